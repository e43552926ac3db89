import { describe, expect, it } from '@jest/globals';
import { placeIn, readableText } from '../../../../src/modules/articles/flags/readable.rules.js';

const content = {
  title: 'Error E21',
  say: 'Water does not run off.',
  bodyMarkdown: [
    '# What to do',
    'Open the **filter** & turn it *left*.\nThen rinse it.',
    '| Model | Part |\n|---|---|\n| XQG100 | A-7 |',
    ':::internal\nNever say that the pump breaks.\n:::',
    '## Afterwards',
    '- 关闭电源\n- 清洗过滤网',
  ].join('\n\n'),
  technicalCase: null,
};

describe('the text that somebody reads', () => {
  const inside = readableText(content, true, 'en');
  const outside = readableText(content, false, 'en');

  it('has what stands on the screen, in its order, and internal blocks for insiders only', () => {
    expect(inside.text).toContain('Open the filter & turn it left.');
    expect(inside.text.indexOf('pump')).toBeGreaterThan(inside.text.indexOf('XQG100'));
    expect(outside.text).not.toContain('pump');
    expect(inside.headings.map(({ heading }) => heading)).toEqual(['What to do', 'Afterwards']);
  });

  it.each([
    ['across marks and a line break', 'the filter & turn it left. Then rinse', 'What to do'],
    ['over the cells of a table, as a browser copies them', 'XQG100\tA-7', 'What to do'],
    ['in another letter case and width', 'OPEN THE ＦＩＬＴＥＲ', 'What to do'],
    ['over the end of a block', 'it.\n\nModel', 'What to do'],
    ['in Chinese over list items', '电源\n清洗', 'Afterwards'],
    ['in the title', 'error e21', null],
    ['in what is said first', 'does not run off', null],
  ])('finds a sentence %s', (_how, quote, heading) => {
    expect(placeIn(inside, quote)?.heading).toBe(heading);
  });

  it('gives the words around it as they stand there', () => {
    expect(placeIn(inside, 'RINSE it')).toMatchObject({
      text: 'rinse it',
      before: expect.stringMatching(/Then $/),
      after: expect.stringMatching(/^\./),
    });
  });

  it('finds nothing of what is not there, of blanks, and of what this reader may not read', () => {
    expect(placeIn(inside, 'turn it right')).toBeNull();
    expect(placeIn(inside, ' \n ')).toBeNull();
    expect(placeIn(outside, 'the pump breaks')).toBeNull();
    expect(placeIn(inside, 'the pump breaks')).not.toBeNull();
  });
});
