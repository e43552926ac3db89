import type { Channel, EvaluationFilter, EvaluationMarkKind, QualityMeasure } from '../../../gql/quality/graphql';
import { oneOf, textOf, typedOf } from '../../../lib/address';
import type { DeskSearch } from '../../../lib/use-desk-path';
import { CHANNELS } from '../calls/call-filters';

const MEASURES = [
  ...(['ANY_CRITICAL', 'CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL', 'NON_CRITICAL'] as const),
] as const satisfies readonly QualityMeasure[];
const MARKS = ['ERROR', 'FATAL', 'NA', 'ANSWERED'] as const satisfies readonly EvaluationMarkKind[];
const CRITICAL = ['CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL'] as const;

/** In the place of a team or a queue: what has none. */
export const NONE = '-';

/** What a board hands over with a figure: the conditions that the figure is of, and which of these evaluations are wanted. */
export interface CountedSearch {
  counted: 'yes' | null;
  evaluator: string | null;
  site: string | null;
  line: string | null;
  queue: string | null;
  channel: Channel | null;
  level: string | null;
  /** A team without those below it. */
  ownTeam: string | null;
  /** With an error of these families. */
  measure: QualityMeasure | null;
  /** Ref of a question, and what was said at it. */
  question: string | null;
  mark: EvaluationMarkKind | null;
  version: string | null;
}

export const readCounted = (search: DeskSearch): CountedSearch => ({
  counted: oneOf(['yes'] as const, search['counted']),
  evaluator: textOf(search['evaluator']),
  site: textOf(search['site']),
  line: textOf(search['line']),
  queue: typedOf(search['queue']),
  channel: oneOf(CHANNELS, search['channel']),
  level: typedOf(search['level']),
  ownTeam: textOf(search['ownTeam']),
  measure: oneOf(MEASURES, search['measure']),
  question: typedOf(search['question']),
  mark: oneOf(MARKS, search['mark']),
  version: typedOf(search['version']),
});

/** Their part of the filter of the API. */
export function countedFilter(list: CountedSearch): EvaluationFilter {
  const { counted, evaluator, site, line, queue, channel, level, ownTeam, measure, question, mark, version } = list;
  return {
    ...(counted ? { isCounted: true } : {}),
    ...(evaluator ? { evaluatorId: evaluator } : {}),
    ...(site ? { siteId: site } : {}),
    ...(line ? { lineId: line } : {}),
    ...(queue === NONE ? { hasQueue: false } : queue ? { queue } : {}),
    ...(channel ? { channel } : {}),
    ...(level ? { customerLevel: level } : {}),
    ...(ownTeam === NONE ? { hasTeam: false } : ownTeam ? { ownTeamId: ownTeam } : {}),
    ...(measure ? { errorFamilies: measure === 'ANY_CRITICAL' ? [...CRITICAL] : [measure] } : {}),
    ...(question ? { question: { ref: question, mark: mark ?? 'ERROR' } } : {}),
    ...(version && /^[1-9]\d{0,6}$/.test(version) ? { version: Number(version) } : {}),
  };
}
