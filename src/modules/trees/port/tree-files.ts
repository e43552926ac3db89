import type { Locale } from '../../../platform/graphql/enums.js';
import type { TreeContent } from '../tree-content.js';
import type { TreeSource } from '../tree.js';
import { readCsvTree } from './csv-file.js';
import { writeCsvTree } from './csv-writer.js';
import { checkFile } from './file-check.rules.js';
import { FileFindings } from './file-findings.js';
import { textOf } from './file-text.js';
import { readJsonTree, writeJsonTree } from './json-file.js';
import { readMermaidTree } from './mermaid-file.js';
import { writeMermaidTree } from './mermaid-writer.js';
import { type TreeFile, TreeFileFormat } from './tree-file.js';

/** How files of each form are called and served. */
export const fileForms: Readonly<Record<TreeFileFormat, { readonly ending: string; readonly type: string }>> = {
  [TreeFileFormat.JSON]: { ending: 'json', type: 'application/json' },
  [TreeFileFormat.MERMAID]: { ending: 'mmd', type: 'text/plain; charset=utf-8' },
  [TreeFileFormat.CSV]: { ending: 'csv', type: 'text/csv; charset=utf-8' },
};

/** Reads the bytes of a file; null after findings that leave nothing to be checked further. `locale` is that of texts without a language. */
export function readTreeFile(
  bytes: Buffer,
  format: TreeFileFormat,
  locale: Locale,
  findings: FileFindings,
): TreeFile | null {
  const text = textOf(bytes, findings);
  if (text === null) return null;
  if (format === TreeFileFormat.JSON) return readJsonTree(text, findings);
  if (format === TreeFileFormat.MERMAID) return readMermaidTree(text, locale, findings);
  return readCsvTree(text, locale, findings);
}

/** Writes a content, in which names stand in the place of ids. `locale` is that of the texts of a chart. */
export function writeTreeFile(
  content: TreeContent,
  format: TreeFileFormat,
  locale: Locale,
  about: { readonly code?: string | null; readonly source?: TreeSource | null } = {},
): string {
  if (format === TreeFileFormat.JSON) return writeJsonTree(content, about);
  if (format === TreeFileFormat.MERMAID) return writeMermaidTree(content, locale, about);
  return writeCsvTree(content);
}

export { FileFindings, checkFile };
