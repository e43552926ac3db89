import { describe, expect, it } from '@jest/globals';
import { Received } from '../support/client.js';
import { ask, badInputFixture, dressed, found, lone, nothing, type Result, search } from './bad-input-fixture.js';

const of = badInputFixture();

describe('strange queries', () => {
  it.each(nothing)('%s: nothing is asked, nothing is found', async (_what, query) => {
    for (const client of [of.agent, of.customer])
      expect(await ask(client, query)).toMatchObject({
        totalCount: 0,
        nodes: [],
        isDegraded: false,
        verdict: 'RESULTS',
        didYouMean: null,
      });
  });

  it.each(dressed)('%s finds what its words find', async (_what, query, plain) => {
    for (const client of [of.agent, of.customer])
      expect(await found(client, query)).toEqual(await found(client, plain));
  });

  it('finds nothing internal for an outsider, however it is asked', async () => {
    for (const query of [
      'margin',
      '"margin"',
      'spare parts',
      'INTERNAL',
      'audience = "INTERNAL"',
      '" OR "1"="1',
      'margin OR washing',
    ])
      expect((await found(of.customer, query)).filter((title) => title.startsWith('Internal'))).toEqual([]);
  });

  it('takes one character', async () => {
    expect(await found(of.agent, '洗')).toEqual(['洗衣机漏水怎么办']);
    expect(await ask(of.agent, 'w')).toMatchObject({ isDegraded: false });
  });

  it('tells that a long query was shortened, from 513 characters on', async () => {
    const filler = 'leaks '.repeat(200);
    expect(await ask(of.agent, filler.slice(0, 512))).toMatchObject({ isShortened: false, isDegraded: false });
    expect(await ask(of.agent, filler.slice(0, 513))).toMatchObject({ isShortened: true, isDegraded: false });
    const long = await ask(of.agent, `leaks ${'水'.repeat(60_000)}`);
    expect(long).toMatchObject({ isShortened: true, isDegraded: false });
    expect(await ask(of.agent, `washing machine leaks ${'x'.repeat(100_000)}`)).toMatchObject({
      isShortened: true,
      isDegraded: false,
    });
  });

  it('tells it for characters of two code units too, and cuts none of them in two', async () => {
    for (const query of [
      '𠮷'.repeat(513),
      `a${'𠮷'.repeat(511)}`,
      `a${'👋'.repeat(255)} 👋👋`,
      `${'㍿'.repeat(512)}`,
    ]) {
      const result = await ask(of.agent, query);
      expect(result).toMatchObject({ isDegraded: false });
      if (typeof result === 'string') throw new Error(result);
      // What was searched is at most 512 code units long once it is folded: whatever is longer was shortened.
      expect([query.slice(0, 4), result.isShortened]).toEqual([
        query.slice(0, 4),
        query.normalize('NFKC').length > 512,
      ]);
    }
  });

  it('keeps others quick while somebody sends the dearest queries', async () => {
    const dear = [
      '(a+)+$'.repeat(80),
      '水'.repeat(100_000),
      'washing '.repeat(10_000),
      'q'.repeat(512),
      'zx cv bn ml kj hg fd sa '.repeat(21),
    ];
    const rude = Promise.all(
      dear.flatMap((query) => [ask(of.customer, query), ask(of.customer, query), ask(of.customer, `${query} x`)]),
    );
    const times: number[] = [];
    for (let n = 0; n < 20; n++) {
      const started = performance.now();
      expect(await found(of.agent, 'leaks')).toEqual(['Washing machine leaks']);
      times.push(performance.now() - started);
    }
    await rude;
    expect(Math.max(...times)).toBeLessThan(1_000);
  });

  it('passes through the socket as through the other door', async () => {
    const socket = of.agent.socket();
    for (const query of [
      '(a+)+$',
      lone,
      '\0',
      '"] OR audience = "INTERNAL',
      '('.repeat(3_000),
      `leaks ${'x'.repeat(100_000)}`,
    ]) {
      const received = new Received<{ search: Result }>(socket, search, { query, first: 5 });
      await received.until(({ isComplete, errors }) => isComplete || errors.length > 0);
      expect([query.slice(0, 20), received.errors, received.items.length]).toEqual([query.slice(0, 20), [], 1]);
      expect(received.items[0]?.search).toMatchObject({ isDegraded: false });
    }
    const refused = new Received(socket, search, { query: 'leaks', first: 1_000_000 });
    await refused.until(({ errors }) => errors.length > 0);
    expect(refused.items).toEqual([]);
    await socket.dispose();
  });
});
