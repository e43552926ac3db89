import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound, wrongState } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import { newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { loadForChange, loadVisible, replaceOrConflict } from '../article.access.js';
import type { Article } from '../article.js';
import { codeOf } from '../article-code.rules.js';
import { contentOf } from '../article-content.rules.js';
import { type ArticleParts, articleEvent, placed, takeCodeNumbers } from '../article-draft.service.js';
import { ArticleState, DraftState } from '../article-enums.js';
import { keepsKnowledge, visibleTo } from '../article.policy.js';
import { withoutTexts } from '../article.store.js';
import { type Act, born, settled, shelved } from '../article.rules.js';
import { checkFollowed, checkLinkable, checkSource, followedVersion, taken } from './translation.rules.js';
import type { TranslationLinks } from './translation-links.service.js';
import type { TranslationStore } from './translation.store.js';

/** Articles in other languages: begun from a source, bound to it, found to be still right. */
export class TranslationService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly translations: TranslationStore,
    private readonly links: TranslationLinks,
  ) {}

  /**
   * Makes an article with a draft that carries the source's live text, its kind, category, product lines and owner; internal, for the
   * teams and tier of the source. Errors: NOT_FOUND, NOT_ALLOWED, INVALID, WRONG_STATE, DUPLICATE, KEY_REUSED.
   */
  async start(
    viewer: Viewer,
    input: { sourceId: string; locale: Locale; idempotencyKey?: string | null },
  ): Promise<Article> {
    if (!keepsKnowledge(viewer)) throw notAllowed();
    const { foundation, store, categories } = this.parts;
    const tree = await categories.tree();
    const id = await foundation.idempotency.once(
      viewer,
      'articleTranslationStart',
      input.idempotencyKey,
      input,
      async (remember) => {
        const source = await this.#source(viewer, input.sourceId);
        checkSource(source, input.locale, 'locale');
        await this.#checkFree(source, input.locale, 'locale');
        return this.#once(source, input.locale, 'locale', () =>
          foundation.transactions.run(async (transaction) => {
            const number = await takeCodeNumbers(this.parts, 1);
            const article = placed(
              this.#begun(source, input.locale, codeOf(source.kind, number), this.#act(viewer)),
              tree,
            );
            await store.insert([article]);
            await remember(article._id);
            transaction.append(
              articleEvent(viewer, 'article.translation-started', null, article, {
                translationOf: source.code,
                sourceVersion: source.version,
                locale: input.locale,
              }),
            );
            return article._id;
          }),
        );
      },
    );
    const [article] = await store.byIds([id]);
    if (!article) throw new Error('An article that was just made is gone.');
    return article;
  }

  /** Binds an article to its source. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, INVALID, WRONG_STATE, DUPLICATE, OUT_OF_RANGE. */
  async link(
    viewer: Viewer,
    id: string,
    input: { sourceId: string; expectedVersion: number; sourceVersion?: number | null },
  ): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    const source = await this.#source(viewer, input.sourceId);
    const own = await this.translations.translationIds([article._id]);
    checkLinkable(article, source, own.get(article._id)?.length ?? 0);
    checkSource(source, article.locale, 'sourceId');
    await this.#checkFree(source, article.locale, 'sourceId');
    const followed = checkFollowed(source, input.sourceVersion ?? source.version ?? 0, 1);
    const { draft } = article;
    const bound = {
      ...article,
      translationOf: source._id,
      translatedVersion: article.version === null ? null : followed,
      draft: draft && { ...draft, translatedVersion: followed },
    };
    const told = { translationOf: source.code, sourceVersion: followed };
    return this.#once(source, article.locale, 'sourceId', () =>
      this.#save(viewer, 'article.translation-linked', article, bound, told),
    );
  }

  /** Lets an article be no translation any more; both stay as they are. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async unlink(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    if (article.translationOf === null) throw this.#noTranslation();
    const [source] = await this.parts.store.byIds([article.translationOf], withoutTexts);
    const { draft } = article;
    return this.#save(
      viewer,
      'article.translation-unlinked',
      article,
      {
        ...article,
        translationOf: null,
        translatedVersion: null,
        draft: draft && { ...draft, translatedVersion: null },
      },
      { translationOf: source?.code ?? null },
    );
  }

  /**
   * Notes that a text is right for a version of its source, without a new text: the live one, or the working copy that is being written.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, OUT_OF_RANGE.
   */
  async confirm(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; sourceVersion: number; text?: 'LIVE' | 'DRAFT' | null },
  ): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    if (article.state === ArticleState.ARCHIVED)
      throw wrongState('条目已归档，请先恢复。', 'It is archived; restore it first.');
    if (article.translationOf === null) throw this.#noTranslation();
    const source = await this.#source(viewer, article.translationOf);
    const { draft } = article;
    const ofDraft = (input.text ?? (article.version === null ? 'DRAFT' : 'LIVE')) === 'DRAFT';
    if (ofDraft ? draft?.state !== DraftState.DRAFT : article.version === null)
      throw wrongState('没有可确认的文本。', 'There is no such text, or its draft is not being written.', 'text');
    const before = ofDraft ? (draft?.translatedVersion ?? article.translatedVersion) : article.translatedVersion;
    const followed = checkFollowed(source, input.sourceVersion, Math.max(1, before ?? 1));
    // A working copy beside the live text never follows less than that one: publishing it must not turn the clock back.
    const ofCopy = ofDraft ? followed : Math.max(draft?.translatedVersion ?? 0, followed);
    return this.#save(
      viewer,
      'article.translation-confirmed',
      article,
      {
        ...article,
        translatedVersion: ofDraft ? article.translatedVersion : followed,
        draft: draft && { ...draft, translatedVersion: ofCopy },
      },
      {
        translationOf: source.code,
        sourceVersion: followed,
        sourceVersionBefore: before,
        text: ofDraft ? 'DRAFT' : 'LIVE',
      },
    );
  }

  /**
   * The published translations that go to the archive with their source. Throws REQUIRED where there are some and nobody said what
   * becomes of them. Before the transaction.
   */
  async retiredWith(source: Article, withTranslations: boolean | null | undefined): Promise<Article[]> {
    if (source.translationOf !== null) return [];
    const ids = (await this.translations.translationIds([source._id])).get(source._id) ?? [];
    const live = (await this.parts.store.byIds(ids)).filter((one) => one.state === ArticleState.PUBLISHED);
    if (live.length && withTranslations == null) {
      throw new UserError(
        fault(
          UserErrorCode.REQUIRED,
          `还有 ${live.length} 个已发布的译文，请说明是否一同归档。`,
          `${live.length} published translations: say whether they go to the archive too.`,
          'withTranslations',
        ),
      );
    }
    return withTranslations === true ? live : [];
  }

  /**
   * Puts translations into the archive, each with its own event; inside the transaction that does it with their source, whose caller tells
   * those who follow.
   */
  async retire(
    viewer: Viewer,
    translations: readonly Article[],
    reason: string,
    transaction: Transaction,
  ): Promise<{ before: Article; after: Article }[]> {
    const changes = [];
    for (const before of translations) {
      const after = await replaceOrConflict(this.parts.store, before, shelved(before, this.#act(viewer)));
      transaction.append({
        ...articleEvent(viewer, 'article.archived', before, after, { reason, withSource: true }),
        ...(after.version === null ? {} : { version: after.version }),
      });
      changes.push({ before, after });
    }
    return changes;
  }

  /** The article that is meant as source: that of a translation where one is named. NOT_FOUND where it may not be read. */
  async #source(viewer: Viewer, id: string): Promise<Article> {
    const named = await loadVisible(this.parts.store, viewer, id, 'sourceId');
    if (named.translationOf === null) return named;
    const now = this.parts.foundation.clock.now();
    const [source] = await this.parts.store.visible([named.translationOf], visibleTo(viewer, now));
    if (!source) throw notFound('sourceId');
    return source;
  }

  async #checkFree(source: Article, locale: Locale, field: string): Promise<void> {
    const ids = (await this.translations.translationIds([source._id])).get(source._id) ?? [];
    const others = await this.parts.store.byIds(ids, withoutTexts);
    if (others.some((other) => other.locale === locale)) throw taken(field);
  }

  /** Somebody else may bind the same language in the same moment: the index decides, and the later one is refused. */
  async #once<T>(source: Article, locale: Locale, field: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // Which index it was is not always said: whether the place is taken now tells it.
      if (duplicateKey(error)) await this.#checkFree(source, locale, field);
      throw error;
    }
  }

  #begun(source: Article, locale: Locale, code: string, act: Act): Article {
    const { kind, tierRank, teams, ownerId, ownerTeamId } = source;
    const id = newId('article', this.parts.foundation.clock);
    const article = born({ id, code, kind, locale, content: contentOf(source), note: null }, act);
    return settled({
      ...article,
      tierRank,
      teams,
      ownerId,
      ownerTeamId,
      translationOf: source._id,
      draft: article.draft && { ...article.draft, translatedVersion: source.version },
    });
  }

  #noTranslation(): UserError {
    return wrongState('条目不是译文。', 'It is no translation.');
  }

  #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Article> {
    return loadForChange(this.parts.store, viewer, id, expectedVersion, keepsKnowledge);
  }

  #act(viewer: Viewer): Act {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }

  #save(
    viewer: Viewer,
    type: string,
    before: Article,
    changed: Article,
    more: Record<string, unknown>,
  ): Promise<Article> {
    const next = settled({ ...changed, updatedAt: this.parts.foundation.clock.now() });
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      transaction.append(
        articleEvent(viewer, type, before, after, { ...more, translatedVersion: followedVersion(after) }),
      );
      await this.links.changed({ before, after, transaction });
      return after;
    });
  }
}
