import type { ServiceTarget } from '../queues/call-queue.js';

/** What is asked for, as far as targets depend on it. */
export interface KindAsked {
  readonly channel?: string | null;
  readonly customerLevel?: string | null;
}

/**
 * The share of calls that has to be answered in time, where one and the same holds for all calls that are asked for; null where there are
 * several or none: calls that are wanted within different times have no common target.
 */
export function targetShareOf(
  targets: readonly ServiceTarget[],
  { channel = null, customerLevel = null }: KindAsked,
): number | null {
  const ofChannel = targets.filter((target) => channel === null || target.channel === channel);
  const channels = [...new Set(ofChannel.map((target) => target.channel))];
  const holding = channels.flatMap((each) => {
    const own = ofChannel.filter((target) => target.channel === each);
    if (customerLevel === null) return own;
    const exact = own.filter((target) => target.level === customerLevel);
    return exact.length ? exact : own.filter((target) => target.level === null);
  });
  const shares = [...new Set(holding.map(({ share }) => share))];
  return shares.length === 1 ? (shares[0] ?? null) : null;
}
