import { type Stage, firstOf, quantiles } from '../../../platform/rules/stages.js';
import type { Match } from './evaluation-filter.rules.js';

/** What was counted of the time from the end of a call to the release of its evaluation, in hours. */
export interface ReleaseCounts {
  readonly of: number;
  readonly sum: number;
  readonly squares: number;
  readonly sameDay: number;
}

/** Time zone of a site. */
export interface SiteZone {
  readonly _id: string;
  readonly timeZone: string;
}

const hourMs = 3_600_000;

/** The zone of an evaluation's site, as an expression; UTC without one. */
const zoneOf = (sites: readonly SiteZone[]): unknown =>
  firstOf(
    sites.map(({ _id, timeZone }) => [{ $eq: ['$siteId', { $literal: _id }] }, { $literal: timeZone }] as const),
    'UTC',
  );

const withBoth = (match: Match): Stage => ({
  $match: { $and: [match, { callEndedAt: { $type: 'date' }, releasedAt: { $type: 'date' } }] },
});
const lasted = { $divide: [{ $subtract: ['$releasedAt', '$callEndedAt'] }, hourMs] };

/** How many hours releases took in sum, and how many came on the day of the call. */
export const releasePipeline = (match: Match, sites: readonly SiteZone[]): Stage[] => [
  withBoth(match),
  {
    $project: {
      _id: 0,
      hours: lasted,
      isSameDay: {
        $eq: ['$day', { $dateToString: { date: '$releasedAt', format: '%Y-%m-%d', timezone: zoneOf(sites) } }],
      },
    },
  },
  {
    $group: {
      _id: null,
      of: { $sum: 1 },
      sum: { $sum: '$hours' },
      squares: { $sum: { $multiply: ['$hours', '$hours'] } },
      sameDay: { $sum: { $cond: ['$isSameDay', 1, 0] } },
    },
  },
];

/** Median and 9th decile of the hours, by nearest rank. */
export const releaseTimesPipeline = (match: Match): Stage[] => [
  withBoth(match),
  { $project: { _id: 0, hours: lasted } },
  ...quantiles('hours', null),
];
