import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Container } from '../src/app/container.js';
import { Role, type Viewer } from '../src/platform/auth/viewer.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import { plantArticles, plantRealArticles } from './articles.js';
import type { DemoArticle, DemoCentre, DemoPerson } from './demo/types.js';
import { plantPeople } from './people.js';
import { plantSearchSettings, plantSearchTuning } from './search-tuning.js';
import { plantSearchUse } from './search-use.js';
import { plantTraces } from './traces.js';

const folder = fileURLToPath(new URL('../../seed/', import.meta.url));

const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(`${folder}${path}`, 'utf8')) as T;
const readLines = async <T>(path: string): Promise<T[]> =>
  (await readFile(`${folder}${path}`, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

interface Installation {
  _id: string;
  at: Date;
}

export interface SeedOptions {
  /** People and the centre's own articles only: no real articles, and nobody has done anything yet. There in seconds. */
  readonly isSmall?: boolean;
}

/**
 * Fills an empty database with the demo centre: people, categories, articles in both languages, the real articles, and what colleagues did.
 * A second call does nothing. A seed that was killed goes on where it was: everything is found again by its key.
 * A database that holds another centre is left alone.
 */
export async function seedDemo(container: Container, progress: Progress, options: SeedOptions = {}): Promise<void> {
  const { connection, clock } = container.foundation;
  const installation = connection.collection<Installation>('installation');
  if (await installation.findOne({ _id: 'demo' })) return;
  const began = await installation.findOne({ _id: 'demo-began' });
  if (!began && (await container.people.directory.tiers()).length > 0) return;
  await installation.updateOne({ _id: 'demo-began' }, { $set: { at: clock.now() } }, { upsert: true });

  progress('Seeding the demo centre: people');
  const centre = await readJson<DemoCentre>('demo/centre.json');
  const people = await readJson<DemoPerson[]>('demo/people.json');
  const keys = await plantPeople(container, centre, people, progress);
  // Before the articles, so that the first index is built by them.
  const editor = await editorOf(container);
  if (editor) await plantSearchSettings(container, editor);
  const articles = [
    ...(await readLines<DemoArticle>('demo/articles-zh.jsonl')),
    ...(await readLines<DemoArticle>('demo/articles-en.jsonl')),
  ];
  await plantArticles(container, centre, articles, keys, progress);
  if (!options.isSmall) {
    await plantRealArticles(container, `${folder}articles/`, progress);
    await plantTraces(container, people, progress);
    if (editor) await plantSearchTuning(container, editor);
    await plantSearchUse(container, people, progress);
  }

  await installation.updateOne({ _id: 'demo' }, { $set: { at: clock.now() } }, { upsert: true });
}

/** One of the people who keep the knowledge. */
async function editorOf(container: Container): Promise<Viewer | null> {
  for await (const viewer of container.people.directory.activeStaff())
    if (viewer.roles.includes(Role.KNOWLEDGE_EDITOR)) return viewer;
  return null;
}
