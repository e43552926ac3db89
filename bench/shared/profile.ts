import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';

let profiler: Session | null = null;

/** Begins a profile of this process, or ends it and writes it to a file; nothing is written where there is no file. */
export async function profile(file: string | null): Promise<null> {
  if (!profiler) {
    profiler = new Session();
    profiler.connect();
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.start');
    return null;
  }
  const { profile: taken } = await profiler.post('Profiler.stop');
  profiler.disconnect();
  profiler = null;
  if (file !== null) await writeFile(file, JSON.stringify(taken));
  return null;
}
