import { type Judged, plain } from './judge.js';
import { pictureOf } from './picture.js';
import { isText } from './text-check.js';

const textType = 'text/plain; charset=utf-8';

/** Texts that a program would run or draw, and documents that were refused as what they are. */
const runs = /^\s*(?:<(?:!doctype|html|head|body|svg|script|iframe|\?xml|\?php)|#!|%PDF-)/i;

/** Parts of a PDF that do something when it is opened. */
const pdfActs = /\/(?:JavaScript|Launch|EmbeddedFile|RichMedia)\b/;

function isPdf(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return false;
  return bytes.subarray(-2_048).includes('%%EOF') && !pdfActs.test(bytes.toString('latin1'));
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Names in the directory of a zip file whose directory ends where the file ends; null where it is none. */
function zipNames(bytes: Buffer): string[] | null {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) return null;
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0 || bytes.readUInt32LE(end) !== endOfDirectory) return null;
  if (end + 22 + bytes.readUInt16LE(end + 20) !== bytes.length) return null;
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== directoryEntry) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

const office = 'application/vnd.openxmlformats-officedocument';
const officeParts: readonly (readonly [part: string, contentType: string])[] = [
  ['word/document.xml', `${office}.wordprocessingml.document`],
  ['xl/workbook.xml', `${office}.spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${office}.presentationml.presentation`],
];

/** A document of an office program without macros; null for any other package. */
function officeType(bytes: Buffer): string | null {
  const names = zipNames(bytes);
  if (!names?.includes('[Content_Types].xml')) return null;
  if (names.some((name) => /vbaProject|\/activeX\/|oleObject/i.test(name))) return null;
  return officeParts.find(([part]) => names.includes(part))?.[1] ?? null;
}

/**
 * A file that goes with an article: pdf, docx, xlsx, pptx, text or a picture. Null for everything else and for what acts when it is opened:
 * pages, scripts, programs, macros, SVG.
 */
export function documentOf(bytes: Buffer): Judged | null {
  const picture = pictureOf(bytes);
  if (picture) return picture;
  if (isPdf(bytes)) return plain('application/pdf');
  const type = officeType(bytes);
  if (type !== null) return plain(type);
  return isText(bytes) && !runs.test(bytes.toString('utf8', 0, 2_000).replace(/^\ufeff/, '')) ? plain(textType) : null;
}

const endings: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  [`${office}.wordprocessingml.document`]: ['docx'],
  [`${office}.spreadsheetml.sheet`]: ['xlsx'],
  [`${office}.presentationml.presentation`]: ['pptx'],
  'audio/wav': ['wav', 'wave'],
  'audio/mpeg': ['mp3'],
  'audio/flac': ['flac'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  [textType]: ['txt', 'csv', 'tsv', 'md', 'log'],
};

/** The name with an ending that fits the content: what is called `page.html` but is text becomes `page.html.txt`. */
export function fittingName(name: string, contentType: string): string {
  const known = endings[contentType];
  const [first] = known ?? [];
  if (!known || first === undefined) return name;
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return known.includes(ending) ? name : `${name.slice(0, 200 - first.length - 1)}.${first}`;
}
