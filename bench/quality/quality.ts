import { writeFile } from 'node:fs/promises';
import { say } from '../search-latency/report.js';
import { dashboard } from './dashboard.js';
import type { Judged, Part } from './part.js';
import { scoring } from './scoring.js';
import { streaming } from './streaming.js';

/** What can be measured, in this order. */
const parts: readonly Part[] = [scoring, dashboard, streaming];

/** Measures scoring, dashboards and streaming, each beside the same without the product. */
export async function run(words: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at >= 0 ? words[at + 1] : undefined;
  };
  const names = parts.map(({ name }) => name);
  const only = option('--only')?.split(',') ?? names;
  if (!only.every((name) => names.includes(name))) throw new Error(`--only wants ${names.join(', ')}.`);
  const figures: Record<string, unknown> = {};
  const judged: Judged[] = [];
  for (const part of parts.filter(({ name }) => only.includes(name))) {
    const found = await part.run(option);
    figures[part.name] = found.figures;
    judged.push(...found.judged);
  }
  const file = option('--json');
  if (file) await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  say('\nwhat is wanted');
  for (const { text, holds } of judged) say(`${holds ? 'holds       ' : 'DOES NOT    '}${text}`);
  if (judged.some(({ holds }) => !holds) && !words.includes('--lenient')) process.exitCode = 1;
}
