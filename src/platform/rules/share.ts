/** 95 % of a normal distribution lie within so many standard deviations. */
export const z95 = 1.959963984540054;

/** Where a true share lies with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's interval of a share at 95 %: where the true share lies when `hits` of `count` said yes. Null while nobody answered. Unlike
 * the usual formula it is right for small counts and for shares near 0 and 1. The count need not be whole (that of weighted evidence).
 */
export function wilsonInterval(hits: number, count: number): Interval | null {
  if (count <= 0) return null;
  const share = hits / count;
  const z2 = (z95 * z95) / count;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (z95 * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count))) / (1 + z2);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** A share with what it was counted from; value and interval are null without evidence. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly value: number | null;
  /** Wilson's interval at 95 %. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A share of so many among so many. */
export function shareOf(count: number, of: number): Share {
  const interval = wilsonInterval(count, of);
  return { count, of, value: of > 0 ? count / of : null, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** Where a share stands to its target; emitted as the enum `TargetVerdict`. */
export enum TargetVerdict {
  BELOW = 'BELOW',
  NOT_DISTINGUISHABLE = 'NOT_DISTINGUISHABLE',
  ABOVE = 'ABOVE',
}

/** The verdict on a share by its interval; null without a target or without evidence. */
export function verdictOf(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  target: number | null,
): TargetVerdict | null {
  if (target === null || low === null || high === null) return null;
  if (high < target) return TargetVerdict.BELOW;
  return low > target ? TargetVerdict.ABOVE : TargetVerdict.NOT_DISTINGUISHABLE;
}
