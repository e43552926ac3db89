import { type CategoryTree, shortText, lineIdsOf } from '../articles/index.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { type Fault, UserError, UserErrorCode, fault, notAllowed } from '../../platform/errors/index.js';
import { isId, newId } from '../../platform/ids/ids.js';
import { loadTreeForChange, replaceTree } from './tree.access.js';
import type { Tree, TreeSource } from './tree.js';
import { type TreeContent } from './tree-content.js';
import { treeLimits } from './tree-limits.js';
import type { TreeContentInput } from './tree-content.inputs.js';
import { applyTreeChange, changeFaults, emptyTreeContent, treeContentFaults } from './tree-content.rules.js';
import { type TreeParts, placedTree, takeTreeNumbers, treeEvent } from './tree-parts.service.js';
import { drawsTrees } from './tree.policy.js';
import { type Act, checkDrawable, treeBorn, treeCodeOf, treeDiscarded, treeEdited } from './tree.rules.js';
import type { TreeStore } from './tree.store.js';

/** Who owns what somebody makes. */
export interface FirstTreeOwner {
  owned(tree: Tree, maker: Viewer): Promise<Tree>;
}

/** A whole content that takes the place of what is drawn, or becomes a new tree. */
export interface TreeTakeover {
  /** The tree that it goes into; null makes a new one. */
  readonly treeId: string | null;
  readonly expectedVersion: number | null;
  readonly content: TreeContent;
  /** Where it comes from; null leaves what the tree says. */
  readonly source?: TreeSource | null;
  readonly note?: string | null;
  /** Type of the audit event, and what it says more. */
  readonly event: string;
  readonly more?: Record<string, unknown>;
  /** For a new tree. */
  readonly idempotencyKey?: string | null;
  /** What the key stands for. */
  readonly input?: unknown;
  /** Called inside the transaction. */
  readonly within?: (treeId: string) => Promise<void>;
}

/** Content of the live version, else an empty one: what a draft begins with where there is none. */
export async function standingContent(store: TreeStore, tree: Tree): Promise<TreeContent> {
  if (tree.draft) return tree.draft.content;
  const [version] = tree.versionId === null ? [] : await store.versionsByIds([tree.versionId]);
  return version?.content ?? emptyTreeContent;
}

/** Drawing: everything before a draft is handed in. */
export class TreeDraftService {
  constructor(
    private readonly parts: TreeParts,
    private readonly owners: FirstTreeOwner,
  ) {}

