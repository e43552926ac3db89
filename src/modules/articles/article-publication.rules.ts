import { Audience } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../platform/errors/index.js';
import { contentOf } from './article-content.rules.js';
import { ArticleConfidence, ArticleState, DraftState, type FeedPriority } from './article-enums.js';
import { checkPush } from './article-push.rules.js';
import { checkWidening } from './article-reach.rules.js';
import type { ArticleVersion } from './article-version.js';
import type { Article, Draft, Schedule } from './article.js';
import { type Act, draftIn, lastNumber, newDraft, settled, versionOf, withoutNext } from './article.rules.js';
import { linksIn } from './links/links.rules.js';
import { heldAt } from './time/held.rules.js';
import { waits } from './time/validity.rules.js';

// How an approved draft becomes a published text: now, at a moment, or beside the one that holds until then.

/** How a publication is to happen. */
export interface Publication {
  readonly versionId: string;
  readonly priority: FeedPriority | null;
  readonly changeSummary: string | null;
  readonly dueAt: Date | null;
  readonly audience: Audience | null;
  readonly confirmWidening: boolean;
}

/** Throws unless what a publication says fits together. */
export function checkPublication(article: Article, draft: Draft, how: Omit<Publication, 'versionId'>, at: Date): void {
  checkPush(how, at);
  if (draft.effectiveTo <= at.getTime()) {
    throw new UserError(
      fault(UserErrorCode.OUT_OF_RANGE, '失效时间已过。', 'Its time is over already.', 'effectiveTo'),
    );
  }
  const audience = how.audience ?? article.audience;
  if (waits(article, draft, at)) {
    if (audience !== article.audience) {
      throw new UserError(
        fault(
          UserErrorCode.INVALID,
          '尚未生效的版本不能同时改变受众，请在生效后修改。',
          'A text that holds later cannot change who reads the article; change that when it holds.',
          'audience',
        ),
      );
    }
  } else if (article.next) {
    throw wrongState(
      '已有一个待生效的版本，请先收回它。',
      'A published text waits for its moment; take it back first.',
    );
  }
  if (article.confidence === ArticleConfidence.WORK_IN_PROGRESS && audience !== Audience.INTERNAL) {
    throw wrongState('草创内容只能内部可见。', 'Work in progress is internal only.', 'audience');
  }
  checkWidening(article, { ...article, audience }, how.confirmWidening);
}

const notApproved = (): UserError =>
  wrongState('只有已批准的草稿可以发布。', 'Only an approved draft can be published.');

/** The approved draft of an article. Throws WRONG_STATE. */
export const approvedDraft = (article: Article): Draft => draftIn(article, DraftState.APPROVED, notApproved);

/**
 * Publishes the approved draft: as the live text, or, where it begins to hold later than now and another text is live until then, as
 * the next one. Gives the article as it becomes and its new version.
 */
export function published(loaded: Article, how: Publication, act: Act): { article: Article; version: ArticleVersion } {
  const article = heldAt(loaded, act.at);
  const draft = approvedDraft(article);
  checkPublication(article, draft, how, act.at);
  const number = lastNumber(article) + 1;
  const facts = {
    version: number,
    publishedAt: act.at,
    publishedById: act.by,
    changeSummary: how.changeSummary,
    publishedPriority: how.priority,
    translatedVersion: article.translationOf === null ? null : (draft.translatedVersion ?? article.translatedVersion),
  };
  if (waits(article, draft, act.at)) {
    const next = settled({
      ...article,
      next: { ...contentOf(draft), ...facts, links: linksIn(draft) },
      needsUpdate: null,
      draft: null,
      updatedAt: act.at,
    });
    return { article: next, version: versionOf({ ...next, ...contentOf(draft), ...facts }, draft, how.versionId) };
  }
  const next = settled({
    ...article,
    ...contentOf(draft),
    ...facts,
    audience: how.audience ?? article.audience,
    state: ArticleState.PUBLISHED,
    needsUpdate: null,
    draft: null,
    clockSeen: act.at.getTime(),
    updatedAt: act.at,
  });
  return { article: next, version: versionOf(next, draft, how.versionId) };
}

/** Orders the approved draft to go live by itself at a moment. */
export function scheduled(loaded: Article, schedule: Schedule, confirmWidening: boolean, act: Act): Article {
  const article = heldAt(loaded, act.at);
  const draft = approvedDraft(article);
  if (schedule.at <= act.at) {
    throw new UserError(
      fault(UserErrorCode.OUT_OF_RANGE, '发布时间必须在将来。', 'The moment has to lie in the future.', 'publishAt'),
    );
  }
  if (draft.effectiveTo <= schedule.at.getTime()) {
    throw new UserError(
      fault(
        UserErrorCode.OUT_OF_RANGE,
        '发布时间晚于失效时间。',
        'It would go live after its time is over.',
        'publishAt',
      ),
    );
  }
  // What is ordered has to be possible then: its dates lie behind that moment, and the next text may hold by then.
  checkPublication(heldAt(article, schedule.at), draft, { ...schedule, confirmWidening }, schedule.at);
  // Who reads it already is no order: should fewer people read it by then, publishing must not open it again.
  const audience = schedule.audience === article.audience ? null : schedule.audience;
  return settled({ ...article, draft: { ...draft, schedule: { ...schedule, audience } }, updatedAt: act.at });
}

/** Takes the order back. */
export function unscheduled(article: Article, act: Act): Article {
  if (!article.draft?.schedule) throw wrongState('没有定时发布。', 'Nothing is scheduled.');
  return settled({ ...article, draft: { ...article.draft, schedule: null }, updatedAt: act.at });
}

/** Takes a published text back before its moment; it becomes the draft where there is none. */
export function nextWithdrawn(loaded: Article, act: Act): Article {
  const article = heldAt(loaded, act.at);
  const { next } = article;
  if (!next) throw wrongState('没有待生效的版本。', 'No published text waits for its moment.');
  return settled({
    ...withoutNext(article),
    draft: article.draft ?? { ...newDraft(next, act, next.changeSummary), translatedVersion: next.translatedVersion },
    updatedAt: act.at,
  });
}
