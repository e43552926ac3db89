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
import { isId, newId } from '../../../platform/ids/ids.js';
import { loadVisible } from '../article.access.js';
import type { ArticleParts } from '../article-draft.service.js';
import type { Article, ArticleContent, ArticlePolicyFields } from '../article.js';
import { mayReadDraft, mayReadVersion, maySee, readsInternal } from '../article.policy.js';
import { lastNumber, policyFieldsOf } from '../article.rules.js';
import { emptyContent } from '../article-content.rules.js';
import { type ArticleComment, CommentSubject } from './comment.js';
import { mayEraseComment, mayResolve, maySeeComment } from './comment.policy.js';
import { checkedBody, checkedQuote, erased, mentionsIn, reopened, resolved, rewritten } from './comment.rules.js';
import type { CommentStore } from './comment.store.js';

/** What comments ask of the people room. */
export interface CommentPeople {
  /** The viewers of these people as they are now; deactivated and unknown ones are missing. */
  viewersOf(ids: readonly string[]): Promise<readonly Viewer[]>;
}

/** A new comment as somebody hands it in. */
export interface NewComment {
  readonly articleId: string;
  readonly about: CommentSubject;
  readonly version?: number | null;
  readonly body: string;
  readonly quote?: string | null;
  readonly replyToId?: string | null;
  readonly idempotencyKey?: string | null;
}

/** Which text a comment is about, and who may read that text. */
interface Subject {
  readonly about: CommentSubject;
  readonly version: number;
  readonly policy: Omit<ArticlePolicyFields, 'state'>;
}

