import type { TreeContent, TreeNode } from '../tree-content.js';
import { emptyTreeContent } from '../tree-content.rules.js';
import { TreeNodeKind, TreeState } from '../tree-enums.js';
import type { Tree } from '../tree.js';
import type { TreeStore } from '../tree.store.js';
import type { TreeVersion } from '../tree-version.js';

const named = (fields: readonly string[]): Record<string, 1> => Object.fromEntries(fields.map((name) => [name, 1]));
const standing = named(['code', 'state', 'version', 'versionId', 'audience', 'tierRank', 'teams']);

/** What is read of a drawing to judge what it refers to. */
interface Sketch extends Pick<TreeContent, 'description' | 'variables'> {
  readonly _id: string;
  readonly treeId: string;
  readonly nodes: readonly (Pick<TreeNode, 'key' | 'kind'> & Partial<TreeNode>)[];
}

/** Most nodes of sketches that are kept: some tens of MB. */
const mostKeptNodes = 50_000;

/** Kinds that lead out of their drawing by themselves; other nodes may by an article or a link in a text. */
const leadingOut = [TreeNodeKind.ACTION, TreeNodeKind.SUBTREE, TreeNodeKind.ARTICLE, TreeNodeKind.OUTCOME];
const linkingTexts = ['body', 'say', 'outcome.handoverTemplate'].flatMap((text) => [`${text}.zhCN`, `${text}.en`]);

const sketching = {
  $project: {
    ...{ treeId: 1, description: '$content.description', variables: '$content.variables' },
    nodes: {
      $map: {
        input: {
          $filter: {
            input: '$content.nodes',
            as: 'node',
            cond: {
              $or: [
                { $in: ['$$node.kind', leadingOut] },
                { $eq: [{ $type: '$$node.article' }, 'object'] },
                ...linkingTexts.map((text) => ({ $gte: [{ $indexOfBytes: [`$$node.${text}`, '[['] }, 0] })),
              ],
            },
          },
        },
        as: 'node',
        in: Object.fromEntries(
          ['key', 'kind', 'article', 'body', 'say', 'command', 'subtree', 'outcome'].map((part) => [
            part,
            `$$node.${part}`,
          ]),
        ),
      },
    },
  },
};

/** A drawing without ways and titles. */
const drawingOf = ({ description, variables, nodes }: Sketch): TreeContent => ({
  ...{ ...emptyTreeContent, description, variables },
  nodes: nodes.map((node) => ({
    ...{ title: { zhCN: '', en: '' }, body: null, say: null, alternativeQuestions: [], article: null, to: null },
    ...{
      variable: null,
      choices: [],
      fields: [],
      rules: [],
      command: null,
      subtree: null,
      outcome: null,
      position: null,
    },
    ...node,
  })),
});

/** What the check reads of other trees, whoever asks: for the product's own work. */
export class ValidationStore {
  /** By the id of the version. */
  readonly #sketches = new Map<string, TreeContent>();
  #keptNodes = 0;

  constructor(private readonly store: TreeStore) {}

  /** How trees stand, by their codes. */
  async byCodes(codes: readonly string[]): Promise<Tree[]> {
    if (!codes.length) return [];
    return (await this.store.trees
      .find({ code: { $in: [...codes] } } as never, standing)
      .lean()
      .exec()) as unknown as Tree[];
  }

  /** Drawings of versions: by id, or by code and number. */
  async drawings(
    ids: readonly string[],
    numbered: readonly { readonly code: string; readonly number: number }[],
  ): Promise<TreeVersion[]> {
    const pinned = numbered.length
      ? ((await this.store.versions
          .find({ $or: numbered.map(({ code, number }) => ({ treeCode: code, number })) } as never, { _id: 1 })
          .lean()
          .exec()) as unknown as { _id: string }[])
      : [];
    const all = [...new Set([...ids, ...pinned.map(({ _id }) => _id)])];
    return all.length ? this.store.versionsByIds(all) : [];
  }

  /** All live trees, as much of them as says how they stand, in batches. */
  async *live(size = 200): AsyncGenerator<Tree[]> {
    for await (const ids of this.store.allIds(size)) {
      const batch = (await this.store.trees
        .find({ _id: { $in: ids }, state: TreeState.PUBLISHED } as never, standing)
        .lean()
        .exec()) as unknown as Tree[];
      if (batch.length) yield batch;
    }
  }

  /**
   * What live versions refer to, by id of the tree: sketches of their drawings, for `brokenTargetsIn` only. The database leaves out the nodes
   * that refer to nothing, and what nobody looks at of the others: most of a drawing. Versions never change: each is read once, and its
   * sketch kept as long as there is room; apart from the versions that are walked, which a whole collection would push out.
   */
  async liveSketches(trees: readonly Tree[]): Promise<Map<string, TreeContent>> {
    const found = new Map<string, TreeContent>();
    const missing: string[] = [];
    for (const { _id, versionId } of trees) {
      const kept = versionId === null ? undefined : this.#sketches.get(versionId);
      if (kept) found.set(_id, kept);
      else if (versionId !== null) missing.push(versionId);
    }
    const read = missing.length
      ? await this.store.versions.aggregate<Sketch>([{ $match: { _id: { $in: missing } } }, sketching]).exec()
      : [];
    for (const sketch of read) {
      const drawing = drawingOf(sketch);
      found.set(sketch.treeId, drawing);
      this.#keep(sketch._id, drawing);
    }
    return found;
  }

  #keep(versionId: string, sketch: TreeContent): void {
    // Two who ask at once read the same.
    if (this.#sketches.has(versionId)) return;
    this.#sketches.set(versionId, sketch);
    this.#keptNodes += sketch.nodes.length;
    for (const [oldest, { nodes }] of this.#sketches) {
      if (this.#keptNodes <= mostKeptNodes) break;
      this.#sketches.delete(oldest);
      this.#keptNodes -= nodes.length;
    }
  }
}
