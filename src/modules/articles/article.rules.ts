import { type UserError, wrongState } from '../../platform/errors/index.js';
import { Audience } from '../../platform/auth/viewer.js';
import type { Locale } from '../../platform/graphql/enums.js';
import type { PolicyFields } from '../../platform/events/index.js';
import type { Article, ArticleContent, ArticlePolicyFields, Draft } from './article.js';
import type { ArticleVersion } from './article-version.js';
import type { ArticleKind } from './article-enums.js';
import { ArticleConfidence, ArticleState, DraftState } from './article-enums.js';
import { contentOf } from './article-content.rules.js';
import { everyone } from './article.policy.js';
import { type Reach, checkWidening } from './article-reach.rules.js';
import { linksIn } from './links/links.rules.js';
import { reviewOrderOf } from './review/queue.rules.js';
import { rankOfRisk } from './risk/risk.rules.js';
import { clockAtOf } from './time/clock.rules.js';
import { heldAt } from './time/held.rules.js';
import { checkConfidenceReach } from './verification/verification.rules.js';

// The life of an article as pure functions: each takes the article as it is and gives it as it becomes, or throws a coded refusal.

/** Who does it, and when. */
export interface Act {
  readonly by: string | null;
  readonly at: Date;
}

/** Recomputes what follows from the rest. Before the first publication the top mirrors the draft. */
export function settled(article: Article): Article {
  const draft = article.draft ? { ...article.draft, links: linksIn(article.draft) } : null;
  const next = { ...article, draft, submittedAt: draft?.submittedAt ?? null };
  if (draft && next.version === null && next.state !== ArticleState.ARCHIVED) {
    Object.assign(next, contentOf(draft), { state: ArticleState[draft.state] });
  }
  next.links = linksIn(next);
  next.riskRank = rankOfRisk(next.risk);
  next.reviewOrder = reviewOrderOf(next);
  next.numbered = lastNumber(next);
  next.clockAt = clockAtOf(next);
  return next;
}

/** The highest number that a version of the article has, also one that was taken back before it held; 0 before the first. */
export const lastNumber = ({
  numbered = 0,
  version,
  next,
}: Pick<Article, 'version' | 'next'> & { readonly numbered?: number }): number =>
  Math.max(numbered, version ?? 0, next?.version ?? 0);

const withAuthor = (article: Article, by: string | null): string[] =>
  by === null || article.authorIds.includes(by) ? article.authorIds : [...article.authorIds, by];

/** A fresh working copy of a content. */
export const newDraft = (content: ArticleContent, act: Act, note: string | null): Draft => ({
  ...contentOf(content),
  state: DraftState.DRAFT,
  authorId: act.by,
  editorIds: act.by === null ? [] : [act.by],
  note,
  updatedAt: act.at,
  submittedAt: null,
  reviews: [],
  lastEditorId: act.by,
  approvedBy: [],
  pins: [],
  schedule: null,
  translatedVersion: null,
  links: [],
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
    links: [],
    next: null,
    numbered: 0,
    confidence: ArticleConfidence.VALIDATED,
    needsUpdate: null,
    risk: null,
    riskRank: 0,
    ownerId: act.by,
    ownerTeamId: null,
    verifyEveryDays: null,
    verifiedAt: null,
    verifiedById: null,
    verifiedHow: null,
    verifyDueAt: null,
    translationOf: null,
    translatedVersion: null,
    mergedIntoId: null,
    reviewOrder: null,
    clockSeen: act.at.getTime(),
    clockAt: null,
  });
}

/** Refusal of a change of something in the archive. */
export const archived = (): UserError => wrongState('条目已归档，请先恢复。', 'It is archived; restore it first.');

/** The draft in a state. Throws WRONG_STATE where it is archived, and what `refusal` gives where there is none in that state. */
export function draftIn(article: Article, state: DraftState, refusal: () => UserError): Draft {
  if (article.state === ArticleState.ARCHIVED) throw archived();
  if (article.draft?.state !== state) throw refusal();
  return article.draft;
}

/** The content that a change of the draft starts from: the newest that there is. */
export const draftContent = (article: Article): ArticleContent => contentOf(article.draft ?? article.next ?? article);

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
        schedule: null,
        updatedAt: act.at,
        editorIds: editorIds ?? [],
        lastEditorId: act.by,
        approvedBy: [],
        note: note === undefined ? draft.note : note,
      }
    : { ...newDraft(content, act, note ?? null), translatedVersion: article.translatedVersion };
  return settled({ ...article, draft: next, authorIds: withAuthor(article, act.by), updatedAt: act.at });
}

/** Throws the draft away. An article that was never published has nothing else: it goes to the archive. */
export function discarded(article: Article, act: Act): Article {
  if (!article.draft || article.state === ArticleState.ARCHIVED) throw wrongState('没有草稿。', 'There is no draft.');
  const state = article.version === null ? ArticleState.ARCHIVED : article.state;
  return settled({ ...article, draft: null, state, updatedAt: act.at });
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
    translatedVersion: article.translatedVersion,
    withdrawnAt: null,
  };
}

/** The article without the text that waits for its moment; the number of that is not given twice. */
export const withoutNext = (article: Article): Article => ({ ...article, numbered: lastNumber(article), next: null });

/** Takes the article out of use; a draft beside it is kept. */
export function shelved(loaded: Article, act: Act): Article {
  // The next text may have begun to hold since it was read.
  const article = heldAt(loaded, act.at);
  if (article.state !== ArticleState.PUBLISHED)
    throw wrongState('只有已发布的条目可以归档。', 'Only a published article can be archived.');
  return settled({ ...withoutNext(article), state: ArticleState.ARCHIVED, updatedAt: act.at });
}

/** Brings it back: the last version goes live again; what was never published becomes a draft again. */
export function restored(article: Article, act: Act): Article {
  if (article.state !== ArticleState.ARCHIVED) throw wrongState('条目没有归档。', 'It is not archived.');
  const back = { ...article, mergedIntoId: null };
  if (article.version !== null) return settled({ ...back, state: ArticleState.PUBLISHED, updatedAt: act.at });
  return settled({
    ...back,
    state: ArticleState.DRAFT,
    draft: article.draft ?? newDraft(contentOf(article), act, null),
    updatedAt: act.at,
  });
}

/** Changes who reads the article, at once. Widening has to be confirmed. */
export function reaching(article: Article, reach: Reach, confirmWidening: boolean, act: Act): Article {
  if (article.state === ArticleState.ARCHIVED) throw archived();
  checkConfidenceReach(article.confidence, reach.audience, 'audience');
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
export const policyFieldsOf = (article: Omit<ArticlePolicyFields, 'state'>): PolicyFields => ({
  audience: article.audience,
  tierRank: article.tierRank,
  teams: article.teams,
  lines: article.lines,
  state: ArticleState.PUBLISHED,
  effectiveFrom: article.effectiveFrom,
  effectiveTo: article.effectiveTo,
});
