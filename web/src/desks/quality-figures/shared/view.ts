import type {
  CallFiguresFilter,
  Channel,
  QualityFiguresFilter,
  QualityMeasure,
} from '../../../gql/quality-figures/graphql';
import { oneOf, textOf, typedOf } from '../../../lib/address';
import { lastDays, type Period, readPeriod } from '../../../lib/period';
import { type DeskSearch, useDeskPath } from '../../../lib/use-desk-path';

export const CHANNELS = ['PHONE', 'CHAT', 'MAIL', 'WEB', 'SOCIAL', 'COUNTER'] as const satisfies readonly Channel[];
export const MEASURES = [
  'ANY_CRITICAL',
  'CUSTOMER_CRITICAL',
  'BUSINESS_CRITICAL',
  'COMPLIANCE_CRITICAL',
  'NON_CRITICAL',
] as const satisfies readonly QualityMeasure[];

/** Twelve weeks and a bit: enough points for a control chart. */
const USUAL_DAYS = 90;

/** What is counted, as it stands in the address. */
export interface FiguresView {
  readonly period: Period;
  readonly site: string | null;
  readonly team: string | null;
  readonly queue: string | null;
  readonly line: string | null;
  readonly channel: Channel | null;
  readonly level: string | null;
  readonly card: string | null;
  readonly version: number | null;
  /** Which errors the chart, the agents and the groups are about. */
  readonly measure: QualityMeasure;
  /** Estimates by sampling weights beside the plain figures. */
  readonly weighted: boolean;
}

export const useFiguresPath = () => useDeskPath('/quality/figures');

export function readView(search: DeskSearch): FiguresView {
  const { version } = search;
  const card = textOf(search['card']);
  return {
    period: search['from'] === undefined ? lastDays(USUAL_DAYS) : readPeriod(search),
    site: textOf(search['site']),
    team: textOf(search['team']),
    queue: typedOf(search['queue']),
    line: textOf(search['line']),
    channel: oneOf(CHANNELS, search['channel']),
    level: typedOf(search['level']),
    card,
    version: card !== null && typeof version === 'number' && Number.isInteger(version) ? version : null,
    measure: oneOf(MEASURES, search['measure']) ?? 'ANY_CRITICAL',
    weighted: search['weighted'] === true,
  };
}

export function writeView({ period, measure, weighted, ...rest }: FiguresView): DeskSearch {
  const known = Object.entries(rest).filter((entry): entry is [string, string | number] => entry[1] !== null);
  return {
    from: period.from,
    to: period.to,
    ...Object.fromEntries(known),
    ...(measure === 'ANY_CRITICAL' ? {} : { measure }),
    ...(weighted ? { weighted } : {}),
  };
}

/** Evaluations that are counted. */
export const qualityFilterOf = (view: FiguresView): QualityFiguresFilter => ({
  fromDay: view.period.from,
  toDay: view.period.to,
  ...(view.site === null ? {} : { siteId: view.site }),
  ...(view.team === null ? {} : { teamId: view.team }),
  ...(view.queue === null ? {} : { queue: view.queue }),
  ...(view.line === null ? {} : { lineId: view.line }),
  ...(view.channel === null ? {} : { channel: view.channel }),
  ...(view.level === null ? {} : { customerLevel: view.level }),
  ...(view.card === null ? {} : { scorecardId: view.card }),
  ...(view.version === null ? {} : { version: view.version }),
});

/** The calls of the same filter; a scorecard tells nothing of calls. */
export const callFilterOf = (view: FiguresView): CallFiguresFilter => ({
  fromDay: view.period.from,
  toDay: view.period.to,
  ...(view.site === null ? {} : { siteId: view.site }),
  ...(view.team === null ? {} : { teamId: view.team }),
  ...(view.queue === null ? {} : { queue: view.queue }),
  ...(view.line === null ? {} : { lineId: view.line }),
  ...(view.channel === null ? {} : { channel: view.channel }),
  ...(view.level === null ? {} : { customerLevel: view.level }),
});
