import type { Viewer } from '../../../platform/auth/viewer.js';
import { isId } from '../../../platform/ids/ids.js';
import { always } from '../../../platform/rules/rules.js';
import { ArticleState } from '../article-enums.js';
import type { Article } from '../article.js';
import { keepsKnowledge, maySee, visibleTo } from '../article.policy.js';
import { type ArticleStore, withoutTexts } from '../article.store.js';

/** Most merges that one redirect follows. */
const longestChain = 50;

/** An article that is given in the place of another. */
export type Redirected = Article & { readonly redirectedFromCode?: string };

/** Codes and ids of merged articles lead to the article that stays. */
export class Redirects {
  constructor(private readonly store: ArticleStore) {}

  /**
   * The article that a merged one's code leads to, for who may read both that (and might read the merged one when it was live). Null
   * where the code is that of no merged article, or nothing may be seen.
   */
  async byCode(viewer: Viewer, code: string): Promise<Redirected | null> {
    const from = await this.store.byCode(code, always);
    return from ? this.#target(viewer, from) : null;
  }

  /** The same by the id of the merged article. Who keeps the knowledge gets null: to them that article is still there. */
  async byId(viewer: Viewer, id: string): Promise<Redirected | null> {
    if (keepsKnowledge(viewer) || !isId(id)) return null;
    const [from] = await this.store.byIds([id], withoutTexts);
    return from ? this.#target(viewer, from) : null;
  }

  /** Id of the article at the end of the chain; null where the article was not merged. Ends even if the data had a circle. */
  async end(from: Pick<Article, '_id' | 'mergedIntoId'>): Promise<string | null> {
    const passed = new Set([from._id]);
    let at = from.mergedIntoId;
    for (let step = 0; at !== null && step < longestChain; step++) {
      if (passed.has(at)) return null;
      passed.add(at);
      const [next] = await this.store.byIds([at], withoutTexts);
      if (!next) return null;
      if (next.mergedIntoId === null) return at;
      at = next.mergedIntoId;
    }
    return null;
  }

  async #target(viewer: Viewer, from: Article): Promise<Redirected | null> {
    if (from.mergedIntoId === null) return null;
    const now = this.store.now();
    // Whoever might never read it does not learn that there was such an article.
    const wasThere = from.version !== null && maySee(viewer, { ...from, state: ArticleState.PUBLISHED }, now);
    if (!wasThere && !keepsKnowledge(viewer)) return null;
    const end = await this.end(from);
    const [target] = end === null ? [] : await this.store.visible([end], visibleTo(viewer, now));
    return target ? { ...target, redirectedFromCode: from.code } : null;
  }
}
