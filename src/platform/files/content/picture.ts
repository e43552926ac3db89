import { imageSize } from 'image-size';
import type { Judged } from './judge.js';

/** Most pixels of a picture: what a browser unpacks takes four bytes for each. */
export const maxPixels = 40_000_000;

interface PictureForm {
  readonly contentType: string;
  /** Name of the form in `image-size`. */
  readonly type: string;
  /** Whether the bytes are built like this form from the first to the last. */
  isWhole(bytes: Buffer): boolean;
}

const startsWith = (bytes: Buffer, at: number, text: string): boolean =>
  bytes.length >= at + text.length && bytes.toString('latin1', at, at + text.length) === text;

/** Chunks up to IEND, which has to be the end: what is hung on behind is no picture. */
function isWholePng(bytes: Buffer): boolean {
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at === 8 && (type !== 'IHDR' || length !== 13)) return false;
    if (type === 'IDAT') hasPixels = true;
    at += 12 + length;
    if (type === 'IEND') return hasPixels && at === bytes.length;
  }
  return false;
}

const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Position behind a row of sub-blocks; the length of the bytes where it does not end. */
function behindSubBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes[at]; length; length = bytes[at]) at += length + 1;
  return at + 1;
}

function isWholeGif(bytes: Buffer): boolean {
  let hasPixels = false;
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return hasPixels && at === bytes.length - 1;
    if (kind === 0x21) {
      at = behindSubBlocks(bytes, at + 2);
    } else if (kind === 0x2c) {
      hasPixels = true;
      at = behindSubBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
    } else {
      return false;
    }
  }
  return false;
}

/** Behind the end of a photo cameras keep their own notes; words of a page or an archive are none. */
const acts = /<(?:script|html|svg|body|iframe|!doctype|\?php)|PK\u0003\u0004|%PDF-/i;

function isWholeJpeg(bytes: Buffer): boolean {
  let hasFrame = false;
  let at = 2;
  while (at + 3 < bytes.length + 2) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
    } else if (marker === 0xd9) {
      return hasFrame && !acts.test(bytes.toString('latin1', at + 2));
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
    } else {
      if (at + 4 > bytes.length) return false;
      const length = bytes.readUInt16BE(at + 2);
      if (length < 2) return false;
      if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) hasFrame = true;
      at += 2 + length;
      if (marker === 0xda) at = nextMarker(bytes, at);
    }
  }
  return false;
}

/** The next marker behind packed pixels, where FF is followed by 00 or a restart. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const after = bytes[at + 1] ?? 0;
    if (after !== 0 && !(after >= 0xd0 && after <= 0xd7)) return at;
  }
  return bytes.length;
}

function isWholeWebp(bytes: Buffer): boolean {
  const first = bytes.toString('latin1', 12, 16);
  const length = bytes.length >= 20 ? bytes.readUInt32LE(4) + 8 : 0;
  return ['VP8 ', 'VP8L', 'VP8X'].includes(first) && (length === bytes.length || length + 1 === bytes.length);
}

function formOf(bytes: Buffer): PictureForm | null {
  if (startsWith(bytes, 0, '\u0089PNG\r\n\u001a\n'))
    return { contentType: 'image/png', type: 'png', isWhole: isWholePng };
  if (startsWith(bytes, 0, '\u00ff\u00d8\u00ff'))
    return { contentType: 'image/jpeg', type: 'jpg', isWhole: isWholeJpeg };
  if (startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a'))
    return { contentType: 'image/gif', type: 'gif', isWhole: isWholeGif };
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP'))
    return { contentType: 'image/webp', type: 'webp', isWhole: isWholeWebp };
  return null;
}

/**
 * A picture in one of the four forms that only show something: png, jpeg, gif, webp. Null for everything else: SVG and other files that can
 * act, files cut off, files with something else hung on, and pictures of more than 40 megapixels.
 */
export function pictureOf(bytes: Buffer): Judged | null {
  // The first bytes choose the form before the library sees anything, so that its other readers never run.
  const form = formOf(bytes);
  if (!form?.isWhole(bytes)) return null;
  try {
    const { width, height, type, orientation } = imageSize(bytes);
    if (type !== form.type || !(width > 0 && height > 0) || width * height > maxPixels) return null;
    const isTurned = orientation !== undefined && orientation >= 5 && orientation <= 8;
    return { contentType: form.contentType, width: isTurned ? height : width, height: isTurned ? width : height };
  } catch {
    return null;
  }
}
