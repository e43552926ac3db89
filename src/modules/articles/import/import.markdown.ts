import { parse as parseYaml } from 'yaml';
import type { Raw } from './import.fields.js';
import { type AnyRow, badRow } from './import.row.js';
import { type RowPlace, alone, readRow } from './import.rows.js';

const frontMatter = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/;
/** The beginnings of front matter that is not YAML: TOML, JSON, and YAML that says it is something else. */
const otherFrontMatter = /^(?:\+\+\+[ \t]*\n|;;;[ \t]*\n|---[ \t]*(?:toml|json)[ \t]*\n|\{\s*")/;
const firstHeading = /^#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/;

/** A Markdown file in its two parts, or why its head cannot be read. */
function partsOf(text: string): { fields: Raw; body: string } | { zh: string; en: string } {
  if (otherFrontMatter.test(text))
    return { zh: '文件头只支持 YAML（用 --- 包围）。', en: 'Front matter has to be YAML between lines of ---.' };
  const match = frontMatter.exec(text);
  if (!match) return { fields: {}, body: text };
  let raw: unknown;
  try {
    // No custom tags, no aliases that could multiply: front matter is flat data.
    raw = parseYaml(match[1] ?? '', { maxAliasCount: 0 }) ?? {};
  } catch {
    return { zh: '文件头不是有效的 YAML。', en: 'The front matter is not YAML.' };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { zh: '文件头必须是键值。', en: 'The front matter has to be keys and values.' };
  return { fields: raw as Raw, body: text.slice(match[0].length) };
}

/** Id of a file that has none of its own: its path without the ending. */
export const idOfFile = (name: string): string =>
  name.replace(/(\.(?:md|markdown|html?|xhtml))?(?:\.gz)?$/i, '').slice(0, 200);

/** Language of a text that does not say: Chinese where it has Chinese characters. */
export const languageOf = (text: string): string => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

/** Text with the line ends that the product keeps, without a byte order mark. */
export const plainText = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

/**
 * Reads one Markdown file with front matter. Without an id there, the file's name is the id; without a title, the first heading. A
 * file of our own export keeps its text to the last blank; others are trimmed.
 */
export function readMarkdownRow(text: string, name: string, place: Partial<RowPlace> = {}): AnyRow {
  const at = alone(place.line ?? 1, { ...place, fallbackId: idOfFile(name) });
  const parts = partsOf(plainText(text));
  if (!('fields' in parts)) return badRow(at, at.fallbackId, 'frontMatter', parts.zh, parts.en);
  let { fields, body } = parts;
  if (typeof fields['code'] === 'string') {
    // What the export put around the text, and nothing else, is taken away.
    return readRow({ ...fields, body: body.replace(/^\n/, '').replace(/\n$/, '') }, at);
  }
  const heading = firstHeading.exec(body.trimStart());
  if (fields['title'] === undefined && heading) {
    fields = { ...fields, title: heading[1] };
    body = body.trimStart().slice(heading[0].length);
  }
  if (fields['lang'] === undefined && fields['locale'] === undefined) fields = { ...fields, lang: languageOf(body) };
  return readRow({ ...fields, body: body.trim() }, at);
}
