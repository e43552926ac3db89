// How texts and keys are written in a flowchart.

const named: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: ' ',
  semi: ';',
};

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** A text as people read it: entities of Mermaid (`#quot;`, `#35;`) and of HTML, line breaks, Markdown quotes. */
export function readText(text: string): string {
  const inner = /^`([\s\S]*)`$/.exec(text.trim())?.[1] ?? text;
  return inner
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(
      /[#&](?:#?x([0-9a-f]{1,6})|#?(\d{1,7})|([a-z]+));/gi,
      (whole, hex?: string, decimal?: string, word?: string) => {
        if (hex) return character(Number.parseInt(hex, 16));
        if (decimal) return character(Number(decimal));
        return named[(word ?? '').toLowerCase()] ?? whole;
      },
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text in quotes. */
export const writeText = (text: string): string =>
  `"${text
    .replace(/[#"&<>`\\]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
    .trim()}"`;

/** Words that mean something at the beginning of a line. */
const words =
  /^(?:end|graph|flowchart|subgraph|direction|style|linkstyle|classdef|class|click|call|href|default|acctitle|accdescr|interpolate)$/i;
const plainId = /^[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*$/;
const escaped = 'k__';

/** A key as an identifier; the other way round with `readId`. */
export const writeId = (key: string): string =>
  plainId.test(key) && !words.test(key) && !key.startsWith(escaped) && !/^[ox]$/i.test(key)
    ? key
    : `${escaped}${key.replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.charCodeAt(0).toString(16).padStart(2, '0')}_`)}`;

export const readId = (id: string): string =>
  id.startsWith(escaped)
    ? id
        .slice(escaped.length)
        .replace(/_([0-9a-f]{2,4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : id;
