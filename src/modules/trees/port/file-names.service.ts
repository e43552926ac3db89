import { asPolicyList, lineIdsOf } from '../../articles/index.js';
import type { CategoryTree } from '../../articles/index.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { type FileFindings, quoted } from './file-findings.js';
import { type ContentPath, type TreeFile, TreeFileFindingCode } from './tree-file.js';

interface Keyed {
  readonly _id: string;
  readonly key: string;
}

/** What files name of the centre. */
export interface CentreKeys {
  lines(): Promise<readonly Keyed[]>;
  tiers(): Promise<readonly Keyed[]>;
  departments(): Promise<readonly Keyed[]>;
  categories(): Promise<CategoryTree>;
  /** Which of these codes of articles are known. */
  articles(codes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of these codes of trees are known. */
  trees(codes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of these commands are set up. */
  commands(names: readonly string[]): Promise<ReadonlySet<string>>;
}

/** The category at the end of a path of keys; undefined where there is no such path. */
function categoryAt(tree: CategoryTree, path: string): string | undefined {
  const keys = path.split('/').map((key) => key.trim());
  const last = tree.all.find(({ key }) => key === keys.at(-1));
  const place = last ? tree.path(last._id) : [];
  return place.length === keys.length && place.every(({ key }, at) => key === keys[at]) ? last?._id : undefined;
}

type Rename = (name: string, path: ContentPath) => string;

/** The content with other names for departments and tiers. */
const outcomesNamed = (nodes: readonly TreeNode[], department: Rename, tier: Rename): TreeNode[] =>
  nodes.map((node, at) => {
    if (!node.outcome) return node;
    const path = ['nodes', at, 'outcome'];
    const { departmentId, tierId, departmentRules } = node.outcome;
    return {
      ...node,
      outcome: {
        ...node.outcome,
        departmentId: departmentId === null ? null : department(departmentId, [...path, 'departmentId']),
        tierId: tierId === null ? null : tier(tierId, [...path, 'tierId']),
        departmentRules: departmentRules.map(({ when, departmentId: id }, place) => ({
          when,
          departmentId: department(id, [...path, 'departmentRules', place, 'departmentId']),
        })),
      },
    };
  });

const byKey = (things: readonly Keyed[]): Map<string, string> => new Map(things.map(({ _id, key }) => [key, _id]));
const byId = (things: readonly Keyed[]): Map<string, string> => new Map(things.map(({ _id, key }) => [_id, key]));

/** Names in files for ids in the database, and the other way round. */
export class FileNames {
  constructor(private readonly centre: CentreKeys) {}

  /** The content of a file with ids in the place of names. What is not known here becomes a finding. */
  async resolve(file: TreeFile, findings: FileFindings): Promise<TreeContent> {
    const { content } = file;
    const lines = byKey(await this.centre.lines());
    const departments = byKey(await this.centre.departments());
    const tiers = byKey(await this.centre.tiers());
    const known =
      (names: ReadonlyMap<string, string>, zh: string, en: string): Rename =>
      (name, path) => {
        const id = names.get(name);
        if (id === undefined) this.#unknown(file, findings, path, name, zh, en);
        return id ?? name;
      };
    const category = content.categoryId;
    const categoryId = category === null ? null : categoryAt(await this.centre.categories(), category);
    if (categoryId === undefined) this.#unknown(file, findings, ['categoryId'], category ?? '', '分类', 'category');
    const line = known(lines, '产品线', 'product line');
    const resolved = {
      ...content,
      categoryId: categoryId ?? null,
      lines: asPolicyList(lineIdsOf(content.lines).map((key, at) => line(key, ['lines', at]))),
      nodes: outcomesNamed(
        content.nodes,
        known(departments, '部门', 'department'),
        known(tiers, '支持级别', 'support tier'),
      ),
    };
    await this.#references(file, findings);
    return resolved;
  }

  /** The content with names in the place of ids; an id of something that is gone stays as it is. */
  async named(content: TreeContent): Promise<TreeContent> {
    const lines = byId(await this.centre.lines());
    const departments = byId(await this.centre.departments());
    const tiers = byId(await this.centre.tiers());
    const path = content.categoryId === null ? [] : (await this.centre.categories()).path(content.categoryId);
    const name =
      (names: ReadonlyMap<string, string>): Rename =>
      (id) =>
        names.get(id) ?? id;
    return {
      ...content,
      categoryId: path.map(({ key }) => key).join('/') || content.categoryId,
      lines: asPolicyList(lineIdsOf(content.lines).map((id) => lines.get(id) ?? id)),
      nodes: outcomesNamed(content.nodes, name(departments), name(tiers)),
    };
  }

  /** Codes and commands stay as they are where they are not known here: what they name may come later. */
  async #references(file: TreeFile, findings: FileFindings): Promise<void> {
    const named = file.content.nodes.flatMap(({ article, subtree, command }, at) => [
      ...(article ? [{ kind: 'articles' as const, name: article.code, path: ['nodes', at, 'article', 'code'] }] : []),
      ...(subtree ? [{ kind: 'trees' as const, name: subtree.code, path: ['nodes', at, 'subtree', 'code'] }] : []),
      ...(command?.name
        ? [{ kind: 'commands' as const, name: command.name, path: ['nodes', at, 'command', 'name'] }]
        : []),
    ]);
    const words = { articles: ['条目', 'article'], trees: ['流程', 'tree'], commands: ['命令', 'command'] } as const;
    for (const kind of ['articles', 'trees', 'commands'] as const) {
      const some = named.filter((one) => one.kind === kind);
      if (!some.length) continue;
      const there = await this.centre[kind]([...new Set(some.map(({ name }) => name))]);
      const [zh, en] = words[kind];
      for (const { name, path } of some.filter((one) => !there.has(one.name)))
        this.#unknown(file, findings, path, name, zh, en, true);
    }
  }

  #unknown(
    file: TreeFile,
    findings: FileFindings,
    path: ContentPath,
    name: string,
    zh: string,
    en: string,
    isHint = false,
  ): void {
    const node = path[0] === 'nodes' && typeof path[1] === 'number' ? file.content.nodes[path[1]] : undefined;
    const at = { ...file.placeOf(path), nodeKey: node ? quoted(node.key) : null, path: file.nameOf(path) };
    const texts = [`这里没有${zh}“${quoted(name)}”。`, `There is no ${en} “${quoted(name)}” here.`] as const;
    if (isHint) findings.hint(TreeFileFindingCode.UNKNOWN_REFERENCE, at, ...texts);
    else findings.error(TreeFileFindingCode.UNKNOWN_REFERENCE, at, ...texts);
  }
}
