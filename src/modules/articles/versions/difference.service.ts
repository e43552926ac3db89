import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/ids.js';
import type { Article } from '../article.js';
import type { ArticleParts } from '../article-draft.service.js';
import { lineIdsOf } from '../article-content.rules.js';
import { mayReadDraft, mayReadVersion, readsInternal, visibleTo } from '../article.policy.js';
import { lastNumber } from '../article.rules.js';
import type { LineNames } from '../article.search.js';
import type { ArticleDifference } from './article-difference.js';
import { type Names, type Side, contentDifference } from './article-difference.rules.js';

/** Which text of an article is meant. */
export type TextChoice = { readonly version: number } | { readonly text: 'LIVE' | 'DRAFT' };

/** Which text a client means; throws BAD_USER_INPUT unless it says exactly one. */
export function textChoice(given: { version?: number | null; text?: 'LIVE' | 'DRAFT' | null }): TextChoice {
  const { version = null, text = null } = given;
  if (version !== null && text === null) return { version };
  if (version === null && text !== null) return { text };
  throw badInput('Say which text is meant: either `version` or `text`.');
}

/** What changed between two texts of an article, for who may read both. */
export class DifferenceService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly lineNames: LineNames,
  ) {}

  /** Null where the article or one of the texts is absent or unreadable; outsiders read the live text only, so there is nothing to compare. */
  async between(
    viewer: Viewer,
    articleId: string,
    from: TextChoice,
    to: TextChoice,
  ): Promise<ArticleDifference | null> {
    if (!readsInternal(viewer) || !isId(articleId)) return null;
    const { store, foundation } = this.parts;
    const [article] = await store.visible([articleId], visibleTo(viewer, foundation.clock.now()));
    return article ? this.ofArticle(viewer, article, from, to) : null;
  }

  /** The same for an article that was read for this viewer already. */
  async ofArticle(
    viewer: Viewer,
    article: Article,
    from: TextChoice,
    to: TextChoice,
  ): Promise<ArticleDifference | null> {
    if (!readsInternal(viewer)) return null;
    const before = await this.#side(viewer, article, from);
    const after = before && (await this.#side(viewer, article, to));
    if (!before || !after) return null;
    return contentDifference(before, after, article.locale, await this.#names(viewer, [before, after]));
  }

  async #side(viewer: Viewer, article: Article, choice: TextChoice): Promise<Side | null> {
    const { store, foundation } = this.parts;
    if ('text' in choice) {
      if (choice.text === 'DRAFT') {
        if (!article.draft || !mayReadDraft(viewer)) return null;
        const number = lastNumber(article) + 1;
        return { mark: { number, isDraft: true, isLive: false }, content: article.draft };
      }
      if (article.version === null) return null;
      return { mark: { number: article.version, isDraft: false, isLive: true }, content: article };
    }
    const { version: number } = choice;
    if (!Number.isInteger(number) || number < 1) return null;
    const version = await store.version(article._id, number);
    if (!version || !mayReadVersion(viewer, article, version, foundation.clock.now())) return null;
    return { mark: { number, isDraft: false, isLive: number === article.version }, content: version };
  }

  async #names(viewer: Viewer, sides: readonly Side[]): Promise<Names> {
    const inLanguage = (name: { zhCN: string; en: string }): string => (viewer.locale === 'en' ? name.en : name.zhCN);
    const lineIds = [...new Set(sides.flatMap(({ content }) => lineIdsOf(content.lines)))];
    const lines = new Map(
      lineIds.length ? (await this.lineNames(lineIds)).map(({ _id, name }) => [_id, inLanguage(name)]) : [],
    );
    const tree = sides.some(({ content }) => content.categoryId !== null)
      ? await this.parts.categories.tree()
      : undefined;
    const path = (id: string): string[] => tree?.path(id).map((category) => inLanguage(category.name)) ?? [];
    // What is gone has no name any more; that it was there is told all the same.
    return { category: (id) => path(id).join(' / ') || '…', line: (id) => lines.get(id) ?? '…' };
  }
}
