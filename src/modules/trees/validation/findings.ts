import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeNode } from '../tree-content.js';
import { type TreeFinding, TreeFindingCode, TreeFindingSeverity } from './finding.js';

/** Most findings that one check gives; errors are kept before warnings. */
export const mostFindings = 1_000;

const warnings: ReadonlySet<TreeFindingCode> = new Set([
  TreeFindingCode.UNREACHABLE,
  TreeFindingCode.BROKEN_ANCHOR,
  TreeFindingCode.PERSONAL_MARK_LOST,
  TreeFindingCode.BRANCH_SHADOWED,
  TreeFindingCode.AUDIENCE_WIDER_THAN_TARGET,
  TreeFindingCode.DUPLICATE_LABEL,
  TreeFindingCode.MISSING_TRANSLATION,
]);

/** A sentence in both languages: Chinese, English. */
export type Words = readonly [zhCN: string, en: string];

const textOf = ([zhCN, en]: Words): LocalizedText => ({ zhCN, en });

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What a node is called in a sentence: its title, or its key where it has none. */
export const nodeName = ({ key, title }: Pick<TreeNode, 'key' | 'title'>): Words => [
  `“${short(title.zhCN || title.en || key)}”`,
  `“${short(title.en || title.zhCN || key)}”`,
];

/** What is told of one thing that is wrong. */
export interface Told {
  readonly node?: TreeNode | null;
  readonly place?: string | null;
  readonly message: Words;
  readonly mend: Words;
  /** Where it is graver or less grave than usual. */
  readonly severity?: TreeFindingSeverity;
}

/** What one check has found so far. */
export class Findings {
  readonly #all: TreeFinding[] = [];

  add(code: TreeFindingCode, { node = null, place = null, message, mend, severity }: Told): void {
    this.#all.push({
      code,
      severity: severity ?? (warnings.has(code) ? TreeFindingSeverity.WARNING : TreeFindingSeverity.ERROR),
      nodeKey: node?.key ?? null,
      place,
      message: textOf(message),
      mend: textOf(mend),
    });
  }

  /** Errors first, of the tree as a whole before those of nodes in the order in which they stand. */
  ordered(placeOf: (nodeKey: string) => number): TreeFinding[] {
    const rank = ({ severity }: TreeFinding): number => (severity === TreeFindingSeverity.ERROR ? 0 : 1);
    const at = ({ nodeKey }: TreeFinding): number => (nodeKey === null ? -1 : placeOf(nodeKey));
    return this.#all
      .map((finding, order) => ({ finding, order }))
      .sort((a, b) => rank(a.finding) - rank(b.finding) || at(a.finding) - at(b.finding) || a.order - b.order)
      .slice(0, mostFindings)
      .map(({ finding }) => finding);
  }
}
