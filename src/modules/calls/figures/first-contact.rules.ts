import { type FigureShareValue, defined, figureShare } from '../../../platform/rules/figures.js';
import { type Stage, firstOf } from '../../../platform/rules/stages.js';
import { type CallFilter, ruleExpression } from './call-filter.rules.js';

/** How repeats are recognised. */
export interface RepeatRule {
  /** A contact is repeated when the same customer comes again within so long after it ended. */
  readonly windowHours: number;
  readonly sameReason: boolean;
  /** Whether a try that nobody answered counts as coming again. */
  readonly abandonedCountsAsRepeat: boolean;
  /** Dispositions of contacts that could not be solved at first; null where nobody asks. */
  readonly unsolvableDispositions: readonly string[] | null;
}

/** How a contact ended up: its window is over and nobody came again, somebody did, or the window is open. */
export type ContactState = 'RESOLVED' | 'REPEATED' | 'PENDING';

const hourMs = 3_600_000;
/** So long a chain of transfers may last: it may have begun before the period, and may end with legs that the filter does not hold. */
const chainMs = 24 * hourMs;

const isTaken = { $eq: [{ $type: '$answeredAt' }, 'date'] };
/** Legs that came later sort after earlier ones, and those that were handed on after the first: the least of such objects is that one's. */
const atTime = (parts: object): object => ({
  at: '$offeredAt',
  isHandedOn: { $eq: [{ $type: '$transferOf' }, 'string'] },
  ...parts,
});

/**
 * The handled contacts of a filter, each with its state. A contact is a chain of transfers: it begins with its first leg, which decides
 * whether the filter holds it, and ends with its last. Its repeats may come by any way and to anybody. `lastEnd`: when the last call of
 * the filter ended. Contacts of unknown customers are left out; those without a reason are of one reason.
 *
 * For each end of a contact the next beginning of the same customer is wanted, and contacts may overlap: so beginnings and ends are put in
 * one order (a beginning at the very end comes before it, and does not count), and the least beginning after each end is taken.
 */
export const contactsPipeline = (filter: CallFilter, rule: RepeatRule, lastEnd: Date, asOf: Date): Stage[] => {
  const windowMs = rule.windowHours * hourMs;
  const from = new Date(filter.from.getTime() - chainMs);
  const to = new Date(lastEnd.getTime() + chainMs + windowMs);
  const windowEnd = { $add: ['$events.at', windowMs] };
  const counts = rule.abandonedCountsAsRepeat ? true : '$isHandled';
  return [
    {
      $match: {
        'customer.hash': { $type: 'string' },
        'customer.keyId': { $ne: 'erased' },
        offeredAt: { $gte: from, $lte: to },
      },
    },
    {
      $group: {
        _id: '$chainId',
        first: { $min: atTime({ isIn: ruleExpression(filter.rule), customer: '$customer.hash' }) },
        last: { $max: atTime({ disposition: '$disposition' }) },
        reason: {
          $min: {
            $cond: [
              { $eq: [{ $type: '$reasonTreeId' }, 'string'] },
              atTime({ tree: '$reasonTreeId', node: '$reasonNodeKey' }),
              null,
            ],
          },
        },
        end: { $max: '$endedAt' },
        isHandled: { $max: isTaken },
      },
    },
    {
      $project: {
        customer: '$first.customer',
        ...(rule.sameReason ? { reason: { tree: '$reason.tree', node: '$reason.node' } } : {}),
        disposition: '$last.disposition',
        events: {
          $concatArrays: [
            [{ at: '$first.at', isEnd: false, begins: { $cond: [counts, '$first.at', null] } }],
            {
              $cond: [
                {
                  $and: [
                    '$isHandled',
                    '$first.isIn',
                    { $gte: ['$first.at', filter.from] },
                    { $lt: ['$first.at', filter.to] },
                  ],
                },
                [{ at: '$end', isEnd: true, began: '$first.at' }],
                [],
              ],
            },
          ],
        },
      },
    },
    { $unwind: '$events' },
    {
      $setWindowFields: {
        partitionBy: rule.sameReason ? { customer: '$customer', reason: '$reason' } : '$customer',
        sortBy: { 'events.at': 1, 'events.isEnd': 1 },
        output: { next: { $min: '$events.begins', window: { documents: [1, 'unbounded'] } } },
      },
    },
    { $match: { 'events.isEnd': true } },
    {
      $project: {
        began: '$events.began',
        disposition: 1,
        state: firstOf(
          [
            [{ $gt: [windowEnd, asOf] }, 'PENDING'],
            [{ $and: [{ $ne: ['$next', null] }, { $lte: ['$next', windowEnd] }] }, 'REPEATED'],
          ],
          'RESOLVED',
        ),
      },
    },
  ];
};

/** What was counted of the contacts that began on one day. */
export interface ContactRow {
  readonly day: string;
  readonly resolved: number;
  readonly repeated: number;
  readonly pending: number;
  /** Repeated ones that could not be solved at first. */
  readonly unsolvable: number;
}

const countIf = (...tests: object[]): object => ({ $sum: { $cond: [{ $and: tests }, 1, 0] } });
const isState = (state: ContactState): object => ({ $eq: ['$state', state] });

/** Counts contacts by the day on which they began. */
export const contactCounts = ({ timeZone }: CallFilter, { unsolvableDispositions }: RepeatRule): Stage[] => [
  {
    $group: {
      _id: { $dateToString: { date: '$began', format: '%Y-%m-%d', timezone: timeZone } },
      resolved: countIf(isState('RESOLVED')),
      repeated: countIf(isState('REPEATED')),
      pending: countIf(isState('PENDING')),
      unsolvable: countIf(isState('REPEATED'), {
        $in: [{ $ifNull: ['$disposition', null] }, { $literal: [...(unsolvableDispositions ?? [])] }],
      }),
    },
  },
  { $project: { _id: 0, day: '$_id', resolved: 1, repeated: 1, pending: 1, unsolvable: 1 } },
];

/** The rule in short words, for the definition of its figures. */
export const repeatVariant = ({ windowHours, sameReason, abandonedCountsAsRepeat }: RepeatRule): string =>
  [
    `${windowHours}h`,
    sameReason ? 'SAME_REASON' : 'ANY_REASON',
    abandonedCountsAsRepeat ? 'ABANDONED_REPEAT' : 'ABANDONED_IGNORED',
  ].join('/');

/** First-contact resolution of contacts whose window is over. */
export interface ResolutionValue {
  readonly resolution: FigureShareValue;
  readonly repeat: FigureShareValue;
  /** Without contacts that could not be solved at first; null where nobody asked. */
  readonly net: FigureShareValue | null;
}

/** Gross and net resolution, and the repeat rate of the same rule; `unsolvable` null where nobody asks for the net one. The target is of the gross one. */
export function resolutionOf(
  {
    eligible,
    resolved,
    unsolvable,
  }: { readonly eligible: number; readonly resolved: number; readonly unsolvable: number | null },
  variant: string,
  target: number | null = null,
): ResolutionValue {
  return {
    resolution: figureShare(defined('calls.first-contact-resolution', variant), resolved, eligible, { target }),
    repeat: figureShare(defined('calls.repeat', variant), eligible - resolved, eligible),
    net:
      unsolvable === null
        ? null
        : figureShare(defined('calls.first-contact-resolution.net', variant), resolved, eligible - unsolvable),
  };
}
