import type { Article } from '../article.js';
import { ArticleState } from '../article-enums.js';
import { endless } from './validity.rules.js';

/** What the passing of time brings about for an article. */
export type ClockAct = 'PUBLISH' | 'BEGIN' | 'END';

type Timed = Pick<Article, 'state' | 'effectiveFrom' | 'effectiveTo' | 'clockSeen'> & {
  readonly next: { readonly effectiveFrom: number } | null;
  readonly draft: { readonly schedule: { readonly at: Date } | null } | null;
};

/** Moments of an article that have not been dealt with, earliest first. */
function momentsOf({
  state,
  effectiveFrom,
  effectiveTo,
  clockSeen,
  next,
  draft,
}: Timed): { at: number; act: ClockAct }[] {
  const moments: { at: number; act: ClockAct }[] = [];
  if (draft?.schedule) moments.push({ at: draft.schedule.at.getTime(), act: 'PUBLISH' });
  if (state === ArticleState.PUBLISHED) {
    if (effectiveFrom > clockSeen) moments.push({ at: effectiveFrom, act: 'BEGIN' });
    if (next) moments.push({ at: next.effectiveFrom, act: 'BEGIN' });
    if (effectiveTo > clockSeen && effectiveTo < endless) moments.push({ at: effectiveTo, act: 'END' });
  }
  return moments.sort((a, b) => a.at - b.at);
}

/** The next moment at which the clock has something to do with an article, epoch milliseconds; null for none. */
export const clockAtOf = (article: Timed): number | null => momentsOf(article)[0]?.at ?? null;

/** The first thing that the clock has to do with an article by now; null for nothing. */
export function dueAct(article: Timed, now: Date): { at: number; act: ClockAct } | null {
  const [first] = momentsOf(article);
  return first && first.at <= now.getTime() ? first : null;
}
