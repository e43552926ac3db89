import { expect } from '@jest/globals';
import type { Answer } from '../../support/client.js';
import type { Reader } from './rights-fixture.js';

/** Everything that a search answers. */
const search = `query ($query: String!, $first: Int!, $filter: SearchFilter) {
  search(query: $query, first: $first, filter: $filter, explain: true) {
    totalCount isDegraded isShortened verdict confidence didYouMean receipt
    explanation { slots { unit alternatives isKnown } variants }
    facets { field values { value label count } }
    pageInfo { hasNextPage endCursor }
    edges { cursor node { id code kind locale title titleMarks { start length } snippet snippetMarks { start length } isBestBet
      explanation { score foundBy bestWording features { name value weight } }
      subject { ... on Article { title say alternativeQuestions keywords errorCodes bodyMarkdown } } } }
  }
  searchSuggestions(text: $query, first: 20) { kind text id code }
}`;

/** One question of one reader about a word. */
export interface Asked {
  readonly reader: Reader;
  readonly query: string;
  readonly word: string;
}

/** What is left of an answer without what changes from one call to the next; receipts are opened. */
function plain(answer: Answer, query: string): unknown {
  const text = JSON.stringify(
    { status: answer.status, data: answer.data, errors: answer.errors },
    (key, value: unknown) => {
      if (key === 'requestId') return null;
      if (key !== 'receipt' || typeof value !== 'string') return value;
      const [body = ''] = value.split('.');
      const packed = JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[];
      expect(packed[0]).toBe(query);
      // What it says but for the query, when that was, and which search it was.
      return packed.slice(1).filter((one) => !(Number(one) > 1e12) && !String(one).startsWith('search_0'));
    },
  );
  return JSON.parse(text);
}

/** What a reader is answered. */
export const ask = async ({ reader, query }: Asked): Promise<unknown> =>
  plain(await reader.client.run(search, { query, first: 20 }), query);

/** What all questions are answered, some at a time. */
export async function askAll(asked: readonly Asked[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let at = 0; at < asked.length; at += 8) answers.push(...(await Promise.all(asked.slice(at, at + 8).map(ask))));
  return answers;
}