/** What colleagues say to each other about a text. */
export class CommentService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly store: CommentStore,
    private readonly people: CommentPeople,
  ) {}

  /**
   * Comments on a text or answers in a thread; an answer opens a resolved thread again. Whoever is mentioned is told.
   * Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, TOO_MANY, INVALID, KEY_REUSED.
   */
  async add(viewer: Viewer, input: NewComment): Promise<ArticleComment> {
    const { foundation } = this.parts;
    const article = await loadVisible(this.parts.store, viewer, input.articleId, 'articleId');
    if (viewer.kind !== 'person' || !readsInternal(viewer)) throw notAllowed();
    const thread = input.replyToId ? await this.#thread(viewer, article, input) : null;
    const text = await this.#text(viewer, article, thread ?? input, thread === null);
    const { version } = thread ?? text;
    const subject = { about: input.about, version, policy: thread ?? text.policy };
    const body = checkedBody(input.body);
    const quote = checkedQuote(input.quote, text.content);
    await this.#checkMentions(body, article, subject);
    const id = await foundation.idempotency.once(viewer, 'articleCommentAdd', input.idempotencyKey, input, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const now = foundation.clock.now();
        const comment: ArticleComment = {
          _id: newId('article_comment', foundation.clock),
          articleId: article._id,
          about: subject.about,
          version: subject.version,
          body,
          quote,
          authorId: viewer.id,
          mentionIds: mentionsIn(body),
          createdAt: now,
          editedAt: null,
          deletedAt: null,
          threadId: thread?._id ?? null,
          replyCount: 0,
          resolvedAt: null,
          resolvedById: null,
          revision: 1,
          ...(policyFieldsOf(subject.policy) as ArticlePolicyFields),
        };
        await this.store.insert(comment);
        if (thread) await this.store.answered(thread._id);
        await remember(comment._id);
        transaction.append(commentEvent(viewer, 'article.commented', comment));
        tell(transaction, viewer, article, comment.mentionIds);
        return comment._id;
      }),
    );
    const [comment] = await this.store.byIds([id]);
    if (!comment) throw new Error('A comment that was just made is gone.');
    return comment;
  }

  /** Changes the words of an own comment, within 15 minutes. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, TOO_MANY, INVALID. */
  async rewrite(viewer: Viewer, id: string, input: { expectedVersion: number; body: string }): Promise<ArticleComment> {
    const { article, comment } = await this.#own(viewer, id, input.expectedVersion);
    const next = rewritten(comment, checkedBody(input.body), this.parts.foundation.clock.now());
    await this.#checkMentions(next.body, article, { ...comment, policy: comment });
    const fresh = next.mentionIds.filter((one) => !comment.mentionIds.includes(one));
    return this.#save(viewer, 'article.comment-edited', comment, next, (transaction) =>
      tell(transaction, viewer, article, fresh),
    );
  }

  /** Takes the words of an own comment away; its place stays. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async erase(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<ArticleComment> {
    const { comment } = await this.#own(viewer, id, input.expectedVersion);
    return this.#save(viewer, 'article.comment-deleted', comment, erased(comment, this.parts.foundation.clock.now()));
  }

  /** Closes a thread. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async resolve(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<ArticleComment> {
    const comment = await this.#resolvable(viewer, id, input.expectedVersion);
    const next = resolved(comment, viewer.id, this.parts.foundation.clock.now());
    return this.#save(viewer, 'article.comment-resolved', comment, next);
  }

  /** Opens a thread again. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async reopen(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<ArticleComment> {
    const comment = await this.#resolvable(viewer, id, input.expectedVersion);
    return this.#save(viewer, 'article.comment-reopened', comment, reopened(comment));
  }

  /** Which of these people may read a text of the article that the viewer may read too; for suggesting whom to mention. */
  async readers(viewer: Viewer, article: Article, about: CommentSubject, ids: readonly string[]): Promise<string[]> {
    if (viewer.kind !== 'person' || !readsInternal(viewer)) return [];
    if (about === CommentSubject.DRAFT && !mayReadDraft(viewer)) return [];
    const now = this.parts.foundation.clock.now();
    const people = await this.people.viewersOf(ids.filter(isId));
    return people
      .filter((one) => readsInternal(one) && maySee(one, article, now))
      .filter((one) => about === CommentSubject.LIVE || mayReadDraft(one))
      .map(({ id }) => id);
  }

  /** The thread that is answered; it has to belong to the same article and text. */
  async #thread(viewer: Viewer, article: Article, input: NewComment): Promise<ArticleComment> {
    const id = input.replyToId ?? '';
    const [found] = isId(id) ? await this.store.byIds([id]) : [];
    const now = this.parts.foundation.clock.now();
    if (!found || found.articleId !== article._id || !maySeeComment(viewer, article, found, now))
      throw notFound('replyToId');
    const [thread] = found.threadId === null ? [found] : await this.store.byIds([found.threadId]);
    if (!thread) throw notFound('replyToId');
    if (thread.about !== input.about) {
      throw new UserError(
        fault(UserErrorCode.INVALID, '与所回复的讨论不一致。', 'The thread is about the other text.', 'about'),
      );
    }
    return thread;
  }

  /** The text that a comment is about. A working copy may be gone while its thread is still answered: then there are no words to quote. */
  async #text(
    viewer: Viewer,
    article: Article,
    { about, version }: { readonly about: CommentSubject; readonly version?: number | null },
    isNew: boolean,
  ): Promise<Pick<Subject, 'version' | 'policy'> & { readonly content: ArticleContent }> {
    if (about === CommentSubject.DRAFT) {
      if (!mayReadDraft(viewer)) throw notAllowed();
      if (!article.draft && isNew) throw wrongState('条目没有草稿。', 'It has no draft.', 'about');
      return { version: lastNumber(article) + 1, policy: article, content: article.draft ?? emptyContent };
    }
    const number = version ?? 0;
    const found = Number.isInteger(number) && number > 0 ? await this.parts.store.version(article._id, number) : null;
    if (!found || !mayReadVersion(viewer, article, found, this.parts.foundation.clock.now()))
      throw new UserError(fault(UserErrorCode.NOT_FOUND, '没有这个版本。', 'There is no such version.', 'version'));
    return { version: number, policy: found, content: found };
  }

  /** INVALID, naming the person, for everybody who is mentioned and may not read the text. */
  async #checkMentions(body: string, article: Article, subject: Subject): Promise<void> {
    const ids = mentionsIn(body);
    if (!ids.length) return;
    const now = this.parts.foundation.clock.now();
    const people = new Map((await this.people.viewersOf(ids.filter(isId))).map((one) => [one.id, one]));
    const version = { ...subject.policy, number: subject.version, state: 'PUBLISHED' as ArticlePolicyFields['state'] };
    const mayRead = (one: Viewer): boolean =>
      readsInternal(one) &&
      maySee(one, article, now) &&
      (subject.about === CommentSubject.DRAFT ? mayReadDraft(one) : mayReadVersion(one, article, version, now));
    const faults = ids.flatMap((id) => {
      const one = people.get(id);
      if (one && mayRead(one)) return [];
      const name = one?.name ?? id;
      return [
        fault(
          UserErrorCode.INVALID,
          `${name} 看不到这段内容，不能提及。`,
          `${name} may not read this text and cannot be mentioned.`,
          'body',
          id,
        ),
      ];
    });
    if (faults.length) throw new UserError(faults);
  }

  async #load(viewer: Viewer, id: string): Promise<{ article: Article; comment: ArticleComment }> {
    const [comment] = isId(id) ? await this.store.byIds([id]) : [];
    if (!comment) throw notFound('id');
    const article = await loadVisible(this.parts.store, viewer, comment.articleId, 'id');
    if (!maySeeComment(viewer, article, comment, this.parts.foundation.clock.now())) throw notFound('id');
    return { article, comment };
  }

  async #own(
    viewer: Viewer,
    id: string,
    expectedVersion: number,
  ): Promise<{ article: Article; comment: ArticleComment }> {
    const found = await this.#load(viewer, id);
    if (!mayEraseComment(viewer, found.comment)) throw notAllowed();
    if (found.comment.revision !== expectedVersion) throw conflict({ comment: found.comment });
    return found;
  }

  async #resolvable(viewer: Viewer, id: string, expectedVersion: number): Promise<ArticleComment> {
    const { article, comment } = await this.#load(viewer, id);
    if (!mayResolve(viewer, article, comment)) throw notAllowed();
    if (comment.revision !== expectedVersion) throw conflict({ comment });
    return comment;
  }

  #save(
    viewer: Viewer,
    type: string,
    before: ArticleComment,
    next: ArticleComment,
    tellOthers: (transaction: Transaction) => void = () => undefined,
  ): Promise<ArticleComment> {
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await this.store.replace(before, next);
      if (!after) throw conflict({ comment: (await this.store.byIds([before._id]))[0] ?? null });
      transaction.append(commentEvent(viewer, type, after));
      tellOthers(transaction);
      return after;
    });
  }
}

const commentEvent = (viewer: Viewer, type: string, comment: ArticleComment): NewEvent => ({
  type,
  subject: { type: 'article', id: comment.articleId },
  actor: actorOf(viewer),
  after: {
    commentId: comment._id,
    about: comment.about,
    version: comment.version,
    ...(comment.threadId === null ? {} : { threadId: comment.threadId }),
    ...(comment.mentionIds.length ? { mentions: comment.mentionIds.length } : {}),
  },
});

/** The notice says who and where, not what: whoever loses the right to read the text keeps no part of it. */
function tell(transaction: Transaction, viewer: Viewer, article: Article, ids: readonly string[]): void {
  if (!ids.length) return;
  transaction.notify({
    to: ids,
    kind: 'MENTIONED',
    subject: { type: 'article', id: article._id },
    code: article.code,
    title: article.title,
    text: { 'zh-CN': `${viewer.name} 在评论中提到了您。`, en: `${viewer.name} mentioned you in a comment.` },
  });
}
