import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { transformWithOxc } from 'vite';

/** The part of the console's module that is tried here; it has no imports and no browser in it. */
interface Intents {
  typed(query: string): void;
  shown(receipt: string): void;
  opened(articleId: string, rank: number | null): void;
  gap(): { key: string; receipt: string } | null;
  left(): void;
  outcome(kind: string, articleId: string): void;
}
interface Ports {
  now(): number;
  newKey(): string;
  later(ms: number, run: () => void): () => void;
  record(intent: { key: string; end: string; receipt: string }): void;
  outcome(outcome: Record<string, unknown>): void;
}

const source = fileURLToPath(new URL('../../../web/src/desks/agent/search-intents.ts', import.meta.url));

describe('what the agent desk tells of a search', () => {
  let folder: string;
  let SearchIntents: new (ports: Ports) => Intents;
  let intents: Intents;
  let now: number;
  let keys: number;
  let timers: { at: number; run: () => void }[];
  let told: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'caregraph-intents-'));
    const { code } = await transformWithOxc(await readFile(source, 'utf8'), source);
    const path = join(folder, 'search-intents.mjs');
    await writeFile(path, code);
    ({ SearchIntents } = (await import(pathToFileURL(path).href)) as { SearchIntents: typeof SearchIntents });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  beforeEach(() => {
    now = 1_000_000;
    keys = 0;
    timers = [];
    told = [];
    intents = new SearchIntents({
      now: () => now,
      newKey: () => `key-${(keys += 1)}`,
      later: (ms, run) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
      record: ({ key, end, receipt }) => told.push(`${key} ${end} ${receipt}`),
      outcome: ({ key, kind, articleId, rank, afterMs }) =>
        told.push(`${String(key)} ${String(kind)} ${String(articleId)} ${String(rank)} ${String(afterMs)}`),
    });
  });

  /** Time goes by, and what was to happen meanwhile happens. */
  const pass = (ms: number): void => {
    const end = now + ms;
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = next.at;
      next.run();
    }
    now = end;
  };
  const type = (query: string): void => {
    intents.typed(query);
    pass(80);
    if (query.trim() !== '') intents.shown(`r:${query}`);
    pass(70);
  };

  it('letters are one intention, told once at the pause', () => {
    for (const text of ['脱', '脱水', '不脱水']) type(text);
    pass(1_100);
    expect(told).toEqual([]);
    pass(100);
    expect(told).toEqual(['key-1 PAUSE r:不脱水']);
    pass(60_000);
    intents.left();
    expect(told).toHaveLength(1);
  });

  it('an answer that comes late is read from when it is shown', () => {
    intents.typed('E21');
    pass(5_000);
    expect(told).toEqual([]);
    intents.shown('r:E21');
    pass(1_199);
    expect(told).toEqual([]);
    pass(1);
    expect(told).toEqual(['key-1 PAUSE r:E21']);
  });

  it('an open ends it at once, with its place and the time since the list was shown', () => {
    type('E21');
    pass(430);
    intents.opened('art-1', 2);
    expect(told).toEqual(['key-1 OPEN r:E21', 'key-1 OPENED art-1 2 500']);
    pass(10_000);
    expect(told).toHaveLength(2);
    // A second one out of the same list is the same intention; what is typed now is another.
    intents.opened('art-2', 1);
    expect(told.slice(2)).toEqual(['key-1 OPENED art-2 1 10500']);
    type('延保');
    intents.opened('art-3', 1);
    expect(told.slice(3)).toEqual(['key-2 OPEN r:延保', 'key-2 OPENED art-3 1 70']);
  });

  it('other words within ten seconds of a pause refine it, later ones are another', () => {
    type('不转');
    pass(1_200);
    pass(9_000);
    type('不脱水');
    pass(1_200);
    expect(told).toEqual(['key-1 PAUSE r:不转', 'key-1 PAUSE r:不脱水']);
    pass(10_001);
    type('延保');
    pass(1_200);
    expect(told.slice(2)).toEqual(['key-2 PAUSE r:延保']);
  });

  it('an open after a pause of the same list adds only the open', () => {
    type('E21');
    pass(1_200);
    intents.opened('art-1', 1);
    expect(told).toEqual(['key-1 PAUSE r:E21', 'key-1 OPENED art-1 1 1270']);
  });

  it('leaving ends it, once, and never without an answer or without words', () => {
    intents.left();
    intents.typed('E2');
    intents.left();
    expect(told).toEqual([]);
    type('E21');
    intents.left();
    intents.left();
    pass(5_000);
    expect(told).toEqual(['key-2 LEFT r:E21']);
    type('E40');
    type('');
    pass(5_000);
    intents.left();
    expect(told).toHaveLength(1);
  });

  it('a list that a reload brought back is told only when something comes of it', () => {
    intents.shown('r:E21');
    pass(60_000);
    intents.left();
    expect(told).toEqual([]);
    intents.shown('r:E21');
    intents.opened('art-1', 1);
    expect(told).toEqual(['key-1 OPEN r:E21', 'key-1 OPENED art-1 1 0']);
  });

  it('a gap ends it and belongs to it; without a search there is none', () => {
    expect(intents.gap()).toBeNull();
    type('有鱼腥味');
    expect(intents.gap()).toEqual({ key: 'key-1', receipt: 'r:有鱼腥味' });
    expect(told).toEqual(['key-1 GAP r:有鱼腥味', 'key-1 NO_ANSWER null null 70']);
  });

  it('what is done with an article counts for the search that led to it, each thing once', () => {
    type('E21');
    intents.opened('art-1', 1);
    told = [];
    type('延保');
    pass(1_200);
    intents.outcome('LINKED', 'art-1');
    intents.outcome('LINKED', 'art-1');
    intents.outcome('COPIED', 'art-from-inbox');
    expect(told.filter((line) => !line.includes('PAUSE'))).toEqual(['key-1 LINKED art-1 null 1420']);
    told = [];
    // Another mind about it is told again.
    for (const kind of ['HELPFUL', 'NOT_HELPFUL', 'NOT_HELPFUL', 'HELPFUL']) intents.outcome(kind, 'art-1');
    expect(told.map((line) => line.split(' ')[1])).toEqual(['HELPFUL', 'NOT_HELPFUL', 'HELPFUL']);
  });
});
