import type { FiguresFragment } from '../../../../gql/knowledge/graphql';
import type { MarkTone } from '../charts/sparkline';
import type { Value } from '../charts/scale';

/** The figures that are counted of searches, by their name in the API. */
export type Figure = Exclude<keyof FiguresFragment, '__typename'>;

/** How a figure is written. */
export type FigureKind = 'count' | 'share' | 'seconds' | 'number';

interface FigureSpec {
  kind: FigureKind;
  /** 1 where more is better, -1 where less is, 0 where it says neither. */
  better: 1 | -1 | 0;
  read: (figures: FiguresFragment) => Value;
}

const spec = (key: Figure, kind: FigureKind, better: 1 | -1 | 0): FigureSpec => ({
  kind,
  better,
  read: (figures) => figures[key],
});

export const FIGURES: Record<Figure, FigureSpec> = {
  intentCount: spec('intentCount', 'count', 0),
  successRate: spec('successRate', 'share', 1),
  clickThroughRate: spec('clickThroughRate', 'share', 1),
  clicksPerSearch: spec('clicksPerSearch', 'number', 0),
  firstHitShare: spec('firstHitShare', 'share', 1),
  meanClickRank: spec('meanClickRank', 'number', -1),
  medianSecondsToOpen: spec('medianSecondsToOpen', 'seconds', -1),
  ninthDecileSecondsToOpen: spec('ninthDecileSecondsToOpen', 'seconds', -1),
  linkRate: spec('linkRate', 'share', 1),
  zeroResultRate: spec('zeroResultRate', 'share', -1),
  noGoodAnswerRate: spec('noGoodAnswerRate', 'share', -1),
  nothingOpenedRate: spec('nothingOpenedRate', 'share', -1),
  lowConfidenceRate: spec('lowConfidenceRate', 'share', -1),
  degradedRate: spec('degradedRate', 'share', -1),
};

/** The figures that have a tile, in order. */
export const TILES = [
  'intentCount',
  'successRate',
  'clickThroughRate',
  'clicksPerSearch',
  'firstHitShare',
  'meanClickRank',
  'medianSecondsToOpen',
  'linkRate',
  'zeroResultRate',
  'noGoodAnswerRate',
  'nothingOpenedRate',
  'lowConfidenceRate',
] as const satisfies readonly Figure[];

/** Below this many searches a rate says nothing. */
export const ENOUGH = 10;

/** A difference smaller than this part of the former value is none. */
const NOTICEABLE = 0.02;

/** Whether a figure went up (1), down (-1) or stayed (0) since the period before; null where one of the two is missing. */
export function courseOf(value: Value, before: Value): -1 | 0 | 1 | null {
  if (value === null || before === null) return null;
  if (Math.abs(value - before) <= Math.abs(before) * NOTICEABLE) return 0;
  return value > before ? 1 : -1;
}

/** Colour where a change is for the better or the worse. */
export function trendTone(key: Figure, value: Value, before: Value): MarkTone {
  const course = courseOf(value, before);
  const { better } = FIGURES[key];
  if (better === 0) return 'brand';
  if (course === null || course === 0) return 'plain';
  return course === better ? 'good' : 'warn';
}
