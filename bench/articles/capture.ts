import mongoose from 'mongoose';
import type { Command } from './protocol.js';

const writes = new Set([
  ...['insertOne', 'insertMany', 'findOneAndReplace', 'findOneAndUpdate', 'replaceOne', 'updateOne', 'updateMany'],
  ...['deleteOne', 'deleteMany', 'bulkWrite', 'findOneAndDelete'],
]);

export const isWrite = ({ method }: Command): boolean => writes.has(method);

export const nameOf = ({ collection, method }: Command): string => `${collection}.${method}`;

/** Options without what belongs to one call: its session and its signal. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => key !== 'session' && key !== 'signal' && typeof one !== 'function' && one !== undefined)
      .map(([key, one]) => [key, plain(one)]),
  );
}

/** Runs work and tells what it asked of the database, through whatever model. Nothing else may run meanwhile. */
export async function captured<T>(work: () => Promise<T>): Promise<{ value: T; commands: Command[] }> {
  const commands: Command[] = [];
  mongoose.set('debug', (collection: string, method: string, ...given: unknown[]) => {
    const command = { collection, method, arguments: given.map(plain) };
    // The app looks now and then whether there are other settings or new events, whatever else happens.
    if (!isWrite(command) && /^(search_.*|events|notices)$/.test(collection)) return;
    commands.push(command);
  });
  try {
    return { value: await work(), commands };
  } finally {
    mongoose.set('debug', false);
  }
}

/** The same value with other texts in the place of some, however deep they stand. */
export function swapped(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return texts.get(value) ?? value;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((one) => swapped(one, texts));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, swapped(one, texts)]));
}
