import { percentile } from '../relevance/figures.js';
import { line, say, title } from '../search-latency/report.js';
import type { Child } from '../shared/child.js';
import type { TreeAppCalls } from './protocol.js';

/** All figures of a tree at once, median in ms. */
export interface AnalyticsFigures {
  sessions: number;
  ours: number;
  bare: number;
  ratio: number;
  faults: string[];
}

const rounds = 5;

/** All figures of a tree through GraphQL beside the same aggregations through the driver. */
export async function analysing(app: Child<TreeAppCalls>, sessions: number): Promise<AnalyticsFigures> {
  const { megabytes } = await app.call('fill', { sessions });
  const { editor } = await app.call('tokens');
  const seen = await app.call('figures', { token: editor, rounds });
  const [ours, bare] = [percentile(seen.ours, 0.5), percentile(seen.bare, 0.5)];
  title('all figures, ms', '   ours    bare   ratio');
  line(`${sessions} walks`, [ours, bare, ours / bare]);
  say(`${seen.pipelines} aggregations over about ${megabytes.toFixed(0)} MB; medians of ${rounds}`);
  if (seen.faults.length) say(`${seen.faults.length} faults, the first: ${seen.faults[0] ?? ''}`);
  return { sessions, ours, bare, ratio: ours / bare, faults: seen.faults };
}
