import { describe, expect, it } from '@jest/globals';
import { dig, type TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { ask, badInputFixture, found, fragments, lone } from './bad-input-fixture.js';

const of = badInputFixture();

describe('strange records', () => {
  const counts = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      await Promise.all(
        [
          'search_intents',
          'search_gaps',
          'search_gap_reports',
          'search_best_bets',
          'search_golden_queries',
          'events',
          'idempotency',
        ].map(async (name) => [name, await of.database.collection(name).countDocuments()] as const),
      ),
    );
  const codes = async (
    client: TestClient,
    field: string,
    type: string,
    input: Record<string, unknown>,
  ): Promise<string[]> => {
    const answer = await client.run(
      `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code message } } }`,
      { input },
    );
    expect(answer.status).toBeLessThan(500);
    const inner = answer.errors.map(({ extensions }) => extensions.code);
    expect(inner).not.toContain('INTERNAL');
    return [
      ...inner,
      ...((dig(answer.data, `${field}.userErrors`) as { code: string }[] | undefined) ?? []).map(({ code }) => code),
    ];
  };
  const receiptOf = async (client: TestClient, query: string): Promise<string> => {
    const result = await ask(client, query);
    if (typeof result === 'string') throw new Error(result);
    return result.receipt;
  };

  it('a receipt that is forged, cut, or somebody else’s records nothing', async () => {
    const own = await receiptOf(of.agent, 'washing');
    const [body = '', signature = ''] = own.split('.');
    const other = Buffer.from(
      JSON.stringify(['forged', 'en', [of.leak.id], 1, 'RESULTS', null, 0, [], null, Date.now()]),
    ).toString('base64url');
    const before = await counts();
    for (const receipt of [
      '',
      '.',
      body,
      `${body}.`,
      `${other}.${signature}`,
      `${body}.${'a'.repeat(32)}`,
      `${own}x`,
      await receiptOf(of.customer, 'washing'),
      lone,
      '\0',
      'x'.repeat(100_000),
    ]) {
      expect([
        receipt.slice(0, 20),
        await codes(of.agent, 'searchIntentRecord', 'SearchIntentRecordInput', {
          intentKey: 'key-of-the-test',
          receipt,
          end: 'PAUSE',
        }),
      ]).toEqual([receipt.slice(0, 20), ['INVALID']]);
      expect(await codes(of.agent, 'searchGapRecord', 'SearchGapRecordInput', { receipt, words: 'something' })).toEqual(
        ['INVALID'],
      );
    }
    expect(await counts()).toEqual(before);
  });

  it('gaps, intents and outcomes with strange texts are refused whole', async () => {
    const receipt = await receiptOf(of.agent, 'washing');
    const before = await counts();
    for (const words of ['', '   ', '\u200b\u202e', '***', 'x'.repeat(201), '水'.repeat(100_000)])
      expect([
        words.slice(0, 10),
        (await codes(of.agent, 'searchGapRecord', 'SearchGapRecordInput', { receipt, words })).length,
      ]).toEqual([words.slice(0, 10), 1]);
    for (const bad of [
      { intentKey: 'a b' },
      { intentKey: '\0'.repeat(9) },
      { callReference: '" OR "' },
      { callReference: 'x'.repeat(65) },
      { productLineId: fragments[2] },
      { productLineId: lone },
    ])
      expect([
        bad,
        (await codes(of.agent, 'searchGapRecord', 'SearchGapRecordInput', { receipt, words: 'water', ...bad })).length,
      ]).toEqual([bad, 1]);
    for (const intentKey of ['', 'short', 'x'.repeat(65), '$where-1234', '../../../etc/passwd', lone.repeat(9)])
      expect(
        (await codes(of.agent, 'searchIntentRecord', 'SearchIntentRecordInput', { intentKey, receipt, end: 'PAUSE' }))
          .length,
      ).toBe(1);
    expect(
      await codes(of.agent, 'searchIntentRecord', 'SearchIntentRecordInput', {
        intentKey: 'key-of-nothing',
        receipt: await receiptOf(of.agent, '(((***'),
        end: 'PAUSE',
      }),
    ).toEqual(['INVALID']);
    for (const articleId of [...fragments, 'article_01h455vb4pex5vsknk084sn02q', { $ne: null }])
      expect(
        (
          await codes(of.agent, 'searchOutcomeRecord', 'SearchOutcomeRecordInput', {
            intentKey: 'key-of-the-test',
            action: 'OPENED',
            articleId,
          })
        ).length,
      ).toBe(1);
    for (const bad of [{ rank: 0 }, { rank: -1 }, { rank: 1_001 }, { afterMs: -1 }, { afterMs: 2_147_483_647 }])
      expect([
        bad,
        await codes(of.agent, 'searchOutcomeRecord', 'SearchOutcomeRecordInput', {
          intentKey: 'key-of-the-test',
          action: 'OPENED',
          articleId: of.leak.id,
          ...bad,
        }),
      ]).toEqual([bad, ['OUT_OF_RANGE']]);
    expect(await counts()).toEqual(before);
  });

  it('a product line that there is not, is told to nobody’s statistics', async () => {
    for (const productLineId of ['not an id', "' OR 1=1 --", 'product_line_01h455vb4pex5vsknk084sn02q']) {
      const result = await ask(of.agent, 'washing machine', { light: { productLineId } });
      if (typeof result === 'string') throw new Error(result);
      expect(result.totalCount).toBe(2);
      expect(Buffer.from(result.receipt.split('.')[0] ?? '', 'base64url').toString()).not.toContain(productLineId);
    }
  });

  it('best bets, golden queries and settings with strange texts are refused whole', async () => {
    const before = await counts();
    const bet = { articleId: of.leak.id, phrases: ['ok'], match: 'CONTAINS', note: '' };
    const betFaults = [
      { phrases: [] },
      { phrases: [''] },
      { phrases: ['***'] },
      { phrases: ['ok', '\u200b'] },
      { phrases: ['x'.repeat(101)] },
      { phrases: Array(21).fill('a') },
      { note: 'x'.repeat(501) },
      { order: -1 },
      { order: 2_147_483_647 },
      { articleId: fragments[2] },
      { articleId: lone },
      { from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' },
      { phrases: [{ $gt: '' }] },
      { idempotencyKey: 'x'.repeat(201) },
    ];
    for (const fault of betFaults)
      expect([
        fault,
        (await codes(of.editor, 'searchBestBetCreate', 'SearchBestBetCreateInput', { ...bet, ...fault })).length > 0,
      ]).toEqual([fault, true]);
    const golden = { query: 'washing', locale: 'EN', expectedIds: [of.leak.id], note: '' };
    for (const fault of [
      { query: '' },
      { query: '((((' },
      { query: 'x'.repeat(201) },
      { expectedIds: [] },
      { expectedIds: [of.leak.id, lone] },
      { expectedIds: ['" OR "'] },
      { maxRank: 0 },
      { maxRank: 11 },
      { note: 'x'.repeat(501) },
    ])
      expect([
        fault,
        (await codes(of.editor, 'searchGoldenQueryCreate', 'SearchGoldenQueryCreateInput', { ...golden, ...fault }))
          .length > 0,
      ]).toEqual([fault, true]);
    const row = { locale: 'EN', words: ['fridge'], means: ['refrigerator'], isMutual: false };
    for (const fault of [
      { words: [] },
      { words: ['***'] },
      { words: ['x'.repeat(61)] },
      { means: Array(51).fill('a') },
      { means: [lone] },
      { words: ['\0'] },
      { means: ['a "b'], words: [''] },
    ])
      expect([
        fault,
        (
          await codes(of.editor, 'searchSettingsUpdate', 'SearchSettingsUpdateInput', {
            expectedVersion: 0,
            synonyms: [row, { ...row, ...fault }],
          })
        ).length > 0,
      ]).toEqual([fault, true]);
    expect(await counts()).toEqual(before);
    expect(
      await of.editor.get('searchSettings.draft', '{ searchSettings { draft { synonyms { words } } } }'),
    ).toBeNull();
    await eventually(async () => expect(await found(of.agent, 'leaks')).toEqual(['Washing machine leaks']));
  });
});
