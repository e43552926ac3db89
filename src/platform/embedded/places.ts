import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Folder that keeps downloaded programs, shared by all clones of the project on this machine:
 * `CAREGRAPH_CACHE`, else `$XDG_CACHE_HOME/caregraph`, else `~/.cache/caregraph`.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.CAREGRAPH_CACHE) return resolve(env.CAREGRAPH_CACHE);
  return join(env.XDG_CACHE_HOME ? resolve(env.XDG_CACHE_HOME) : join(homedir(), '.cache'), 'caregraph');
}

/** A program that the environment names outright, such as `MONGOD_BINARY`; undefined when it names none. */
export function namedProgram(variable: 'MONGOD_BINARY' | 'MEILI_BINARY'): string | undefined {
  const value = process.env[variable];
  return value ? resolve(value) : undefined;
}

/** First program of that name on PATH that may be run, or undefined. */
export async function onPath(name: string, path: string | undefined = process.env.PATH): Promise<string | undefined> {
  for (const folder of (path ?? '').split(delimiter)) {
    if (!folder) continue;
    const candidate = join(folder, name);
    if (await isProgram(candidate)) return candidate;
  }
  return undefined;
}

/** Whether the path is a file that this user may run. */
export async function isProgram(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** SHA-256 of a file as lower-case hex. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Size and time of change of a file; as long as they stay, its content need not be hashed again. */
export async function stampOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return `${size}:${mtimeMs}`;
}

/**
 * Puts a program into the cache: copies it beside its place, checks the copy, sets the run bit and renames it,
 * so that another start never sees half a file.
 * @throws Error when the SHA-256 differs.
 */
export async function installProgram(from: string, to: string, wantedSha256: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}.part`;
  try {
    await copyFile(from, draft);
    const found = await sha256(draft);
    if (found !== wantedSha256) throw new Error(`SHA-256 is ${found}, expected ${wantedSha256}`);
    await chmod(draft, 0o755);
    await rename(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}

/** What a caught value says, without its stack. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
