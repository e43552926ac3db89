import { ArticleKind } from './article-enums.js';

const letters: Readonly<Record<ArticleKind, string>> = {
  [ArticleKind.FAQ]: 'K',
  [ArticleKind.PRODUCT]: 'G',
  [ArticleKind.SYSTEM_OPERATION]: 'O',
  [ArticleKind.BUSINESS_PROCESS]: 'B',
  [ArticleKind.SCRIPT]: 'S',
  [ArticleKind.POLICY]: 'P',
  [ArticleKind.ANNOUNCEMENT]: 'N',
  [ArticleKind.TECHNICAL_CASE]: 'C',
  [ArticleKind.SERVICE_STANDARD]: 'V',
};

/** Numbers up to this one are left to fixed codes of a seed; the counter's first number is the next. */
export const reservedNumbers = 3_000;

/** The code of an article, e.g. `K-3001`. `T` is kept for trees. */
export const codeOf = (kind: ArticleKind, number: number): string =>
  `${letters[kind]}-${String(number).padStart(3, '0')}`;

/** A code as somebody types it, in the form it is stored; null when it is none. */
export function normaliseCode(text: string): string | null {
  const match = /^\s*([A-Za-z])\s*[-–—－]?\s*(\d{1,9})\s*$/u.exec(text.normalize('NFKC'));
  return match ? `${(match[1] ?? '').toUpperCase()}-${match[2] ?? ''}` : null;
}
