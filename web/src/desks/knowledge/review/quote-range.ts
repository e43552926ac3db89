/** What counts when words are compared: neither blanks and breaks nor the width of characters. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Where some words stand in the text below an element, whatever blanks and tags lie between them; null where they do not. */
export function rangeOf(root: Node, quote: string): Range | null {
  const wanted = bare(quote);
  if (wanted === '') return null;
  const places: { node: Text; at: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (let at = 0; at < node.data.length; at += 1) {
      for (const character of bare(node.data.charAt(at))) {
        text += character;
        places.push({ node, at });
      }
    }
  }
  const start = text.indexOf(wanted);
  const first = places[start];
  const last = places[start + wanted.length - 1];
  if (start < 0 || !first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.at);
  range.setEnd(last.node, last.at + 1);
  return range;
}
