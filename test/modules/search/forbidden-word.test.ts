import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../../src/platform/search/analysis.js';
import { Role } from '../../../src/platform/auth/viewer.js';
import type { Answer, TestClient } from '../../support/client.js';
import { eventually } from '../../support/eventually.js';
import { bland, secret, startRights, traditional, type Reader, type RightsFixture } from './rights-fixture.js';

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

const common = ['washing machine', 'water', 'refund', 'changing the pump', '洗衣机', '退款'];
const wide = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** A query around a word: itself, its beginning, a misspelling, another writing, alone or among words that everybody may read. */
const around = (word: string): fc.Arbitrary<string> => {
  const at = fc.nat({ max: Math.max(0, word.length - 2) });
  const misspelled = fc.tuple(at, fc.constantFrom('swap', 'drop', 'other')).map(([n, how]) => {
    if (how === 'drop') return word.slice(0, n) + word.slice(n + 1);
    if (how === 'other') return `${word.slice(0, n)}j${word.slice(n + 1)}`;
    return word.slice(0, n) + (word[n + 1] ?? '') + (word[n] ?? '') + word.slice(n + 2);
  });
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constant(word) },
    {
      weight: 3,
      arbitrary: fc.integer({ min: word.length > 4 ? 3 : 1, max: word.length }).map((length) => word.slice(0, length)),
    },
    { weight: 3, arbitrary: misspelled },
    fc.constantFrom(
      word.toUpperCase(),
      wide(word),
      `"${word}"`,
      `-${word}`,
      traditional[word as keyof typeof traditional] ?? word,
    ),
  );
  const other = fc.constantFrom(...common);
  return fc.oneof(
    piece,
    fc.tuple(other, piece).map((parts) => parts.join(' ')),
    fc.tuple(piece, other).map((parts) => `${parts.join(' ')} `),
    fc.tuple(other, piece, other).map((parts) => parts.join(' ')),
    fc.tuple(other, piece).map(([a, b]) => `how do I find the ${b} of the ${a}`),
  );
};

interface Asked {
  readonly reader: Reader;
  readonly query: string;
  readonly word: string;
}

/** The same questions each time. */
function questions(readers: readonly Reader[], each: number): Asked[] {
  return readers.flatMap((reader, n) =>
    reader.hidden.flatMap((word, m) =>
      fc.sample(around(word), { numRuns: each, seed: 7_000 + n * 100 + m }).map((query) => ({ reader, query, word })),
    ),
  );
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
      return packed.slice(1, -1);
    },
  );
  return JSON.parse(text);
}

const told = (word: string): string[] =>
  [word, fold(word), traditional[word as keyof typeof traditional] ?? word].map((one) => one.toLowerCase());

let fixture: RightsFixture;
beforeAll(async () => {
  fixture = await startRights();
}, 120_000);
afterAll(() => fixture.end(), 60_000);

const ask = async ({ reader, query }: Asked): Promise<unknown> =>
  plain(await reader.client.run(search, { query, first: 20 }), query);

async function askAll(asked: readonly Asked[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let at = 0; at < asked.length; at += 8) answers.push(...(await Promise.all(asked.slice(at, at + 8).map(ask))));
  return answers;
}

const degraded = async <T>(work: () => Promise<T>): Promise<T> => {
  fixture.meili.cut();
  try {
    return await work();
  } finally {
    fixture.meili.mend();
    const { client } = fixture.readers[0] as Reader;
    await eventually(async () =>
      expect(await client.get('search.isDegraded', '{ search(query: "washing", first: 1) { isDegraded } }')).toBe(
        false,
      ),
    );
  }
};

describe('a word that somebody may not read', () => {
  it('is found by those who may: the questions below could find it', async () => {
    const editor = fixture.readers.find(({ name }) => name === 'editor');
    for (const word of Object.values(secret)) {
      const { nodes } = await (editor as Reader).client.get<{ nodes: unknown[] }>(
        'search',
        'query ($query: String!) { search(query: $query, first: 5) { nodes { id } } }',
        { query: word },
      );
      const isOutside = ([secret.archived, secret.never, secret.draft] as string[]).includes(word);
      expect([word, nodes.length > 0]).toEqual([word, !isOutside]);
    }
  });

  it('stands in nothing that comes back, and nothing that comes back depends on it', async () => {
    const asked = questions(fixture.readers, 12);
    const withEngine = await askAll(asked);
    const without = await degraded(() => askAll(asked));
    asked.forEach(({ word, query, reader }, n) => {
      for (const answer of [withEngine[n], without[n]]) {
        const text = JSON.stringify(answer).toLowerCase();
        expect(text).toContain('"status":200');
        // An explanation repeats the query's own units to the editor; nothing else may.
        if (reader.name !== 'editor')
          for (const one of told(word))
            expect([reader.name, query, text.includes(one) ? text : '']).toEqual([reader.name, query, '']);
      }
    });
    await fixture.blanch();
    const blandWithEngine = await askAll(asked);
    const blandWithout = await degraded(() => askAll(asked));
    const different: unknown[] = [];
    asked.forEach(({ reader, query, word }, n) => {
      for (const [how, before, after] of [
        ['engine', withEngine[n], blandWithEngine[n]],
        ['degraded', without[n], blandWithout[n]],
      ] as const)
        if (JSON.stringify(before) !== JSON.stringify(after))
          different.push({ how, reader: reader.name, query, word, before, after });
    });
    if (process.env['SHOW_DIFFERENT'])
      await (
        await import('node:fs/promises')
      ).writeFile(process.env['SHOW_DIFFERENT'], JSON.stringify(different, null, 1));
    expect(
      different.map((one) => {
        const { how, reader, query } = one as Record<string, string>;
        return [how, reader, query];
      }),
    ).toEqual([]);
    expect(Object.keys(bland)).toHaveLength(Object.keys(secret).length);
    void Role;
  }, 180_000);
});
