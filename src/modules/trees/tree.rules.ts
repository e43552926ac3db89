import {
  type Review,
  DraftState,
  ReviewOutcome,
  checkWidening,
  endless,
  everyone,
  normaliseCode,
} from '../articles/index.js';
import type { Reach } from '../articles/index.js';
import { Audience } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../platform/errors/index.js';
import type { PolicyFields } from '../../platform/events/index.js';
import type { Tree, TreeDraft, TreePolicyFields } from './tree.js';
import type { TreeContent } from './tree-content.js';
import { linksOf } from './tree-content.rules.js';
import { TreeState } from './tree-enums.js';

// The life of a tree as pure functions: each takes the tree as it is and gives it as it becomes, or throws a coded refusal.

/** Who does it, and when. */
export interface Act {
  readonly by: string | null;
  readonly at: Date;
}

/** Numbers up to this one are left to fixed codes of a seed; the counter's first number is the next. */
export const reservedTreeNumbers = 3_000;

/** The code of a tree, e.g. `T-3001`. */
export const treeCodeOf = (number: number): string => `T-${String(number).padStart(3, '0')}`;

/** Codes that somebody may mean, likeliest first: as it stands, and with the zeros that a short number is written with (`T-14` → `T-014`). */
export function treeCodesMeant(text: string): string[] {
  const code = text.length <= 40 ? normaliseCode(text) : null;
  if (code === null) return [];
  return [...new Set([code, treeCodeOf(Number(code.slice(2)))])];
}

/** What a content says about the tree as a whole. */
export const frameOf = (
  content: TreeContent,
): Pick<Tree, 'title' | 'description' | 'purpose' | 'locales' | 'categoryId' | 'lines' | 'nodeCount'> => ({
  title: content.title,
  description: content.description,
  purpose: content.purpose,
  locales: content.locales,
  categoryId: content.categoryId,
  lines: content.lines,
  nodeCount: content.nodes.length,
});

/** The title in one language, for those who are told of the tree: its first language, else the one that is written. */
export const titleOf = ({ title, locales }: Pick<Tree, 'title' | 'locales'>): string =>
  (locales[0] as string | undefined) === 'en' ? title.en || title.zhCN : title.zhCN || title.en;

/** Recomputes what follows from the rest. Before the first publication the top mirrors the draft. */
export function treeSettled(tree: Tree): Tree {
  const draft = tree.draft ? { ...tree.draft, links: linksOf(tree.draft.content) } : null;
  const next: Tree = {
    ...tree,
    draft,
    submittedAt: draft?.submittedAt ?? null,
    scheduledAt: draft?.schedule?.at.getTime() ?? null,
  };
  if (!draft || tree.version !== null) return next;
  Object.assign(next, frameOf(draft.content));
  return tree.state === TreeState.ARCHIVED ? next : { ...next, state: TreeState[draft.state] };
}

/** A fresh working copy of a content. */
export const newTreeDraft = (content: TreeContent, act: Act, note: string | null): TreeDraft => ({
  content,
  state: DraftState.DRAFT,
  authorId: act.by,
  editorIds: act.by === null ? [] : [act.by],
  note,
  updatedAt: act.at,
  submittedAt: null,
  reviews: [],
  schedule: null,
  links: [],
});

/** A new tree with its first draft; internal until somebody widens it. */
export function treeBorn(
  made: { id: string; code: string; content: TreeContent; note: string | null; source?: Tree['source'] },
  act: Act,
): Tree {
  return treeSettled({
    _id: made.id,
    code: made.code,
    state: TreeState.DRAFT,
    revision: 1,
    ...frameOf(made.content),
    categoryPath: [],
    audience: Audience.INTERNAL,
    tierRank: 0,
    teams: [everyone],
    effectiveFrom: 0,
    effectiveTo: endless,
    version: null,
    versionId: null,
    numbered: 0,
    publishedAt: null,
    publishedById: null,
    changeSummary: null,
    publishedPriority: null,
    createdAt: act.at,
    updatedAt: act.at,
    source: made.source ?? null,
    draft: newTreeDraft(made.content, act, made.note),
    submittedAt: null,
    scheduledAt: null,
    authorIds: act.by === null ? [] : [act.by],
    links: [],
    keysEver: [],
    ownerId: act.by,
    ownerTeamId: null,
    verifyEveryDays: null,
    verifiedAt: null,
    verifiedById: null,
    verifyDueAt: null,
  });
}

