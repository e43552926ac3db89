import type { Viewer } from '../../platform/auth/viewer.js';
import { Audience, Role, Scope, hasRole, readableAudiences } from '../../platform/auth/viewer.js';
import type { Rule } from '../../platform/rules/rules.js';
import { all, always, atMost, isIn, never, toPredicate } from '../../platform/rules/rules.js';
import type { Article, ArticlePolicyFields, Draft } from './article.js';
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

/**
 * Who may see an article, a version or a pushed event about one. Editors and administrators see every state; supervisors and
 * managers everything published; others what is published for their audience, tier, teams and product lines. Outsiders and
 * client keys are judged by audience alone.
 */
export function visibleTo(viewer: Viewer): Rule {
  if (viewer.kind === 'anonymous') return never;
  if (viewer.kind === 'client' && !viewer.scopes.includes(Scope.KNOWLEDGE_READ)) return never;
  if (keepsKnowledge(viewer)) return always;
  const audience = isIn('audience', readableAudiences(viewer.audience));
  if (!readsInternal(viewer)) return all(published, audience);
  if (hasRole(viewer, Role.SUPERVISOR, Role.MANAGER)) return published;
  const rules = [published, audience, isIn('teams', [everyone, ...new Set([...viewer.teamIds, ...viewer.ledTeamIds])])];
  if (!hasRole(viewer, ...aboveTiers)) rules.push(atMost('tierRank', viewer.tierRank));
  if (viewer.lineIds.length) rules.push(isIn('lines', [everyone, ...viewer.lineIds]));
  return all(...rules);
}

/** Who may find an article: search shows what is published only, to editors too. */
export function searchableTo(viewer: Viewer): Rule {
  const rule = visibleTo(viewer);
  return rule.op === 'never' ? never : all(published, rule);
}

/** Whether somebody may see one thing that carries the policy fields. */
export const maySee = (viewer: Viewer, thing: ArticlePolicyFields): boolean =>
  toPredicate(visibleTo(viewer))(thing as unknown as Readonly<Record<string, unknown>>);

/**
 * Whether somebody who may see the article today may read one of its versions: the narrower of then and now; outsiders the live one
 * only. The live version is the article itself: who may read it is today's matter alone, also after it was opened to more people.
 */
export function mayReadVersion(
  viewer: Viewer,
  article: Article,
  version: Pick<ArticleVersion, 'number'> & ArticlePolicyFields,
): boolean {
  if (!maySee(viewer, article)) return false;
  if (version.number === article.version) return true;
  return readsInternal(viewer) && maySee(viewer, version);
}

/** Whose earlier versions somebody may read, of an article that is visible today; the same as `mayReadVersion`, for lists. */
export const earlierVersionsTo = (viewer: Viewer): Rule => (readsInternal(viewer) ? visibleTo(viewer) : never);

/** Whether somebody may read the working copy. */
export const mayReadDraft = keepsKnowledge;

/** What somebody may list; a list that asks about drafts would tell of them, so it is empty for who may not read them. */
export const listableTo = (viewer: Viewer, asksAboutDrafts: boolean): Rule =>
  asksAboutDrafts && !mayReadDraft(viewer) ? never : visibleTo(viewer);

const isLiveOrNew = (article: Article): boolean => article.state !== ArticleState.ARCHIVED;

/** Whether somebody may make articles and write in this one now. */
export const mayEdit = (viewer: Viewer, article: Article): boolean =>
  keepsKnowledge(viewer) && isLiveOrNew(article) && article.draft?.state !== DraftState.IN_REVIEW;

/** Whether somebody may hand the draft in for review now. */
export const maySubmit = (viewer: Viewer, article: Article): boolean =>
  keepsKnowledge(viewer) && isLiveOrNew(article) && article.draft?.state === DraftState.DRAFT;

/** Whether two pairs of eyes keep somebody from approving a draft: they wrote in it, and its category demands another person. */
export const isOwnText = (viewer: Viewer, draft: Draft, needsTwoPairsOfEyes: boolean): boolean =>
  needsTwoPairsOfEyes && draft.editorIds.includes(viewer.id);

/** Whether somebody may approve or reject the draft now. */
export const mayReview = (viewer: Viewer, article: Article, needsTwoPairsOfEyes: boolean): boolean =>
  keepsKnowledge(viewer) &&
  isLiveOrNew(article) &&
  article.draft?.state === DraftState.IN_REVIEW &&
  !isOwnText(viewer, article.draft, needsTwoPairsOfEyes);

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

/** Whether somebody may change the tree of categories. */
export const mayKeepCategories = keepsKnowledge;
