import { CASE_PARTS, type CaseText, type Content, CONTENT_FIELDS, type ContentField, isFieldSame } from './content';
import { joined, threeWay } from './three-way';

/** What comes of two people having changed the same draft. */
export interface Merge {
  /** Everything that could be joined without a person, joined; in the contested fields mine. */
  content: Content;
  /** Fields that both changed in a way that only a person can join. */
  contested: ContentField[];
  /** Fields taken over from the other person, or joined with theirs. */
  taken: ContentField[];
}

/** Joins my text and theirs, which both began from `base`. Nothing of either is lost: what both changed at one place is left to choose. */
export function mergeContents(base: Content, mine: Content, theirs: Content): Merge {
  const contested: ContentField[] = [];
  const taken: ContentField[] = [];
  let content = mine;
  for (const field of CONTENT_FIELDS) {
    if (isFieldSame(field, base, theirs) || isFieldSame(field, mine, theirs)) continue;
    const both = isFieldSame(field, base, mine)
      ? withField(content, field, theirs)
      : joinedField(content, field, base, theirs);
    if (both) {
      content = both;
      taken.push(field);
    } else {
      contested.push(field);
    }
  }
  return { content, contested, taken };
}

/** A copy of a content with one field of another. */
export const withField = (content: Content, field: ContentField, from: Content): Content => ({
  ...content,
  [field]: from[field],
});

const LISTS = ['alternativeQuestions', 'keywords', 'models', 'errorCodes', 'productLineIds'] as const;

/** My content with a field that both changed, joined; null where that takes a person. */
function joinedField(mine: Content, field: ContentField, base: Content, theirs: Content): Content | null {
  if (field === 'bodyMarkdown') {
    const text = joined(threeWay(base.bodyMarkdown, mine.bodyMarkdown, theirs.bodyMarkdown), []);
    return text === null ? null : { ...mine, bodyMarkdown: text };
  }
  if (field === 'technicalCase') {
    const parts = CASE_PARTS.map((part) => {
      const text = joined(threeWay(base.technicalCase[part], mine.technicalCase[part], theirs.technicalCase[part]), []);
      return [part, text] as const;
    });
    if (parts.some(([, text]) => text === null)) return null;
    return { ...mine, technicalCase: Object.fromEntries(parts) as unknown as CaseText };
  }
  const list = LISTS.find((name) => name === field);
  return list ? { ...mine, [list]: joinedList(base[list], mine[list], theirs[list]) } : null;
}

/** A list with what either added and without what either took away. */
function joinedList(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const kept = theirs.filter((item) => mine.includes(item) || !base.includes(item));
  return [...kept, ...mine.filter((item) => !base.includes(item) && !theirs.includes(item))];
}
