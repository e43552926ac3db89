import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Article, Draft } from '../article.js';
import type { CategoryTree } from '../category.rules.js';
import { DraftApprovals } from './review.js';

/** What the categories of a draft demand of its reviewers. */
export interface ReviewDemand {
  /** How many different people have to approve, 1 to 5. */
  readonly approvals: number;
  /** Whether nobody who wrote in the draft may be one of them. */
  readonly barsOwnText: boolean;
}

type Tree = Pick<CategoryTree, 'minimumApprovals' | 'needsTwoPairsOfEyes'>;

/**
 * What is demanded of a draft's reviewers. Both the category of the live text and that of the draft count: moving a text must not take
 * its second pair of eyes away. Who demands several approvals wants several people, so nobody approves an own text there either.
 */
export function demandOf(tree: Tree, article: Pick<Article, 'categoryId' | 'draft'>): ReviewDemand {
  const ids = [article.draft?.categoryId ?? null, article.categoryId];
  const approvals = Math.max(1, ...ids.map((id) => tree.minimumApprovals(id)));
  return { approvals, barsOwnText: approvals > 1 || ids.some((id) => tree.needsTwoPairsOfEyes(id)) };
}

/** Categories in which nobody may approve an own text, for the filter of the queue. */
export const barringCategories = (tree: Pick<CategoryTree, 'all'> & Tree): string[] =>
  tree.all
    .map((category) => category._id)
    .filter((id) => tree.needsTwoPairsOfEyes(id) || tree.minimumApprovals(id) > 1);

/** Whether somebody who keeps knowledge is one too many: they wrote in the draft, or approved it already. */
export const isBarred = (viewerId: string, draft: Draft, demand: ReviewDemand): 'OWN_TEXT' | 'APPROVED' | null => {
  if (demand.barsOwnText && draft.editorIds.includes(viewerId)) return 'OWN_TEXT';
  // Where fewer are demanded than before, whoever approved may say so once more and so end the wait.
  return draft.approvedBy.includes(viewerId) && draft.approvedBy.length < demand.approvals ? 'APPROVED' : null;
};

/** Approvals of a draft as the API shows them. */
export function approvalsOf(draft: Draft, demand: ReviewDemand): DraftApprovals {
  const have = draft.approvedBy.length;
  return Object.assign(new DraftApprovals(), {
    have,
    need: demand.approvals,
    missing: Math.max(0, demand.approvals - have),
    approvedBy: draft.approvedBy,
    editorIds: draft.editorIds,
    isOwnTextBarred: demand.barsOwnText,
  });
}

/** How many of those who keep knowledge may still approve. */
export const possibleApprovals = (approvals: DraftApprovals, keeperIds: readonly Viewer['id'][]): number =>
  keeperIds.filter(
    (id) => !approvals.approvedBy.includes(id) && !(approvals.isOwnTextBarred && approvals.editorIds.includes(id)),
  ).length;
