import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { commandLineOf, endProcess, startTimeOf } from './processes.js';

const Process = z.object({
  pid: z.number().int(),
  startTime: z.string(),
  port: z.number().int(),
  dataPath: z.string(),
});

const RunFile = z.object({
  /** The server that owns the data folder, and when it began. */
  server: z.object({ pid: z.number().int(), startTime: z.string() }),
  startedAt: z.string(),
  dataFolder: z.string(),
  children: z.object({ mongodb: Process.optional(), meilisearch: Process.optional() }),
});

export type ChildProcessRecord = z.infer<typeof Process>;
export type EngineName = 'mongodb' | 'meilisearch';
type Content = z.infer<typeof RunFile>;

/** The data folder belongs to a server that is running; the message says which. */
export class LivingServerError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `A CareGraph server (process ${pid}) is already running on the data folder ${folder}. ` +
        'Stop it first, or set CAREGRAPH_DATA to another folder.',
    );
    this.name = 'LivingServerError';
  }
}

/**
 * `run.json` of a data folder: who runs on it now. One server owns a folder at a time; what a killed
 * server left running is ended by the next one.
 */
export class DataFolderClaim {
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private content: Content,
  ) {}

  /**
   * Takes the data folder for this process. Ends orphans of a server that was killed.
   * @throws LivingServerError when another server lives on it.
   */
  static async claim(dataFolder: string, onOrphan: (name: EngineName, pid: number) => void): Promise<DataFolderClaim> {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    const path = join(dataFolder, 'run.json');
    const startTime = (await startTimeOf(process.pid)) ?? '';
    const content: Content = {
      server: { pid: process.pid, startTime },
      startedAt: new Date().toISOString(),
      dataFolder,
      children: {},
    };
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const old = await read(path);
      if (old !== undefined) {
        const parsed = parse(old);
        if (parsed) {
          if ((await startTimeOf(parsed.server.pid)) === parsed.server.startTime) {
            throw new LivingServerError(dataFolder, parsed.server.pid);
          }
          await endOrphans(parsed, onOrphan);
        }
        // Another start may have taken the folder meanwhile: only the file that was read is removed.
        const aside = `${path}.${process.pid}.old`;
        try {
          await rename(path, aside);
        } catch {
          continue;
        }
        if ((await read(aside)) !== old) {
          await rename(aside, path);
          continue;
        }
        await rm(aside, { force: true });
      }
      try {
        await writeFile(path, serialise(content), { flag: 'wx', mode: 0o600 });
        return new DataFolderClaim(path, content);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    throw new LivingServerError(dataFolder, 0);
  }

  /** Writes a child down, as soon as it has a process id. */
  async record(name: EngineName, pid: number, port: number, dataPath: string): Promise<void> {
    const startTime = await startTimeOf(pid);
    if (!startTime) return;
    this.content = {
      ...this.content,
      children: { ...this.content.children, [name]: { pid, startTime, port, dataPath } },
    };
    // Two children may start at the same moment: one write after the other, each with all that is known.
    this.writing = this.writing.then(async () => {
      const draft = `${this.path}.${process.pid}.part`;
      await writeFile(draft, serialise(this.content), { mode: 0o600 });
      await rename(draft, this.path);
    });
    await this.writing;
  }

  /** Gives the folder back. */
  async release(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

/**
 * Ends what a killed process left running on a data folder.
 * @returns false when its owner still lives (nothing is touched then), or when no process owned it.
 */
export async function endLeftovers(dataFolder: string): Promise<boolean> {
  const content = parse((await read(join(dataFolder, 'run.json'))) ?? '');
  if (!content) return false;
  if ((await startTimeOf(content.server.pid)) === content.server.startTime) return false;
  await endOrphans(content, () => undefined);
  return true;
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): Content | undefined {
  try {
    return RunFile.parse(JSON.parse(text));
  } catch {
    // Half a file of a crash tells nothing that may be acted upon.
    return undefined;
  }
}

const serialise = (content: Content): string => `${JSON.stringify(content, null, 2)}\n`;

/** A process is ended only when its id, its start time and the data path on its command line are those written down. */
async function endOrphans(content: Content, onOrphan: (name: EngineName, pid: number) => void): Promise<void> {
  const names: EngineName[] = ['meilisearch', 'mongodb'];
  await Promise.all(
    names.map(async (name) => {
      const child = content.children[name];
      if (!child) return;
      if ((await startTimeOf(child.pid)) !== child.startTime) return;
      if (!(await commandLineOf(child.pid)).includes(child.dataPath)) return;
      onOrphan(name, child.pid);
      await endProcess(child.pid, child.startTime, 5_000);
    }),
  );
}
