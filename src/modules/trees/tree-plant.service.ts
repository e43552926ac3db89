import { type FeedPriority, type Review, DraftState, normaliseCode, asPolicyList } from '../articles/index.js';
import { systemActor } from '../../platform/auth/actor.js';
import type { Audience } from '../../platform/auth/viewer.js';
import { UserError } from '../../platform/errors/index.js';
import { newId } from '../../platform/ids/ids.js';
import { always } from '../../platform/rules/rules.js';
import { pushOf } from './tree-going-live.service.js';
import type { Tree, TreeSource } from './tree.js';
import type { TreeContent } from './tree-content.js';
import { treeContentFaults } from './tree-content.rules.js';
import { TreeState } from './tree-enums.js';
import { type TreeParts, placedTree, takeTreeNumbers, treeEvent } from './tree-parts.service.js';
import { madeLive } from './tree-publication.rules.js';
import { newTreeDraft, reservedTreeNumbers, treeBorn, treeCodeOf, treeSettled } from './tree.rules.js';
import type { TreeVersion } from './tree-version.js';

/** One published version of a planted tree. */
export interface PlantedTreeVersion {
  /** What was drawn; the tree's content where left out. */
  readonly content?: TreeContent;
  readonly authorId?: string | null;
  readonly note?: string | null;
  readonly changeSummary?: string | null;
  readonly publishedAt: Date;
  readonly publishedById?: string | null;
  readonly reviews?: readonly Review[];
}

/** A tree as a seed wants it, with its past. */
export interface PlantedTree {
  /** A fixed code such as `T-14`; absent takes the next number. */
  readonly code?: string | null;
  readonly content: TreeContent;
  readonly source?: TreeSource | null;
  readonly authorId: string | null;
  readonly createdAt: Date;
  readonly audience: Audience;
  readonly tierRank?: number;
  readonly teamIds?: readonly string[];
  /** Published versions, oldest first; the last one is live. Empty: never published. */
  readonly versions: readonly PlantedTreeVersion[];
  readonly isArchived?: boolean;
  /** A working copy beside (or before) the published version. */
  readonly draft?: {
    readonly content?: TreeContent;
    readonly state: DraftState;
    readonly authorId: string | null;
    readonly updatedAt: Date;
    readonly submittedAt?: Date | null;
    readonly note?: string | null;
    readonly reviews?: readonly Review[];
  } | null;
  /** Who answers for it; its author where left out. */
  readonly ownerId?: string | null;
  readonly ownerTeamId?: string | null;
  /** When and by whom it was found to be right; its last publication where left out. */
  readonly verified?: { readonly at: Date; readonly byId: string | null; readonly everyDays?: number | null };
  /** How the live version was pushed; absent: silently. The entry's moment is that of the clock. */
  readonly push?: { readonly priority: FeedPriority; readonly dueAt?: Date | null } | null;
}

/** What is asked of those who keep owners and dates. */
export interface PlantedOwners {
  owned(tree: Tree, maker: string): Promise<Tree>;
  published(tree: Tree, by: string | null, at: Date): Promise<Tree>;
}

/** Most trees, and most nodes of all versions together, that one transaction plants. */
const most = { trees: 50, nodes: 10_000 } as const;

/** Plants whole trees with their past, for a seed and an import by the product: in process only. */
export class TreePlantService {
  constructor(
    private readonly parts: TreeParts,
    private readonly owners: PlantedOwners,
  ) {}

  /** Which of these codes are taken already: a seed that was killed goes on with the others. */
  async knownCodes(codes: readonly string[]): Promise<Set<string>> {
    return new Set((await this.parts.store.byCodes(codes, always)).map(({ code }) => code));
  }

  /** A planted tree by its code, whatever its state; without what is drawn in its draft. */
  async byCode(code: string): Promise<Tree | null> {
    return (await this.parts.store.byCodes([code], always))[0] ?? null;
  }

  /** Plants one tree. Throws UserError for a content that the limits refuse, and a duplicate-key error for a code that is taken. */
  async plantTree(input: PlantedTree): Promise<Tree> {
    const [tree] = await this.plantTrees([input]);
    if (!tree) throw new Error('Nothing was planted.');
    return tree;
  }

