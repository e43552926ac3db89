import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '../../../src/platform/search/analysis.js';
import { SearchEngine } from '../../../src/platform/search/client.js';
import { indexSettings } from '../../../src/platform/search/index-definition.js';
import { rowsOf } from '../../../src/platform/search/passages.js';
import { find } from '../../../src/platform/search/find.js';
import { planQuery } from '../../../src/platform/search/query.js';

interface CorpusDocument {
  id: string;
  lang: 'zh' | 'en';
  title: string;
  alts: string[];
  body: string;
}
const { corpus } = JSON.parse(readFileSync('test/vectors/search-vectors.json', 'utf8')) as { corpus: CorpusDocument[] };

let engine: SearchEngine;

beforeAll(async () => {
  const { TEST_MEILI_URL: url = '', TEST_MEILI_KEY: apiKey = '' } = process.env;
  engine = new SearchEngine({ url, apiKey, prefix: `t${randomBytes(6).toString('hex')}_` });
  const uid = engine.indexUid;
  await engine.finish(await engine.call((client) => client.createIndex(uid, { primaryKey: 'id' })));
  await engine.finish(await engine.call((client) => client.index(uid).updateSettings(indexSettings)));
  const rows = corpus.flatMap(({ id, lang, title, alts, body }) =>
    rowsOf({
      did: id,
      type: 'article',
      kind: 'FAQ',
      code: null,
      locale: lang === 'zh' ? 'zh-CN' : 'en',
      title,
      say: null,
      alts,
      keywords: [],
      codes: [],
      categories: [],
      updatedAt: 0,
      policy: { audience: 'PUBLIC', tierRank: 0, teams: ['*'], lines: ['*'], state: 'PUBLISHED' },
      sections: [{ heading: null, text: body, internal: false }],
    }),
  );
  await engine.finish(await engine.call((client) => client.index(uid).addDocuments(rows)));
}, 60_000);

afterAll(async () => {
  await engine.call((client) => client.deleteIndex(engine.indexUid));
  await engine.close();
});

const search = async (text: string, filter = ''): Promise<string[]> =>
  (await find(engine, planQuery(text), { filter, depth: 60, facets: ['kind'] })).ids;

describe('finding', () => {
  it('finds every two-character piece of every Chinese title first', async () => {
    const titles = corpus.map(({ id, title }) => ({ id, folded: fold(title) }));
    const pieces = new Set(
      titles.flatMap(({ folded }) =>
        [...folded.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) =>
          [...run.slice(1)].map((_, at) => run.slice(at, at + 2)),
        ),
      ),
    );
    expect(pieces.size).toBeGreaterThan(30);
    for (const piece of pieces) {
      const holders = titles.filter(({ folded }) => folded.includes(piece)).map(({ id }) => id);
      expect({ piece, found: holders.includes((await search(piece))[0] ?? '') }).toEqual({ piece, found: true });
    }
  });

  it('lets scripts, widths, cases and mixed text meet', async () => {
    expect((await search('洗衣機不脫水'))[0]).toBe('d1');
    expect((await search('ＴＥＡＭＳ会议'))[0]).toBe('d4');
    expect((await search('teams會議'))[0]).toBe('d4');
    expect((await search('甩不干'))[0]).toBe('d1');
  });

  it('finds unfinished and misspelt words and other forms', async () => {
    expect((await search('resetting passwords '))[0]).toBe('d7');
    expect(await search('pass')).toContain('d7');
    expect((await search('pasword'))[0]).toBe('d7');
    expect((await search('how do i cancel my payment'))[0]).toBe('d8');
  });

  it('never finds against the filter, and an empty list matches nothing', async () => {
    expect(await search('洗衣机', 'audience IN [INTERNAL]')).toEqual([]);
    expect(await search('洗衣机', 'did IN []')).toEqual([]);
  });
});
