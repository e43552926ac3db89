import type { ScorecardContent, ScorecardQuestion, ScorecardSection } from '../scorecard-content.js';
import { canonical } from '../scorecard-content.rules.js';
import type { ScorecardDifference } from './scorecard-difference.js';

/** Names of fields in which two things differ. */
function partsOf<T extends object>(before: T, after: T, without: readonly string[] = []): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const valueOf = (thing: T, name: string): string => canonical((thing as Record<string, unknown>)[name] ?? null);
  return [...names].filter((name) => !without.includes(name) && valueOf(before, name) !== valueOf(after, name));
}

interface Compared<T> {
  readonly added: T[];
  readonly removed: T[];
  readonly changed: { ref: string; parts: string[]; before: T; after: T }[];
}

/** Things told apart by their refs: those of the second side in its order, then those that are gone. */
function compared<T extends { readonly ref: string }>(
  before: readonly T[],
  after: readonly T[],
  partsBetween: (one: T, other: T) => string[],
): Compared<T> {
  const earlier = new Map(before.map((one) => [one.ref, one]));
  const later = new Set(after.map(({ ref }) => ref));
  return {
    added: after.filter(({ ref }) => !earlier.has(ref)),
    removed: before.filter(({ ref }) => !later.has(ref)),
    changed: after.flatMap((one) => {
      const other = earlier.get(one.ref);
      const parts = other ? partsBetween(other, one) : [];
      return other && parts.length ? [{ ref: one.ref, parts, before: other, after: one }] : [];
    }),
  };
}

const homesOf = ({ sections }: ScorecardContent): Map<string, string> =>
  new Map(sections.flatMap(({ ref, questions }) => questions.map((question) => [question.ref, ref] as const)));
const allOf = ({ sections }: ScorecardContent): ScorecardQuestion[] => sections.flatMap(({ questions }) => questions);

/** What differs between two contents. */
export function scorecardDifference(before: ScorecardContent, after: ScorecardContent): ScorecardDifference {
  const [homes, newHomes] = [homesOf(before), homesOf(after)];
  const questions = compared(allOf(before), allOf(after), (one, other) => [
    ...partsOf(one, other),
    ...(homes.get(one.ref) === newHomes.get(other.ref) ? [] : ['section']),
  ]);
  const sections = compared<ScorecardSection>(before.sections, after.sections, (one, other) =>
    partsOf(one, other, ['questions']),
  );
  return {
    ...{ formParts: partsOf(before, after, ['sections']), before, after },
    ...{ questionsAdded: questions.added, questionsRemoved: questions.removed, questionsChanged: questions.changed },
    ...{ sectionsAdded: sections.added, sectionsRemoved: sections.removed, sectionsChanged: sections.changed },
  };
}
