import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { eventually } from '../../support/eventually.js';
import { ask, askAll } from './rights-answers.js';
import { secret, startRights, type RightsFixture } from './rights-fixture.js';

let fixture: RightsFixture;
beforeAll(async () => {
  fixture = await startRights();
}, 120_000);
afterAll(() => fixture.end(), 60_000);

describe('what the keepers of the search know of a hidden word', () => {
  /** Hidden from everybody below but the editor and the supervisor. */
  const hidden = [secret.team, secret.teamChinese];
  /** Every root field that tells of other people's searches or of the settings. */
  const keepers: readonly [string, string][] = [
    ['searchStatus', '{ searchStatus { indexedCount } }'],
    [
      'searchTroubles',
      '{ searchTroubles(kind: NOTHING_OPENED, days: 30, first: 50) { text wordings { text } shownArticles { title } } }',
    ],
    ['searchGaps', '{ searchGaps(first: 50) { totalCount nodes { title wordings { text } } } }'],
    ['searchBestBets', '{ searchBestBets(first: 50) { totalCount nodes { phrases article { title } } } }'],
    ['searchGoldenQueries', '{ searchGoldenQueries(first: 50) { totalCount nodes { query expected { title } } } }'],
    ['searchGoldenRuns', '{ searchGoldenRuns(first: 5) { totalCount } }'],
    ['searchSettings', '{ searchSettings { draft { synonyms { words means } } live { synonyms { words means } } } }'],
    ['searchSettingsVersions', '{ searchSettingsVersions(first: 5) { totalCount } }'],
    ['searchSettingsPreview', '{ searchSettingsPreview(first: 5) { changedCount changed { text } } }'],
    ['searchLearning', '{ searchLearning { queryCount } }'],
    ['searchLearningReport', '{ searchLearningReport { queryCount } }'],
  ];
  const figures = `query ($filter: SearchAnalyticsFilter!) { searchAnalytics(filter: $filter) {
    rising(first: 50) { text } foundNotOpened(first: 50) { article { title } } csv(dimension: PRODUCT_LINE) } }`;
  const today = new Date().toISOString().slice(0, 10);

  it('reaches nobody else: best bets, golden queries, synonyms, gaps, other people’s searches', async () => {
    const { readers, editor, app, centre, ids } = fixture;
    const outsiders = readers.filter(({ hidden: words }) => words.includes(secret.team));
    const plainly = [
      'washing machine',
      'washing machine leaks',
      'refund water',
      '洗衣机',
      'whatsit machine',
      ...hidden.map((word) => word.slice(0, 5)),
    ];
    const before: unknown[][] = [];
    for (const reader of outsiders) before.push(await askAll(plainly.map((query) => ({ reader, query, word: '' }))));

    const insiders = await Promise.all(
      ['one', 'two', 'three'].map(
        async (key) =>
          (await centre.add(key, { roles: [Role.AGENT], teamIds: [centre.teams.two], tierId: centre.tiers.expert }))
            .client,
      ),
    );
    for (const client of insiders) {
      for (const [word, article] of [
        [secret.team, ids['team']],
        [secret.teamChinese, ids['team-zh']],
      ] as const) {
        const receipt = await client.get<string>(
          'search.receipt',
          'query ($query: String!) { search(query: $query, first: 5) { receipt } }',
          { query: `${word} washing` },
        );
        const intentKey = randomUUID();
        await client.change(
          'searchIntentRecord',
          'mutation ($input: SearchIntentRecordInput!) { searchIntentRecord(input: $input) { userErrors { code } } }',
          { input: { intentKey, receipt, end: 'OPEN' } },
        );
        await client.change(
          'searchOutcomeRecord',
          'mutation ($input: SearchOutcomeRecordInput!) { searchOutcomeRecord(input: $input) { userErrors { code } } }',
          { input: { intentKey, action: 'OPENED', articleId: article } },
        );
        await client.change(
          'searchGapRecord',
          'mutation ($input: SearchGapRecordInput!) { searchGapRecord(input: $input) { userErrors { code } } }',
          { input: { receipt, words: `where do I get a ${word}` } },
        );
      }
    }
    await app.container.search.use.suggestions.refresh();
    await fixture.reading.container.search.use.suggestions.refresh();
    await editor.change(
      'searchBestBetCreate',
      'mutation ($input: SearchBestBetCreateInput!) { searchBestBetCreate(input: $input) { userErrors { code } } }',
      {
        input: {
          articleId: ids['team'],
          phrases: ['washing machine', secret.team],
          match: 'CONTAINS',
          note: secret.team,
        },
      },
    );
    await editor.change(
      'searchBestBetCreate',
      'mutation ($input: SearchBestBetCreateInput!) { searchBestBetCreate(input: $input) { userErrors { code } } }',
      { input: { articleId: ids['team-zh'], phrases: ['洗衣机', 'refund'], match: 'CONTAINS', note: '' } },
    );
    await editor.change(
      'searchGoldenQueryCreate',
      'mutation ($input: SearchGoldenQueryCreateInput!) { searchGoldenQueryCreate(input: $input) { userErrors { code } } }',
      { input: { query: `${secret.team} washing`, locale: 'EN', expectedIds: [ids['team']], note: '' } },
    );
    await editor.change(
      'searchSettingsUpdate',
      'mutation ($input: SearchSettingsUpdateInput!) { searchSettingsUpdate(input: $input) { userErrors { code message } } }',
      {
        input: {
          expectedVersion: 0,
          synonyms: [{ locale: 'EN', words: ['whatsit'], means: [secret.team], isMutual: false }],
        },
      },
    );
    await editor.change(
      'searchSettingsPublish',
      'mutation ($input: SearchSettingsPublishInput!) { searchSettingsPublish(input: $input) { userErrors { code message } } }',
      { input: { expectedVersion: 1, note: 'a code name', acceptWorse: true } },
    );
    const keeper = fixture.reading.client.as(editor.token);
    // Who may see it all does: settings and bets have arrived where the others ask.
    await eventually(
      async () =>
        expect(
          await keeper.get('search.nodes', '{ search(query: "whatsit", first: 3) { nodes { id } } }'),
        ).toContainEqual({ id: ids['team'] }),
      30_000,
    );
    await eventually(
      async () =>
        expect(
          await keeper.get(
            'search.nodes.0',
            '{ search(query: "washing machine", first: 3) { nodes { id isBestBet } } }',
          ),
        ).toEqual({ id: ids['team'], isBestBet: true }),
      10_000,
    );
    await fixture.caughtUp();
    expect(JSON.stringify(await editor.run(keepers[2]?.[1] ?? ''))).toContain(secret.team);

    for (const [n, reader] of outsiders.entries())
      for (const [m, query] of plainly.entries())
        expect([reader.name, query, await ask({ reader, query, word: '' })]).toEqual([
          reader.name,
          query,
          before[n]?.[m],
        ]);

    for (const { client, name } of outsiders) {
      const absent = 'article_01h455vb4pex5vsknk084sn02q';
      for (const [field, query] of keepers) {
        const answer = await client.run(query);
        expect([name, field, answer.data, answer.errors[0]?.extensions.code]).toEqual([name, field, null, 'FORBIDDEN']);
        expect(hidden.some((word) => JSON.stringify(answer).includes(word))).toBe(false);
      }
      const outcomes = await Promise.all(
        [ids['team'], absent].map(async (articleId) =>
          JSON.stringify(
            (
              await client.run(
                'mutation ($input: SearchOutcomeRecordInput!) { searchOutcomeRecord(input: $input) { isRecorded userErrors { code field message } } }',
                { input: { intentKey: randomUUID(), action: 'OPENED', articleId } },
              )
            ).data,
          ),
        ),
      );
      expect(outcomes[0]).toBe(outcomes[1]);
      for (const text of ['', ...hidden, ...hidden.map((word) => word.slice(0, 3))]) {
        const answer = JSON.stringify(
          await client.run('query ($text: String!) { searchSuggestions(text: $text, first: 20) { kind text } }', {
            text,
          }),
        );
        expect([name, text, hidden.filter((word) => answer.includes(word))]).toEqual([name, text, []]);
      }
    }
    for (const { client, name } of readers.filter((reader) => reader.name !== 'editor')) {
      const answer = await client.run(figures, { filter: { from: today, to: today } });
      if (name === 'supervisor') expect(answer.data).toMatchObject({ searchAnalytics: { rising: [] } });
      else
        expect([name, answer.data, answer.errors[0]?.extensions.code]).toEqual([
          name,
          name === 'supervisor' ? {} : { searchAnalytics: null },
          'FORBIDDEN',
        ]);
      expect(hidden.some((word) => JSON.stringify(answer).includes(word))).toBe(false);
    }
  }, 120_000);
});
