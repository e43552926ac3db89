import type { Viewer } from '../../platform/auth/viewer.js';
import type { Clock } from '../../platform/clock/clock.js';
import { toPredicate } from '../../platform/rules/rules.js';
import { FeedEntryKind } from './feed-entry.js';
import type { FeedSubject, SubjectNow, SubjectVersion } from './feed.subject.js';

/** What an entry, or its event, tells the judge. */
export interface Judged {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly version?: number | null;
  readonly kind?: string;
}

/** Kinds that tell of a thing which is no longer found. */
const farewells: ReadonlySet<string> = new Set([FeedEntryKind.ARTICLE_ARCHIVED, FeedEntryKind.TREE_ARCHIVED]);

/** Things as they are now, by id. */
export type Subjects = ReadonlyMap<string, SubjectNow>;

/**
 * Decides who may see an entry: by the thing as it is **now**, whatever was true when the entry was made. Everything asks here: the
 * subscription, the inbox, its counts and the lists of readers, so that they never differ.
 */
export class FeedJudge {
  readonly #waiting = new Map<string, { ids: Set<string>; found: Promise<Subjects> }>();

  constructor(
    private readonly subjects: readonly FeedSubject[],
    private readonly clock: Clock,
  ) {}

  /** The things that entries speak of, as they are now. What is asked within one turn of the event loop is read once: many subscribers wake together. */
  async subjectsOf(entries: readonly Judged[]): Promise<Subjects> {
    const found = new Map<string, SubjectNow>();
    for (const subject of this.subjects) {
      const ids = entries.filter((entry) => entry.subjectType === subject.type).map((entry) => entry.subjectId);
      if (!ids.length) continue;
      const now = await this.#read(subject, ids);
      for (const id of ids) {
        const fields = now.get(id);
        if (fields) found.set(id, fields);
      }
    }
    return found;
  }

  /** Whether a viewer may see an entry, given the things as they are now. */
  sees(viewer: Viewer): (entry: Judged, now: Subjects) => boolean {
    const moment = this.clock.now();
    const predicates = new Map(
      this.subjects.map((subject) => [subject.type, toPredicate(subject.rule(viewer, moment))]),
    );
    return (entry, now) => {
      const fields = now.get(entry.subjectId);
      const predicate = predicates.get(entry.subjectType);
      if (!fields || !predicate) return false;
      // An archived thing is no longer found, but whoever could read it is told that it is gone.
      if (farewells.has(entry.kind ?? '')) return predicate({ ...fields, state: 'PUBLISHED' });
      if (!predicate({ ...fields })) return false;
      // Words of an earlier version are for those who might read them then, those of one to come for those who may know of it.
      const isOther =
        typeof fields.version === 'number' && typeof entry.version === 'number' && entry.version !== fields.version;
      return !isOther || !('audience' in entry) || predicate(entry as unknown as Readonly<Record<string, unknown>>);
    };
  }

  /** Those of the entries that the viewer may see now. */
  async visible<T extends Judged>(viewer: Viewer, entries: readonly T[]): Promise<T[]> {
    if (!entries.length) return [];
    const now = await this.subjectsOf(entries);
    const sees = this.sees(viewer);
    return entries.filter((entry) => sees(entry, now));
  }

  /** Those of the entries whose text was taken back before it held. */
  async takenBack<T extends SubjectVersion & { readonly subjectType: string }>(entries: readonly T[]): Promise<T[]> {
    const gone = new Set<string>();
    const keyOf = ({ subjectId, version }: SubjectVersion): string => `${subjectId}:${version}`;
    for (const subject of this.subjects) {
      const own = entries.filter((entry) => entry.subjectType === subject.type);
      for (const version of (own.length && (await subject.takenBack?.(own))) || []) gone.add(keyOf(version));
    }
    return entries.filter((entry) => gone.has(keyOf(entry)));
  }

  #read(subject: FeedSubject, ids: readonly string[]): Promise<Subjects> {
    let waiting = this.#waiting.get(subject.type);
    if (!waiting) {
      const wanted = new Set<string>();
      const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        this.#waiting.delete(subject.type);
        return subject.policyNow([...wanted]);
      });
      waiting = { ids: wanted, found };
      this.#waiting.set(subject.type, waiting);
    }
    for (const id of ids) waiting.ids.add(id);
    return waiting.found;
  }
}
