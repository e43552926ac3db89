import { actorOf } from '../../platform/auth/actor.js';
import { Audience, type Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, badInput, fault, notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/ids.js';
import type { Foundation } from '../../platform/room.js';
import { all, any, isIn, toPredicate, type Rule } from '../../platform/rules/rules.js';
import { fold, units } from '../../platform/search/analysis.js';
import { cutText, otherWordings } from '../../platform/search/passages.js';
import type { QueryPlan } from '../../platform/search/query.js';
import { planQuery } from '../../platform/search/query.js';
import type { QuestionFeed } from '../../platform/search/question/question-feed.js';
import { marksIn, snippetOf, type TextRange } from '../../platform/search/snippet.js';
import type { SearchEntry, SearchSource } from '../../platform/search/source.js';
import type { SearchSubjectProvider, SubjectHit } from '../../platform/search/subject.js';
import { contentLimits } from '../articles/index.js';
import { type Alike, findAlike, type WrittenText } from './similar-finder.service.js';
import { duplicateFrom, shownLikeness, similarFrom } from './similar.rules.js';
import type { SimilarDismissals } from './similar-dismissal.store.js';

/** What is alike of a found document. */
export interface AlikePassage {
  readonly heading: string | null;
  readonly section: number | null;
  readonly theirs: string;
  readonly theirMarks: TextRange[];
  readonly ours: string;
  readonly ourMarks: TextRange[];
}

/** A found document as it is shown. */
export interface FoundAlike {
  readonly id: string;
  readonly likeness: number;
  readonly isLikelyDuplicate: boolean;
  readonly passage: AlikePassage;
  readonly object: object;
}

/** Texts from this length on are shown without the section: to find it would take longer than a person waits while writing. */
const longText = 20_000;
const mostFound = 10;

/** A text that is compared, with what is left out. */
export interface SimilarQuery {
  readonly text: WrittenText;
  readonly locale: string | null;
  readonly exceptId: string | null;
}

/** Finds published documents that are like what somebody writes, and remembers which are not the same. */
export class SimilarService {
  constructor(
    private readonly foundation: Foundation,
    private readonly questions: Pick<QuestionFeed, 'index'>,
    private readonly subjects: readonly SearchSubjectProvider[],
    private readonly sources: readonly SearchSource[],
    private readonly dismissals: SimilarDismissals,
  ) {}

  /** Likest first, at most `first` (1 to 10), all from `similarFrom` on; only what the viewer may find. BAD_USER_INPUT for what is too long. */
  async find(viewer: Viewer, query: SimilarQuery, first: number): Promise<FoundAlike[]> {
    check(query.text, first);
    if (viewer.kind !== 'person' || viewer.audience !== Audience.INTERNAL) return [];
    const dismissed = query.exceptId === null ? [] : await this.dismissals.of(query.exceptId);
    const except = new Set([...dismissed, ...(query.exceptId === null ? [] : [query.exceptId])]);
    const found = findAlike(this.questions.index, query.text, this.#passFor(viewer, query.locale), except);
    const near = found.filter(({ likeness }) => shownLikeness(likeness) >= similarFrom).slice(0, 2 * first);
    const hits = await this.#visible(
      viewer,
      near.map(({ id }) => id),
    );
    // A text that waits for its moment is found beside the live one: it is the same article, and never its own duplicate.
    const told = new Set(except);
    const shown = near
      .filter(({ id }) => {
        const article = hits.get(id)?.id;
        if (article === undefined || told.has(article)) return false;
        told.add(article);
        return true;
      })
      .slice(0, first);
    const entries = await this.#entries(shown, hits);
    return shown.flatMap((alike) => {
      const hit = hits.get(alike.id);
      if (!hit) return [];
      const likeness = shownLikeness(alike.likeness);
      const passage = passageOf(alike, hit, entries.get(alike.id) ?? null);
      return [{ id: alike.id, likeness, isLikelyDuplicate: likeness >= duplicateFrom, passage, object: hit.object }];
    });
  }

  /** Remembers that two articles are not the same. Errors: NOT_FOUND, INVALID. */
  async dismiss(
    viewer: Viewer,
    articleId: string,
    otherId: string,
    readable: (id: string) => Promise<boolean>,
  ): Promise<void> {
    if (!isId(articleId) || !(await readable(articleId))) throw notFound('articleId');
    if (!isId(otherId) || !(await readable(otherId))) throw notFound('otherId');
    if (articleId === otherId)
      throw new UserError(fault(UserErrorCode.INVALID, '请选择两篇不同的条目。', 'Name two articles.', 'otherId'));
    const { clock, transactions } = this.foundation;
    await transactions.run(async (transaction) => {
      await this.dismissals.add(articleId, otherId, viewer.id, clock.now());
      transaction.append({
        type: 'article.duplicate-dismissed',
        subject: { type: 'article', id: articleId },
        actor: actorOf(viewer),
        after: { otherId },
      });
    });
  }

  #passFor(viewer: Viewer, locale: string | null): (face: { fields: Readonly<Record<string, unknown>> }) => boolean {
    const now = this.foundation.clock.now();
    const findable = this.subjects.map((subject): Rule => all(isIn('type', [subject.type]), subject.rule(viewer, now)));
    const predicate = toPredicate(all(any(...findable), ...(locale === null ? [] : [isIn('locale', [locale])])));
    return (face) => predicate(face.fields);
  }

  async #visible(viewer: Viewer, ids: readonly string[]): Promise<Map<string, SubjectHit>> {
    const found = new Map<string, SubjectHit>();
    if (ids.length === 0) return found;
    for (const subject of this.subjects) for (const [id, hit] of await subject.hits(viewer, ids)) found.set(id, hit);
    return found;
  }

  /** The whole of those of which more than the title is shown and that are not too long. */
  async #entries(shown: readonly Alike[], hits: ReadonlyMap<string, SubjectHit>): Promise<Map<string, SearchEntry>> {
    const wanted = shown
      .filter(
        ({ id, passage, wording }) =>
          (passage !== null || wording.theirs > 0) && (hits.get(id)?.text.length ?? longText) < longText,
      )
      .map(({ id }) => id);
    const found = new Map<string, SearchEntry>();
    if (wanted.length === 0) return found;
    for (const source of this.sources) for (const [id, entry] of await source.entries(wanted)) found.set(id, entry);
    return found;
  }
}

