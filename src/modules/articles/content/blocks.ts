/**
 * Containers of an article's Markdown: `:::internal`, `:::say`, `:::note`, `:::warning`, each closed by a line of colons.
 * This scan is the only place that decides what is internal; renderer, index, difference and export all ask it.
 *
 * It fails safe. An internal block that is never closed runs to the end. `:::internal` opens a block wherever it starts a line:
 * in a quotation, in a list, even inside a fenced code block, and with full-width colons. A closing line inside a fence does not close.
 */

/** Names that are rendered as a box. Anything else after the colons is ordinary text. */
export type BlockName = 'internal' | 'say' | 'note' | 'warning';

/** One container: lines `start` (its marker) to `end` (exclusive; the closing marker is inside). */
export interface Block {
  readonly name: BlockName;
  readonly start: number;
  readonly end: number;
  /** Whether a closing marker was found; otherwise the block runs to the end. */
  readonly closed: boolean;
  /** Whether it lies inside another internal block. */
  readonly insideInternal: boolean;
}

interface Fence {
  readonly character: string;
  readonly length: number;
  readonly indent: number;
}

interface Frame {
  readonly name: string;
  readonly start: number;
  fence: Fence | null;
}

const prefixPattern = /^(?:[\s>\u200b\ufeff]|[-*+](?=\s)|\d{1,9}[.)](?=\s))*/u;
const openerPattern = /^[:：]{3,}\s*([\p{L}_-]+)/u;
const closerPattern = /^[:：]{3,}\s*$/u;
const fencePattern = /^(`{3,}|~{3,})(.*)$/u;

const names: ReadonlyMap<string, BlockName> = new Map([
  ['internal', 'internal'],
  ['内部', 'internal'],
  ['say', 'say'],
  ['先说', 'say'],
  ['note', 'note'],
  ['warning', 'warning'],
] as const);

/** The lines of a text as the Markdown parser counts them. */
export const linesOf = (markdown: string): string[] => markdown.replace(/\r\n?/g, '\n').split('\n');

const nameOf = (text: string): BlockName | null => {
  const given = openerPattern.exec(text)?.[1]?.toLowerCase();
  if (given === undefined) return null;
  // `:::internal-only`, `:::internals`: whoever wrote that meant to hide something.
  return given.startsWith('internal') || given.startsWith('内部') ? 'internal' : (names.get(given) ?? null);
};

function fenceAt(text: string, indent: number): Fence | null {
  const match = fencePattern.exec(text);
  if (!match) return null;
  const run = match[1] ?? '';
  const character = run.charAt(0);
  if (character === '`' && (match[2] ?? '').includes('`')) return null;
  return { character, length: run.length, indent };
}

const closesFence = (fence: Fence, text: string, indent: number): boolean => {
  const run = text.trimEnd();
  return (
    run.length >= fence.length &&
    indent <= fence.indent + 3 &&
    [...run].every((character) => character === fence.character)
  );
};

/** All containers of a text, outer ones before the ones inside them. */
export function scanBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const stack: Frame[] = [{ name: '', start: -1, fence: null }];
  // Counted, not looked for: a text may open thousands of blocks that it never closes.
  let internals = 0;
  const insideInternal = (): boolean => internals > 0;
  const open = (name: string, start: number): void => {
    stack.push({ name, start, fence: null });
    if (name === 'internal') internals += 1;
  };
  const close = (end: number, closed: boolean): void => {
    const frame = stack.pop();
    if (frame?.name === 'internal') internals -= 1;
    const name = frame ? names.get(frame.name) : undefined;
    if (frame && name) blocks.push({ name, start: frame.start, end, closed, insideInternal: insideInternal() });
  };

  lines.forEach((line, at) => {
    const indent = prefixPattern.exec(line)?.[0].length ?? 0;
    const text = line.slice(indent);
    const frame = stack.at(-1);
    if (!frame) return;
    const name = nameOf(text);
    if (frame.fence) {
      if (closesFence(frame.fence, text, indent)) frame.fence = null;
      else if (name === 'internal' && !insideInternal()) open(name, at);
      return;
    }
    const fence = fenceAt(text, indent);
    if (fence) {
      frame.fence = fence;
    } else if (closerPattern.test(text)) {
      if (stack.length > 1) close(at + 1, true);
    } else if (name) {
      open(name, at);
    } else if (openerPattern.test(text) && insideInternal()) {
      // An unknown container inside an internal block still needs its own closing line, or that line would end the internal one.
      open('?', at);
    }
  });
  while (stack.length > 1) close(lines.length, false);
  return blocks.sort((a, b) => a.start - b.start);
}

/** Outermost internal blocks, in order. */
const internalBlocks = (lines: readonly string[]): Block[] =>
  scanBlocks(lines).filter((block) => block.name === 'internal' && !block.insideInternal);

const mayHoldBlocks = (markdown: string): boolean => /[:：]{3}/.test(markdown);

/** Whether a text has internal blocks. */
export const hasInternalBlocks = (markdown: string): boolean =>
  mayHoldBlocks(markdown) && internalBlocks(linesOf(markdown)).length > 0;

/** The text as outsiders may have it: without internal blocks and without a trace of them. */
export function withoutInternal(markdown: string): string {
  if (!mayHoldBlocks(markdown)) return markdown;
  const lines = linesOf(markdown);
  const hidden = internalBlocks(lines);
  if (!hidden.length) return markdown;
  const kept: string[] = [];
  let from = 0;
  for (const block of hidden) {
    kept.push(...lines.slice(from, block.start), '');
    from = block.end;
  }
  kept.push(...lines.slice(from));
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The text of each internal block, without its markers, with the number of the line where it starts. */
export function internalParts(markdown: string): { line: number; text: string }[] {
  if (!mayHoldBlocks(markdown)) return [];
  const lines = linesOf(markdown);
  return internalBlocks(lines).map((block) => ({
    line: block.start,
    text: lines.slice(block.start + 1, block.closed ? block.end - 1 : block.end).join('\n'),
  }));
}

/** Begins at the first colon of a run only: a line of many colons must not be tried from each of them. */
const marker = /(?<![:：])[:：]{3,}\s*(?:internal|内部)/giu;

/** Whether somebody wrote the marker of an internal block in the middle of a line, where it hides nothing. */
export function hasMisplacedMarker(markdown: string): boolean {
  if (!mayHoldBlocks(markdown)) return false;
  return linesOf(withoutInternal(markdown)).some((line) =>
    [...line.matchAll(marker)].some(({ index }) => line.slice(0, index).trim() !== ''),
  );
}

/** Which lines of a text lie in an internal block, its markers included. */
export function internalLines(markdown: string): boolean[] {
  const lines = linesOf(markdown);
  const inside = lines.map(() => false);
  if (mayHoldBlocks(markdown)) for (const block of internalBlocks(lines)) inside.fill(true, block.start, block.end);
  return inside;
}
