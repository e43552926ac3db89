/** Longest stretch that is handed to the segmenter at once: it becomes slower than linear with the length. */
const sliceLength = 400;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

/** Scripts that write words without blanks between them: only a dictionary tells where one ends. */
const needsDictionary = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const plainWords = /[\p{L}\p{M}\p{N}_]+(?:['’.-][\p{L}\p{M}\p{N}_]+)*|\s+|[^\p{L}\p{M}\p{N}_\s]/gu;
const cutPlaces = /[^\p{L}\p{M}\p{N}]/u;

/** Where to cut a slice that begins at `from`: behind a blank or a mark if there is one in its second half, never inside a pair. */
function cutOf(text: string, from: number): number {
  const end = from + sliceLength;
  if (end >= text.length) return text.length;
  for (let at = end; at > from + sliceLength / 2; at -= 1) if (cutPlaces.test(text.charAt(at - 1))) return at;
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

/** What it costs to tell the words of a text apart, in characters that need a dictionary. */
export const wordCost = (text: string): number =>
  needsDictionary.test(text) ? text.length : Math.ceil(text.length / 8);

/** The words of a text with everything between them; joined they are the text. */
export function wordsOf(text: string, locale: string): string[] {
  if (!needsDictionary.test(text)) return text.match(plainWords) ?? [];
  const segmenter = segmenterOf(locale);
  const words: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = cutOf(text, from);
    for (const { segment } of segmenter.segment(text.slice(from, to))) words.push(segment);
    from = to;
  }
  return words;
}
