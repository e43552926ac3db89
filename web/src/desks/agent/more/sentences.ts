const BLOCKS = 'p, li, td, th, h2, h3, h4, dd';
/** More than these are no list to choose from. */
const MOST = 300;

/**
 * The sentences of the text on the screen, so that one can be named without a pointer. Blocks that hold other blocks are left to those.
 */
export function sentencesIn(element: HTMLElement | null, language: string): string[] {
  const text = element?.querySelector('[data-article-text]');
  if (!text) return [];
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const found = new Set<string>();
  for (const block of text.querySelectorAll(BLOCKS)) {
    if (block.querySelector(BLOCKS)) continue;
    for (const { segment } of segmenter.segment(block.textContent)) {
      const sentence = segment.trim();
      if (sentence.length > 1) found.add(sentence);
      if (found.size >= MOST) return [...found];
    }
  }
  return [...found];
}
