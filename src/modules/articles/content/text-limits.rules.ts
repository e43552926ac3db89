import { type Fault, UserErrorCode, fault } from '../../../platform/errors/index.js';

/** Most of what makes a text heavy to render. The heaviest real article has 69 links, 3 pictures, 108 table rows and quotations 1 deep. */
export const textLimits = { links: 500, pictures: 200, tableRows: 2_000, quoteDepth: 15, blocks: 500 } as const;

const count = (text: string, pattern: RegExp): number => {
  let found = 0;
  for (const _match of text.matchAll(pattern)) found += 1;
  return found;
};

const pictures = /!\[/g;
const links = /\]\(|\]\[|\[\[[A-Z]|\[\[tree:|<(?:https?|mailto):/gi;
const definition = /^[\s>]{0,40}\[[^\]\n]{1,999}\]:/m;
/** One mark of a quotation or a list at the beginning of a line, with the blanks before it. */
const mark = /[\t ]*(?:(>)|[-*+](?=[\t ])|\d{1,9}[.)](?=[\t ]))/y;

/** How many quotations deep a line begins. */
function quoteDepth(line: string): number {
  let depth = 0;
  mark.lastIndex = 0;
  for (let found = mark.exec(line); found; found = mark.exec(line)) if (found[1] !== undefined) depth += 1;
  return depth;
}

/** The line under the head of a table: nothing but bars, dashes, colons and blanks. */
const isTableRule = (line: string): boolean => line.includes('-') && /^[\t >|:-]+$/.test(line.replaceAll(' ', ''));

function tableRows(lines: readonly string[]): number {
  return lines.some((line) => line.includes('|') && isTableRule(line))
    ? lines.filter((line) => line.includes('|')).length
    : 0;
}

/** A line that opens a block, however it is named. */
const opensBlock = (line: string): boolean => /^[\s>]{0,100}[:：]{3,100}[^\S\n]{0,100}[\p{L}_]/u.test(line);

const tooMany = (zh: string, en: string, field: readonly string[]): Fault =>
  fault(UserErrorCode.TOO_MANY, zh, en, ...field);

/**
 * What makes a Markdown text too heavy, counted without parsing it: links, pictures, rows of tables, blocks, quotations in quotations. A mark in
 * code counts too. `field` is the path of the text in the input.
 */
export function textFaults(markdown: string, ...field: string[]): Fault[] {
  const faults: Fault[] = [];
  const pictureCount = count(markdown, pictures);
  if (pictureCount > textLimits.pictures) {
    faults.push(
      tooMany(`正文最多 ${textLimits.pictures} 张图片。`, `A text has at most ${textLimits.pictures} pictures.`, field),
    );
  }
  // With definitions, each pair of brackets may be a link.
  const linkCount = count(markdown, links) + (definition.test(markdown) ? count(markdown, /\](?![([:])/g) : 0);
  if (linkCount - Math.min(pictureCount, linkCount) > textLimits.links) {
    faults.push(
      tooMany(`正文最多 ${textLimits.links} 个链接。`, `A text has at most ${textLimits.links} links.`, field),
    );
  }
  const lines = markdown.split('\n');
  if (tableRows(lines) > textLimits.tableRows) {
    faults.push(
      tooMany(
        `表格最多 ${textLimits.tableRows} 行，请拆分条目。`,
        `Tables have at most ${textLimits.tableRows} rows in all; split the article.`,
        field,
      ),
    );
  }
  if (lines.filter(opensBlock).length > textLimits.blocks) {
    faults.push(
      tooMany(`正文最多 ${textLimits.blocks} 个块。`, `A text has at most ${textLimits.blocks} blocks.`, field),
    );
  }
  if (lines.some((line) => quoteDepth(line) > textLimits.quoteDepth)) {
    faults.push(
      fault(
        UserErrorCode.INVALID,
        `引用最多嵌套 ${textLimits.quoteDepth} 层。`,
        `Quotations are at most ${textLimits.quoteDepth} deep.`,
        ...field,
      ),
    );
  }
  return faults;
}
