import { DraftState, ReviewOutcome, type ReviewQueueScope, requiredText, shortText } from '../articles/index.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, wrongState } from '../../platform/errors/index.js';
import type { NewNotice } from '../../platform/events/index.js';
import type { Connection, PageRequest } from '../../platform/graphql/connection.js';
import { always } from '../../platform/rules/rules.js';
import { loadTreeForChange, replaceTree } from './tree.access.js';
import type { Tree } from './tree.js';
import type { TreeChecking } from './tree-checking.js';
import { type TreeContent } from './tree-content.js';
import { treeLimits } from './tree-limits.js';
import { treeReviewFilter } from './tree-list.rules.js';
import { type TreeParts, treeEvent } from './tree-parts.service.js';
import { drawsTrees } from './tree.policy.js';
import {
  type Act,
  approversOf,
  titleOf,
  treeDraftIn,
  treeReviewed,
  treeSubmitted,
  treeWithdrawn,
} from './tree.rules.js';

/** Throws TREE_INVALID, with all findings, where the check of a content has errors. */
export async function checkTree(
  checking: TreeChecking,
  tree: Tree,
  content: TreeContent,
  audience?: Parameters<TreeChecking['findings']>[2],
): Promise<void> {
  const findings = await checking.findings(tree, content, audience);
  const errors = findings.filter(({ severity }) => (severity as string) === 'ERROR').length;
  if (!errors) return;
  throw new UserError(
    fault(
      UserErrorCode.TREE_INVALID,
      `检查发现 ${errors} 处错误，请先修改。`,
      errors === 1 ? 'The check found an error; mend it first.' : `The check found ${errors} errors; mend them first.`,
    ),
    { tree, findings },
  );
}

/** How many approvals a draft needs: both the category of the live tree and that of the draft count. */
export const neededApprovals = (
  categories: { minimumApprovals(id: string | null): number },
  { categoryId, draft }: Pick<Tree, 'categoryId' | 'draft'>,
): number =>
  Math.max(1, ...[draft?.content.categoryId ?? null, categoryId].map((id) => categories.minimumApprovals(id)));

/** Handing drafts in, and deciding about them. */
export class TreeReviewService {
  constructor(private readonly parts: TreeParts) {}

  /** Hands the draft in for review. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, TOO_LONG, TREE_INVALID with the findings. */
  async submit(viewer: Viewer, id: string, input: { expectedVersion: number; note?: string | null }): Promise<Tree> {
    const tree = await this.#load(viewer, id, input.expectedVersion);
    const note = input.note === undefined ? undefined : shortText(input.note, treeLimits.note, 'note');
    const draft = treeDraftIn(tree, DraftState.DRAFT, () =>
      wrongState('没有可提交的草稿。', 'There is no draft to submit.'),
    );
    await checkTree(this.parts.checking, tree, draft.content);
    return this.#save(viewer, 'tree.submitted', tree, treeSubmitted(tree, note, this.#act(viewer)));
  }

  /** Takes the draft back from review. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async withdraw(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Tree> {
    const tree = await this.#load(viewer, id, input.expectedVersion);
    return this.#save(viewer, 'tree.withdrawn', tree, treeWithdrawn(tree, this.#act(viewer)));
  }

  /**
   * Approves the draft; where its category demands several approvals it stays in review until there are enough.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, SAME_PERSON, TOO_LONG.
   */
  async approve(viewer: Viewer, id: string, input: { expectedVersion: number; reason?: string | null }): Promise<Tree> {
    const tree = await this.#load(viewer, id, input.expectedVersion);
    const reason = shortText(input.reason, treeLimits.reason, 'reason');
    const needed = neededApprovals(await this.parts.categories.tree(), tree);
    const next = treeReviewed(tree, { outcome: ReviewOutcome.APPROVED, reason, needed }, this.#act(viewer));
    const more = {
      ...(reason === null ? {} : { reason }),
      ...(needed > 1 && next.draft ? { approvals: { have: approversOf(next.draft).length, need: needed } } : {}),
    };
    return this.#save(viewer, 'tree.approved', tree, next, more, (after) =>
      after.draft?.state === DraftState.APPROVED ? decided(after, '已批准', 'Approved', reason) : null,
    );
  }

  /** Gives the draft back with a reason. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, SAME_PERSON, REQUIRED, TOO_LONG. */
  async reject(viewer: Viewer, id: string, input: { expectedVersion: number; reason: string }): Promise<Tree> {
    const tree = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, treeLimits.reason, 'reason');
    const needed = neededApprovals(await this.parts.categories.tree(), tree);
    const next = treeReviewed(tree, { outcome: ReviewOutcome.REJECTED, reason, needed }, this.#act(viewer));
    return this.#save(viewer, 'tree.rejected', tree, next, { reason }, (after) =>
      decided(after, '已退回', 'Given back', reason),
    );
  }

  /** What waits for review, longest waiting first. Errors: NOT_ALLOWED. */
  queue(viewer: Viewer, scope: ReviewQueueScope, request: PageRequest): Promise<Connection<Tree>> {
    if (!drawsTrees(viewer)) throw notAllowed();
    const filter = treeReviewFilter(scope, viewer.id);
    const order = { list: `tree-review:${scope}`, field: 'submittedAt', descending: false };
    return this.parts.store.page(always, filter, order, request);
  }

  #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Tree> {
    return loadTreeForChange(this.parts.store, viewer, id, expectedVersion, drawsTrees);
  }

  #act(viewer: Viewer): Act & { readonly by: string } {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }

  #save(
    viewer: Viewer,
    type: string,
    before: Tree,
    next: Tree,
    more: Record<string, unknown> = {},
    tell: (after: Tree) => NewNotice | null = () => null,
  ): Promise<Tree> {
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(this.parts.store, before, next);
      transaction.append(treeEvent(viewer, type, before, after, more));
      const notice = tell(after);
      if (notice) transaction.notify(notice);
      return after;
    });
  }
}

/** Tells those who drew in a draft what became of it. */
function decided(after: Tree, zh: string, en: string, reason: string | null): NewNotice {
  const writers = after.draft ? [after.draft.authorId, ...after.draft.editorIds] : [];
  const said = reason ?? '';
  return {
    to: [...new Set(writers.filter((id) => id !== null))],
    kind: 'REVIEW_DECIDED',
    subject: { type: 'tree', id: after._id },
    code: after.code,
    title: titleOf(after.draft?.content ?? after),
    text: { 'zh-CN': `${zh}${said && `：${said}`}`, en: `${en}${said && `: ${said}`}` },
  };
}
