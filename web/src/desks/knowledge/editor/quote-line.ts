const bare = (text: string): string => text.normalize('NFKC').replace(/[\s*_~`#>|[\]()-]+/gu, '');

/** Number (from 1) of the line of a Markdown text in which some words begin that were read without its signs; null where they do not stand. */
export function lineOfQuote(markdown: string, quote: string): number | null {
  const wanted = bare(quote);
  if (wanted === '') return null;
  let text = '';
  const begins: number[] = [];
  for (const line of markdown.split('\n')) {
    begins.push(text.length);
    text += bare(line);
  }
  const at = text.indexOf(wanted);
  if (at < 0) return null;
  return begins.filter((begin) => begin <= at).length;
}
