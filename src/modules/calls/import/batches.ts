import type { FileRow } from './row-file.reader.js';
import { CallRowOutcome } from './call-import.js';
import type { KindRun, SeenReferences } from './import-kind.js';
import type { Reading, Taken } from './taken.js';

/** Rows that one transaction takes over, with one event and one report. */
export const batchSize = 1_000;
/**
 * Rows that are in memory together, a part of a batch: each slice costs three round trips to the database, and rows that wait for it grow
 * old, and what is old is collected late. With whole batches memory grew by hundreds of megabytes; a slice of this size fits into the room
 * for what is young that the server is started with.
 */
const sliceSize = 250;

/** Readings of rows in slices, without the first `skip`. A row that could not be read from the file is refused as it is. */
export async function* slicesOf<R extends Reading>(
  rows: AsyncIterable<readonly FileRow[]>,
  skip: number,
  run: Pick<KindRun<R>, 'read'>,
): AsyncGenerator<(R | Reading)[]> {
  let slice: (R | Reading)[] = [];
  let at = 0;
  for await (const block of rows) {
    for (const { line, raw, fault } of block) {
      at += 1;
      if (at <= skip) continue;
      const reading = run.read(raw, line);
      slice.push(fault ? { at: line, reference: reading.reference, fault } : reading);
      if (slice.length < sliceSize) continue;
      yield slice;
      slice = [];
    }
  }
  if (slice.length) yield slice;
}

/** The same, with the next one made while the one before is worked on. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const begin = (): Promise<IteratorResult<T>> => {
    const next = source.next();
    // It may fail while nobody waits for it yet; whoever comes for it hears of it.
    next.catch(() => undefined);
    return next;
  };
  let next = begin();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = begin();
      yield value;
    }
  } finally {
    await source.return(undefined).catch(() => undefined);
  }
}

/** Takes the readable rows of a slice over and puts what could not be read back into its place. */
export async function takeSlice<R extends Reading>(
  run: Pick<KindRun<R>, 'take'>,
  slice: readonly (R | Reading)[],
  from: { readonly importId: string | null; readonly seen: SeenReferences },
): Promise<Taken> {
  const isBroken = (reading: R | Reading): boolean => reading.fault !== null;
  const broken = slice.filter(isBroken);
  if (broken.length === 0) return run.take(slice as readonly R[], from);
  const taken = await run.take(slice.filter((reading) => !isBroken(reading)) as R[], from);
  const refused = broken.map(({ at, reference, fault }) => ({
    ...{ at, reference, fault, outcome: CallRowOutcome.REFUSED, id: null },
  }));
  return { ...taken, rows: [...taken.rows, ...refused].sort((a, b) => a.at - b.at) };
}
