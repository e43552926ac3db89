import { Locale } from '../../../platform/graphql/enums.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeVariable } from '../tree-content.js';
import { completeVariable } from '../tree-content.rules.js';
import { TreeNodeKind } from '../tree-enums.js';
import type { DrawnEdge, DrawnNode } from './drawing.js';
import { treeOf } from './drawn-tree.js';
import { type EdgeRow, readRows } from './edge-table.js';
import { type FileFindings, quoted } from './file-findings.js';
import { variableIn } from './json-content.js';
import { variableShape } from './json-format.js';
import { type NodeParts, fittingJson, readParts } from './node-parts.js';
import { type FilePlace, type TreeFile, TreeFileFindingCode } from './tree-file.js';

const kinds = new Map<string, TreeNodeKind>(Object.values(TreeNodeKind).map((kind) => [kind, kind]));
const ends: Readonly<Record<string, 'default' | 'failure' | 'timeout'>> = {
  ...{ default: 'default', failure: 'failure', timeout: 'timeout' },
};

interface Growing {
  key: string;
  title: LocalizedText;
  kind: TreeNodeKind | null;
  parts: NodeParts;
  place: FilePlace;
}

/** Gathers the rows of a table. */
class TableReader {
  readonly nodes = new Map<string, Growing>();
  readonly edges: DrawnEdge[] = [];
  readonly variables: TreeVariable[] = [];
  readonly variablePlaces: FilePlace[] = [];
  start: string | null | undefined = undefined;
  startPlace: FilePlace | null = null;

  constructor(private readonly findings: FileFindings) {}

  take({ cells, place }: EdgeRow): void {
    const kind = cells.kind.toUpperCase();
    if (kind === 'START') {
      this.start = cells.to || null;
      this.startPlace = place;
    } else if (kind === 'VARIABLE') {
      const read = fittingJson(variableShape, cells.details, place, this.findings);
      if (!read) return;
      this.variables.push(completeVariable(variableIn(read)));
      this.variablePlaces.push(place);
    } else this.#edge(cells, kind, place);
  }

  #edge(cells: EdgeRow['cells'], kindName: string, place: FilePlace): void {
    if (cells.from === '') {
      this.findings.error(TreeFileFindingCode.MISSING_FIELD, place, '缺少“from”。', '“from” is missing.');
      return;
    }
    const kind = kindName === '' ? null : (kinds.get(kindName) ?? null);
    if (kindName !== '' && kind === null) {
      const known = [...kinds.keys()].join(', ');
      this.findings.error(
        TreeFileFindingCode.UNKNOWN_KIND,
        { ...place, nodeKey: quoted(cells.from) },
        `没有节点类型“${quoted(cells.kind)}”：${known}。`,
        `There is no kind “${quoted(cells.kind)}”: ${known}.`,
      );
    }
    const node = this.#node(cells, kind, place);
    if (cells.details !== '') node.parts = readParts(cells.details, place, this.findings) ?? {};
    const isEdge = [cells.to, cells.choice, cells.when, cells.label_zh, cells.label_en].some((cell) => cell !== '');
    if (!isEdge) return;
    const isNamed = node.kind === TreeNodeKind.LOGIC || node.kind === TreeNodeKind.ACTION;
    const label = cells.label_zh || cells.label_en ? { zhCN: cells.label_zh, en: cells.label_en } : null;
    this.edges.push({
      from: cells.from,
      to: cells.to || null,
      label,
      choice: isNamed ? null : cells.choice || null,
      when: cells.when || null,
      end: isNamed ? (ends[cells.choice.toLowerCase()] ?? null) : null,
      place,
    });
  }

  #node({ from, title_zh, title_en }: EdgeRow['cells'], kind: TreeNodeKind | null, place: FilePlace): Growing {
    const known = this.nodes.get(from);
    if (!known) {
      const made = { key: from, title: { zhCN: title_zh, en: title_en }, kind, parts: {}, place };
      this.nodes.set(from, made);
      return made;
    }
    const differs =
      (kind !== null && known.kind !== null && kind !== known.kind) ||
      (title_zh !== '' && known.title.zhCN !== '' && title_zh !== known.title.zhCN) ||
      (title_en !== '' && known.title.en !== '' && title_en !== known.title.en);
    if (differs)
      this.findings.error(
        TreeFileFindingCode.DUPLICATE_KEY,
        { ...place, nodeKey: quoted(from) },
        `节点“${quoted(from)}”前后写法不同。`,
        `The node “${quoted(from)}” is described twice, each time differently.`,
      );
    known.kind ??= kind;
    known.title = { zhCN: known.title.zhCN || title_zh, en: known.title.en || title_en };
    return known;
  }
}

/** A node without a title is called by its key, in the language of whoever imports it. */
const titled = ({ title, key }: Growing, locale: Locale): LocalizedText => {
  if (title.zhCN || title.en) return title;
  return locale === Locale.EN ? { zhCN: '', en: key } : { zhCN: key, en: '' };
};

/** Reads a table of edges; null where it is none. `locale` counts for what has no text. */
export function readCsvTree(text: string, locale: Locale, findings: FileFindings): TreeFile | null {
  const rows = readRows(text, findings);
  if (!rows) return null;
  const table = new TableReader(findings);
  for (const row of rows) table.take(row);
  const grown = [...table.nodes.values()];
  const nodes = grown.map((node): DrawnNode => ({ ...node, shape: null, title: titled(node, locale) }));
  const has = (name: 'zhCN' | 'en'): boolean => nodes.some(({ title }) => title[name] !== '');
  const { edges, variables, variablePlaces, startPlace } = table;
  return treeOf(
    {
      title: { zhCN: '', en: '' },
      locales: [...(has('zhCN') ? [Locale.ZH_CN] : []), ...(has('en') ? [Locale.EN] : [])],
      // The first row is the beginning where nothing else is said.
      start: table.start === undefined ? (nodes[0]?.key ?? null) : table.start,
      ...{ startPlace, nodes, edges, variables, variablePlaces },
    },
    findings,
  );
}
