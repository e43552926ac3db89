import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../web/src/', import.meta.url));

/** A language of the console. */
export type ConsoleLanguage = 'zh-CN' | 'en';

const files = new Map<string, unknown>();

function fileOf(room: string, language: ConsoleLanguage): unknown {
  const path = room === 'shell' ? `words/${language}.json` : `desks/${room}/words/${language}.json`;
  if (!files.has(path)) files.set(path, JSON.parse(readFileSync(`${folder}${path}`, 'utf8')));
  return files.get(path);
}

/**
 * The console's own words, so that tests look for what people read and follow when it is worded better:
 * `word('agent', 'link.done', { reference: 'C-1' })`. A key that is not there fails.
 */
export function word(
  room: string,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
  language: ConsoleLanguage = 'zh-CN',
): string {
  const text = key
    .split('.')
    .reduce<unknown>(
      (at, part) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[part] : undefined),
      fileOf(room, language),
    );
  if (typeof text !== 'string') throw new Error(`The console has no words ${room}:${key} in ${language}.`);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name] ?? ''));
}
