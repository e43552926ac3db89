import type { Text } from '../session/content';
import type { Branch, Link } from '../model/branches';

interface LabelWords {
  text: (text: Text) => string;
  /** Words of ways out that have no label of their own; the place is the key. */
  place: (kind: string, place: string) => string;
}

const MOST_LETTERS = 14;
const short = (text: string): string =>
  [...text].length > MOST_LETTERS ? `${[...text].slice(0, MOST_LETTERS - 1).join('')}…` : text;

/** What stands on one way out of a node of some kind. */
export function branchLabel(kind: string, branch: Branch, words: LabelWords): string {
  const own = branch.label ? words.text(branch.label) : '';
  if (own !== '') return own;
  if (branch.when !== undefined) return branch.when;
  return words.place(kind, branch.place);
}

/** What stands on a line: all ways that it stands for. */
export const linkLabel = (kind: string, link: Link, words: LabelWords): string => {
  const parts = link.branches.map((branch) => short(branchLabel(kind, branch, words))).filter(Boolean);
  return parts.length > 2 ? `${parts[0]} +${parts.length - 1}` : parts.join(' / ');
};

/** About how wide a label is, in pixels. */
export const labelWidth = (label: string): number =>
  label === '' ? 0 : [...label].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 12.5 : 7), 10);
