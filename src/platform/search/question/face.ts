import { otherWordings } from '../passages.js';
import type { SearchEntry } from '../source.js';

/** What a face is filtered by; the names of the index's rows. Faces with the same values share them. */
export type FilterFields = Readonly<Record<string, unknown>>;

/** One face of a document: what one group of readers may find of it. */
export interface QuestionFace {
  did: string;
  /** The document that it is a part of; null where it is whole. */
  whole: string | null;
  type: string;
  fields: FilterFields;
  /** Title, then alternatives; folded. */
  wordings: readonly string[];
  codeKeys: readonly string[];
  updatedAt: number;
}

/** The texts of a face, not folded. */
export interface FaceText {
  audience: string;
  alternatives: string[];
  headings: string[];
  /** Texts with the heading that each stands under; '' without one. */
  texts: { heading: string; text: string }[];
  codes: string[];
}

/** The faces of a document: the one that its audience sees, and a whole one for insiders where parts are internal. */
export function facesOf(entry: SearchEntry): FaceText[] {
  const alternatives = otherWordings(entry);
  const codes = entry.code === null ? entry.codes : [entry.code, ...entry.codes];
  const face = (audience: string, withInternal: boolean): FaceText => {
    const sections = entry.sections.filter((section) => withInternal || !section.internal);
    return {
      audience,
      alternatives,
      headings: sections.flatMap(({ heading }) => (heading ? [heading] : [])),
      texts: [
        ...(entry.say ? [{ heading: '', text: entry.say }] : []),
        ...sections.map(({ heading, text }) => ({ heading: heading ?? '', text })),
      ],
      codes,
    };
  };
  const hasInternal = entry.sections.some((section) => section.internal);
  if (entry.policy.audience === 'INTERNAL') return [face('INTERNAL', true)];
  const open = face(entry.policy.audience, false);
  return hasInternal ? [open, face('INTERNAL', true)] : [open];
}
