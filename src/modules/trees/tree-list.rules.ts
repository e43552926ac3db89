import {
  DraftState,
  ReviewOutcome,
  ReviewQueueScope,
  VerificationScope,
  VerificationState,
  readsInternal,
  soonUntil,
} from '../articles/index.js';
import { badInput } from '../../platform/errors/index.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { type Rule, never } from '../../platform/rules/rules.js';
import type { Tree } from './tree.js';
import { TreeState } from './tree-enums.js';
import type { TreeFilter, TreeOrder } from './tree-list.inputs.js';
import { drawsTrees, treesVisibleTo } from './tree.policy.js';

// Filters of the lists, over indexed fields only.

type Filter = Record<string, unknown>;

/** How a list is ordered in the store. */
export interface TreeListOrder {
  readonly list: string;
  readonly field: string;
  readonly descending: boolean;
}

const fields = { UPDATED_AT: 'updatedAt', CODE: 'code', SUBMITTED_AT: 'submittedAt' } as const;

/** The order of the list; last changed first unless said otherwise. */
export function treeOrderOf(order: TreeOrder | null | undefined): TreeListOrder {
  const field = order?.field ?? 'UPDATED_AT';
  const descending = (order?.direction as string | undefined) !== 'ASC';
  return { list: `trees:${field}:${descending ? 'DESC' : 'ASC'}`, field: fields[field], descending };
}

/** Whose trees a list may hold; one that asks about drafts, or how trees are kept, is empty for who may not know. */
export function treesListableTo(
  viewer: Viewer,
  filter: TreeFilter | null | undefined,
  order: TreeOrder | null | undefined,
  now: Date,
): Rule {
  const asksDrafts = filter?.draftStates != null || (order?.field as string | undefined) === 'SUBMITTED_AT';
  const asksKeeping = [filter?.ownerId, filter?.ownerTeamId, filter?.needsVerification].some((one) => one != null);
  if ((asksDrafts && !drawsTrees(viewer)) || (asksKeeping && !readsInternal(viewer))) return never;
  return treesVisibleTo(viewer, now);
}

/** What is due by a moment, after another; the type lets the partial index answer. */
export const treesDue = (after: Date | null, until: Date): Filter => ({
  state: TreeState.PUBLISHED,
  verifyDueAt: { $type: 'date', $lte: until, ...(after ? { $gt: after } : {}) },
});

/** Longest text that titles are looked through for. */
const mostText = 100;

/** The text of a filter as a pattern, every letter of it itself; null for none. Throws BAD_USER_INPUT for one that is too long. */
export function namePatternOf(filter: TreeFilter | null | undefined): string | null {
  const text = filter?.text?.trim() ?? '';
  if (text.length > mostText) throw badInput(`\`text\` has at most ${mostText} characters.`);
  // Titles have one blank between words.
  return text === '' ? null : text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, ' ');
}

/** The stored form of a filter. Its text is looked for apart. */
export function treeListFilter(
  filter: TreeFilter | null | undefined,
  order: TreeListOrder,
  viewerId: string,
  now: Date,
): Filter {
  const all: Filter[] = [];
  if (filter?.states) all.push({ state: { $in: filter.states } });
  if (filter?.draftStates) all.push({ 'draft.state': { $in: filter.draftStates } });
  if (filter?.purposes) all.push({ purpose: { $in: filter.purposes } });
  if (filter?.categoryId) all.push({ categoryPath: filter.categoryId });
  if (filter?.productLineId) all.push({ lines: filter.productLineId });
  if (filter?.ownerId) all.push({ ownerId: filter.ownerId });
  if (filter?.ownerTeamId) all.push({ ownerTeamId: filter.ownerTeamId });
  if (filter?.needsVerification === true) all.push(treesDue(null, soonUntil(now)));
  if (filter?.needsVerification === false) all.push({ $nor: [treesDue(null, soonUntil(now))] });
  if (filter?.authoredByViewer === true) all.push({ authorIds: viewerId });
  // Ordered by the moment of submission, a list holds what was submitted.
  if (order.field === 'submittedAt') all.push({ submittedAt: { $type: 'date' } });
  return all.length ? { $and: all } : {};
}

/** Whether somebody approved the draft since it was handed in. */
const approvedBy = (viewerId: string): Filter => ({
  $expr: {
    $anyElementTrue: {
      $map: {
        input: { $ifNull: ['$draft.reviews', []] },
        in: {
          $and: [
            { $eq: ['$$this.reviewerId', viewerId] },
            { $eq: ['$$this.outcome', ReviewOutcome.APPROVED] },
            { $gte: ['$$this.at', '$draft.submittedAt'] },
          ],
        },
      },
    },
  },
});

/** What waits for review. */
export function treeReviewFilter(scope: ReviewQueueScope, viewerId: string): Filter {
  const waiting = { submittedAt: { $type: 'date' }, 'draft.state': DraftState.IN_REVIEW };
  switch (scope) {
    case ReviewQueueScope.ALL:
      return waiting;
    case ReviewQueueScope.SENT_BY_ME:
      return { ...waiting, 'draft.editorIds': viewerId };
    case ReviewQueueScope.FOR_ME:
      return { ...waiting, 'draft.editorIds': { $ne: viewerId }, $nor: [approvedBy(viewerId)] };
  }
}

/** What is to be verified, whose. */
export function treeDueFilter(
  scope: VerificationScope,
  state: VerificationState | null,
  viewer: Pick<Viewer, 'id' | 'teamIds' | 'ledTeamIds'>,
  now: Date,
): Filter {
  const teams = [...new Set([...viewer.teamIds, ...viewer.ledTeamIds])];
  const whose = {
    [VerificationScope.ALL]: {},
    [VerificationScope.MINE]: { ownerId: viewer.id },
    [VerificationScope.MY_TEAMS]: { ownerTeamId: { $in: teams } },
  }[scope];
  return { ...rangeOf(state, now), ...whose };
}

function rangeOf(state: VerificationState | null, now: Date): Filter {
  if (state === null) return treesDue(null, soonUntil(now));
  if (state === VerificationState.OVERDUE) return treesDue(null, now);
  // Nothing lies before the first moment.
  return state === VerificationState.DUE_SOON ? treesDue(now, soonUntil(now)) : treesDue(null, new Date(0));
}

/** How the verification of a tree stands. Only what is published is due. */
export function treeVerificationState(tree: Pick<Tree, 'state' | 'verifyDueAt'>, now: Date): VerificationState {
  if (tree.state !== TreeState.PUBLISHED || tree.verifyDueAt === null) return VerificationState.NONE;
  if (tree.verifyDueAt <= now) return VerificationState.OVERDUE;
  return tree.verifyDueAt <= soonUntil(now) ? VerificationState.DUE_SOON : VerificationState.CURRENT;
}
