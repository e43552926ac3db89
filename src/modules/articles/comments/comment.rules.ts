import { type Fault, UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import type { ArticleContent } from '../article.js';
import { isQuoted } from '../review/quote.rules.js';
import type { ArticleComment } from './comment.js';

/** Most characters and mentions of a comment, and for how long its author may change it. */
export const commentLimits = { body: 2_000, quote: 300, mentions: 20, editMinutes: 15 } as const;

const mention = /@\[(user_[0-9a-z]{1,40})\]/g;

/** Ids of the people whom a text mentions, each once, in order. */
export const mentionsIn = (body: string): string[] => [
  ...new Set([...body.matchAll(mention)].map((match) => match[1] ?? '')),
];

/** The words of a comment, checked: REQUIRED, TOO_LONG, and TOO_MANY mentions. */
export function checkedBody(given: string): string {
  const body = given.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();
  const faults: Fault[] = [];
  if (body === '') faults.push(fault(UserErrorCode.REQUIRED, '请填写评论。', 'Write something.', 'body'));
  if (body.length > commentLimits.body) {
    faults.push(
      fault(
        UserErrorCode.TOO_LONG,
        `最多 ${commentLimits.body} 个字符。`,
        `At most ${commentLimits.body} characters.`,
        'body',
      ),
    );
  }
  if (mentionsIn(body).length > commentLimits.mentions) {
    faults.push(
      fault(
        UserErrorCode.TOO_MANY,
        `最多提及 ${commentLimits.mentions} 人。`,
        `Mention at most ${commentLimits.mentions} people.`,
        'body',
      ),
    );
  }
  if (faults.length) throw new UserError(faults);
  return body;
}

/** The words that are meant, checked against the text that they come from: TOO_LONG, INVALID. Null for none. */
export function checkedQuote(given: string | null | undefined, text: ArticleContent): string | null {
  const quote = given?.trim() ?? '';
  if (quote === '') return null;
  if (quote.length > commentLimits.quote) {
    throw new UserError(
      fault(
        UserErrorCode.TOO_LONG,
        `最多 ${commentLimits.quote} 个字符。`,
        `At most ${commentLimits.quote} characters.`,
        'quote',
      ),
    );
  }
  if (!isQuoted(text, quote))
    throw new UserError(
      fault(UserErrorCode.INVALID, '原文里没有这段文字。', 'The text does not have these words.', 'quote'),
    );
  return quote;
}

/** Whether the author may still change a comment. */
export const isEditable = (comment: Pick<ArticleComment, 'createdAt' | 'deletedAt'>, now: Date): boolean =>
  comment.deletedAt === null && now.getTime() - comment.createdAt.getTime() <= commentLimits.editMinutes * 60_000;

const deleted = (): UserError => wrongState('评论已删除。', 'The comment was deleted.');

/** A comment with other words. WRONG_STATE when it was deleted or is older than 15 minutes. */
export function rewritten(comment: ArticleComment, body: string, at: Date): ArticleComment {
  if (comment.deletedAt) throw deleted();
  if (!isEditable(comment, at)) {
    throw wrongState(
      `发表 ${commentLimits.editMinutes} 分钟后不能再修改。`,
      `A comment can be changed for ${commentLimits.editMinutes} minutes only.`,
    );
  }
  return { ...comment, body, mentionIds: mentionsIn(body), editedAt: at };
}

/** A comment without its words; its place and its author stay. WRONG_STATE when it was deleted before. */
export function erased(comment: ArticleComment, at: Date): ArticleComment {
  if (comment.deletedAt) throw deleted();
  return { ...comment, body: '', quote: null, mentionIds: [], deletedAt: at };
}

const noThread = (): UserError =>
  wrongState('只有讨论的首条可以解决。', 'Only the first comment of a thread is resolved.');

/** A thread that needs nothing any more. */
export function resolved(comment: ArticleComment, by: string, at: Date): ArticleComment {
  if (comment.threadId !== null) throw noThread();
  if (comment.resolvedAt) throw wrongState('讨论已解决。', 'The thread is resolved already.');
  return { ...comment, resolvedAt: at, resolvedById: by };
}

/** A thread that is open again. */
export function reopened(comment: ArticleComment): ArticleComment {
  if (comment.threadId !== null) throw noThread();
  if (!comment.resolvedAt) throw wrongState('讨论尚未解决。', 'The thread is open.');
  return { ...comment, resolvedAt: null, resolvedById: null };
}
