import { DraftState, type FeedPriority, checkPush, checkWidening } from '../articles/index.js';
import type { Audience } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../platform/errors/index.js';
import type { Tree, TreeDraft, TreeSchedule } from './tree.js';
import type { TreeContent } from './tree-content.js';
import { checksumOf, linksOf } from './tree-content.rules.js';
import { TreeState } from './tree-enums.js';
import type { TreeVersion } from './tree-version.js';
import { type Act, frameOf, treeDraftIn, treePolicyFieldsOf, treeSettled } from './tree.rules.js';

// How an approved drawing becomes a published version: now, or at a moment.

/** How a publication is to happen. */
export interface TreePublication {
  readonly priority: FeedPriority | null;
  readonly changeSummary: string | null;
  readonly dueAt: Date | null;
  readonly audience: Audience | null;
  readonly confirmWidening: boolean;
}

/** Throws unless what a publication says fits together. */
export function checkTreePublication(tree: Tree, how: TreePublication, at: Date): void {
  checkPush(how, at);
  checkWidening(tree, { ...tree, audience: how.audience ?? tree.audience }, how.confirmWidening);
}

/** The approved draft of a tree. Throws WRONG_STATE. */
export const approvedTreeDraft = (tree: Tree): TreeDraft =>
  treeDraftIn(tree, DraftState.APPROVED, () =>
    wrongState('只有已批准的草稿可以发布。', 'Only an approved draft can be published.'),
  );

/** The keys that were ever published, with those of a content; the place of a key never changes. */
export function keysWith(keysEver: readonly string[], { nodes }: Pick<TreeContent, 'nodes'>): string[] {
  const known = new Set(keysEver);
  return [...keysEver, ...nodes.map(({ key }) => key).filter((key) => !known.has(key))];
}

/** A content goes live in a tree, as its next version. */
export function madeLive(
  tree: Tree,
  content: TreeContent,
  facts: {
    readonly versionId: string;
    readonly draft: Pick<TreeDraft, 'authorId' | 'note' | 'reviews'>;
    readonly audience: Audience;
    readonly priority: FeedPriority | null;
    readonly changeSummary: string | null;
  },
  act: Act,
): { tree: Tree; version: TreeVersion } {
  const number = tree.numbered + 1;
  const next = treeSettled({
    ...tree,
    ...frameOf(content),
    state: TreeState.PUBLISHED,
    audience: facts.audience,
    version: number,
    versionId: facts.versionId,
    numbered: number,
    publishedAt: act.at,
    publishedById: act.by,
    changeSummary: facts.changeSummary,
    publishedPriority: facts.priority,
    links: linksOf(content),
    keysEver: keysWith(tree.keysEver, content),
    draft: null,
    updatedAt: act.at,
  });
  const version: TreeVersion = {
    _id: facts.versionId,
    treeId: tree._id,
    treeCode: tree.code,
    number,
    content,
    policy: {
      ...treePolicyFieldsOf(next),
      audience: next.audience,
      teams: [...next.teams],
      lines: [...next.lines],
    },
    checksum: checksumOf(content),
    nodeCount: content.nodes.length,
    authorId: facts.draft.authorId,
    note: facts.draft.note,
    changeSummary: facts.changeSummary,
    publishedAt: act.at,
    publishedById: act.by,
    reviews: facts.draft.reviews,
  };
  return { tree: next, version };
}

/** Publishes the approved draft. Gives the tree as it becomes and its new version. */
export function treePublished(
  tree: Tree,
  how: TreePublication & { readonly versionId: string },
  act: Act,
): { tree: Tree; version: TreeVersion } {
  const draft = approvedTreeDraft(tree);
  checkTreePublication(tree, how, act.at);
  const { versionId, priority, changeSummary } = how;
  const audience = how.audience ?? tree.audience;
  return madeLive(tree, draft.content, { versionId, draft, audience, priority, changeSummary }, act);
}

/** Orders the approved draft to go live by itself at a moment. */
export function treeScheduled(tree: Tree, schedule: TreeSchedule, confirmWidening: boolean, act: Act): Tree {
  const draft = approvedTreeDraft(tree);
  if (schedule.at <= act.at) {
    throw new UserError(
      fault(UserErrorCode.OUT_OF_RANGE, '发布时间必须在将来。', 'The moment has to lie in the future.', 'publishAt'),
    );
  }
  // What is ordered has to be possible then: its due date lies behind that moment.
  checkTreePublication(tree, { ...schedule, confirmWidening }, schedule.at);
  // Who walks it already is no order: should fewer people do so by then, publishing must not open it again.
  const audience = schedule.audience === tree.audience ? null : schedule.audience;
  return treeSettled({ ...tree, draft: { ...draft, schedule: { ...schedule, audience } }, updatedAt: act.at });
}

/** Takes the order back. */
export function treeUnscheduled(tree: Tree, act: Act): Tree {
  if (!tree.draft?.schedule) throw wrongState('没有定时发布。', 'Nothing is scheduled.');
  return treeSettled({ ...tree, draft: { ...tree.draft, schedule: null }, updatedAt: act.at });
}
