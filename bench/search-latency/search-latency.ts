import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readSets } from '../relevance/sets.js';
import { askAll, shares, type AskingFigures, type Shares } from './asking.js';
import { prepareGround } from './ground.js';
import { indexing, type IndexingFigures } from './indexing.js';
import type { IndexWeight } from './protocol.js';
import { publishing, type PublishingFigures } from './publishing.js';
import { rebuilding, type RebuildingFigures } from './rebuilding.js';
import { line, say, title } from './report.js';
import { sourceOf } from './texts.js';

/** All that one size gave. */
interface Figures {
  passages: number;
  documents: number;
  asking: AskingFigures[];
  shares: Shares;
  weight: IndexWeight;
  publishing: PublishingFigures;
  indexing: IndexingFigures;
  rebuilding: RebuildingFigures;
}

interface Options {
  data: string;
  seconds: number;
  profile: string | null;
}

async function measure(passages: number, { data, seconds, profile }: Options): Promise<Figures> {
  say(`\n=== ${passages.toLocaleString('en')} passages ===`);
  const { queries } = sourceOf(existsSync(data) ? readSets(data) : []);
  const ground = await prepareGround(passages, data);
  const { app, filled } = ground;
  try {
    say(`${filled.documents} articles, ${filled.passages} passages, written in ${filled.seconds.toFixed(0)} s.`);
    const weight = await app.call('weigh');
    title('question index', 'B a document: numbers     all   loaded in ms');
    line('', [weight.numberBytes / weight.documents, weight.heapBytes / weight.documents, weight.loadMs]);
    const requests = await app.call(
      'engineQueries',
      queries.map(({ text }) => text),
    );
    if (profile !== null) await app.call('profile', null);
    const asking = await askAll(ground, queries, requests, seconds);
    if (profile !== null) await app.call('profile', `${profile}-${passages}.cpuprofile`);
    const parts = await shares(ground, queries);
    const published = await publishing(ground);
    const indexed = await indexing(ground);
    const rebuilt = await rebuilding(ground, queries, indexed.ours);
    return {
      ...{ passages: filled.passages, documents: filled.documents, asking, shares: parts, weight },
      ...{ publishing: published, indexing: indexed, rebuilding: rebuilt },
    };
  } finally {
    await ground.close();
  }
}

/** What is wanted, and whether it holds. */
function judge(all: readonly Figures[]): { text: string; holds: boolean }[] {
  return all.flatMap(({ passages, asking, indexing: index, publishing: published, rebuilding: rebuilt }) => {
    const size = `${passages} passages`;
    return [
      ...asking.map(({ connections, ratio, faults }) => ({
        text: `${size}: p50 at ${connections} connections ${ratio.toFixed(2)} x the same engine queries (at most 2)`,
        holds: ratio <= 2 && faults.length === 0,
      })),
      {
        text: `${size}: indexing ${index.ratio.toFixed(2)} x a raw add of the same rows (at least 0.8)`,
        holds: index.ratio >= 0.8,
      },
      {
        text: `${size}: found ${published.search.toFixed(0)} ms after publication, ${published.raw.toFixed(0)} ms is the engine's task (at most 100 more)`,
        holds: published.search <= published.raw + 100,
      },
      {
        text: `${size}: ${rebuilt.empty} empty and ${rebuilt.failed} failed of ${rebuilt.count} answers during a rebuild (none)`,
        holds: rebuilt.empty + rebuilt.failed === 0,
      },
    ];
  });
}

/** Measures how long searches, indexing and publishing take, each beside what the engine alone takes. */
export async function run(words: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at >= 0 ? words[at + 1] : undefined;
  };
  const sizes = (option('--passages') ?? '13000,100000').split(',').map(Number);
  const seconds = Number(option('--seconds') ?? 8);
  if ([...sizes, seconds].some((number) => !Number.isFinite(number) || number <= 0))
    throw new Error('--passages and --seconds want numbers above 0.');
  const options = {
    data: resolve(option('--data') ?? '../shared/data'),
    seconds,
    profile: option('--profile') ?? null,
  };
  const all: Figures[] = [];
  for (const passages of sizes) all.push(await measure(passages, options));
  const file = option('--json');
  if (file) await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);

  const judged = judge(all);
  say('\nwhat is wanted');
  for (const { text, holds } of judged) say(`${holds ? 'holds       ' : 'DOES NOT    '}${text}`);
  if (judged.some(({ holds }) => !holds) && !words.includes('--lenient')) process.exitCode = 1;
}
