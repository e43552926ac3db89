import { describe, expect, it } from '@jest/globals';
import { ask, badInputFixture, dressed, fragments, lone, nothing } from './bad-input-fixture.js';

const of = badInputFixture();

describe('strange arguments', () => {
  it('a filter of fragments finds nothing or is refused', async () => {
    for (const text of fragments) {
      for (const filter of [
        { categoryId: text },
        { productLineIds: [text] },
        { productLineIds: Array(100).fill(text.slice(0, 100)) },
        { kinds: [text] },
        { locales: [text] },
      ]) {
        const result = await ask(of.customer, 'washing machine', { filter });
        expect([
          text.slice(0, 20),
          Object.keys(filter)[0],
          typeof result === 'string' ? 0 : result.totalCount,
          typeof result === 'string' ? false : result.isDegraded,
        ]).toEqual([text.slice(0, 20), Object.keys(filter)[0], 0, false]);
      }
    }
    expect(
      await ask(of.agent, 'washing', {
        filter: { productLineIds: Array(101).fill('product_line_01h455vb4pex5vsknk084sn02q') },
      }),
    ).toBe('BAD_USER_INPUT');
    for (const filter of [
      { categoryId: { $ne: null } },
      { productLineIds: [{ $gt: '' }] },
      { $where: '1' },
      { __proto__x: 1 },
    ])
      expect(await ask(of.agent, 'washing', { filter })).toBe('BAD_USER_INPUT');
    expect(await ask(of.agent, 'washing', { filter: { kinds: [], locales: [], productLineIds: [] } })).toMatchObject({
      totalCount: 0,
    });
  });

  it('pages outside their limits and forged cursors are refused', async () => {
    for (const first of [0, -1, 101, 2_147_483_647]) expect(await ask(of.agent, 'washing', { first })).toMatch(/./);
    const forged = [
      Buffer.from('[0,200]').toString('base64url'),
      `${Buffer.from('[0,200]').toString('base64url')}.${'a'.repeat(22)}`,
      '',
      '.',
      'ä.ö',
      'x'.repeat(5_000),
      lone,
    ];
    for (const after of forged) expect(await ask(of.agent, 'washing', { after })).toBe('BAD_USER_INPUT');
    const cursor = await of.agent.get<string>(
      'search.pageInfo.endCursor',
      '{ search(query: "washing machine", first: 1) { pageInfo { endCursor } } }',
    );
    expect(await ask(of.agent, 'washing machine', { after: cursor })).toMatchObject({ totalCount: 2 });
    for (const [client, query] of [
      [of.customer, 'washing machine'],
      [of.agent, 'washing machine leaks'],
    ] as const)
      expect(await ask(client, query, { after: cursor })).toBe('BAD_USER_INPUT');
  });

  it('a light that is too long is refused; strange ones change nothing that matters', async () => {
    expect(await ask(of.agent, 'washing', { light: { reason: 'x'.repeat(201) } })).toBe('BAD_USER_INPUT');
    expect(await ask(of.agent, 'washing', { light: { customerLevel: 'x'.repeat(41) } })).toBe('BAD_USER_INPUT');
    expect(await ask(of.agent, 'washing', { light: { productLineId: 'x'.repeat(10_000) } })).toBe('BAD_USER_INPUT');
    for (const reason of ["' OR 1=1", '(((', lone, '\0', '*'])
      expect(
        await ask(of.agent, 'washing machine', { light: { reason, customerLevel: reason, productLineId: null } }),
      ).toMatchObject({ totalCount: 2 });
  });

  it('suggestions take any text and refuse odd numbers', async () => {
    const suggest = (text: string, first: number) =>
      of.agent.run('query ($text: String!, $first: Int!) { searchSuggestions(text: $text, first: $first) { text } }', {
        text,
        first,
      });
    for (const [, text] of [
      ...nothing,
      ...dressed.map(([what, query]) => [what, query] as const),
      ['long', 'washing '.repeat(10_000)] as const,
    ]) {
      const answer = await suggest(text, 10);
      expect([text.slice(0, 20), answer.status, answer.errors]).toEqual([text.slice(0, 20), 200, []]);
    }
    for (const first of [0, -1, 21, 2_147_483_647])
      expect((await suggest('wash', first)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
