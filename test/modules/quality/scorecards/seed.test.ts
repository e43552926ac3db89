import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { findingsOf } from '../../../../src/modules/quality/scorecards/check/check.rules.js';
import { readScorecardFile } from '../../../../src/modules/quality/scorecards/file/scorecard-file.rules.js';
import { compileForm, scoreForm } from '../../../../src/modules/quality/scorecards/scoring.rules.js';
import { answers } from './forms.js';

const card = (code: string) => readScorecardFile(readFileSync(`seed/scorecards/${code}.json`, 'utf8'));

describe('the scorecards of the demo centre', () => {
  it('are sound', () => {
    for (const code of ['QC-12', 'QC-13'])
      expect(findingsOf(card(code), new Map()).map(({ code: found, ref, place }) => [found, ref, place])).toEqual([]);
  });

  it('score the worked example: 59.375 raw, 0 reported after a fatal answer', () => {
    const given = answers({
      ...{ greeting: 'yes', verify: 'yes', restate: 'partly', steps: 'yes', hold: 'no', correct: 'wrong' },
      ...{ next: 4, manner: 4, farewell: 4 },
    });
    const result = scoreForm(compileForm(card('QC-12')), given);
    expect([result.raw, result.reported, result.outcome, result.open]).toEqual([59.375, 0, 'FAIL', []]);
    expect(result.sections.map(({ raw }) => raw)).toEqual([100, 37.5, 75]);
    expect(result.questions.find(({ ref }) => ref === 'transfer')?.state).toBe('SYSTEM_NA');
  });
});