/** Refusal of a change of something in the archive. */
export const treeArchived = (): UserError =>
  wrongState('流程已归档，请先恢复。', 'The tree is archived; restore it first.');

/** The draft in a state. Throws WRONG_STATE where it is archived, and what `refusal` gives where there is none in that state. */
export function treeDraftIn(tree: Tree, state: DraftState, refusal: () => UserError): TreeDraft {
  if (tree.state === TreeState.ARCHIVED) throw treeArchived();
  if (tree.draft?.state !== state) throw refusal();
  return tree.draft;
}

const withPerson = (ids: readonly string[], id: string | null): string[] =>
  id === null || ids.includes(id) ? [...ids] : [...ids, id];

/** Throws WRONG_STATE unless somebody may draw in the tree now. */
export function checkDrawable(tree: Tree): void {
  if (tree.state === TreeState.ARCHIVED) throw treeArchived();
  if (tree.draft?.state === DraftState.IN_REVIEW)
    throw wrongState('草稿正在审核，请先撤回。', 'The draft is in review; withdraw it first.');
}

/** Draws in the draft, opening one beside the live version where there is none. That voids an approval and an order to publish. */
export function treeEdited(tree: Tree, content: TreeContent, note: string | null | undefined, act: Act): Tree {
  checkDrawable(tree);
  const { draft } = tree;
  const next: TreeDraft = draft
    ? {
        ...draft,
        content,
        state: DraftState.DRAFT,
        submittedAt: null,
        schedule: null,
        updatedAt: act.at,
        editorIds: withPerson(draft.editorIds, act.by),
        note: note === undefined ? draft.note : note,
      }
    : newTreeDraft(content, act, note ?? null);
  return treeSettled({ ...tree, draft: next, authorIds: withPerson(tree.authorIds, act.by), updatedAt: act.at });
}

/**
 * Throws the draft away. A tree that was never published has nothing else: it goes to the archive with what was drawn, so that restoring it
 * brings that back.
 */
export function treeDiscarded(tree: Tree, act: Act): Tree {
  const { draft } = tree;
  if (!draft || tree.state === TreeState.ARCHIVED) throw wrongState('没有草稿。', 'There is no draft.');
  if (tree.version !== null) return treeSettled({ ...tree, draft: null, updatedAt: act.at });
  const kept: TreeDraft = { ...draft, state: DraftState.DRAFT, submittedAt: null, schedule: null };
  return treeSettled({ ...tree, draft: kept, state: TreeState.ARCHIVED, updatedAt: act.at });
}

const notInReview = (): UserError => wrongState('没有待审核的草稿。', 'There is no draft in review.');

/** Most decisions that a draft remembers. */
const mostReviews = 50;

/** Hands the draft in for review; approvals count anew. */
export function treeSubmitted(tree: Tree, note: string | null | undefined, act: Act): Tree {
  const draft = treeDraftIn(tree, DraftState.DRAFT, () =>
    wrongState('没有可提交的草稿。', 'There is no draft to submit.'),
  );
  // Later than every decision before: those that come from now on are those that count.
  const last = draft.reviews.at(-1)?.at.getTime() ?? 0;
  const submittedAt = new Date(Math.max(act.at.getTime(), last + 1));
  const next: TreeDraft = {
    ...draft,
    state: DraftState.IN_REVIEW,
    submittedAt,
    note: note === undefined ? draft.note : note,
  };
  return treeSettled({ ...tree, draft: next, updatedAt: act.at });
}

/** Takes the draft back from review. */
export function treeWithdrawn(tree: Tree, act: Act): Tree {
  const draft = treeDraftIn(tree, DraftState.IN_REVIEW, notInReview);
  const next: TreeDraft = { ...draft, state: DraftState.DRAFT, submittedAt: null };
  return treeSettled({ ...tree, draft: next, updatedAt: act.at });
}

