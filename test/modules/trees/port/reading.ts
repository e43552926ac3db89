import { Locale } from '../../../../src/platform/graphql/enums.js';
import { type TreeFile, type TreeFileFinding, TreeFileFormat } from '../../../../src/modules/trees/port/tree-file.js';
import { FileFindings, checkFile, readTreeFile } from '../../../../src/modules/trees/port/tree-files.js';

/** What reading a file gives. */
export function reading(
  text: string | Buffer,
  format: TreeFileFormat = TreeFileFormat.JSON,
  locale: Locale = Locale.EN,
): { file: TreeFile | null; found: TreeFileFinding[]; isRefused: boolean } {
  const findings = new FileFindings();
  const file = readTreeFile(Buffer.from(text as string), format, locale, findings);
  if (file) checkFile({ ...file, content: titled(file) }, findings);
  return { file, found: findings.list(), isRefused: findings.hasErrors };
}

/** A chart or a table has no title of its own; the import gives it one. */
const titled = ({ content }: TreeFile): TreeFile['content'] =>
  content.title.zhCN || content.title.en
    ? content
    : { ...content, title: { zhCN: '标题', en: 'Title' }, locales: [Locale.EN] };

/** Findings in a line each: code, place, node. */
export const told = (found: readonly TreeFileFinding[]): string[] =>
  found.map(({ code, line, nodeKey, path }) =>
    [code, line === null ? '' : String(line), nodeKey ?? '', path ?? ''].join(' ').replace(/\s+/g, ' ').trim(),
  );
