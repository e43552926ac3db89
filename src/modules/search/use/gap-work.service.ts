import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import {
  UserError,
  UserErrorCode,
  conflict,
  fault,
  notAllowed,
  notFound,
  wrongState,
} from '../../../platform/errors/index.js';
import type { NewEvent, Transaction } from '../../../platform/events/index.js';
import type { Connection, PageRequest } from '../../../platform/graphql/connection.js';
import { isId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { type Article, ArticleKind, ArticleState, contentLimits } from '../../articles/index.js';
import { keepsSearch } from '../search.policy.js';
import { dayOf } from '../shared/days.rules.js';
import { cleanWords, merged, newWords } from './gap.rules.js';
import {
  begun,
  checkMerge,
  claimed,
  closed,
  dismissed,
  drafted,
  type GapChange,
  released,
  reopened,
} from './gap-work.rules.js';
import type { SearchGap } from './search-gap.js';
import type { GapFilter, SearchGapStore } from './search-gap.store.js';
import type { SearchGapOrder } from './use-enums.js';
import type { UseNeeds } from './use.needs.js';

/** A wish to change a gap that was seen at a revision. */
interface Wish {
  readonly expectedVersion: number;
}

/** What events tell: no words of callers, because events are kept longer than reports, and the gap has them. */
const summary = ({ state, claimedById, articleId, revision }: SearchGap): Record<string, unknown> => ({
  state,
  claimedById,
  articleId,
  revision,
});

/** What knowledge editors do with gaps. Each step is one transaction with its event. */
export class GapWorkService {
  constructor(
    private readonly foundation: Pick<Foundation, 'transactions' | 'clock'>,
    private readonly store: SearchGapStore,
    private readonly drafts: UseNeeds['articles']['drafts'],
  ) {}

  /** One gap; null where it does not exist or the viewer is no editor. */
  async gap(viewer: Viewer, id: string): Promise<SearchGap | null> {
    return keepsSearch(viewer) && isId(id) ? this.store.byId(id) : null;
  }

  /** Several gaps by id, for who may see them. */
  async gaps(viewer: Viewer, ids: readonly string[]): Promise<SearchGap[]> {
    return keepsSearch(viewer) ? this.store.byIds(ids) : [];
  }

  /** A page of the list. Error: NOT_ALLOWED. */
  list(
    viewer: Viewer,
    filter: Omit<GapFilter, 'claimedById'> & { readonly claimedByViewer?: boolean | null },
    order: `${SearchGapOrder}`,
    request: PageRequest,
  ): Promise<Connection<SearchGap>> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const { claimedByViewer, ...rest } = filter;
    return this.store.page({ ...rest, claimedById: claimedByViewer ? viewer.id : null }, order, request);
  }

  /** Claims a gap. Errors: NOT_FOUND, CONFLICT, WRONG_STATE. */
  async claim(viewer: Viewer, id: string, wish: Wish): Promise<SearchGap> {
    const gap = await this.#load(viewer, id, wish);
    return this.#save(viewer, 'search-gap.claimed', gap, claimed(gap, viewer));
  }

  /** Gives a claimed gap back. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async release(viewer: Viewer, id: string, wish: Wish): Promise<SearchGap> {
    const gap = await this.#load(viewer, id, wish);
    return this.#save(viewer, 'search-gap.released', gap, released(gap, viewer));
  }

  /** Says that a gap will not be answered. Errors: NOT_FOUND, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG. */
  async dismiss(viewer: Viewer, id: string, wish: Wish & { reason: string }): Promise<SearchGap> {
    const gap = await this.#load(viewer, id, wish);
    const reason = wish.reason.trim();
    if (reason === '') throw new UserError(fault(UserErrorCode.REQUIRED, '请填写原因。', 'Say why.', 'reason'));
    if (reason.length > contentLimits.reason)
      throw new UserError(
        fault(
          UserErrorCode.TOO_LONG,
          `最多 ${contentLimits.reason} 个字符。`,
          `At most ${contentLimits.reason} characters.`,
          'reason',
        ),
      );
    return this.#save(viewer, 'search-gap.dismissed', gap, dismissed(gap, viewer, reason));
  }

  /** Lets a gap wait again. Errors: NOT_FOUND, CONFLICT, WRONG_STATE. */
  async reopen(viewer: Viewer, id: string, wish: Wish): Promise<SearchGap> {
    const gap = await this.#load(viewer, id, wish);
    return this.#save(viewer, 'search-gap.reopened', gap, reopened(gap));
  }

  /**
   * Makes an article draft that carries the words. The gap notes the draft before its own state changes: whoever is refused because the
   * gap changed meanwhile finds that draft with the next try instead of making another. `read` gives an article that the viewer may read.
   * Errors: NOT_FOUND, CONFLICT, WRONG_STATE, and those of a new article.
   */
  async draft(
    viewer: Viewer,
    id: string,
    wish: Wish & { kind?: ArticleKind | null; categoryId?: string | null; title?: string | null },
    read: (articleId: string) => Promise<Article | null>,
  ): Promise<{ gap: SearchGap; article: Article }> {
    const seen = await this.#load(viewer, id, wish);
    const title = wish.title?.trim() || cleanWords(seen.title) || seen.title;
    const alternativeQuestions = newWords(seen, [title], contentLimits.alternativeQuestions.items).added;
    const gap = await this.#begin(viewer, seen);
    let article = gap.articleId === null ? null : await read(gap.articleId);
    if (!article || article.state === ArticleState.ARCHIVED) {
      article = await this.drafts.create(viewer, {
        kind: wish.kind ?? ArticleKind.FAQ,
        locale: gap.locale,
        content: { title, alternativeQuestions, ...(wish.categoryId ? { categoryId: wish.categoryId } : {}) },
      });
      await this.store.noteDraft(gap._id, article._id);
    }
    const more = { code: article.code, alternativeQuestions: (article.draft ?? article).alternativeQuestions.length };
    return { gap: await this.#save(viewer, 'search-gap.drafted', gap, drafted(article._id, 0), more), article };
  }

  /**
   * Adds the words to an existing article, as many as fit; `article` is what the viewer may read of `articleId`. Where it is live with
   * all of them already, the gap closes at once. Errors: NOT_FOUND, CONFLICT, WRONG_STATE, TOO_MANY, and those of writing in a draft.
   */
  async attach(
    viewer: Viewer,
    id: string,
    wish: Wish,
    article: Article | null,
  ): Promise<{ gap: SearchGap; article: Article; addedCount: number; leftOutCount: number }> {
    const seen = await this.#load(viewer, id, wish);
    if (!article) throw notFound('articleId');
    if (article.state === ArticleState.ARCHIVED)
      throw wrongState('条目已归档，请先恢复。', 'The article is archived; restore it first.', 'articleId');
    const { title, alternativeQuestions } = article.draft ?? article;
    const room = contentLimits.alternativeQuestions.items - alternativeQuestions.length;
    const { added, leftOutCount } = newWords(seen, [title, ...alternativeQuestions], room);
    if (added.length === 0 && leftOutCount > 0)
      throw new UserError(
        fault(
          UserErrorCode.TOO_MANY,
          `条目已有 ${contentLimits.alternativeQuestions.items} 个其他问法，请先删减。`,
          `The article has ${contentLimits.alternativeQuestions.items} alternative questions already; remove some first.`,
          'articleId',
        ),
      );
    const gap = await this.#begin(viewer, seen);
    const written = added.length
      ? await this.drafts.update(viewer, article._id, {
          expectedVersion: article.revision,
          content: { alternativeQuestions: [...alternativeQuestions, ...added] },
        })
      : article;
    const change = drafted(written._id, written.version ?? 0);
    const isAnswered = written.draft === null && written.version !== null;
    const after = await this.#save(
      viewer,
      'search-gap.attached',
      gap,
      isAnswered ? { ...change, ...closed(this.foundation.clock.now()) } : change,
      { code: written.code, addedCount: added.length, leftOutCount },
    );
    return { gap: after, article: written, addedCount: added.length, leftOutCount };
  }

  /** Puts a gap into another one, which then has its words and counts. Errors: NOT_FOUND, CONFLICT, WRONG_STATE, INVALID. */
  async merge(viewer: Viewer, id: string, wish: Wish & { intoId: string }): Promise<SearchGap> {
    const gap = await this.#load(viewer, id, wish);
    if (wish.intoId === id)
      throw new UserError(
        fault(UserErrorCode.INVALID, '不能并入自身。', 'A gap cannot be merged into itself.', 'intoId'),
      );
    return this.foundation.transactions.run(async (transaction) => {
      // Read inside: reports may move both at any moment, and none of them may be lost.
      const from = await this.store.byId(id);
      const into = isId(wish.intoId) ? await this.store.byId(wish.intoId) : null;
      if (!into) throw notFound('intoId');
      if (from?.revision !== gap.revision) throw conflict({ gap: from });
      checkMerge(from, into, viewer);
      const both = await this.store.moveReports(from._id, into._id);
      const counted = merged(into, from, both, dayOf(this.foundation.clock.now()));
      const after = { ...counted, revision: into.revision + 1 };
      await this.store.save(after, false);
      await this.store.remove(from._id);
      transaction.append({
        ...this.#event(viewer, 'search-gap.merged', into, after),
        before: { ...summary(from), id: from._id, reportCount: from.reportCount },
      });
      return after;
    });
  }

  /** Claims the gap for who begins to write, so that of two editors who do so at the same moment only one makes a draft. */
  async #begin(viewer: Viewer, gap: SearchGap): Promise<SearchGap> {
    const change = begun(gap, viewer);
    return gap.claimedById === viewer.id ? gap : this.#save(viewer, 'search-gap.claimed', gap, change);
  }

  async #load(viewer: Viewer, id: string, { expectedVersion }: Wish): Promise<SearchGap> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const gap = isId(id) ? await this.store.byId(id) : null;
    if (!gap) throw notFound('id');
    if (gap.revision !== expectedVersion) throw conflict({ gap });
    return gap;
  }

  #save(
    viewer: Viewer,
    type: string,
    before: SearchGap,
    change: GapChange,
    more: Record<string, unknown> = {},
  ): Promise<SearchGap> {
    return this.foundation.transactions.run(async (transaction: Transaction) => {
      const after = await this.store.change(before._id, before.revision, change);
      if (!after) throw conflict({ gap: await this.store.byId(before._id) });
      transaction.append(this.#event(viewer, type, before, after, more));
      return after;
    });
  }

  #event(
    viewer: Viewer,
    type: string,
    before: SearchGap,
    after: SearchGap,
    more: Record<string, unknown> = {},
  ): NewEvent {
    return {
      type,
      subject: { type: 'search_gap', id: after._id },
      actor: actorOf(viewer),
      before: summary(before),
      after: { ...summary(after), ...more },
    };
  }
}
