import { Locale } from '../../../platform/graphql/enums.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import { TreeNodeKind } from '../tree-enums.js';
import { treeOf } from './drawn-tree.js';
import type { DrawnEdge } from './drawing.js';
import type { FileFindings } from './file-findings.js';
import type { ChartEdge } from './mermaid-chart.js';
import { readNotes } from './mermaid-notes.js';
import { ChartParser } from './mermaid-parser.js';
import { readId } from './mermaid-text.rules.js';
import { endOf } from './mermaid-words.rules.js';
import type { TreeFile } from './tree-file.js';

/** Kinds by the name of the class that our own files give to a node. */
const kindsByClass = new Map<string, TreeNodeKind>(
  Object.values(TreeNodeKind).map((kind) => [kind.toLowerCase(), kind]),
);

/** Reads a Mermaid flowchart whose texts are in one language; null where it is none. */
export function readMermaidTree(text: string, locale: Locale, findings: FileFindings): TreeFile | null {
  const chart = new ChartParser(text, findings).read();
  if (!chart) return null;
  const say = (words: string): LocalizedText =>
    locale === Locale.EN ? { zhCN: '', en: words } : { zhCN: words, en: '' };
  const { start, parts, ...notes } = readNotes(chart.notes, findings);
  const edgeOf = ({ from, to, label, notes: own, place }: ChartEdge): DrawnEdge => ({
    from: readId(from),
    to: readId(to),
    label: label === null ? null : say(label),
    choice: own['choice'] ?? null,
    when: own['when'] ?? null,
    end: own['choice'] === undefined && own['when'] === undefined ? endOf(label) : null,
    place,
  });
  return treeOf(
    {
      title: say(chart.title ?? ''),
      locales: [locale],
      start: start ?? undefined,
      ...notes,
      nodes: [...chart.nodes.values()].map(({ id, text: words, shape, className, place }) => {
        const key = readId(id);
        const kind = className === null ? undefined : kindsByClass.get(className.toLowerCase());
        return { key, title: say(words || key), kind: kind ?? null, shape, parts: parts.get(key) ?? {}, place };
      }),
      edges: chart.edges.map(edgeOf),
    },
    findings,
  );
}
