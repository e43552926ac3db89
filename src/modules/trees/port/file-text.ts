import { gunzipSync } from 'node:zlib';
import type { FileFindings } from './file-findings.js';
import { type FilePlace, TreeFileFindingCode, fileLimits } from './tree-file.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Whether the bytes are those of another encoding that programs like to write: it can be named. */
function encodingOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16';
  return null;
}

/** Line of the first byte that is no UTF-8. */
function badLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    const part = bytes.subarray(start, end === -1 ? bytes.length : end);
    try {
      utf8.decode(part);
    } catch {
      return line;
    }
    if (end === -1) return line;
    line += 1;
    start = end + 1;
  }
}

/** The bytes as they were before gzip, if it was used; null where they cannot be unpacked. */
function unpacked(bytes: Buffer, findings: FileFindings): Buffer | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) {
    findings.error(TreeFileFindingCode.NOT_THE_FORMAT, {}, '请先解压。', 'Unpack the archive first.');
    return null;
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: fileLimits.bytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') tooLong(findings);
    else findings.error(TreeFileFindingCode.SYNTAX, {}, '压缩文件已损坏。', 'The packed file is damaged.');
    return null;
  }
}

/** Says that a file is longer than it may be. */
export const tooLong = (findings: FileFindings): void => {
  findings.error(TreeFileFindingCode.TOO_LONG, {}, '文件最大 16 MB。', 'A file has at most 16 MB.');
};

/** The text of a file: UTF-8, with or without a mark at its beginning, with one kind of line end. Null after a finding. */
export function textOf(packed: Buffer, findings: FileFindings): string | null {
  if (packed.length > fileLimits.bytes) {
    tooLong(findings);
    return null;
  }
  const bytes = unpacked(packed, findings);
  if (!bytes) return null;
  const other = encodingOf(bytes);
  if (other) {
    findings.error(
      TreeFileFindingCode.WRONG_ENCODING,
      { line: 1 },
      `文件是 ${other} 编码，请另存为 UTF-8。`,
      `The file is ${other}; save it as UTF-8.`,
    );
    return null;
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    findings.error(
      TreeFileFindingCode.WRONG_ENCODING,
      { line: badLine(bytes) },
      '不是有效的 UTF-8，请另存为 UTF-8 编码。',
      'This is not UTF-8; save the file in that encoding.',
    );
    return null;
  }
  if (text.trim() === '') {
    findings.error(TreeFileFindingCode.EMPTY, {}, '文件是空的。', 'The file is empty.');
    return null;
  }
  return text.replace(/\r\n?/g, '\n');
}

/** Lines and columns of places that are known by their distance from the beginning. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  placeOf(offset: number): Required<FilePlace> {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
