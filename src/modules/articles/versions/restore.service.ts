import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import { loadForChange, replaceOrConflict } from '../article.access.js';
import type { Article, ArticleContent } from '../article.js';
import { articleEvent, placed, type ArticleParts } from '../article-draft.service.js';
import { ArticleState, DraftState } from '../article-enums.js';
import { contentOf } from '../article-content.rules.js';
import { keepsKnowledge, mayReadVersion } from '../article.policy.js';
import { edited, settled } from '../article.rules.js';

const sameText = (a: ArticleContent, b: ArticleContent): boolean =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));

/** Brings an earlier text back as a working copy; it is reviewed and published like any other, as a new version. */
export class VersionRestoreService {
  constructor(private readonly parts: ArticleParts) {}

  /**
   * Opens a working copy with the text of a version. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE (archived, in review, or
   * another working copy is there and `replaceDraft` was not said).
   */
  async restore(
    viewer: Viewer,
    id: string,
    input: { version: number; expectedVersion: number; replaceDraft?: boolean | null },
  ): Promise<Article> {
    const { store, foundation, categories } = this.parts;
    const article = await loadForChange(store, viewer, id, input.expectedVersion, keepsKnowledge);
    const { version: number } = input;
    const version = Number.isInteger(number) && number > 0 ? await store.version(article._id, number) : null;
    const now = foundation.clock.now();
    if (!version || !mayReadVersion(viewer, article, version, now)) {
      throw new UserError(fault(UserErrorCode.NOT_FOUND, '没有这个版本。', 'There is no such version.', 'version'));
    }
    const { draft } = article;
    if (article.state === ArticleState.ARCHIVED)
      throw wrongState('条目已归档，请先恢复。', 'It is archived; restore it first.');
    if (draft?.state === DraftState.IN_REVIEW)
      throw wrongState('草稿正在审核，请先撤回。', 'The draft is in review; withdraw it first.');
    if (draft && !sameText(draft, version) && input.replaceDraft !== true) {
      throw wrongState(
        '已有一份草稿，恢复会替换它，请确认。',
        'There is a working copy already; confirm that it is to be replaced.',
        'replaceDraft',
      );
    }
    const content = await this.#standing(contentOf(version));
    const note = article.locale === 'en' ? `Restores version ${number}` : `恢复第 ${number} 版`;
    const act = { by: viewer.id, at: now };
    // The old working copy goes with those who wrote in it: its text is not in the new one.
    const opened = edited({ ...article, draft: null }, content, note, act);
    const next = opened.draft
      ? { ...opened, draft: { ...opened.draft, translatedVersion: version.translatedVersion ?? null } }
      : opened;
    const tree = await categories.tree();
    return foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(store, article, placed(settled(next), tree));
      transaction.append(
        articleEvent(viewer, 'article.version-restored', article, after, {
          restoredVersion: number,
          replacedDraft: draft !== null,
        }),
      );
      return after;
    });
  }

  /** The text with what it refers to as far as that still exists: a category or a product line that is gone since is left out. */
  async #standing(content: ArticleContent): Promise<ArticleContent> {
    const tree = await this.parts.categories.tree();
    const lines = content.lines.filter((id) => id !== '*');
    const known = lines.length ? await this.parts.people.knownLines(lines) : new Set<string>();
    // A text for lines that are all gone would become one for everybody: it stays bound to them until somebody chooses.
    const kept = content.lines.filter((id) => id === '*' || known.has(id));
    return {
      ...content,
      categoryId: content.categoryId !== null && tree.get(content.categoryId) ? content.categoryId : null,
      lines: kept.length ? kept : content.lines,
    };
  }
}
