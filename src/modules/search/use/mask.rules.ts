/** Stands in the place of masked data. Punctuation only, so that it never counts as a word of the query. */
export const masked = '***';

/** One kind of personal data: where it may stand, and whether what was found really is it. */
interface Pattern {
  readonly find: RegExp;
  readonly is?: (found: string, after: string, before: string) => boolean;
}

const digitsOf = (text: string): number => text.replace(/\D/g, '').length;

/** A dash or one blank, as people write between groups of digits. */
const gap = '[-\\s.]?';

/** What says that a short number is a telephone's. */
const phoneWord = '(?:电话|座机|手机|致电|回电|联系方式|\\btel\\b|\\bphone\\b|\\bcall(?:ed)?\\b|\\bmobile\\b)';

/** Provinces and armed forces on plates. Some are everyday words too: those need more digits. */
const plateWords = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领';
const everydayWords = '云黑新青贵使领吉宁川';

const patterns: readonly Pattern[] = [
  // E-mail addresses.
  { find: /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}/gi },
  // Identity cards in groups: region, birthday, number.
  { find: /(?<!\d)\d{6}[-\s]\d{8}[-\s]\d{3}[\dx](?![\da-z])/gi },
  // Bank cards in groups of four.
  { find: /(?<!\d)\d{4}(?:[-\s]\d{4}){3}(?:[-\s]?\d{1,3})?(?!\d)/g },
  // Mobile numbers, with the country's code or without, in the groups in which people write them.
  { find: new RegExp(`(?:(?:\\+|00)?86${gap})?(?<!\\d|0x[0-9a-f]*)1[3-9]\\d${gap}\\d{4}${gap}\\d{4}(?!\\d)`, 'gi') },
  { find: new RegExp(`(?:(?:\\+|00)?86${gap})?(?<!\\d)1[3-9]\\d{1,5}[-\\s]\\d{4,8}(?!\\d)`, 'g'), is: hasEleven },
  { find: new RegExp(`(?:(?:\\+|00)?86${gap})?(?<!\\d)1[3-9]\\d{0,9}(?:-\\d{1,8})+(?![\\d-])`, 'g'), is: hasEleven },
  // Single digits, one by one, as they are dictated.
  { find: /(?<!\d)\d(?:[-\s]\d){9,18}(?!\d)/g },
  // Landlines with their area code and an extension.
  {
    find: /(?:(?:\+|00)?86[-\s]?)?(?<![\d-])\(?0\d{2,3}\)?[-\s]?\d{3,4}[-\s]?\d{4}(?:(?:[-\s#转]|ext\.?\s?)\d{1,6})?(?!\d)/gi,
  },
  // Numbers abroad: with a plus, or in the American way.
  { find: /\+\d(?:[-\s.()]{0,2}\d){7,16}(?!\d)/g },
  { find: /(?<![\d-])\(?\d{3}\)?[-\s.]\d{3}[-\s.]\d{4}(?![\d-])/g },
  // Seven or eight digits are a telephone's only where it is said.
  {
    find: new RegExp(
      `(?<=${phoneWord}[^\\d\\p{L}]{0,3}(?:号码?|是|为)?[^\\d\\p{L}]{0,3})\\d{3,4}${gap}\\d{4}(?!\\d)`,
      'giu',
    ),
  },
  // Plates.
  {
    find: new RegExp(
      `[${plateWords}][A-HJ-NP-Z][·•.\\-\\s]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Z0-9-])`,
      'gi',
    ),
    is: isPlate,
  },
  // Numbers joined by dashes: orders and cards, but no range of prices and no date.
  { find: /(?<![\w-])\d+(?:-\d+)+(?![\w-])/g, is: isJoinedNumber },
];

function hasEleven(found: string): boolean {
  const digits = found.replace(/\D/g, '').replace(/^(?:00)?86(?=1)/, '');
  return digits.length === 11;
}

function isPlate(found: string): boolean {
  const least = everydayWords.includes(found[0] ?? '') ? 4 : 3;
  return digitsOf(found.slice(2)) >= least;
}

function isJoinedNumber(found: string, after: string, before: string): boolean {
  if (digitsOf(found) < 10 || /^\s*(?:元|块|万|rmb|yuan|usd|dollars?)/i.test(after) || /[¥￥$€£]\s*$/.test(before))
    return false;
  const parts = found.split('-');
  return parts.length > 2 || parts.some((part) => part.length > 6);
}

/** Letters and digits together: a long number may stand in them (`SF1234567890123`, `11010119900307789X`). Hexadecimal codes are none. */
const token = /[a-z0-9]{10,}/gi;
const hexadecimal = /^0x[0-9a-f]+$/i;
const isLongNumber = (text: string): boolean => !hexadecimal.test(text) && /\d{10}/.test(text);

/** Full-width letters, digits and signs as plain ones, place by place, so that positions stay. */
const plain = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000\u00a0\u2010-\u2015\u2212]/g, (sign) => {
    if (sign === '\u3000' || sign === '\u00a0') return ' ';
    return sign >= '\uff01' ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : '-';
  });

/**
 * A text with personal data masked: telephone and mobile numbers, identity and bank cards, e-mail addresses, plates, and any number of
 * ten digits or more (orders, parcels, serial numbers). Error codes, models, codes of articles and prices stay. Masking twice changes
 * nothing. What a text says in words (names, addresses) cannot be told from a question and stays.
 */
export function mask(text: string): string {
  let now = text;
  for (const { find, is } of patterns) {
    now = replaced(now, find, (found, at, all) => !is || is(found, all.slice(at + found.length), all.slice(0, at)));
  }
  return replaced(now, token, isLongNumber);
}

/** Searches the plain form of a text and puts the mask in the same places of the text itself. */
function replaced(text: string, find: RegExp, is: (found: string, at: number, all: string) => boolean): string {
  const all = plain(text);
  let result = '';
  let from = 0;
  for (const match of all.matchAll(find)) {
    const [found] = match;
    if (!is(found, match.index, all)) continue;
    // Blanks around what was found are the sentence's.
    const start = match.index + (found.length - found.trimStart().length);
    const end = match.index + found.trimEnd().length;
    result += text.slice(from, start) + masked;
    from = end;
  }
  return from === 0 ? text : result + text.slice(from);
}
