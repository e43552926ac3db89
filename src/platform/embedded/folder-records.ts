import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Program } from './mongod-program.js';

const ProgramRecord = z.object({
  path: z.string(),
  version: z.string(),
  sha256: z.string(),
  stamp: z.string().default(''),
});
const EnginesFile = z.object({ mongodb: ProgramRecord.optional(), meilisearch: ProgramRecord.optional() });

/** Which programs made the data folder. */
export interface EnginePrograms {
  mongodb?: Program;
  meilisearch?: Program;
}

/** Reads `engines.json`; empty for a new folder. A damaged file is an error: guessing could harm the data. */
export async function readEnginePrograms(dataFolder: string): Promise<EnginePrograms> {
  const path = join(dataFolder, 'engines.json');
  const text = await readIfThere(path);
  if (text === undefined) return {};
  try {
    return EnginesFile.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${path} is damaged. It names the programs that made this data folder; mend it or start with a new folder.`,
    );
  }
}

/** Writes `engines.json`, whole or not at all. */
export async function writeEnginePrograms(dataFolder: string, programs: EnginePrograms): Promise<void> {
  await writeSecretFile(join(dataFolder, 'engines.json'), `${JSON.stringify(programs, null, 2)}\n`);
}

/**
 * A generated secret that lives in the data folder: read when it is there, made when it is not.
 * The file is readable by its owner only.
 * @param bytes of randomness; the text is lower-case hex, which a MongoDB key file takes too.
 */
export async function keptSecret(dataFolder: string, name: string, bytes = 32): Promise<string> {
  const path = join(dataFolder, 'keys', name);
  const kept = await readIfThere(path);
  if (kept?.trim()) {
    await chmod(path, 0o600);
    return kept.trim();
  }
  const secret = randomBytes(bytes).toString('hex');
  await writeSecretFile(path, `${secret}\n`);
  return secret;
}

/** Path of a kept secret, for a program that reads it from the file. */
export const secretPath = (dataFolder: string, name: string): string => join(dataFolder, 'keys', name);

async function writeSecretFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
