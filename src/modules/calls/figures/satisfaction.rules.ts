import {
  type FigureMeanValue,
  type FigureShareValue,
  defined,
  figureMean,
  figureShare,
} from '../../../platform/rules/figures.js';

/** Marks that customers give, best first. */
export const marks = [5, 4, 3, 2, 1] as const;
export type Mark = (typeof marks)[number];

/** How often each mark was given. */
export type MarkCounts = Readonly<Record<Mark, number>>;

/** What customers say, from marks of one to five. */
export interface SatisfactionValue {
  readonly counts: readonly { readonly mark: Mark; readonly count: number }[];
  readonly topTwo: FigureShareValue;
  readonly top: FigureShareValue;
  readonly bottomTwo: FigureShareValue;
  readonly bottom: FigureShareValue;
  /** Top two less bottom two, -1 to 1; null without marks. */
  readonly net: number | null;
  readonly mean: FigureMeanValue;
  readonly response: FigureShareValue;
}

/** Satisfaction of those who gave a mark; `asked`: all who could have. */
export function satisfactionOf(counts: MarkCounts, asked: number): SatisfactionValue {
  const n = marks.reduce((sum, mark) => sum + counts[mark], 0);
  const share = (variant: string, count: number): FigureShareValue =>
    figureShare(defined('calls.satisfaction', variant), count, n);
  const topTwo = share('TOP_TWO', counts[5] + counts[4]);
  const bottomTwo = share('BOTTOM_TWO', counts[2] + counts[1]);
  return {
    counts: marks.map((mark) => ({ mark, count: counts[mark] })),
    ...{ topTwo, bottomTwo, top: share('TOP', counts[5]), bottom: share('BOTTOM', counts[1]) },
    net: topTwo.value === null || bottomTwo.value === null ? null : topTwo.value - bottomTwo.value,
    mean: figureMean(defined('calls.satisfaction.mean'), {
      of: n,
      sum: marks.reduce((sum, mark) => sum + mark * counts[mark], 0),
      squares: marks.reduce((sum, mark) => sum + mark * mark * counts[mark], 0),
    }),
    response: figureShare(defined('calls.satisfaction.response'), n, asked),
  };
}
