import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { ArticleAttachment } from '../article.js';
import type { Raw } from '../import/import.fields.js';
import { ArticleExportFormat } from './export-job.js';
import { csvHead, csvLine, insideName, isZip, jsonLine, markdownFile } from './export.rules.js';

/** An article as it goes into a file. */
export interface ExportedRow {
  readonly code: string;
  readonly row: Raw;
  readonly files: readonly { readonly path: string; readonly attachment: ArticleAttachment }[];
}

/** The bytes of a stored file; null when it is gone. */
export type OpenFile = (fileId: string) => Promise<Readable | null>;

/** Most entries of a zip that every program reads. */
const mostEntries = 65_000;

/** The archive would have more entries than archives have. */
export class TooManyEntriesError extends Error {}

interface Entry {
  readonly path: string;
  /** Whether packing would be wasted on it: pictures are packed already. */
  readonly isPacked: boolean;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The same moment in every archive: equal contents make equal files. */
const noMoment = new Date(1980, 0, 1);

/** A zip archive as a stream. */
async function* zipOf(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const ready: Uint8Array[] = [];
  const faults: Error[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault) faults.push(fault);
    else if (chunk.length) ready.push(chunk);
  });
  const drain = function* (): Generator<Buffer> {
    if (faults[0]) throw faults[0];
    for (const chunk of ready.splice(0)) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  };
  let count = 0;
  for await (const { path, isPacked, content } of entries) {
    count += 1;
    if (count > mostEntries)
      throw new TooManyEntriesError('An archive has at most 65,000 entries; export fewer articles.');
    const file = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    file.mtime = noMoment;
    zip.add(file);
    for await (const chunk of content) {
      file.push(chunk);
      yield* drain();
    }
    file.push(new Uint8Array(0), true);
    yield* drain();
  }
  zip.end();
  yield* drain();
}

async function* textOf(parts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const part of parts) yield Buffer.from(part, 'utf8');
}

async function* oneText(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text, 'utf8');
}

/** The rows as lines or as a table. */
async function* linesOf(format: ArticleExportFormat, rows: AsyncIterable<ExportedRow>): AsyncGenerator<string> {
  const isTable = format === ArticleExportFormat.CSV;
  if (isTable) yield csvHead;
  for await (const { row } of rows) yield isTable ? csvLine(row) : jsonLine(row);
}

/** The files of a row that are still there, as entries. */
async function* filesOf({ files }: ExportedRow, open: OpenFile): AsyncGenerator<Entry> {
  for (const { path, attachment } of files) {
    const content = await open(attachment.fileId);
    if (content) yield { path, content, isPacked: attachment.contentType !== 'text/plain; charset=utf-8' };
  }
}

async function* markdownEntries(rows: AsyncIterable<ExportedRow>, open: OpenFile | null): AsyncGenerator<Entry> {
  for await (const row of rows) {
    yield { path: `${row.code}.md`, content: oneText(markdownFile(row.row)), isPacked: false };
    if (open) yield* filesOf(row, open);
  }
}

/** Lines or a table first, and behind it the files that its rows name. */
async function* listEntries(
  format: ArticleExportFormat,
  rows: AsyncIterable<ExportedRow>,
  open: OpenFile,
): AsyncGenerator<Entry> {
  const withFiles: ExportedRow[] = [];
  async function* noting(): AsyncGenerator<ExportedRow> {
    for await (const row of rows) {
      if (row.files.length) withFiles.push({ ...row, row: {} });
      yield row;
    }
  }
  yield { path: insideName(format), content: textOf(linesOf(format, noting())), isPacked: false };
  for (const row of withFiles) yield* filesOf(row, open);
}

/** The bytes of an export, as a stream: what is held at a time is one batch of articles and one chunk of a file. */
export function bytesOf(
  format: ArticleExportFormat,
  rows: AsyncIterable<ExportedRow>,
  open: OpenFile | null,
): AsyncIterable<Buffer> {
  if (format === ArticleExportFormat.MARKDOWN) return zipOf(markdownEntries(rows, open));
  if (open && isZip(format, true)) return zipOf(listEntries(format, rows, open));
  const text = textOf(linesOf(format, rows));
  if (format === ArticleExportFormat.CSV) return text;
  return gzipped(text);
}

async function* gzipped(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const packer = createGzip();
  const plain = Readable.from(source);
  // A fault of the source has to reach who reads the packed bytes: a pipe alone would leave them waiting.
  plain.on('error', (fault) => packer.destroy(fault));
  yield* plain.pipe(packer) as AsyncIterable<Buffer>;
}
