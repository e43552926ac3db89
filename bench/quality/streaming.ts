import { Agent, request } from 'node:http';
import { percentile } from '../relevance/figures.js';
import { line, say, title } from '../search-latency/report.js';
import { Child } from '../shared/child.js';
import { onStage } from '../shared/stage.js';
import type { Part } from './part.js';
import type { StreamingCalls, StreamingPlaces } from './streaming-protocol.js';

/** Streams of a kind: how they ask, and how many go on at the same time. */
interface Manner {
  readonly name: string;
  readonly listeners: number;
  /** Bytes of a range; 0 for one open range to the end. */
  readonly rangeBytes: number;
  /** Another recording each time: nothing of it is in the server's memory. */
  readonly isFirstTime?: boolean;
}

const manners: readonly Manner[] = [
  { name: 'one listener, open range', listeners: 1, rangeBytes: 0 },
  { name: 'one listener, 8 MB each', listeners: 1, rangeBytes: 8_000_000 },
  { name: 'four listeners, 8 MB each', listeners: 4, rangeBytes: 8_000_000 },
  { name: 'heard for the first time', listeners: 1, rangeBytes: 8_000_000, isFirstTime: true },
];

/** Megabytes a second, medians. */
export interface StreamingFigures {
  readonly name: string;
  readonly isFirstTime: boolean;
  readonly ours: number;
  readonly bare: number;
  readonly ratio: number;
}

const rounds = 7;

/** Reads a range to its end, without keeping it; how many bytes came. */
function read(url: string, token: string, agent: Agent, start: number, end: number | null): Promise<number> {
  return new Promise((done, failed) => {
    const headers = { range: `bytes=${start}-${end ?? ''}`, authorization: `Bearer ${token}` };
    const asked = request(url, { agent, headers }, (response) => {
      if (response.statusCode !== 206) return failed(new Error(`${url} answered ${response.statusCode}.`));
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => done(bytes));
      response.on('error', failed);
    });
    asked.on('error', failed);
    asked.end();
  });
}

/** Megabytes a second of reading everything once, by all listeners together. */
async function pace(
  url: string,
  { token, bytes }: StreamingPlaces,
  { listeners, rangeBytes }: Manner,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: listeners });
  const listen = async (): Promise<number> => {
    const size = rangeBytes || bytes;
    let sum = 0;
    for (let start = 0; start < bytes; start += size)
      sum += await read(url, token, agent, start, rangeBytes ? Math.min(start + size, bytes) - 1 : null);
    if (sum !== bytes) throw new Error(`${sum} bytes came in place of ${bytes}.`);
    return sum;
  };
  const started = performance.now();
  const sums = await Promise.all(Array.from({ length: listeners }, listen));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return sums.reduce((all, one) => all + one, 0) / 1e6 / seconds;
}

/** Ranges of a recording beside ranges of the same file by `node:http` and a file stream, in turns. */
async function measure(megabytes: number): Promise<StreamingFigures[]> {
  const ground = await onStage('streaming', async ({ mongodbUri, meili, folder, undo, close }) => {
    const app = new Child<StreamingCalls>(new URL('./streaming-process.js', import.meta.url));
    undo(() => app.end());
    const places = await app.call('start', { mongodbUri, meili, database: 'bench', folder, megabytes });
    return { places, close };
  });
  try {
    const { places } = ground;
    title('streaming, MB/s', '   ours    bare   ratio');
    const figures: StreamingFigures[] = [];
    for (const manner of manners) {
      const times = { ours: [] as number[], bare: [] as number[] };
      const ours = (n: number): string =>
        (manner.isFirstTime ? places.many[n % places.many.length] : null) ?? places.ours;
      // Both once beforehand: caches of the database and of the file system are warm for both.
      await pace(ours(-1 + places.many.length), places, manner);
      await pace(places.bare, places, manner);
      for (let round = 0; round < rounds; round += 1) {
        times.ours.push(await pace(ours(round), places, manner));
        times.bare.push(await pace(places.bare, places, manner));
      }
      const [mine, bare] = [percentile(times.ours, 0.5), percentile(times.bare, 0.5)];
      line(manner.name, [mine, bare, mine / bare]);
      figures.push({
        name: manner.name,
        isFirstTime: manner.isFirstTime ?? false,
        ours: mine,
        bare,
        ratio: mine / bare,
      });
    }
    say(`recordings of ${(places.bytes / 1e6).toFixed(0)} MB; medians of ${rounds}`);
    return figures;
  } finally {
    await ground.close();
  }
}

export const streaming: Part = {
  name: 'streaming',
  async run(option) {
    const megabytes = Number(option('--megabytes') ?? 16);
    if (!(megabytes >= 1 && megabytes <= 200)) throw new Error('--megabytes wants a number from 1 to 200.');
    const figures = await measure(megabytes);
    return {
      figures,
      judged: figures
        .filter(({ isFirstTime }) => !isFirstTime)
        .map(({ name, ratio }) => ({
          text: `${name}: ${ratio.toFixed(2)} x the bytes a second of node:http with a file stream (at least 0.6)`,
          holds: ratio >= 0.6,
        })),
    };
  },
};
