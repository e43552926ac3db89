import type { Viewer } from '../../platform/auth/viewer.js';
import { toPredicate } from '../../platform/rules/rules.js';
import type { Answer } from '../../platform/search/answer.js';
import { fold, units } from '../../platform/search/analysis.js';
import type { FacetCounts } from '../../platform/search/find.js';
import type { QueryPlan } from '../../platform/search/query.js';
import type { QuestionFeed } from '../../platform/search/question/question-feed.js';
import { marksIn, snippetOf, type TextRange } from '../../platform/search/snippet.js';
import type { FacetName, SearchNarrowing, SearchSubjectProvider, SubjectHit } from '../../platform/search/subject.js';
import { facetNames, ruleOfNarrowing } from './search.rules.js';

/** A document with what is shown of it for a query. */
export interface HitText {
  subject: SubjectHit;
  titleMarks: TextRange[];
  snippet: string;
  snippetMarks: TextRange[];
}

/** A hit with its place in the ranking and the id under which it is indexed. */
export interface FoundHit {
  at: number;
  did: string;
  subject: SubjectHit;
}

const FACET_VALUES = 50;

/** Reads found documents as they are now, for who asks: the last check before anything leaves. */
export class HitReader {
  readonly #subjects: ReadonlyMap<string, SearchSubjectProvider>;

  constructor(
    private readonly subjects: readonly SearchSubjectProvider[],
    private readonly questions: QuestionFeed,
  ) {
    this.#subjects = new Map(subjects.map((subject) => [subject.type, subject]));
  }

  /** Those of the documents that a viewer may find now, with their kind. */
  async visible(viewer: Viewer, ids: readonly string[]): Promise<Map<string, SubjectHit>> {
    const all = new Map<string, SubjectHit>();
    for (const subject of this.subjects) for (const [id, hit] of await subject.hits(viewer, ids)) all.set(id, hit);
    return all;
  }

  /** Reads page by page until the page is full; what the viewer may no longer see is left out. */
  async page(
    viewer: Viewer,
    hits: readonly { id: string; type: string }[],
    offset: number,
    first: number,
  ): Promise<{ found: FoundHit[]; hasMore: boolean; dropped: string[] }> {
    const found: FoundHit[] = [];
    // A text whose moment has just come may still be indexed beside the one that it follows: it is shown once.
    const shown = new Set<string>();
    const dropped: string[] = [];
    for (let at = offset; at < hits.length && found.length <= first;) {
      const part = hits.slice(at, at + first + 1 - found.length);
      const documents = await this.#load(viewer, part);
      part.forEach(({ id }, n) => {
        const subject = documents.get(id);
        const key = subject ? `${subject.id} ${subject.version ?? ''}` : '';
        if (subject && !shown.has(key)) found.push({ at: at + n, did: id, subject });
        else dropped.push(id);
        shown.add(key);
      });
      at += part.length;
    }
    return { found: found.slice(0, first), hasMore: found.length > first, dropped };
  }

  /** Title and the most telling part of the text, with marks; synonyms and mended words are marked too. */
  mark(subject: SubjectHit, plan: QueryPlan, answer: Answer | null): HitText {
    const also = answer
      ? [...answer.variants.flatMap((text) => units(text)), ...answer.mended.flatMap(({ to }) => units(fold(to)))]
      : [];
    const marked = also.length ? { ...plan, slots: [...new Set([...plan.slots, ...also])] } : plan;
    const text = subject.say ? `${subject.say}\n${subject.text}` : subject.text;
    const { snippet, marks } = snippetOf(text, marked);
    return { subject, titleMarks: marksIn(subject.title, marked), snippet, snippetMarks: marks };
  }

  /** Facets with the names of their values in the viewer's language; a value without a name is not shown. */
  async nameFacets(
    viewer: Viewer,
    facets: FacetCounts,
  ): Promise<{ name: FacetName; values: { value: string; label: string; count: number }[] }[]> {
    const named: { name: FacetName; values: { value: string; label: string; count: number }[] }[] = [];
    for (const name of facetNames) {
      const counts = Object.entries(facets[name] ?? {})
        .sort((a, b) => b[1] - a[1])
        .slice(0, FACET_VALUES);
      if (counts.length === 0) continue;
      const values = counts.map(([value]) => value);
      const labels = new Map<string, string>();
      for (const subject of this.subjects)
        for (const [value, label] of await subject.facetLabels(viewer, name, values)) labels.set(value, label);
      named.push({
        name,
        values: counts.flatMap(([value, count]) => {
          const label = labels.get(value);
          return label === undefined ? [] : [{ value, label, count }];
        }),
      });
    }
    return named;
  }

  /** Whether a document lies inside a narrowing, as far as this process knows it. */
  isWithin(id: string, narrowing: SearchNarrowing): boolean {
    const passes = toPredicate(ruleOfNarrowing(narrowing));
    const { index } = this.questions;
    return index.facesOfDocument(id).some((number) => passes(index.face(number)?.fields ?? {}));
  }

  /** Kind of document (`article` …) of one that this process knows. */
  typeOf(id: string): string {
    const { index } = this.questions;
    return index.face(index.facesOfDocument(id)[0] ?? -1)?.type ?? '';
  }

  async #load(viewer: Viewer, hits: readonly { id: string; type: string }[]): Promise<Map<string, SubjectHit>> {
    const byType = new Map<string, string[]>();
    for (const { id, type } of hits) byType.set(type, [...(byType.get(type) ?? []), id]);
    const all = new Map<string, SubjectHit>();
    for (const [type, ids] of byType) {
      const documents = await this.#subjects.get(type)?.hits(viewer, ids);
      for (const [id, document] of documents ?? []) all.set(id, document);
    }
    return all;
  }
}
