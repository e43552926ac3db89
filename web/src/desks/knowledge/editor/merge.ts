import { type Content, CONTENT_FIELDS, type ContentField, isFieldSame } from './content';

/** What comes of two people having changed the same draft. */
export interface Merge {
  /** Everything that only one of them changed, joined; in the contested fields mine. */
  content: Content;
  /** Fields that both changed, each in another way: a person must choose. */
  contested: ContentField[];
  /** Fields taken over from the other person. */
  taken: ContentField[];
}

/** Joins my text and theirs, which both began from `base`. Nothing of either is lost: what both changed is left to choose. */
export function mergeContents(base: Content, mine: Content, theirs: Content): Merge {
  const contested: ContentField[] = [];
  const taken: ContentField[] = [];
  let content = mine;
  for (const field of CONTENT_FIELDS) {
    if (isFieldSame(field, base, theirs) || isFieldSame(field, mine, theirs)) continue;
    if (isFieldSame(field, base, mine)) {
      content = withField(content, field, theirs);
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
