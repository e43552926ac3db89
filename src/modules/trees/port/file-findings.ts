import { type FilePlace, type TreeFileFinding, TreeFileFindingCode, fileLimits } from './tree-file.js';

/** Where something was found. */
export interface FoundAt extends Partial<FilePlace> {
  readonly nodeKey?: string | null;
  readonly path?: string | null;
}

const order = (a: number | null, b: number | null): number =>
  (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);

/** What was found in a file: all at once, but no more than a person reads. */
export class FileFindings {
  readonly #errors: TreeFileFinding[] = [];
  readonly #hints: TreeFileFinding[] = [];
  #more = 0;

  /** Something that keeps the file out. */
  error(code: TreeFileFindingCode, at: FoundAt, zh: string, en: string): void {
    this.#add(this.#errors, true, code, at, zh, en);
  }

  /** Something that only has to be known. */
  hint(code: TreeFileFindingCode, at: FoundAt, zh: string, en: string): void {
    this.#add(this.#hints, false, code, at, zh, en);
  }

  get hasErrors(): boolean {
    return this.#errors.length > 0;
  }

  /** Whether so much is wrong that it is of no use to look further. */
  get isHopeless(): boolean {
    return this.#errors.length + this.#more >= fileLimits.patience;
  }

  /** In the order of the file, errors that concern the whole first; at most a hundred, and one that says how many more there are. */
  list(): TreeFileFinding[] {
    const kept = [...this.#errors, ...this.#hints].slice(0, fileLimits.findings);
    const more = this.#more + this.#errors.length + this.#hints.length - kept.length;
    kept.sort((a, b) => order(a.line ?? 0, b.line ?? 0) || order(a.column, b.column));
    if (!more) return kept;
    return [
      ...kept,
      {
        code: TreeFileFindingCode.MORE,
        isError: this.hasErrors,
        ...{ line: null, column: null, nodeKey: null, path: null },
        text: { 'zh-CN': `还有 ${more} 处。`, en: `And ${more} more.` },
      },
    ];
  }

  #add(
    list: TreeFileFinding[],
    isError: boolean,
    code: TreeFileFindingCode,
    { line = null, column = null, nodeKey = null, path = null }: FoundAt,
    zh: string,
    en: string,
  ): void {
    if (list.length >= fileLimits.findings) {
      this.#more += 1;
      return;
    }
    list.push({ code, isError, line, column, nodeKey, path, text: { 'zh-CN': zh, en } });
  }
}

/** A piece of a file as it may stand in a sentence: short, on one line. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};