  /** Makes a tree with its first draft, internal. Errors: NOT_ALLOWED, those of the content, KEY_REUSED. */
  async create(
    viewer: Viewer,
    input: { content: TreeContentInput; note?: string | null; idempotencyKey?: string | null },
  ): Promise<Tree> {
    if (!drawsTrees(viewer)) throw notAllowed();
    const content = applyTreeChange(emptyTreeContent, input.content);
    throwFaults(changeFaults(input.content, content));
    const categories = await this.#checkReferences(content, emptyTreeContent);
    const note = shortText(input.note, treeLimits.note, 'note');
    const { idempotencyKey } = input;
    return this.#make(viewer, categories, {
      ...{ content, note, idempotencyKey, input, event: 'tree.created', source: null },
      operation: 'treeCreate',
    });
  }

  /** Changes what is drawn, opening a draft where there is none. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, those of the content. */
  async update(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; content: TreeContentInput; note?: string | null },
  ): Promise<Tree> {
    const { store } = this.parts;
    const tree = await loadTreeForChange(store, viewer, id, input.expectedVersion, drawsTrees);
    checkDrawable(tree);
    const standing = await standingContent(store, tree);
    const content = applyTreeChange(standing, input.content);
    const note = input.note === undefined ? undefined : shortText(input.note, treeLimits.note, 'note');
    throwFaults(changeFaults(input.content, content));
    const categories = await this.#checkReferences(content, standing);
    const next = placedTree(treeEdited(tree, content, note, this.#act(viewer)), categories);
    return this.#save(viewer, 'tree.draft-updated', tree, next, changeOf(input.content));
  }

  /** Throws the draft away. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async discard(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Tree> {
    const { store, categories } = this.parts;
    const tree = await loadTreeForChange(store, viewer, id, input.expectedVersion, drawsTrees);
    const next = placedTree(treeDiscarded(tree, this.#act(viewer)), await categories.tree());
    return this.#save(viewer, 'tree.draft-discarded', tree, next);
  }

  /**
   * Puts a whole content in the place of what is drawn, or makes a new tree of it: for imports, and for an old version that is to be worked on
   * again. One transaction, one event. Errors as those of `create` and `update`; paths of faults are those of the content.
   */
  async takeOver(viewer: Viewer, given: TreeTakeover): Promise<Tree> {
    if (given.treeId === null) {
      if (!drawsTrees(viewer)) throw notAllowed();
      throwFaults(treeContentFaults(given.content));
      const categories = await this.#checkReferences(given.content, emptyTreeContent);
      return this.#make(viewer, categories, { ...given, note: given.note ?? null, operation: given.event });
    }
    const { store } = this.parts;
    const tree = await loadTreeForChange(store, viewer, given.treeId, given.expectedVersion ?? -1, drawsTrees);
    checkDrawable(tree);
    throwFaults(treeContentFaults(given.content));
    const categories = await this.#checkReferences(given.content, await standingContent(store, tree));
    const edited = treeEdited(tree, given.content, given.note, this.#act(viewer));
    const next = placedTree({ ...edited, source: given.source ?? tree.source }, categories);
    return this.#save(viewer, given.event, tree, next, given.more, given.within);
  }

  async #make(
    viewer: Viewer,
    categories: CategoryTree,
    given: Omit<TreeTakeover, 'treeId' | 'expectedVersion'> & { note: string | null; operation: string },
  ): Promise<Tree> {
    const { foundation, store } = this.parts;
    const { content, note } = given;
    const source = given.source ?? null;
    const make = (remember: (id: string) => Promise<void>): Promise<string> =>
      foundation.transactions.run(async (transaction) => {
        const code = treeCodeOf(await takeTreeNumbers(this.parts, 1));
        const made = { id: newId('tree', foundation.clock), code, content, note, source };
        const tree = await this.owners.owned(placedTree(treeBorn(made, this.#act(viewer)), categories), viewer);
        await store.insert([tree]);
        await remember(tree._id);
        await given.within?.(tree._id);
        transaction.append(treeEvent(viewer, given.event, null, tree, given.more));
        return tree._id;
      });
    const id = await foundation.idempotency.once(viewer, given.operation, given.idempotencyKey, given.input, make);
    const [tree] = await store.byIds([id]);
    if (!tree) throw new Error('A tree that was just made is gone.');
    return tree;
  }

  #act(viewer: Viewer): Act {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }

  #save(
    viewer: Viewer,
    type: string,
    before: Tree,
    next: Tree,
    more: Record<string, unknown> = {},
    within?: (treeId: string) => Promise<void>,
  ): Promise<Tree> {
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(this.parts.store, before, next);
      await within?.(after._id);
      transaction.append(treeEvent(viewer, type, before, after, more));
      return after;
    });
  }

  /** A category and product lines that are newly named have to exist; gives the tree of categories. */
  async #checkReferences(content: TreeContent, before: TreeContent): Promise<CategoryTree> {
    const categories = await this.parts.categories.tree();
    const faults: Fault[] = [];
    const { categoryId } = content;
    if (categoryId !== null && categoryId !== before.categoryId && !categories.get(categoryId)) {
      faults.push(
        fault(UserErrorCode.NOT_FOUND, '找不到分类。', 'The category does not exist.', 'content', 'categoryId'),
      );
    }
    const fresh = lineIdsOf(content.lines).filter((id) => !before.lines.includes(id));
    const known = fresh.length && fresh.every(isId) ? await this.parts.people.knownLines(fresh) : new Set<string>();
    if (fresh.some((id) => !known.has(id))) {
      faults.push(
        fault(UserErrorCode.NOT_FOUND, '找不到产品线。', 'A product line does not exist.', 'content', 'productLineIds'),
      );
    }
    if (faults.length) throw new UserError(faults);
    return categories;
  }
}

/** Throws everything that is wrong with a content; paths begin with `content`. At most 50 are told at once. */
function throwFaults(faults: readonly Fault[]): void {
  if (faults.length)
    throw new UserError(faults.slice(0, 50).map((one) => ({ ...one, field: ['content', ...(one.field ?? [])] })));
}

/** What the audit keeps of a change: how much, never what. */
const changeOf = ({ setNodes, removeNodes, ...frame }: TreeContentInput): Record<string, unknown> => ({
  ...(setNodes?.length ? { nodesSet: setNodes.length } : {}),
  ...(removeNodes?.length ? { nodesRemoved: removeNodes.length } : {}),
  parts: Object.entries(frame).flatMap(([part, value]) => (value === undefined ? [] : [part])),
});
