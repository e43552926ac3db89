import { UserErrorCode } from '../../../platform/errors/index.js';
import { usualTooFewBelow } from '../../../platform/rules/figures.js';
import { Faults } from '../../people/index.js';
import { QualityMeasure, type QualityTarget, type QualityTargets } from './quality-target.js';

/** Most targets of the centre. */
export const mostTargets = 200;
/** Limits of the number of evaluations under which figures are marked. */
const tooFewLimits = { least: 2, most: 1_000 } as const;

/** What holds until somebody sets something: no target at all. */
export const noTargets: QualityTargets = { items: [], tooFewBelow: usualTooFewBelow, revision: 0, updatedAt: null };

const measures = Object.values(QualityMeasure);
const placeOf = ({ measure, queue }: QualityTarget): string => `${measures.indexOf(measure)} ${queue ?? ''}`;

/** The targets in their order. Throws what is wrong with them: TOO_MANY, OUT_OF_RANGE, DUPLICATE, NOT_FOUND. */
export function checkedTargets(
  given: readonly QualityTarget[],
  knownQueues: ReadonlySet<string>,
  tooFewBelow: number,
): QualityTarget[] {
  const faults = new Faults();
  if (given.length > mostTargets)
    faults.add(UserErrorCode.TOO_MANY, `最多 ${mostTargets} 个目标。`, `At most ${mostTargets} targets.`, 'items');
  const seen = new Set<string>();
  for (const [at, target] of given.slice(0, mostTargets).entries()) {
    const [field, place] = [['items', String(at)], placeOf(target)];
    if (seen.has(place))
      faults.add(
        UserErrorCode.DUPLICATE,
        '同一指标和队列只能有一个目标。',
        'One target for each measure and queue.',
        ...field,
      );
    seen.add(place);
    if (!(target.share > 0 && target.share <= 1))
      faults.add(
        UserErrorCode.OUT_OF_RANGE,
        '目标须大于 0，不超过 1。',
        'A target is above 0, at most 1.',
        ...field,
        'share',
      );
    if (target.queue !== null && !knownQueues.has(target.queue))
      faults.add(UserErrorCode.NOT_FOUND, '没有这个队列。', 'There is no such queue.', ...field, 'queue');
  }
  const { least, most } = tooFewLimits;
  if (!Number.isInteger(tooFewBelow) || tooFewBelow < least || tooFewBelow > most)
    faults.add(UserErrorCode.OUT_OF_RANGE, `须为 ${least} 到 ${most}。`, `It is ${least} to ${most}.`, 'tooFewBelow');
  faults.check();
  return [...given].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** The target of a measure in a queue (null: over all queues): that of the queue, otherwise that of all; null without either. */
export function targetOf(
  { items }: Pick<QualityTargets, 'items'>,
  measure: QualityMeasure,
  queue: string | null,
): number | null {
  const of = (key: string | null): number | undefined =>
    items.find((target) => target.measure === measure && target.queue === key)?.share;
  return (queue === null ? undefined : of(queue)) ?? of(null) ?? null;
}