/** Who approved the draft since it was handed in last. */
export const approversOf = ({ reviews, submittedAt }: Pick<TreeDraft, 'reviews' | 'submittedAt'>): string[] =>
  submittedAt === null
    ? []
    : [
        ...new Set(
          reviews
            .filter(({ outcome, at }) => outcome === ReviewOutcome.APPROVED && at >= submittedAt)
            .map(({ reviewerId }) => reviewerId),
        ),
      ];

const samePerson = (zh: string, en: string): UserError => new UserError(fault(UserErrorCode.SAME_PERSON, zh, en));

/**
 * A reviewer's decision. One rejection gives the draft back; approvals count until there are as many as `needed`. SAME_PERSON for who drew
 * in it, and for a second approval of the same person.
 */
export function treeReviewed(
  tree: Tree,
  decision: { readonly outcome: ReviewOutcome; readonly reason: string | null; readonly needed: number },
  act: Act & { readonly by: string },
): Tree {
  const draft = treeDraftIn(tree, DraftState.IN_REVIEW, notInReview);
  if (draft.editorIds.includes(act.by))
    throw samePerson('不能审核自己画过的流程。', 'Another person has to decide: you drew in this tree.');
  const approves = decision.outcome === ReviewOutcome.APPROVED;
  const before = approversOf(draft);
  if (approves && before.includes(act.by) && before.length < decision.needed)
    throw samePerson(
      '您已经批准过，还需要其他人批准。',
      'You approved it already; somebody else has to approve it too.',
    );
  // Not before it was handed in, also where the clock stands still.
  const at = new Date(Math.max(act.at.getTime(), draft.submittedAt?.getTime() ?? 0));
  const review: Review = { outcome: decision.outcome, reviewerId: act.by, reason: decision.reason, at };
  const next: TreeDraft = { ...draft, reviews: [...draft.reviews, review].slice(-mostReviews) };
  if (!approves) {
    const back: TreeDraft = { ...next, state: DraftState.DRAFT, submittedAt: null };
    return treeSettled({ ...tree, draft: back, updatedAt: act.at });
  }
  const isEnough = approversOf(next).length >= decision.needed;
  const state = isEnough ? DraftState.APPROVED : DraftState.IN_REVIEW;
  return treeSettled({ ...tree, draft: { ...next, state }, updatedAt: act.at });
}

/** Takes the tree out of use; a draft beside it is kept, an order to publish it is not. */
export function treeShelved(tree: Tree, act: Act): Tree {
  if (tree.state !== TreeState.PUBLISHED)
    throw wrongState('只有已发布的流程可以归档。', 'Only a published tree can be archived.');
  const draft = tree.draft && { ...tree.draft, schedule: null };
  return treeSettled({ ...tree, draft, state: TreeState.ARCHIVED, updatedAt: act.at });
}

/** Brings it back: the last version goes live again; what was never published becomes a draft again. */
export function treeRestored(tree: Tree, act: Act): Tree {
  if (tree.state !== TreeState.ARCHIVED) throw wrongState('流程没有归档。', 'It is not archived.');
  const state = tree.version === null ? TreeState.DRAFT : TreeState.PUBLISHED;
  return treeSettled({ ...tree, state, updatedAt: act.at });
}

/** Changes who walks the tree, at once. Widening has to be confirmed. */
export function treeReaching(tree: Tree, reach: Reach, confirmWidening: boolean, act: Act): Tree {
  if (tree.state === TreeState.ARCHIVED) throw treeArchived();
  checkWidening(tree, reach, confirmWidening);
  const { audience, tierRank, teams } = reach;
  return treeSettled({ ...tree, audience, tierRank, teams, updatedAt: act.at });
}

/** The fields that a rule sheet reads of an event about the tree, as those see it who walk the live version. */
export const treePolicyFieldsOf = (tree: Omit<TreePolicyFields, 'state'>): PolicyFields & { state: TreeState } => ({
  audience: tree.audience,
  tierRank: tree.tierRank,
  teams: tree.teams,
  lines: tree.lines,
  state: TreeState.PUBLISHED,
  effectiveFrom: tree.effectiveFrom,
  effectiveTo: tree.effectiveTo,
});
