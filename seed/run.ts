import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Container } from '../src/app/container.js';
import { Role, type Viewer } from '../src/platform/auth/viewer.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import { plantArticles, plantRealArticles } from './articles.js';
import type { DemoLife } from './demo/life-types.js';
import type { DemoArticle, DemoCentre, DemoKeeping, DemoPerson } from './demo/types.js';
import { linkFiles, storeFiles } from './files.js';
import type { Keeping } from './keeping.js';
import { plantLife } from './life.js';
import { type PlantedKeys, plantPeople } from './people.js';
import { plantSearchSettings, plantSearchTuning } from './search-tuning.js';
import { plantSearchUse } from './search-use.js';
import { plantTraces } from './traces.js';
import { plantCalls } from './calls.js';
import { plantCoaching } from './coaching.js';
import { plantEvaluations } from './evaluations.js';
import { plantRecordings, plantStoryRecording } from './recordings.js';
import { plantSampling } from './sampling.js';
import { plantScorecards } from './scorecards.js';
import { plantTreeWalks } from './tree-walks.js';
import { plantTrees } from './trees.js';

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
  /**
   * People and the centre's own articles only: no real articles, nobody keeps the knowledge, and nobody has done anything yet. There in
   * seconds.
   */
  readonly isSmall?: boolean;
  /** With `isSmall`: how the knowledge is kept, and what people did about it, all the same. */
  readonly isKept?: boolean;
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
  if ((options.isSmall && !options.isKept) || !editor) {
    await plantArticles(container, centre, articles, keys, progress);
  } else {
    articles.push(...(await readLines<DemoArticle>('demo/articles-keeping.jsonl')));
    const keeping = await plantKept(container, editor, centre, articles, keys, progress);
    const life = await readJson<DemoLife>('demo/life.json');
    await plantLife(container, { life, keeping, keys, people }, progress);
    await plantTrees(container, keys, progress);
  }
  if (!options.isSmall) {
    await plantRealArticles(container, `${folder}articles/`, progress);
    await plantTraces(container, people, progress);
    if (editor) await plantSearchTuning(container, editor);
    await plantSearchUse(container, people, progress);
    if (editor) await plantTreeWalks(container, keys, progress);
    await plantCalls(container, keys, progress);
    await plantStoryRecording(container, progress);
    await plantScorecards(container, keys, progress);
    await plantEvaluations(container, keys, progress);
    await plantSampling(container, keys, progress);
    await plantRecordings(container, keys, progress);
    await plantCoaching(container, keys, progress);
  }

  await installation.updateOne({ _id: 'demo' }, { $set: { at: clock.now() } }, { upsert: true });
}

/** Plants the articles with how they are kept, and the files that go with them. */
async function plantKept(
  container: Container,
  editor: Viewer,
  centre: DemoCentre,
  articles: readonly DemoArticle[],
  keys: PlantedKeys,
  progress: Progress,
): Promise<Keeping> {
  const { planting } = container.articles;
  const kept = await readJson<DemoKeeping>('demo/keeping.json');
  const known = await planting.knownCodes(Object.keys(kept));
  const isWanted = Object.entries(kept).some(([code, { files }]) => files && !known.has(code));
  const keeping = { articles: kept, files: isWanted ? await storeFiles(container, editor, folder) : new Map() };
  await plantArticles(container, centre, articles, keys, progress, keeping);
  for (const [code, { files }] of Object.entries(kept)) {
    const article = files ? await planting.byCode(code) : null;
    if (article) await linkFiles(container, editor, [article]);
  }
  return keeping;
}

/** One of the people who keep the knowledge. */
async function editorOf(container: Container): Promise<Viewer | null> {
  for await (const viewer of container.people.directory.activeStaff())
    if (viewer.roles.includes(Role.KNOWLEDGE_EDITOR)) return viewer;
  return null;
}
