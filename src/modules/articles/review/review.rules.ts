import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import { DraftState, ReviewOutcome } from '../article-enums.js';
import { completenessFaults } from '../article-content.rules.js';
import type { Article, Draft, ReviewPin } from '../article.js';
import { type Act, draftIn, settled } from '../article.rules.js';
import { type ReviewDemand, isBarred } from './approvals.rules.js';

// The way of a draft through review: each function takes the article as it is and gives it as it becomes, or throws a coded refusal.

const notInReview = (): UserError => wrongState('没有待审核的草稿。', 'There is no draft in review.');

/** Most decisions that a draft remembers. */
const mostReviews = 50;

/** Hands the draft in for review; it has to be complete. What an earlier rejection pinned is dealt with, and approvals count anew. */
export function submitted(article: Article, note: string | null | undefined, act: Act): Article {
  const draft = draftIn(article, DraftState.DRAFT, () =>
    wrongState('没有可提交的草稿。', 'There is no draft to submit.'),
  );
  const faults = completenessFaults(article.kind, draft);
  if (faults.length) throw new UserError(faults);
  const next: Draft = {
    ...draft,
    state: DraftState.IN_REVIEW,
    submittedAt: act.at,
    approvedBy: [],
    pins: [],
    note: note === undefined ? draft.note : note,
  };
  return settled({ ...article, draft: next, updatedAt: act.at });
}

/** Takes the draft back from review. */
export function withdrawn(article: Article, act: Act): Article {
  const draft = draftIn(article, DraftState.IN_REVIEW, notInReview);
  const next: Draft = { ...draft, state: DraftState.DRAFT, submittedAt: null, approvedBy: [] };
  return settled({ ...article, draft: next, updatedAt: act.at });
}

/** What a reviewer decided. */
export interface Decision {
  readonly outcome: ReviewOutcome;
  readonly reason: string | null;
  readonly demand: ReviewDemand;
  /** Places that a rejection names. */
  readonly pins: readonly ReviewPin[];
}

const samePerson = (why: 'OWN_TEXT' | 'APPROVED'): UserError =>
  new UserError(
    why === 'OWN_TEXT'
      ? fault(
          UserErrorCode.SAME_PERSON,
          '此分类要求由他人审核，不能审核自己写的内容。',
          'This category needs another person: you wrote in this text.',
        )
      : fault(
          UserErrorCode.SAME_PERSON,
          '您已经批准过，还需要其他人批准。',
          'You approved it already; somebody else has to approve it too.',
        ),
  );

/**
 * A reviewer's decision. One rejection gives the draft back; approvals count until there are as many as the category demands, and only
 * then the draft is approved. SAME_PERSON for who wrote in it where that bars them, and for a second approval of the same person.
 */
export function reviewed(article: Article, decision: Decision, act: Act & { readonly by: string }): Article {
  const draft = draftIn(article, DraftState.IN_REVIEW, notInReview);
  const barred = isBarred(act.by, draft, decision.demand);
  const approves = decision.outcome === ReviewOutcome.APPROVED;
  // Whoever approved may still think better of it and reject.
  if (barred === 'OWN_TEXT' || (barred === 'APPROVED' && approves)) throw samePerson(barred);
  const review = { outcome: decision.outcome, reviewerId: act.by, reason: decision.reason, at: act.at };
  const reviews = [...draft.reviews, review].slice(-mostReviews);
  if (!approves) {
    const back: Draft = {
      ...draft,
      state: DraftState.DRAFT,
      submittedAt: null,
      approvedBy: [],
      pins: [...decision.pins],
      reviews,
    };
    return settled({ ...article, draft: back, updatedAt: act.at });
  }
  const approvedBy = [...new Set([...draft.approvedBy, act.by])];
  const isEnough = approvedBy.length >= decision.demand.approvals;
  const next: Draft = { ...draft, state: isEnough ? DraftState.APPROVED : DraftState.IN_REVIEW, approvedBy, reviews };
  return settled({ ...article, draft: next, updatedAt: act.at });
}
