import { describe, expect, it } from '@jest/globals';
import { textOfKnown } from '../../../src/platform/search/known-text.js';
import { planQuery } from '../../../src/platform/search/query.js';
import { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { FilteredSight, seesAll } from '../../../src/platform/search/question/sight.js';
import { slotsOf } from '../../../src/platform/search/question/slots.js';
import type { SearchEntry } from '../../../src/platform/search/source.js';

const entry = (did: string, title: string, audience: string, internal = ''): SearchEntry => ({
  did,
  type: 'doc',
  kind: 'FAQ',
  code: null,
  locale: 'en',
  title,
  say: null,
  alts: [],
  keywords: [],
  codes: [],
  categories: [],
  updatedAt: 0,
  policy: { audience, tierRank: 0, teams: ['*'], lines: ['*'], state: 'PUBLISHED' },
  sections: internal === '' ? [] : [{ heading: null, text: internal, internal: true }],
});
const index = new QuestionIndex();
index.put(entry('open', 'Cleaning the brimblex filter of the dishwasher 洗衣机水泵', 'PUBLIC', 'the quuxblat margin'));
index.put(entry('inside', 'The brimbley filter and zarfolites 锟铻仪水电', 'INTERNAL'));
const outside = (): FilteredSight => new FilteredSight(index, ({ fields }) => fields['audience'] === 'PUBLIC');
const slot = (query: string, sight = seesAll) => {
  const [first] = slotsOf(index, planQuery(query), new Set(), sight).slots;
  if (!first) throw new Error('No slot.');
  return {
    alternatives: first.alternatives,
    change: first.change,
    isKnown: first.ids.length > 0,
    weight: first.weight,
  };
};
const text = (query: string, sight = seesAll): string => {
  const plan = planQuery(query);
  return textOfKnown(index, plan.folded, slotsOf(index, plan, new Set(), sight)).replaceAll(/ +/g, ' ');
};

describe('what somebody may know of the words of all documents', () => {
  it('a word of hidden documents, or of a hidden part, is as unknown as one that nobody wrote', () => {
    for (const word of ['zarfolites', 'quuxblat', '锟铻', '水电']) {
      expect(slot(`${word} `).isKnown).toBe(true);
      expect(slot(`${word} `, outside())).toEqual(slot(word.length > 2 ? 'jjjjjjjj ' : '彧曌 ', outside()));
    }
    expect(slot('filter ', outside())).toEqual(slot('filter '));
  });

  it('it is mended as any misspelled word, and mends and completes nothing itself', () => {
    expect(slot('brimbley ')).toMatchObject({ change: 'none' });
    expect(slot('brimbley ', outside())).toMatchObject({ change: 'mended', alternatives: ['brimblex'] });
    expect(slot('zarfolitse ', outside())).toMatchObject({ change: 'none', isKnown: false });
    expect(slot('brimb').alternatives).toEqual(['brimblex', 'brimbley']);
    expect(slot('brimb', outside()).alternatives).toEqual(['brimblex']);
    expect(slot('zarf', outside())).toMatchObject({ alternatives: [], isKnown: false });
  });

  it('characters are known by the pairs they stand in', () => {
    const characters = ['水', '机', '锟'].map((character) => index.terms.find(character) ?? -1);
    expect(characters.map((id) => outside().term(id))).toEqual([true, true, false]);
  });
});

describe('the text for the engine', () => {
  it('leaves out what nothing is known for, in the same way whether it is hidden or not there at all', () => {
    for (const query of ['filter zarfolites', 'zarfolites filter', 'filter 锟铻 filter', 'filter jjjjjjjj'])
      expect(text(query, outside()).trim()).toMatch(/^filter( filter)?$/);
    expect(text('filter zarfolites')).toBe('filter zarfolites');
    // What was left out at the end leaves the word before it finished.
    expect(text('filter zarfolites', outside())).toBe('filter ');
  });

  it('keeps a query of which nothing would remain, misspelled words, codes, and what the engine may cut or join', () => {
    for (const query of [
      'zarfolites',
      'zarfolites quuxblat',
      'brimblexx filter',
      'qx973 filter',
      'cleaningthe brimblex',
      'dish washer filter',
      '洗衣机 filter',
    ])
      expect(text(query, outside())).toBe(query);
  });

  it('keeps a Chinese character that stands in a known pair too', () => {
    expect(text('洗衣机锟铻', outside())).toBe('洗衣机 ');
    expect(text('水泵房 filter', outside())).toBe('水泵 filter');
  });
});
