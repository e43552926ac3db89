import { Lines } from './file-text.js';
import type { FilePlace } from './tree-file.js';

/** From here on a line cannot be read. */
export class ChartSyntaxError extends Error {
  constructor(
    readonly at: number,
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

/** Goes through the text of a chart. */
export class ChartCursor {
  protected at = 0;
  readonly #lines: Lines;

  constructor(protected readonly text: string) {
    this.#lines = new Lines(text);
  }

  protected place(at = this.at): FilePlace {
    return this.#lines.placeOf(at);
  }

  protected skipBlank(): void {
    while (/[\s;]/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  protected skipSpaces(): void {
    while (/[ \t]/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  protected take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found || found[0] === '') return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  /** What stands from here to the end of the line: nothing may be looked for farther, or many faults would take many times the file. */
  protected line(): string {
    const end = this.text.indexOf('\n', this.at);
    return this.text.slice(this.at, end === -1 ? this.text.length : end);
  }

  protected restOfLine(): string {
    const rest = this.line();
    this.at += rest.length;
    return rest;
  }

  protected quoted(start: number): string {
    const end = this.text.indexOf('"', this.at + 1);
    if (end === -1) throw new ChartSyntaxError(start, '引号没有收尾。', 'A quote never ends.');
    const text = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return text;
  }

  protected bare(closes: readonly string[], start: number): string {
    const line = this.line();
    const ends = closes.map((close) => line.indexOf(close)).filter((end) => end !== -1);
    if (!ends.length)
      throw new ChartSyntaxError(start, '形状没有收尾。', `A shape is never closed: “${closes[0] ?? ''}” is missing.`);
    const end = Math.min(...ends);
    this.at += end;
    return line.slice(0, end);
  }
}
