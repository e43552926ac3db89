/** Stands for a line end within a paragraph while a page is converted; a character that no text uses. */
export const softBreak = '\ue000';

const letter = String.raw`[\p{L}\p{N}]`;

/** What would begin a block where a line begins. */
const lineStarts: readonly (readonly [RegExp, string])[] = [
  [/^(#{1,6})(?=\s|$)/, '\\$1'],
  [/^([-+])(?=\s|$)/, '\\$1'],
  [/^(-{3,}|={2,}|~{3,})/, '\\$1'],
  [/^(>)/, '\\$1'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
  [/^(:{3,})/, '\\$1'],
  [/^：(?=：：)/, '&#65306;'],
];

/**
 * Text as it has to stand in Markdown to be read as itself. Marks only what would act: an underscore within a word or a star between
 * blanks is left as it is, so that a text which was Markdown before is the same after.
 */
export function escapeText(text: string): string {
  const escaped = text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/(?<!\s|^)\*|\*(?!\s|$)/g, '\\*')
    .replace(new RegExp(`(?<!${letter})_|_(?!${letter})`, 'gu'), '\\_')
    .replaceAll('`', '\\`')
    .replace(/~~/g, '\\~~')
    .replace(/\[(?=\[(?:tree:)?[A-Z]-\d{1,9}(?:#[\w.-]{1,60})?\]\])/g, '\\[')
    .replace(/\](?=[([:])/g, '\\]')
    .replace(/<(?=[a-z][a-z0-9+.-]*[:@]|[\w.+-]+@)/gi, '\\<')
    .replace(/&(?=#?\w{1,31};)/g, '&amp;');
  return escaped
    .split(softBreak)
    .map((line) => lineStarts.reduce((current, [pattern, by]) => current.replace(pattern, by), line))
    .join(softBreak);
}

/** Blank lines beyond one, and blanks at the ends of lines that are not a line break, are of no use. */
export const blockEscape = (markdown: string): string => {
  let fence: string | null = null;
  const kept: string[] = [];
  for (const line of markdown.split('\n')) {
    const run = /^[\s>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (run !== undefined) {
      if (fence === null) fence = run;
      else if (run.startsWith(fence)) fence = null;
    }
    if (fence === null && line.trim() === '' && kept.at(-1)?.trim() === '') continue;
    kept.push(fence === null && line.trim() === '' ? '' : line);
  }
  return kept.join('\n');
};
