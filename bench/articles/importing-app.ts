import { createReadStream } from 'node:fs';
import type { Container } from '../../src/app/container.js';
import { readRows } from '../../src/modules/articles/index.js';
import { Audience } from '../../src/platform/auth/viewer.js';
import { SearchEngine } from '../../src/platform/search/client.js';
import { indexSettingsOf } from '../../src/platform/search/index-definition.js';
import { rowsOf, type SearchRow } from '../../src/platform/search/passages.js';
import { noTuning } from '../../src/platform/search/tuning.js';
import type { EnginesAt } from '../shared/stage.js';
import type { ImportTimes } from './protocol.js';

const batch = 200;
/** As many batches as the product's index keeps under way. */
const atOnce = 4;

const inBatches = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / batch) }, (_, at) => list.slice(at * batch, (at + 1) * batch));

/** The same documents into empty collections with the same indexes. */
async function rawInsert({ foundation }: Container): Promise<{ ms: number; documents: number }> {
  const { connection } = foundation;
  const { db } = connection;
  if (!db) throw new Error('There is no database.');
  const beside = connection.getClient().db(`${db.databaseName}_raw`);
  let documents = 0;
  let ms = 0;
  for (const name of ['articles', 'article_versions']) {
    const rows = await db.collection(name).find().toArray();
    const into = beside.collection(name);
    for (const { v: _version, ns: _place, name: indexName, key, ...options } of await db.collection(name).indexes())
      if (indexName !== '_id_') await into.createIndex(key, { name: indexName ?? '', ...options });
    const started = performance.now();
    for (const part of inBatches(rows)) await into.insertMany(part, { writeConcern: { w: 'majority' } });
    ms += performance.now() - started;
    documents += rows.length;
  }
  await beside.dropDatabase();
  return { ms, documents };
}

/** The same rows into an index beside. */
async function rawIndex(
  { articles, foundation }: Container,
  { meili }: EnginesAt,
): Promise<{ ms: number; rows: number }> {
  const ids = (
    await foundation.connection
      .collection<{ _id: string }>('articles')
      .find({}, { projection: { _id: 1 } })
      .toArray()
  ).map(({ _id }) => _id);
  const parts: SearchRow[][] = [];
  for (const part of inBatches(ids))
    parts.push([...(await articles.searchSource.entries(part)).values()].flatMap((entry) => rowsOf(entry)));
  const engine = new SearchEngine({ url: meili.url, apiKey: meili.key, prefix: 'raw_', timeoutMs: 120_000 });
  const { indexUid: uid } = engine;
  try {
    await engine.finish(await engine.call((client) => client.createIndex(uid, { primaryKey: 'id' })));
    await engine.finish(await engine.call((client) => client.index(uid).updateSettings(indexSettingsOf(noTuning))));
    const started = performance.now();
    const waiting: Promise<unknown>[] = [];
    for (const part of parts) {
      const task = await engine.call((client) => client.index<SearchRow>(uid).addDocuments(part));
      waiting.push(engine.finish(task));
      if (waiting.length >= atOnce) await waiting.shift();
    }
    await Promise.all(waiting);
    const ms = performance.now() - started;
    await engine.finish(await engine.call((client) => client.deleteIndex(uid)));
    return { ms, rows: parts.reduce((sum, part) => sum + part.length, 0) };
  } finally {
    await engine.close();
  }
}

/** Imports a file of JSON lines until everything is searchable, then writes the same without the product. */
export async function importRows(
  container: Container,
  { file, rows, ...engines }: EnginesAt & { file: string; rows: number },
): Promise<ImportTimes> {
  const options = {
    ...{ system: 'bench', audience: Audience.INTERNAL, publish: true, isDryRun: false },
    ...{ categoryId: null, lineIds: [] },
  };
  await container.search.whenCaughtUp(120_000);
  const started = performance.now();
  const counts = await container.articles.importRows.importRows(
    readRows(createReadStream(file), 'rows.jsonl'),
    options,
  );
  const writtenMs = performance.now() - started;
  if (counts.created !== rows)
    throw new Error(`${counts.created} of ${rows} rows came in, ${counts.refused} were refused.`);
  await container.search.whenCaughtUp(1_200_000);
  const searchableMs = performance.now() - started;
  const insert = await rawInsert(container);
  const index = await rawIndex(container, engines);
  return {
    ...{ rows, documents: insert.documents, indexRows: index.rows, writtenMs, searchableMs },
    ...{ rawInsertMs: insert.ms, rawIndexMs: index.ms },
  };
}
