import type { MultiSearchQuery } from 'meilisearch';
import { encodeUnits } from './analysis.js';
import { maxReach, naturalFields, unitFields } from './index-definition.js';
import { textOfKnown } from './known-text.js';
import type { QueryPlan } from './query.js';
import type { QuestionIndex } from './question/question-index.js';
import type { Slots } from './question/slots.js';

/** The engine ignores query words past the tenth. */
const MAX_WORDS = 10;
const SECOND_DEPTH = 20;

export interface EngineScope {
  indexUid: string;
  /** Filter of the engine; who may see what. Empty: nothing restricts. */
  filter: string;
  /** Documents that each search brings. */
  depth: number;
  /** Whether each part of a document counts by itself; otherwise only the best one of each document comes. */
  isForParts?: boolean | undefined;
}

/** Units to send, the most telling first: the engine drops from the end. A changed word is sent as the known one. */
function telling(index: QuestionIndex, { slots }: Slots): string[] {
  // What an unfinished word may become is the natural search's matter.
  const certain = slots.filter(({ change }) => change !== 'completed');
  return [...(certain.length ? certain : slots)]
    .sort((a, b) => b.weight - a.weight)
    .map(({ unit, ids, change }) =>
      change === 'none' || ids[0] === undefined ? unit : (index.units.texts[ids[0]] ?? unit),
    );
}

const unitQuery = (
  units: readonly string[],
  isOpen = false,
): { q: string; matchingStrategy: 'last'; attributesToSearchOn: string[] } => ({
  // A space at the end says that the last word is finished: without it the code of one character begins those of its pairs.
  q: `${encodeUnits(units.slice(0, MAX_WORDS))}${isOpen ? '' : ' '}`,
  matchingStrategy: 'last',
  attributesToSearchOn: [...unitFields],
});

const asParts = (isForParts: boolean | undefined): { distinct?: string } => (isForParts ? { distinct: 'did' } : {});

const withFilter = (filter: string): { filter?: string } => (filter === '' ? {} : { filter });

/** Text without the engine's operators (a minus before a word excludes it): people mean what they type, not a formula. */
const withoutOperators = (text: string): string => text.replace(/(^|\s)-+(?=\S)/g, '$1');

/** The first round: natural text, and units. */
export function firstQueries(
  index: QuestionIndex,
  plan: Pick<QueryPlan, 'folded' | 'unfinished'>,
  slots: Slots,
  scope: EngineScope,
): MultiSearchQuery[] {
  const { indexUid, filter, isForParts } = scope;
  const isOpen = plan.unfinished !== null && slots.slots.length === 1;
  const page = {
    limit: Math.min(scope.depth, maxReach),
    attributesToRetrieve: ['did', 'type'],
    ...asParts(isForParts),
  };
  return [
    {
      indexUid,
      ...page,
      ...withFilter(filter),
      q: withoutOperators(textOfKnown(index, plan.folded, slots)),
      matchingStrategy: 'frequency',
      attributesToSearchOn: [...naturalFields],
    },
    { indexUid, ...page, ...withFilter(filter), ...unitQuery(telling(index, slots), isOpen) },
  ];
}

/** The second round: the next telling units lead once each, so that no rare but irrelevant word decides. */
export function secondQueries(
  index: QuestionIndex,
  slots: Slots,
  { indexUid, filter, isForParts }: EngineScope,
): MultiSearchQuery[] {
  const units = telling(index, slots);
  return units.slice(1, 4).map((lead) => ({
    indexUid,
    limit: SECOND_DEPTH,
    attributesToRetrieve: ['did', 'type'],
    ...asParts(isForParts),
    ...withFilter(filter),
    ...unitQuery([lead, ...units.filter((unit) => unit !== lead)]),
  }));
}

/** What one search of the engine answered. */
export interface EngineAnswer {
  hits: Record<string, unknown>[];
}
