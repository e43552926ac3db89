import { writeFile } from 'node:fs/promises';
import { line, say, title } from '../search-latency/report.js';
import { Child } from '../shared/child.js';
import { onStage } from '../shared/stage.js';
import { type AnalyticsFigures, analysing } from './analytics.js';
import type { TreeAppCalls } from './protocol.js';
import { type StepFigures, stepping } from './steps.js';
import { type ValidationFigures, measureValidation } from './validation.js';

/** What can be measured, in this order. */
const parts = ['validation', 'steps', 'analytics'] as const;
type Part = (typeof parts)[number];

interface Figures {
  validation?: ValidationFigures;
  steps?: StepFigures[];
  analytics?: AnalyticsFigures;
}

interface Options {
  readonly seconds: number;
  readonly sessions: number;
}

function validating(): ValidationFigures {
  const figures = measureValidation();
  title('validation, ms', '    p50   worst');
  for (const { nodes, p50, worst } of figures.sizes) line(`${nodes} nodes`, [p50, worst]);
  return figures;
}

async function measure({ seconds, sessions }: Options, wanted: ReadonlySet<Part>): Promise<Figures> {
  const figures: Figures = wanted.has('validation') ? { validation: validating() } : {};
  if (!wanted.has('steps') && !wanted.has('analytics')) return figures;
  const ground = await onStage('tree', async ({ mongodbUri, meili, undo, close }) => {
    const app = new Child<TreeAppCalls>(new URL('./app-process.js', import.meta.url));
    undo(() => app.end());
    return { app, close, at: await app.call('start', { mongodbUri, meili, database: 'bench' }) };
  });
  try {
    if (wanted.has('steps')) figures.steps = await stepping(ground.app, ground.at, seconds);
    if (wanted.has('analytics')) figures.analytics = await analysing(ground.app, sessions);
    return figures;
  } finally {
    await ground.close();
  }
}

/** What is wanted, and whether it holds. */
function judge({ validation, steps = [], analytics }: Figures): { text: string; holds: boolean }[] {
  const largest = validation?.sizes.at(-1);
  return [
    ...(validation && largest
      ? [
          {
            text: `validation of ${largest.nodes} nodes ${validation.ratio.toFixed(2)} x that of 1000 (at most 6)`,
            holds: validation.ratio <= 6,
          },
          {
            text: `validation of ${largest.nodes} nodes in ${largest.p50.toFixed(0)} ms (at most 500)`,
            holds: largest.p50 <= 500,
          },
        ]
      : []),
    ...steps
      .filter(({ connections }) => connections === 8)
      .map(({ ratio, faults }) => ({
        text: `a step at 8 connections ${ratio.toFixed(2)} x a bare update of the same size (p50, at most 3)`,
        holds: ratio <= 3 && faults.length === 0,
      })),
    ...(analytics
      ? [
          {
            text: `figures of ${analytics.sessions} walks ${analytics.ratio.toFixed(2)} x the bare aggregations (at most 1.3)`,
            holds: analytics.ratio <= 1.3 && analytics.faults.length === 0,
          },
        ]
      : []),
  ];
}

/** Measures steps of walks, the check of trees and figures of walks, each beside what the same takes without the product. */
export async function run(words: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at >= 0 ? words[at + 1] : undefined;
  };
  const options = {
    seconds: Number(option('--seconds') ?? 8),
    sessions: Number(option('--sessions') ?? 100_000),
  };
  if (Object.values(options).some((number) => !Number.isFinite(number) || number <= 0))
    throw new Error('--seconds and --sessions want numbers above 0.');
  const only = option('--only')?.split(',') ?? parts;
  if (!only.every((name) => parts.some((part) => part === name))) throw new Error(`--only wants ${parts.join(', ')}.`);
  const figures = await measure(options, new Set(only as readonly Part[]));
  const file = option('--json');
  if (file) await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  const judged = judge(figures);
  say('\nwhat is wanted');
  for (const { text, holds } of judged) say(`${holds ? 'holds       ' : 'DOES NOT    '}${text}`);
  if (judged.some(({ holds }) => !holds) && !words.includes('--lenient')) process.exitCode = 1;
}
