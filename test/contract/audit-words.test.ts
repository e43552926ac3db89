import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type ConsoleLanguage, word } from '../support/words.js';

const folder = fileURLToPath(new URL('../../../src/', import.meta.url));
const languages: readonly ConsoleLanguage[] = ['zh-CN', 'en'];

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(`${folder}${path}`, 'utf8') }));

/** Whatever appends events names their types itself, or hands them to a function beside; stores never do, and are full of paths that look alike. */
const appending = sources.filter(
  ({ path, text }) => /\.append\(|\bNewEvent\b|\barticleEvent\(/.test(text) && !/\.store(\.schema)?\.ts$/.test(path),
);
const all = (texts: readonly { text: string }[], pattern: RegExp): string[] =>
  texts.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));

/** The things that `Keeper` keeps: it makes the type of its events from their kind. */
const kept = all(sources, /new Keeper\([^)]*?\bkind: '(\w+)'/g);

/** Names of jobs look like types of events. */
const jobs = new Set(all(sources, /const \w+Job = '([a-z.-]+)'/g));

const types = [
  ...new Set([
    ...all(appending, /'([a-z][a-z_-]*\.[a-z][a-zA-Z_-]*)'/g).filter((name) => !jobs.has(name)),
    ...all(appending, /type: `\$\{this\.names\.kind\}(\.[a-z_-]+)`/g).flatMap((act) => kept.map((kind) => kind + act)),
  ]),
].sort();

const subjects = [...new Set([...all(appending, /subject: \{ type: '(\w+)'/g), ...kept])].sort();

const withoutWords = (names: readonly string[], place: string): string[] =>
  names.flatMap((name) =>
    languages.flatMap((language) => {
      try {
        return word('admin', `audit.${place}.${name}`, {}, language).trim() === '' ? [`${name} (${language})`] : [];
      } catch {
        return [`${name} (${language})`];
      }
    }),
  );

describe('the words of the audit', () => {
  it('are looked for where events are made, however the type is given', () => {
    expect(kept.sort()).toEqual(['department', 'line', 'site', 'team']);
    // As a literal, as one of two, handed to a function beside, made from a kind, by the product itself, outside the rooms.
    expect(types).toEqual(
      expect.arrayContaining([
        ...['session.refused', 'feed.read', 'search-gap.claimed', 'article.risk-kept', 'article.translation-linked'],
        ...['team.deleted', 'article.took-effect', 'file.upload-created', 'search.bestBetCreated'],
      ]),
    );
    // No other way of giving a type has come up that is not looked for.
    const made = all(sources, /\btype: `([^`]*)`/g);
    expect(made.filter((text) => !text.startsWith('${this.names.kind}.'))).toEqual([]);
  });

  it('name every type of event in both languages', () => {
    expect(withoutWords(types, 'types')).toEqual([]);
  });

  it('name every kind of thing that an event is about', () => {
    expect(withoutWords(subjects, 'subjects')).toEqual([]);
  });

  it('would miss one', () => {
    expect(withoutWords(['article.never-happens'], 'types')).toEqual([
      'article.never-happens (zh-CN)',
      'article.never-happens (en)',
    ]);
  });
});
