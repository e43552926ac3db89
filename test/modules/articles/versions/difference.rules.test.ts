import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Difference,
  type Piece,
  listDifference,
  textDifference,
} from '../../../../src/modules/articles/versions/difference.rules.js';
import { internalLines } from '../../../../src/modules/articles/content/blocks.js';
import { wordsOf } from '../../../../src/modules/articles/versions/word.rules.js';

const sideOf = (difference: Difference, side: 'REMOVED' | 'ADDED'): string =>
  difference.hunks
    .flatMap((hunk) => hunk.pieces)
    .filter((piece) => piece.kind === 'SAME' || piece.kind === side)
    .map((piece) => piece.text)
    .join('');

const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text }) => (kind === 'SAME' ? text : kind === 'ADDED' ? `{+${text}+}` : `[-${text}-]`)).join('');

const zh = (before: string, after: string): string =>
  marked(textDifference(before, after, 'zh-CN').hunks.flatMap((hunk) => hunk.pieces));

const line = fc.oneof(
  fc.constantFrom(
    '',
    '桶内还有水？有水先排水。',
    '看排水管是否高于 80 厘米或打折。',
    ':::internal',
    ':::',
    'Open the door, then close it.',
  ),
  fc
    .array(fc.constantFrom('水', '排', '管', 'E21', ' ', '，', 'door', '80', '👩‍🔧', 'é'), { maxLength: 12 })
    .map((words) => words.join('')),
  fc.string({ maxLength: 30 }),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

describe('the difference of two texts', () => {
  it('gives either text when it is put together again', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const difference = textDifference(before, after, 'zh-CN', internalLines);
        expect(sideOf(difference, 'REMOVED')).toBe(before);
        expect(sideOf(difference, 'ADDED')).toBe(after);
      }),
      { numRuns: 400 },
    );
  });

  it('is one unchanged stretch, or none, for a text and itself', () => {
    fc.assert(
      fc.property(text, (same) => {
        const { hunks } = textDifference(same, same, 'en');
        expect(hunks).toHaveLength(same === '' ? 0 : 1);
        expect(hunks.every((hunk) => hunk.kind === 'SAME')).toBe(true);
      }),
    );
  });

  it('never has a change that changes nothing, nor two neighbours of one kind in a stretch', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const { kind, pieces } of textDifference(before, after, 'zh-CN').hunks) {
          expect(pieces.some((piece) => piece.kind !== 'SAME')).toBe(kind === 'CHANGED');
          pieces.forEach((piece, at) => expect(piece.kind).not.toBe(pieces[at + 1]?.kind));
        }
      }),
    );
  });

  it('takes Chinese apart by words, not by characters', () => {
    expect(zh('看排水管是否高于 80 厘米或打折。', '看排水管是否高于 100 厘米或打折。')).toBe(
      '看排水管是否高于 [-80-]{+100+} 厘米或打折。',
    );
    expect(zh('仍然不行就派单，优先级 P3。', '仍然不行就派单，优先级 P2。')).toBe(
      '仍然不行就派单，优先级 [-P3-]{+P2+}。',
    );
    expect(wordsOf('洗衣机不排水', 'zh-CN')).toContain('洗衣');
    expect(wordsOf('洗衣机不排水。'.repeat(300), 'zh-CN').join('')).toBe('洗衣机不排水。'.repeat(300));
  });

  it('folds what is short between two changes, and shows a line as replaced when most of it changed', () => {
    const folded = textDifference('Turn the old knob to the left now', 'Turn my new knob to the left now', 'en').hunks;
    expect(marked(folded[0]?.pieces ?? [])).toBe('Turn [-the old-]{+my new+} knob to the left now');
    expect(zh('请客户按步骤再试一次。', '派单给洗涤维修部门处理！')).toBe(
      '[-请客户按步骤再试一次。-]{+派单给洗涤维修部门处理！+}',
    );
  });

  it('keeps a moved or inserted paragraph from smearing over its neighbours', () => {
    const before = 'One stays as it is here.\n\nTwo is about the drain hose of 80 cm.\n\nThree stays too.';
    const after =
      'One stays as it is here.\n\nA wholly different paragraph came in between.\n\nTwo is about the drain hose of 100 cm.\n\nThree stays too.';
    expect(marked(textDifference(before, after, 'en').hunks.flatMap((hunk) => hunk.pieces))).toBe(
      'One stays as it is here.\n\n{+A wholly different paragraph came in between.\n\n+}Two is about the drain hose of [-80-]{+100+} cm.\n\nThree stays too.',
    );
  });

  it('marks what lies in an internal block, and cuts there', () => {
    const before = 'Public.\n\n:::internal\nSecret 1.\n:::\n\nEnd.';
    const { hunks } = textDifference(before, before.replace('Secret 1', 'Secret 2'), 'en', internalLines);
    expect(hunks.map(({ kind, isInternal }) => `${kind} ${String(isInternal)}`)).toEqual([
      'SAME false',
      'SAME true',
      'CHANGED true',
      'SAME true',
      'SAME false',
    ]);
  });

  it('compares lists item by item, whatever the items look like', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (before, after) => {
        const pieces = listDifference(before, after, (item) => item).hunks.flatMap((hunk) => hunk.pieces);
        const side = (kind: string): string[] =>
          pieces.filter((piece) => piece.kind === 'SAME' || piece.kind === kind).map((piece) => piece.text);
        expect(side('REMOVED')).toEqual(before);
        expect(side('ADDED')).toEqual(after);
      }),
    );
  });
});

describe('long texts', () => {
  const quick = (before: string, after: string): { difference: Difference; ms: number } => {
    const started = process.cpuUsage();
    const difference = textDifference(before, after, 'zh-CN', internalLines);
    return { difference, ms: process.cpuUsage(started).user / 1_000 };
  };
  const numbered = (count: number, word: string): string =>
    Array.from({ length: count }, (_, at) => `${word} ${at}：看排水管是否高于 ${(at * 7919) % 1000} 厘米。`).join('\n');
  const random = (length: number, seed: number): string => {
    let state = seed;
    let out = '';
    while (out.length < length) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      out += '水排管门衣服机器，。洗选单脱开关'.charAt(state % 16);
      if (state % 97 === 0) out += '\n';
    }
    return out;
  };
  const cases: Record<string, [string, string]> = {
    'one word of 600,000 characters': [numbered(20_000, '第'), numbered(20_000, '第').replace('999 厘米', '1 厘米')],
    'every row of a table of 10,000': [numbered(10_000, '第'), numbered(10_000, '步')],
    'two texts that have nothing in common': [random(600_000, 1), random(600_000, 2)],
    'one line of 600,000 characters': [
      random(600_000, 3).replaceAll('\n', ''),
      random(600_000, 3).replaceAll('\n', '。'),
    ],
    'lines that are all alike': ['。\n'.repeat(300_000), '。\n'.repeat(299_000)],
    'everything turned round': [numbered(10_000, '第'), numbered(10_000, '第').split('\n').reverse().join('\n')],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(`stays quick for ${name}, and true`, () => {
      const { difference, ms } = quick(before, after);
      expect(sideOf(difference, 'REMOVED') === before && sideOf(difference, 'ADDED') === after).toBe(true);
      // About 200 ms on an idle machine; a busy one must not decide.
      expect(ms).toBeLessThan(1_500);
    });
  }
});
