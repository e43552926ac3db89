import type { NodeUseFragment, TreeFiguresFilter, TreeNodeKind } from '../../../gql/trees/graphql';
import { formatDuration, formatPercent } from '../../../lib/format';
import type { Language } from '../../../lib/languages';
import { type DrawingUsage, type NodeNote, usageKey } from '../shared/usage';

const DAY_MS = 86_400_000;

/** The last so many days, to the hour: the same question within an hour is the same answer of the cache. */
export function lastDaysFilter(days: number, now = new Date()): TreeFiguresFilter {
  const to = Math.ceil(now.getTime() / 3_600_000) * 3_600_000;
  return { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() };
}

/** The place on the drawing of a way that the figures name. */
export function placeOf(kind: TreeNodeKind | null, key: string): string {
  if (kind === 'QUESTION') return `choice:${key}`;
  if (kind === 'LOGIC') return key === 'default' ? 'to' : `rule:${key}`;
  if (kind === 'ACTION') return key === 'failure' ? 'failureTo' : key === 'timeout' ? 'timeoutTo' : 'to';
  return 'to';
}

export interface UseWords {
  language: Language;
  /** What a note says in full. */
  note: (values: { entered: string; p50: string; p90: string; exit: string }) => string;
}

const dash = '—';
const HUNDRED_SECONDS = 100;

/** Both times of stay in little room: `18/44s`, from a hundred seconds on `1:45/3:02`. */
const shortStays = (p50: number | null, p90: number | null): string =>
  p50 !== null && p90 !== null && p90 < HUNDRED_SECONDS
    ? `${Math.round(p50)}/${Math.round(p90)}s`
    : `${stay(p50)}/${stay(p90)}`;

/** A time of stay, or a dash where nobody measured one. */
export const stay = (seconds: number | null): string => (seconds === null ? dash : formatDuration(seconds));

function noteOf(node: NodeUseFragment, { language, note }: UseWords): NodeNote {
  const exit = node.exit.value === null ? dash : formatPercent(node.exit.value, language);
  const times = node.dwellCount === 0 ? '' : shortStays(node.dwellP50, node.dwellP90);
  const left = node.exit.count > 0 ? `↧${Math.max(1, Math.round((node.exit.value ?? 0) * 100))}%` : '';
  return {
    short: node.enteredCount === 0 ? '0' : [times, left].filter(Boolean).join(' '),
    long: note({
      entered: node.enteredCount.toLocaleString(language),
      p50: stay(node.dwellP50),
      p90: stay(node.dwellP90),
      exit,
    }),
  };
}

/** The figures as the drawing shows them: widths of lines, and a note on each node. */
export function usageOf(nodes: readonly NodeUseFragment[], words: UseWords): DrawingUsage {
  const branches = new Map<string, number>();
  const notes = new Map<string, NodeNote>();
  for (const node of nodes) {
    for (const branch of node.branches) {
      const name = usageKey(node.nodeKey, placeOf(node.kind, branch.key));
      branches.set(name, (branches.get(name) ?? 0) + branch.share.count);
    }
    if (node.kind !== 'LOGIC' && node.kind !== null) notes.set(node.nodeKey, noteOf(node, words));
  }
  return { branches, notes };
}