  /** Plants trees in their order, many in a transaction. */
  async plantTrees(inputs: readonly PlantedTree[]): Promise<Tree[]> {
    const planted: Tree[] = [];
    for (const batch of batches(inputs)) planted.push(...(await this.#plantBatch(batch)));
    return planted;
  }

  async #plantBatch(inputs: readonly PlantedTree[]): Promise<Tree[]> {
    const { foundation, store } = this.parts;
    const categories = await this.parts.categories.tree();
    return foundation.transactions.run(async (transaction) => {
      const trees: Tree[] = [];
      const versions: TreeVersion[] = [];
      for (const input of inputs) {
        const { clock } = foundation;
        const grown = grow(input, newId('tree', clock), await this.#code(input), () => newId('tree_version', clock));
        const tree = await this.#kept(input, placedTree(grown.tree, categories));
        trees.push(tree);
        versions.push(...grown.versions);
        transaction.append({
          ...treeEvent(systemActor, tree.version === null ? 'tree.created' : 'tree.published', null, tree),
          ...(tree.version === null ? {} : { version: tree.version }),
          ...(input.push && tree.version !== null
            ? { push: pushOf(tree, input.push.priority, input.push.dueAt ?? null) }
            : {}),
        });
      }
      await store.insert(trees);
      if (versions.length) await store.insertVersions(versions);
      return trees;
    });
  }

  /** With an owner, and a date at which it is to be looked at again. */
  async #kept(input: PlantedTree, tree: Tree): Promise<Tree> {
    const owned = await this.owners.owned(tree, tree.ownerId ?? 'system');
    if (tree.version === null || tree.publishedAt === null) return owned;
    const { at, byId } = input.verified ?? { at: tree.publishedAt, byId: tree.publishedById };
    return this.owners.published(owned, byId, at);
  }

  /** A fixed code pushes the counter beyond it, so that no later tree can get it. */
  async #code(input: PlantedTree): Promise<string> {
    if (!input.code) return treeCodeOf(await takeTreeNumbers(this.parts, 1));
    const code = normaliseCode(input.code);
    if (code === null || !code.startsWith('T-')) throw new Error(`${input.code} is no code of a tree.`);
    const number = Number(code.slice(2));
    if (number > reservedTreeNumbers) {
      const next = await takeTreeNumbers(this.parts, 1);
      if (next < number) await takeTreeNumbers(this.parts, number - next);
    }
    return code;
  }
}

const nodesOf = ({ content, versions, draft }: PlantedTree): number =>
  content.nodes.length +
  versions.reduce((sum, version) => sum + (version.content ?? content).nodes.length, 0) +
  (draft?.content?.nodes.length ?? 0);

function* batches(inputs: readonly PlantedTree[]): Generator<PlantedTree[]> {
  let batch: PlantedTree[] = [];
  let nodes = 0;
  for (const input of inputs) {
    const more = nodesOf(input);
    if (batch.length && (batch.length >= most.trees || nodes + more > most.nodes)) {
      yield batch;
      batch = [];
      nodes = 0;
    }
    batch.push(input);
    nodes += more;
  }
  if (batch.length) yield batch;
}

function checked(content: TreeContent): TreeContent {
  const faults = treeContentFaults(content);
  if (faults.length) throw new UserError(faults.slice(0, 50));
  return content;
}

function grow(
  input: PlantedTree,
  id: string,
  code: string,
  versionId: () => string,
): { tree: Tree; versions: TreeVersion[] } {
  const base = checked(input.content);
  const authors = [input.authorId, ...input.versions.map(({ authorId }) => authorId), input.draft?.authorId];
  let tree: Tree = {
    ...treeBorn(
      { id, code, content: base, note: null, source: input.source ?? null },
      { by: input.authorId, at: input.createdAt },
    ),
    audience: input.audience,
    tierRank: input.tierRank ?? 0,
    teams: asPolicyList(input.teamIds ?? []),
    authorIds: [...new Set(authors.filter((author) => author != null))],
    ownerId: input.ownerId === undefined ? input.authorId : input.ownerId,
    ownerTeamId: input.ownerTeamId ?? null,
    verifyEveryDays: input.verified?.everyDays ?? null,
  };
  const versions: TreeVersion[] = [];
  for (const planted of input.versions) {
    const authorId = planted.authorId ?? input.authorId;
    const draft = { authorId, note: planted.note ?? null, reviews: [...(planted.reviews ?? [])] };
    const made = madeLive(
      tree,
      planted.content ? checked(planted.content) : base,
      {
        ...{ versionId: versionId(), draft, audience: tree.audience, priority: input.push?.priority ?? null },
        changeSummary: planted.changeSummary ?? null,
      },
      { by: planted.publishedById ?? authorId, at: planted.publishedAt },
    );
    tree = made.tree;
    versions.push(made.version);
  }
  if (input.draft) {
    const { content, state, authorId, updatedAt, submittedAt, note, reviews } = input.draft;
    const drawn = content ? checked(content) : (versions.at(-1)?.content ?? base);
    tree = {
      ...tree,
      updatedAt,
      draft: {
        ...newTreeDraft(drawn, { by: authorId, at: updatedAt }, note ?? null),
        state,
        submittedAt: submittedAt ?? (state === DraftState.DRAFT ? null : updatedAt),
        reviews: [...(reviews ?? [])],
      },
    };
  }
  if (input.isArchived) tree = { ...tree, state: TreeState.ARCHIVED };
  return { tree: treeSettled(tree), versions };
}
