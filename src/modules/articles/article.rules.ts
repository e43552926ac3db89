import { UserError, UserErrorCode, fault, wrongState } from '../../platform/errors/index.js';
import { Audience } from '../../platform/auth/viewer.js';
import type { Locale } from '../../platform/graphql/enums.js';
import type { Article, ArticleContent, Draft } from './article.js';
import type { ArticleVersion } from './article-version.js';
import type { ArticleKind, FeedPriority } from './article-enums.js';
import { ArticleState, DraftState, FeedPriority as Priority, ReviewOutcome } from './article-enums.js';
import { completenessFaults, contentOf } from './article-content.rules.js';
import { everyone } from './article.policy.js';
import { type Reach, checkWidening } from './article-reach.rules.js';

// The life of an article as pure functions: each takes the article as it is and gives it as it becomes, or throws a coded refusal.

/** Who does it, and when. */
export interface Act {
  readonly by: string | null;
  readonly at: Date;
}

/** Recomputes what follows from the rest. Before the first publication the top mirrors the draft. */
export function settled(article: Article): Article {
  const next = { ...article, submittedAt: article.draft?.submittedAt ?? null };
  if (next.draft && next.version === null && next.state !== ArticleState.ARCHIVED) {
    Object.assign(next, contentOf(next.draft), { state: ArticleState[next.draft.state] });
  }
  return next;
}

const withAuthor = (article: Article, by: string | null): string[] =>
  by === null || article.authorIds.includes(by) ? article.authorIds : [...article.authorIds, by];

const newDraft = (content: ArticleContent, act: Act, note: string | null): Draft => ({
  ...contentOf(content),
  state: DraftState.DRAFT,
  authorId: act.by,
  editorIds: act.by === null ? [] : [act.by],
  note,
  updatedAt: act.at,
  submittedAt: null,
  reviews: [],
});

/** A new article with its first draft; internal until somebody widens it. */
export function born(
  made: { id: string; code: string; kind: ArticleKind; locale: Locale; content: ArticleContent; note: string | null },
  act: Act,
): Article {
  return settled({
    _id: made.id,
    code: made.code,
    kind: made.kind,
    state: ArticleState.DRAFT,
    locale: made.locale,
    revision: 1,
    ...contentOf(made.content),
    categoryPath: [],
    audience: Audience.INTERNAL,
    tierRank: 0,
    teams: [everyone],
    version: null,
    publishedAt: null,
    publishedById: null,
    changeSummary: null,
    publishedPriority: null,
    createdAt: act.at,
    updatedAt: act.at,
    source: null,
    draft: newDraft(made.content, act, made.note),
    submittedAt: null,
    authorIds: act.by === null ? [] : [act.by],
  });
}

const archived = (): UserError => wrongState('条目已归档，请先恢复。', 'It is archived; restore it first.');

function draftIn(article: Article, state: DraftState, refusal: () => UserError): Draft {
  if (article.state === ArticleState.ARCHIVED) throw archived();
  if (article.draft?.state !== state) throw refusal();
  return article.draft;
}

const notInReview = (): UserError => wrongState('没有待审核的草稿。', 'There is no draft in review.');

/** The content that a change of the draft starts from. */
export const draftContent = (article: Article): ArticleContent => contentOf(article.draft ?? article);

/** Writes in the draft, opening one beside the live text where there is none. Writing voids an approval; in review it is refused. */
export function edited(article: Article, content: ArticleContent, note: string | null | undefined, act: Act): Article {
  if (article.state === ArticleState.ARCHIVED) throw archived();
  const draft = article.draft;
  if (draft?.state === DraftState.IN_REVIEW)
    throw wrongState('草稿正在审核，请先撤回。', 'The draft is in review; withdraw it first.');
  const editorIds =
    act.by === null || draft?.editorIds.includes(act.by) ? draft?.editorIds : [...(draft?.editorIds ?? []), act.by];
  const next: Draft = draft
    ? {
        ...draft,
        ...contentOf(content),
        state: DraftState.DRAFT,
        submittedAt: null,
        updatedAt: act.at,
        editorIds: editorIds ?? [],
        note: note === undefined ? draft.note : note,
      }
    : newDraft(content, act, note ?? null);
  return settled({ ...article, draft: next, authorIds: withAuthor(article, act.by), updatedAt: act.at });
}

/** Throws the draft away. An article that was never published has nothing else: it goes to the archive. */
export function discarded(article: Article, act: Act): Article {
  if (!article.draft || article.state === ArticleState.ARCHIVED) throw wrongState('没有草稿。', 'There is no draft.');
  const state = article.version === null ? ArticleState.ARCHIVED : article.state;
  return settled({ ...article, draft: null, state, updatedAt: act.at });
}

/** Hands the draft in for review; it has to be complete. */
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
    note: note === undefined ? draft.note : note,
  };
  return settled({ ...article, draft: next, updatedAt: act.at });
}

/** Takes the draft back from review. */
export function withdrawn(article: Article, act: Act): Article {
  const draft = draftIn(article, DraftState.IN_REVIEW, notInReview);
  return settled({ ...article, draft: { ...draft, state: DraftState.DRAFT, submittedAt: null }, updatedAt: act.at });
}