function check({ title, alternatives, sections }: WrittenText, first: number): void {
  if (!Number.isInteger(first) || first < 1 || first > mostFound) throw badInput(`\`first\` is 1 to ${mostFound}.`);
  if (title.length > contentLimits.title) throw badInput(`A title has at most ${contentLimits.title} characters.`);
  const { items, characters } = contentLimits.alternativeQuestions;
  if (alternatives.length > items || alternatives.some(({ length }) => length > characters))
    throw badInput(`At most ${items} questions of at most ${characters} characters.`);
  if (sections.reduce((sum, { text }) => sum + text.length, 0) > contentLimits.body)
    throw badInput(`A text has at most ${contentLimits.body} characters.`);
}

/** What marks and extracts are found by: all words of a text, none of them unfinished. */
const planOf = (text: string): QueryPlan => ({
  ...planQuery(''),
  slots: [...new Set(units(fold(text)))].slice(0, 300),
});

function passageOf(alike: Alike, hit: SubjectHit, entry: SearchEntry | null): AlikePassage {
  const place = alike.passage && entry ? placeOf(entry, alike.passage.theirs, alike.isWhole) : null;
  const ours = alike.passage?.ours ?? alike.wording.ours;
  const other = alike.wording.theirs > 0 && entry ? otherWordings(entry)[alike.wording.theirs - 1] : undefined;
  const theirs = alike.passage ? (place?.text ?? hit.text) : (other ?? hit.title);
  const { snippet, marks } = snippetOf(theirs, planOf(ours));
  const own = snippetOf(ours, planOf(snippet));
  return {
    heading: place?.heading ?? null,
    section: place?.section ?? null,
    theirs: snippet,
    theirMarks: marks.length ? marks : marksIn(snippet, planOf(ours)),
    ours: own.snippet,
    ourMarks: own.marks,
  };
}

/** Where the passage of a number stands, counted as the question index counts them. */
function placeOf(
  entry: SearchEntry,
  wanted: number,
  isWhole: boolean,
): { heading: string | null; section: number | null; text: string } | null {
  let count = 0;
  const say = entry.say ? [{ heading: null, text: entry.say, section: null }] : [];
  const sections = entry.sections
    .filter((section) => isWhole || !section.internal)
    .map(({ heading, text }, section) => ({ heading, text, section }));
  for (const { heading, text, section } of [...say, ...sections]) {
    const parts = cutText(text);
    const own = parts.length ? parts : [''];
    const found = own[wanted - count];
    if (found !== undefined) return { heading, section, text: found };
    count += own.length;
  }
  return null;
}
