import type { Viewer } from '../../platform/auth/viewer.js';
import { Audience, Role, Scope, hasRole, readableAudiences } from '../../platform/auth/viewer.js';
import type { Rule } from '../../platform/rules/rules.js';
import { above, all, always, atMost, isIn, never, toPredicate } from '../../platform/rules/rules.js';
import type { Article, ArticlePolicyFields } from './article.js';
import type { ArticleVersion } from './article-version.js';
import { ArticleState, DraftState } from './article-enums.js';

/** Stands for "all" in `teams` and `lines`. */
export const everyone = '*';

const published: Rule = isIn('state', [ArticleState.PUBLISHED]);

/** People whose work is not bound to a support tier. */
const aboveTiers = [
  Role.SUPERVISOR,
  Role.MANAGER,
  Role.KNOWLEDGE_EDITOR,
  Role.ADMIN,
  Role.QA_ANALYST,
  Role.TRAINER,
] as const;

/** Whether somebody writes and keeps the knowledge: sees every state and every draft. */
export const keepsKnowledge = (viewer: Viewer): boolean =>
  viewer.kind === 'person' && hasRole(viewer, Role.KNOWLEDGE_EDITOR, Role.ADMIN);

/** Whether internal blocks, notes and reviews may reach somebody. */
export const readsInternal = (viewer: Viewer): boolean => viewer.audience === Audience.INTERNAL;

/** What holds at a moment. */
const holding = (now: Date): Rule[] => [atMost('effectiveFrom', now.getTime()), above('effectiveTo', now.getTime())];

/**
 * Who may see an article, a version or a pushed event about one. Editors and administrators see every state; supervisors and
 * managers everything published; others what is published for their audience, tier, teams and product lines. Outsiders and
 * client keys are judged by audience alone, and know only of what holds now: to them a text that begins later does not exist.
 */
export function visibleTo(viewer: Viewer, now: Date): Rule {
  if (viewer.kind === 'anonymous') return never;
  if (viewer.kind === 'client' && !viewer.scopes.includes(Scope.KNOWLEDGE_READ)) return never;
  if (keepsKnowledge(viewer)) return always;
  const audience = isIn('audience', readableAudiences(viewer.audience));
  if (!readsInternal(viewer)) return all(published, audience, ...holding(now));
  if (hasRole(viewer, Role.SUPERVISOR, Role.MANAGER)) return published;
  const rules = [published, audience, isIn('teams', [everyone, ...new Set([...viewer.teamIds, ...viewer.ledTeamIds])])];
  if (!hasRole(viewer, ...aboveTiers)) rules.push(atMost('tierRank', viewer.tierRank));
  if (viewer.lineIds.length) rules.push(isIn('lines', [everyone, ...viewer.lineIds]));
  return all(...rules);
}

/** Who may find an article: search shows what is published only, to editors too. */
export function searchableTo(viewer: Viewer, now: Date): Rule {
  const rule = visibleTo(viewer, now);
  return rule.op === 'never' ? never : all(published, rule);
}

/** Whether somebody may see one thing that carries the policy fields. */
export const maySee = (viewer: Viewer, thing: ArticlePolicyFields, now: Date): boolean =>
  toPredicate(visibleTo(viewer, now))(thing as unknown as Readonly<Record<string, unknown>>);

/**
 * Whether somebody who may see the article today may read one of its versions: the narrower of then and now; outsiders the live one
 * only. The live version is the article itself: who may read it is today's matter alone, also after it was opened to more people.
 */
export function mayReadVersion(
  viewer: Viewer,
  article: Article,
  version: Pick<ArticleVersion, 'number'> & ArticlePolicyFields,
  now: Date,
): boolean {
  if (!maySee(viewer, article, now)) return false;
  if (version.number === article.version) return true;
  return readsInternal(viewer) && maySee(viewer, version, now);
}

/** Whose other versions, earlier or to come, somebody may read, of an article that is visible today; the same as `mayReadVersion`, for lists. */
export const otherVersionsTo = (viewer: Viewer, now: Date): Rule =>
  readsInternal(viewer) ? visibleTo(viewer, now) : never;

/** Whether somebody may read the working copy. */
export const mayReadDraft = keepsKnowledge;

/** What somebody may list; a list that asks about drafts, or how articles are kept, would tell of that: it is empty for who may not know. */
export const listableTo = (
  viewer: Viewer,
  asks: { readonly aboutDrafts: boolean; readonly aboutKeeping: boolean },
  now: Date,
): Rule => {
  const isRefused = (asks.aboutDrafts && !mayReadDraft(viewer)) || (asks.aboutKeeping && !readsInternal(viewer));
  return isRefused ? never : visibleTo(viewer, now);
};

const isLiveOrNew = (article: Article): boolean => article.state !== ArticleState.ARCHIVED;

/** Whether somebody may make articles and write in this one now. */
export const mayEdit = (viewer: Viewer, article: Article): boolean =>
  keepsKnowledge(viewer) && isLiveOrNew(article) && article.draft?.state !== DraftState.IN_REVIEW;

/** Whether somebody may hand the draft in for review now. */
export const maySubmit = (viewer: Viewer, article: Article): boolean =>
  keepsKnowledge(viewer) && isLiveOrNew(article) && article.draft?.state === DraftState.DRAFT;

/** Whether somebody may publish the draft now. */
export const mayPublish = (viewer: Viewer, article: Article): boolean =>
  keepsKnowledge(viewer) && isLiveOrNew(article) && article.draft?.state === DraftState.APPROVED;

/** Whether somebody may take the article out of use now. */
export const mayArchive = (viewer: Viewer, article: Article): boolean =>
  keepsKnowledge(viewer) && article.state === ArticleState.PUBLISHED;

/** Whether somebody may change who reads the article. */
export const mayChangeAudience = (viewer: Viewer, article: Article): boolean =>
  keepsKnowledge(viewer) && isLiveOrNew(article);

/** Whether somebody may start and follow imports. */
export const mayImport = keepsKnowledge;

/** Whether somebody may start and follow exports. */
export const mayExport = keepsKnowledge;

/** Whether somebody may change the tree of categories. */
export const mayKeepCategories = keepsKnowledge;