/** A reviewer's decision. Nobody who wrote in the draft approves it where two pairs of eyes are needed: SAME_PERSON. */
export function reviewed(
  article: Article,
  decision: { outcome: ReviewOutcome; reason: string | null; needsTwoPairsOfEyes: boolean },
  act: Act & { readonly by: string },
): Article {
  const draft = draftIn(article, DraftState.IN_REVIEW, notInReview);
  if (decision.needsTwoPairsOfEyes && draft.editorIds.includes(act.by)) {
    throw new UserError(
      fault(
        UserErrorCode.SAME_PERSON,
        '此分类要求由他人审核，不能审核自己写的内容。',
        'This category needs another person: you wrote in this text.',
      ),
    );
  }
  const approved = decision.outcome === ReviewOutcome.APPROVED;
  const review = { outcome: decision.outcome, reviewerId: act.by, reason: decision.reason, at: act.at };
  const state = approved ? DraftState.APPROVED : DraftState.DRAFT;
  const next: Draft = {
    ...draft,
    state,
    submittedAt: approved ? draft.submittedAt : null,
    reviews: [...draft.reviews, review].slice(-50),
  };
  return settled({ ...article, draft: next, updatedAt: act.at });
}

/** How a publication is to happen. */
export interface Publication {
  readonly versionId: string;
  readonly priority: FeedPriority | null;
  readonly changeSummary: string | null;
  readonly dueAt: Date | null;
  readonly audience: Audience | null;
  readonly confirmWidening: boolean;
}

/** Makes the approved draft the live text. Gives the article as it becomes and its new version. */
export function published(article: Article, how: Publication, act: Act): { article: Article; version: ArticleVersion } {
  const draft = draftIn(article, DraftState.APPROVED, () =>
    wrongState('只有已批准的草稿可以发布。', 'Only an approved draft can be published.'),
  );
  const urgent = how.priority === Priority.MUST_READ || how.priority === Priority.STOP_WORK;
  if (urgent && how.changeSummary === null) {
    throw new UserError(
      fault(
        UserErrorCode.REQUIRED,
        '必读内容请写明变化。',
        'Say what changed: people have to read this.',
        'changeSummary',
      ),
    );
  }
  if (how.dueAt && !urgent) {
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '只有必读内容才有期限。',
        'Only must-read and stop-work entries have a due date.',
        'dueAt',
      ),
    );
  }
  if (how.dueAt && how.dueAt <= act.at) {
    throw new UserError(
      fault(UserErrorCode.OUT_OF_RANGE, '期限必须在将来。', 'The due date has to lie in the future.', 'dueAt'),
    );
  }
  const audience = how.audience ?? article.audience;
  checkWidening(article, { ...article, audience }, how.confirmWidening);
  const next = settled({
    ...article,
    ...contentOf(draft),
    audience,
    state: ArticleState.PUBLISHED,
    version: (article.version ?? 0) + 1,
    publishedAt: act.at,
    publishedById: act.by,
    changeSummary: how.changeSummary,
    publishedPriority: how.priority,
    draft: null,
    updatedAt: act.at,
  });
  return { article: next, version: versionOf(next, draft, how.versionId) };
}

/** The immutable record of the text that is live in `article`. */
export function versionOf(
  article: Article,
  draft: Pick<Draft, 'authorId' | 'note' | 'reviews'>,
  versionId: string,
): ArticleVersion {
  return {
    _id: versionId,
    articleId: article._id,
    number: article.version ?? 1,
    ...contentOf(article),
    locale: article.locale,
    audience: article.audience,
    tierRank: article.tierRank,
    teams: article.teams,
    state: ArticleState.PUBLISHED,
    authorId: draft.authorId,
    note: draft.note,
    changeSummary: article.changeSummary,
    publishedAt: article.publishedAt ?? article.updatedAt,
    publishedById: article.publishedById,
    reviews: draft.reviews,
  };
}

/** Takes the article out of use; a draft beside it is kept. */
export function shelved(article: Article, act: Act): Article {
  if (article.state !== ArticleState.PUBLISHED)
    throw wrongState('只有已发布的条目可以归档。', 'Only a published article can be archived.');
  return settled({ ...article, state: ArticleState.ARCHIVED, updatedAt: act.at });
}

/** Brings it back: the last version goes live again; what was never published becomes a draft again. */
export function restored(article: Article, act: Act): Article {
  if (article.state !== ArticleState.ARCHIVED) throw wrongState('条目没有归档。', 'It is not archived.');
  if (article.version !== null) return settled({ ...article, state: ArticleState.PUBLISHED, updatedAt: act.at });
  return settled({
    ...article,
    state: ArticleState.DRAFT,
    draft: article.draft ?? newDraft(contentOf(article), act, null),
    updatedAt: act.at,
  });
}

/** Changes who reads the article, at once. Widening has to be confirmed. */
export function reaching(article: Article, reach: Reach, confirmWidening: boolean, act: Act): Article {
  if (article.state === ArticleState.ARCHIVED) throw archived();
  checkWidening(article, reach, confirmWidening);
  return settled({
    ...article,
    audience: reach.audience,
    tierRank: reach.tierRank,
    teams: reach.teams,
    updatedAt: act.at,
  });
}

/** The fields that a rule sheet reads of an event about the article, as readers of the live text see it. */
export const policyFieldsOf = (
  article: Article,
): { audience: string; tierRank: number; teams: string[]; lines: string[]; state: string } => ({
  audience: article.audience,
  tierRank: article.tierRank,
  teams: article.teams,
  lines: article.lines,
  state: ArticleState.PUBLISHED,
});
