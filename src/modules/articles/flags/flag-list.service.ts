import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { ArticleParts } from '../article-draft.service.js';
import { keepsKnowledge, visibleTo } from '../article.policy.js';
import { withoutTexts } from '../article.store.js';
import { type Flag, FlagScope, type FlagState } from './flag.js';
import { isMineToAnswer, mayFlag, maySeeFlag } from './flag.policy.js';
import { unanswered } from './flag.rules.js';
import type { FlagBrief, FlagStore } from './flag.store.js';

/** Most unanswered flags that are judged one by one for somebody; there are few at any time. */
const mostJudged = 5_000;
/** Most flags that are read for one page of articles. */
const mostOfArticles = 2_000;

/** Lists of flags, each judged for who asks. */
export class FlagLists {
  constructor(
    private readonly parts: ArticleParts,
    private readonly flags: FlagStore,
  ) {}

  /** One page; states that are left out: unanswered ones, for RAISED_BY_ME all. */
  async page(
    viewer: Viewer,
    wanted: { scope: FlagScope; states: readonly FlagState[] | null; articleId: string | null },
    request: PageRequest,
  ): Promise<Page<Flag>> {
    const { scope, articleId } = wanted;
    if (scope === FlagScope.RAISED_BY_ME)
      return this.flags.page({ raisedById: viewer.id, states: wanted.states, articleId }, request);
    const states = wanted.states ?? unanswered;
    if (scope === FlagScope.ALL && keepsKnowledge(viewer)) return this.flags.page({ states, articleId }, request);
    const briefs = await this.flags.unansweredBriefs(articleId, mostJudged);
    const judged = await this.#judged(viewer, briefs, scope === FlagScope.MINE_TO_ANSWER);
    const open = states.filter((state) => unanswered.includes(state));
    return this.flags.page({ ids: judged, states: open }, request);
  }

  /** Flags of each article that the viewer may see, in their order. */
  async ofArticles(
    viewer: Viewer,
    articleIds: readonly string[],
    states: readonly FlagState[] | null,
  ): Promise<Map<string, Flag[]>> {
    const found = new Map<string, Flag[]>();
    if (!mayFlag(viewer)) return found;
    const flags = await this.flags.ofArticles(articleIds, states, mostOfArticles);
    const visible = new Set(await this.#judged(viewer, flags, false));
    for (const flag of flags)
      if (visible.has(flag._id)) found.set(flag.articleId, [...(found.get(flag.articleId) ?? []), flag]);
    return found;
  }

  /** Ids of those that the viewer may see; `mine`: and that wait for them. */
  async #judged(viewer: Viewer, flags: readonly FlagBrief[], mine: boolean): Promise<string[]> {
    if (flags.length === 0) return [];
    const now = this.parts.foundation.clock.now();
    const ids = [...new Set(flags.map(({ articleId }) => articleId))];
    const articles = new Map(
      (await this.parts.store.visible(ids, visibleTo(viewer, now), withoutTexts)).map((article) => [
        article._id,
        article,
      ]),
    );
    return flags.flatMap((flag) => {
      const article = articles.get(flag.articleId) ?? null;
      if (!maySeeFlag(viewer, flag, article, now)) return [];
      return !mine || (article && isMineToAnswer(viewer, flag, article)) ? [flag._id] : [];
    });
  }
}
