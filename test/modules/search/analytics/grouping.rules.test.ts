import { describe, expect, it } from '@jest/globals';
import { type Wording, groupingSteps } from '../../../../src/modules/search/analytics/grouping.rules.js';
import {
  likeness,
  likenessThreshold,
  outlineOf,
  type WeightOf,
} from '../../../../src/modules/search/shared/likeness.rules.js';
import { distinctUnits } from '../../../../src/platform/search/analysis.js';
import { numbers } from './analytics-fixture.js';

/** Words of a care centre's questions are of middling rarity; these are everywhere. */
const common = new Set(['reset', 'chang', 'order', '怎么', '可以']);
const weightOf = (unit: string): number => (common.has(unit) ? 2 : 6);

function groupByMeaning<W extends Wording>(wordings: readonly W[], weight: WeightOf): W[][] {
  const steps = groupingSteps(wordings, weight);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const groups = (...texts: readonly string[]): string[][] =>
  groupByMeaning(
    texts.map((text, n) => ({
      id: String(n).padStart(6, '0'),
      text,
      units: distinctUnits(text),
      count: texts.length - n,
    })),
    weightOf,
  ).map((group) => group.map(({ text }) => text));

describe('grouping by meaning', () => {
  it('meets wordings of one question, whatever frames it', () => {
    expect(
      groups(
        'reset router password',
        'how do i reset the password of my router?',
        'Router Passwords',
        'refund for a late delivery',
        'please, can I get a refund for late delivery',
      ),
    ).toEqual([
      ['reset router password', 'how do i reset the password of my router?', 'Router Passwords'],
      ['refund for a late delivery', 'please, can I get a refund for late delivery'],
    ]);
  });

  it('meets Chinese wordings, traditional and simplified, with and without question words', () => {
    expect(
      groups(
        '洗衣机漏水',
        '洗衣机漏水怎么办',
        '請問洗衣機漏水怎麼辦',
        '退货运费谁承担',
        '请问退货的运费谁承担',
        '洗衣机异响',
      ),
    ).toEqual([
      ['洗衣机漏水', '洗衣机漏水怎么办', '請問洗衣機漏水怎麼辦'],
      ['退货运费谁承担', '请问退货的运费谁承担'],
      ['洗衣机异响'],
    ]);
  });

  it('keeps different codes and different things apart', () => {
    expect(groups('washing machine error E21', 'washing machine error E62', 'washing machine shows error E21')).toEqual(
      [['washing machine error E21', 'washing machine shows error E21'], ['washing machine error E62']],
    );
    expect(groups('cancel order', 'track order', '取消订单', '查询订单')).toHaveLength(4);
    expect(groups('how', 'can i', '怎么')).toHaveLength(3);
  });

  it('is led by the most frequent wording and does not depend on the order', () => {
    const texts = ['router password reset', 'password router', 'router password', 'refund', 'refund late'];
    const wordings = texts.map((text, n) => ({ id: `q${n}`, text, units: distinctUnits(text), count: 5 + n }));
    const one = groupByMeaning(wordings, weightOf);
    expect(groupByMeaning([...wordings].reverse(), weightOf)).toEqual(one);
    for (const group of one) expect(group[0]?.count).toBe(Math.max(...group.map(({ count }) => count)));
    expect(one.flat()).toHaveLength(texts.length);
  });

  it('loses no wording and takes wordings without units', () => {
    const random = numbers(7);
    const wordings = Array.from({ length: 400 }, (_, n) => ({
      id: `q${n}`,
      units: Array.from({ length: Math.floor(random() * 6) }, () => `u${Math.floor(random() * 40)}`),
      count: Math.floor(random() * 5),
    }));
    const ids = groupByMeaning(wordings, () => 1).flatMap((group) => group.map(({ id }) => id));
    expect([...ids].sort()).toEqual(wordings.map(({ id }) => id).sort());
  });

  it('equals a comparison with every leader', () => {
    const random = numbers(11);
    const wordings = Array.from({ length: 300 }, (_, n) => ({
      id: `q${String(n).padStart(3, '0')}`,
      units: [
        ...new Set(
          Array.from(
            { length: 1 + Math.floor(random() * 6) },
            () => `q${'abcdefghijklmnopqr'[Math.floor(random() * 18)]}`,
          ),
        ),
      ],
      count: 1_000 - n,
    }));
    const weight = (unit: string): number => 1 + (unit.charCodeAt(1) % 5);
    const slow: (typeof wordings)[] = [];
    for (const wording of wordings) {
      let best: (typeof wordings)[number][] | undefined;
      let most = 0;
      for (const group of slow) {
        const near = likeness(outlineOf(wording.units, weight), outlineOf(group[0]?.units ?? [], weight));
        if (near >= likenessThreshold && near > most) [best, most] = [group, near];
      }
      if (best) best.push(wording);
      else slow.push([wording]);
    }
    const sizes = (list: readonly (readonly { id: string }[])[]) => list.map((group) => group.map(({ id }) => id));
    expect(sizes(groupByMeaning(wordings, weight))).toEqual(sizes(slow));
    expect(slow.length).toBeGreaterThan(20);
    expect(slow.length).toBeLessThan(250);
  });

  it('takes 20,000 different wordings in a moment', () => {
    const random = numbers(3);
    // Words of a language: few are everywhere, most are rare.
    const word = (): string =>
      `w${String.fromCharCode(97 + Math.floor(random() * 26))}${Math.floor(3_000 * random() ** 3)
        .toString(36)
        .replace(/\d/g, 'x')}`;
    const wordings = Array.from({ length: 20_000 }, (_, n) => ({
      id: `q${n}`,
      units: [...new Set(Array.from({ length: 3 + Math.floor(random() * 7) }, word))],
      count: Math.floor(1 / (random() + 0.001)),
    }));
    const frequency = new Map<string, number>();
    for (const { units } of wordings) for (const unit of units) frequency.set(unit, (frequency.get(unit) ?? 0) + 1);
    const since = performance.now();
    const found = groupByMeaning(wordings, (unit) => Math.log(1 + wordings.length / (frequency.get(unit) ?? 1)));
    const took = performance.now() - since;
    expect(found.length).toBeGreaterThan(100);
    // Measured: about 1 s; the limit leaves room for a busy machine.
    expect(took).toBeLessThan(15_000);
  });
});
