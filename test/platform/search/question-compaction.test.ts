import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planQuery } from '../../../src/platform/search/query.js';
import { atOnce, Breath } from '../../../src/platform/search/question/breath.js';
import { askedCandidates, textCandidates } from '../../../src/platform/search/question/candidates.js';
import { compact } from '../../../src/platform/search/question/compaction.js';
import { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { slotsOf } from '../../../src/platform/search/question/slots.js';
import type { SearchEntry } from '../../../src/platform/search/source.js';
import { document, entry, everybody, phrase, told } from './question-index-fixture.js';

/** An index without its dead. */
async function compacted(index: QuestionIndex): Promise<QuestionIndex> {
  let now: QuestionIndex | null = null;
  await compact(index, new AbortController().signal, (fresh) => (now = fresh));
  if (!now) throw new Error('It was not written anew.');
  return now;
}

describe('the question index in the long run', () => {
  it('is the same after its dead are cleared away, and has forgotten their words', async () => {
    const grown = new QuestionIndex();
    const fresh = new QuestionIndex();
    for (let round = 0; round < 30; round++) {
      for (let n = 0; n < 40; n++)
        grown.put(entry(`d${n}`, { title: `洗衣机 ${n} round ${round}`, codes: [`X-${n}`], alts: ['不脱水'] }));
    }
    for (let n = 0; n < 40; n++)
      fresh.put(entry(`d${n}`, { title: `洗衣机 ${n} round 29`, codes: [`X-${n}`], alts: ['不脱水'] }));
    grown.put(entry('gone', { title: 'forgettable' }));
    grown.remove('gone');
    expect(grown.isWorn).toBe(true);
    const now = await compacted(grown);
    expect(now.isWorn).toBe(false);
    expect(now.faceNumbers).toBe(40);
    expect(now.version).toBeGreaterThan(grown.version);
    expect([grown.terms.find('forgettable') === undefined, now.terms.find('forgettable')]).toEqual([false, undefined]);
    expect(now.units.size).toBe(fresh.units.size);
    expect(told(now, '洗衣机 7')).toEqual(told(fresh, '洗衣机 7'));
    expect(told(now, 'roun')).toEqual(told(fresh, 'roun'));
    expect([...now.facesWithCode('x7')].map((number) => now.face(number)?.did)).toEqual(['d7']);
    expect(now.bytes).toBe(fresh.bytes);
  });

  it('takes changes while its dead are cleared away', async () => {
    const documents = fc.array(document, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(documents, documents, phrase, async (were, changes, query) => {
        let index = new QuestionIndex();
        const now = new Map<string, SearchEntry>();
        const put = ({ audience, did, ...rest }: (typeof were)[number]): void => {
          const made = entry(did, { ...rest, policy: { ...entry('x').policy, audience } });
          index.put(made);
          now.set(did, made);
        };
        were.forEach(put);
        const worn = index;
        const clearing = compact(worn, new AbortController().signal, (cleared) => (index = cleared));
        for (const change of changes) {
          await Promise.resolve();
          if (change.title.length % 3 === 0) {
            index.remove(change.did);
            now.delete(change.did);
          } else put(change);
        }
        await clearing;
        expect(index).not.toBe(worn);
        const fresh = new QuestionIndex();
        for (const made of now.values()) fresh.put(made);
        expect(told(index, query)).toEqual(told(fresh, query));
      }),
      { numRuns: 100 },
    );
  });

  it('reads a book without holding the process, and finds it like any other document', async () => {
    const text = Array.from({ length: 30_000 }, (_, n) => `第${n}条洗衣机说明：先断电 part${n}。`).join('\n');
    const book = entry('book', { title: '全书', sections: [{ heading: null, text, internal: true }] });
    const index = new QuestionIndex();
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    const steps = index.preparing(book);
    index.place(await new Breath().through(steps));
    clearInterval(others);
    expect(turns).toBeGreaterThan(5);
    const slots = slotsOf(index, planQuery('part29999 '));
    expect(textCandidates(index, slots, everybody, 5)).toHaveLength(1);
    const whole = new QuestionIndex();
    whole.put(book);
    expect(told(index, '断电 part77')).toEqual(told(whole, '断电 part77'));
  });

  it('finds nothing of a document that was read and not placed', () => {
    const index = new QuestionIndex();
    atOnce(index.preparing(entry('a', { title: 'password' })));
    expect(slotsOf(index, planQuery('pass')).slots[0]?.alternatives).toEqual([]);
    expect(slotsOf(index, planQuery('pasword ')).slots[0]?.alternatives).toEqual([]);
    expect(askedCandidates(index, slotsOf(index, planQuery('password ')), everybody, 5)).toEqual([]);
    expect([index.size, index.documentCount]).toEqual([0, 0]);
  });

  it('tells very long words apart by their beginning', () => {
    const index = new QuestionIndex();
    const long = 'x1'.repeat(500);
    index.put(entry('a', { title: long }));
    expect(askedCandidates(index, slotsOf(index, planQuery(`${long} `)), everybody, 5)).toHaveLength(1);
    expect(index.units.texts.every((text) => text.length <= 64)).toBe(true);
    expect(index.terms.texts.every((text) => text.length <= 64)).toBe(true);
  });

  it('keeps no text in memory for the sake of a word in it', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heldNow = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const index = new QuestionIndex();
    const put = (n: number): void => {
      // Each passage has a long word that no other has; a letter of another script makes all letters take two bytes.
      const passage = (line: number): string => `${'washing machine \u0416 '.repeat(60)} understandability${n}x${line}`;
      const text = Array.from({ length: 40 }, (_unused, line) => passage(line)).join('\n\n');
      index.put(entry(`d${n}`, { title: `title ${n}`, sections: [{ heading: null, text, internal: false }] }));
    };
    put(0);
    const before = heldNow();
    for (let n = 1; n <= 300; n++) put(n);
    // The texts were 90 kB each, 27 MB together; 12,000 words are numbered, as written and as units.
    expect(heldNow() - before).toBeLessThan(12_000_000);
    expect(index.documentCount).toBe(301);
  });
});
