import { percentile } from '../relevance/figures.js';
import { line, say, title } from '../search-latency/report.js';
import { Child } from '../shared/child.js';
import { onStage } from '../shared/stage.js';
import type { Judged, Part } from './part.js';
import type { Board, DashboardCalls } from './dashboard-protocol.js';

/** One board, median in ms. */
export interface BoardFigures {
  readonly board: Board;
  readonly ours: number;
  readonly bare: number;
  readonly ratio: number;
  readonly faults: readonly string[];
}

const rounds = 5;
const names: Readonly<Record<Board, string>> = {
  quality: 'quality board',
  weighted: 'the same weighted',
  calls: 'calls board',
};

/** The boards of quality and of calls through GraphQL, each beside the same aggregations through the driver. */
async function measureDashboard(evaluations: number): Promise<BoardFigures[]> {
  const ground = await onStage('quality', async ({ mongodbUri, meili, undo, close }) => {
    const app = new Child<DashboardCalls>(new URL('./dashboard-process.js', import.meta.url));
    undo(() => app.end());
    await app.call('start', { mongodbUri, meili, database: 'bench' });
    return { app, close };
  });
  try {
    const { megabytes } = await ground.app.call('fill', { evaluations, calls: evaluations });
    title('boards, ms', '   ours    bare   ratio');
    const figures: BoardFigures[] = [];
    for (const board of ['quality', 'weighted', 'calls'] as const) {
      const seen = await ground.app.call('ask', { board, rounds });
      const [ours, bare] = [percentile(seen.ours, 0.5), percentile(seen.bare, 0.5)];
      line(names[board], [ours, bare, ours / bare]);
      if (seen.faults.length) say(`${seen.faults.length} faults, the first: ${seen.faults[0] ?? ''}`);
      figures.push({ board, ours, bare, ratio: ours / bare, faults: seen.faults });
      say(`  ${seen.commands.length} aggregations`);
    }
    say(`${evaluations} evaluations of about ${megabytes.toFixed(0)} MB and as many calls; medians of ${rounds}`);
    return figures;
  } finally {
    await ground.close();
  }
}

/** What is wanted, and whether it holds; the weighted board is one aggregation alone, told for its time. */
const judge = (figures: readonly BoardFigures[]): Judged[] =>
  figures
    .filter(({ board }) => board !== 'weighted')
    .map(({ board, ratio, faults }) => ({
      text: `${names[board]} ${ratio.toFixed(2)} x the bare aggregations (at most 1.3)`,
      holds: ratio <= 1.3 && faults.length === 0,
    }));

export const dashboard: Part = {
  name: 'dashboard',
  async run(option) {
    const evaluations = Number(option('--evaluations') ?? 100_000);
    if (!Number.isInteger(evaluations) || evaluations < 1) throw new Error('--evaluations wants a number above 0.');
    const figures = await measureDashboard(evaluations);
    return { figures, judged: judge(figures) };
  },
};
