import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scorecardDifference } from '../../../../src/modules/quality/scorecards/difference/difference.rules.js';
import {
  readScorecardFile,
  writeScorecardFile,
} from '../../../../src/modules/quality/scorecards/file/scorecard-file.rules.js';
import type { ScorecardContent } from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import {
  applyScorecardChange,
  emptyScorecardContent,
  scorecardChecksum,
} from '../../../../src/modules/quality/scorecards/scorecard-content.rules.js';
import {
  FatalEffect,
  OptionFatal,
  QuestionType,
  ScoringMode,
} from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import { scorecardShapeFaults } from '../../../../src/modules/quality/scorecards/scorecard-shape.rules.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { form, option, question, scale, section } from './forms.js';

const both = { zhCN: '中', en: 'en' };
const faults = (content: ScorecardContent): string[] =>
  scorecardShapeFaults(content).map(({ code, field }) => `${code} ${field?.join('.')}`);
const rich = form(
  [
    section('S', [
      question('a', {
        options: [option('yes', 10), option('no', 0, { fatal: OptionFatal.ZERO_SECTION, isError: true })],
      }),
      scale('b', { errorBelow: 3, help: both, condition: { isAll: false, tests: [{ ref: 'a', in: ['no'] }] } }),
    ]),
    section('T', [
      question('c', {
        type: QuestionType.NUMERIC,
        options: [],
        ranges: [{ min: -1.5, max: 3, score: 2, isError: null, fatal: OptionFatal.AS_FORM }],
        teaches: { articleCode: 'P-033', anchor: '费用', treeCode: null, nodeKey: null },
      }),
      question('d', {
        teaches: { articleCode: null, anchor: null, treeCode: 'T-014', nodeKey: 'start' },
        isBonus: true,
      }),
    ]),
  ],
  { bands: { needsImprovementMax: 70, exceedsMin: 90 }, passMark: 80, fatalEffect: FatalEffect.FLAG_ONLY },
);

describe('a change of what is built', () => {
  it('leaves what is left out, empties what is null, and fills in the rest of a question', () => {
    const content = applyScorecardChange(rich, { mode: ScoringMode.POINTS, bands: null });
    expect(content).toEqual({ ...rich, mode: ScoringMode.POINTS, bands: null });
    const made = applyScorecardChange(emptyScorecardContent, {
      title: both,
      sections: [
        {
          ref: ' S ',
          title: both,
          questions: [
            { ref: 'q', text: { zhCN: ' 问\n候 ', en: 'Hi' }, type: QuestionType.SCALE, teaches: { treeCode: 't14' } },
          ],
        },
      ],
    });
    expect(made.sections[0]).toMatchObject({ ref: 'S', weight: 1, isExcluded: false });
    expect(made.sections[0]?.questions[0]).toMatchObject({
      ...{ text: { zhCN: '问 候', en: 'Hi' }, help: { zhCN: '', en: '' }, weight: 1, naAllowed: true },
      ...{ scaleMin: 1, scaleMax: 5, valueRule: 'RANGE', family: 'NON_CRITICAL', options: [], condition: null },
      teaches: { articleCode: null, anchor: null, treeCode: 'T-014', nodeKey: null },
    });
  });

  it('has a checksum that only the content decides', () => {
    const turned = Object.fromEntries(Object.entries(rich).reverse()) as unknown as ScorecardContent;
    expect(scorecardChecksum(turned)).toBe(scorecardChecksum(rich));
    expect(scorecardChecksum({ ...rich, passMark: 81 })).not.toBe(scorecardChecksum(rich));
  });
});

describe('the shape of a content', () => {
  it('takes a hundred questions and more, two hundred at the most', () => {
    const of = (count: number) =>
      faults(
        form([
          section(
            'S',
            Array.from({ length: count }, (_, at) => question(`q${at}`)),
          ),
        ]),
      );
    expect([of(100), of(200), of(201)]).toEqual([[], [], ['TOO_MANY sections']]);
  });

  it('names each part that is too long, too many or outside', () => {
    expect(faults(form([], { title: { zhCN: '', en: '' } }))).toEqual(['REQUIRED title']);
    expect(faults(form([], { passMark: 101, reviewWindowDays: 61, disputeLimit: -1 }))).toEqual([
      'OUT_OF_RANGE passMark',
      'OUT_OF_RANGE reviewWindowDays',
      'OUT_OF_RANGE disputeLimit',
    ]);
    expect(faults(form([], { bands: { needsImprovementMax: -1, exceedsMin: Number.NaN } }))).toEqual([
      'OUT_OF_RANGE bands.needsImprovementMax',
      'OUT_OF_RANGE bands.exceedsMin',
    ]);
    const sections = Array.from({ length: 101 }, (_, at) => section(`S${at}`, []));
    expect(faults(form(sections))).toEqual(['TOO_MANY sections']);
    const long = { zhCN: 'x'.repeat(501), en: '' };
    const options = Array.from({ length: 21 }, (_, at) => option(`o${at}`, 1));
    expect(faults(form([section('1', [question('a b', { text: long, options, weight: 1_001 })])]))).toEqual([
      'INVALID sections.0.ref',
      'INVALID sections.0.questions.0.ref',
      'TOO_LONG sections.0.questions.0.text.zhCN',
      'OUT_OF_RANGE sections.0.questions.0.weight',
      'TOO_MANY sections.0.questions.0.options',
    ]);
    expect(faults(form([section('S', [question('a', { options: [option('1', -1)] })])]))).toEqual([
      'INVALID sections.0.questions.0.options.0.key',
      'OUT_OF_RANGE sections.0.questions.0.options.0.score',
    ]);
  });

  it('names a condition without a test, and teaching that names two things or half of one', () => {
    const conditioned = (tests: { ref: string; in: string[] }[]) =>
      faults(form([section('S', [question('a', { condition: { isAll: true, tests } })])]));
    expect(conditioned([])).toEqual(['REQUIRED sections.0.questions.0.condition.tests']);
    expect(conditioned([{ ref: 'x', in: [] }])).toEqual(['REQUIRED sections.0.questions.0.condition.tests.0.in']);
    const taught = (
      articleCode: string | null,
      anchor: string | null,
      treeCode: string | null,
      nodeKey: string | null,
    ) => faults(form([section('S', [question('a', { teaches: { articleCode, anchor, treeCode, nodeKey } })])]));
    expect(taught('K-001', null, 'T-001', null)).toEqual(['INVALID sections.0.questions.0.teaches.treeCode']);
    expect(taught(null, 'here', 'T-001', null)).toEqual(['INVALID sections.0.questions.0.teaches.anchor']);
    expect(taught('K-001', null, null, 'n')).toEqual(['INVALID sections.0.questions.0.teaches.nodeKey']);
  });
});

const refusals = (json: string): string[] => {
  try {
    readScorecardFile(json);
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ code, field }) => `${code} ${field?.join('.')}`);
    throw error;
  }
  return [];
};

describe('a scorecard as a file', () => {
  it('gives the same content when it is read again', () => {
    expect(readScorecardFile(writeScorecardFile('QC-12', rich))).toEqual(rich);
    const label = fc.record({ zhCN: fc.constantFrom('', '问', '“a”\\'), en: fc.constantFrom('', 'a', 'b c') });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 5 }), fc.boolean(), fc.nat(100), (labels, flag, number) => {
        const content = form(
          [
            section(
              'S',
              labels.map((text, at) =>
                question(`q${at}`, { text, help: text, isExcluded: flag, noteRequiredOnError: flag, weight: number }),
              ),
              { isExcluded: flag, weight: number },
            ),
          ],
          { passMark: flag ? number : null, bonusCap: flag },
        );
        expect(readScorecardFile(writeScorecardFile('QC-1', content))).toEqual(content);
      }),
    );
  });

  it('may begin with a mark of the order of bytes', () => {
    expect(refusals(`\ufeff${writeScorecardFile('QC-12', rich)}`)).toEqual([]);
  });

  it('counts lists before it looks into them: a million bad parts are one fault', () => {
    const most = { questions: 200, options: 20, ranges: 20, tests: 10 };
    const file = (sections: string): string =>
      JSON.stringify({
        ...{ format: 'caregraph-scorecard', version: 1 },
        scorecard: {
          ...{ title: { en: 'x' }, subject: 'CALL', mode: 'POINTS', naRule: 'EXCLUDE', fatalEffect: 'ZERO_FORM' },
          ...{ bonusCap: true, sections: '?' },
        },
      }).replace('"?"', sections);
    const empties = (count: number): string => `[${Array(count).fill('{}').join(',')}]`;
    const started = performance.now();
    expect(refusals(file(empties(300_000)))).toEqual(['TOO_MANY json.scorecard.sections']);
    expect(performance.now() - started).toBeLessThan(1_500);
    const asked = (part: string): string =>
      file(`[{"ref":"S","title":{},"questions":[{"ref":"a","text":{},"type":"YES_NO",${part}}]}]`);
    const place = 'json.scorecard.sections.0.questions';
    expect(refusals(file(`[{"ref":"S","title":{},"questions":${empties(most.questions + 1)}}]`))).toEqual([
      `TOO_MANY ${place}`,
    ]);
    expect(refusals(asked(`"options":${empties(most.options + 1)}`))).toEqual([`TOO_MANY ${place}.0.options`]);
    expect(refusals(asked(`"ranges":${empties(most.ranges + 1)}`))).toEqual([`TOO_MANY ${place}.0.ranges`]);
    expect(refusals(asked(`"condition":{"tests":${empties(most.tests + 1)}}`))).toEqual([
      `TOO_MANY ${place}.0.condition.tests`,
    ]);
  });

  it('refuses what is no file, and each part that does not fit, with its path', () => {
    expect(refusals('{')).toEqual(['INVALID json']);
    expect(refusals('x'.repeat(1_000_001))).toEqual(['TOO_LONG json']);
    expect(refusals('{"format":"other","version":1}')).toEqual(['INVALID json.format', 'INVALID json.scorecard']);
    const file = JSON.parse(writeScorecardFile('QC-12', rich)) as {
      scorecard: { sections: { questions: Record<string, unknown>[] }[]; mode: string };
    };
    const [first] = file.scorecard.sections[0]?.questions ?? [];
    Object.assign(first ?? {}, { colour: 'red', type: 'GUESS', weight: '3' });
    file.scorecard.mode = 'MAGIC';
    expect(refusals(JSON.stringify(file)).sort()).toEqual([
      'INVALID json.scorecard.mode',
      'INVALID json.scorecard.sections.0.questions.0.colour',
      'INVALID json.scorecard.sections.0.questions.0.type',
      'INVALID json.scorecard.sections.0.questions.0.weight',
    ]);
  });
});

describe('what differs between two contents', () => {
  it('names parts of the form, and what came, went, changed and moved', () => {
    const [first, second] = rich.sections;
    const after: ScorecardContent = {
      ...rich,
      mode: ScoringMode.POINTS,
      sections: [
        {
          ...(first ?? section('S', [])),
          weight: 5,
          questions: [question('a'), ...(second?.questions.slice(0, 1) ?? [])],
        },
        section('U', [question('e')]),
      ],
    };
    const found = scorecardDifference(rich, after);
    expect(found.formParts).toEqual(['mode']);
    expect(found.questionsAdded.map(({ ref }) => ref)).toEqual(['e']);
    expect(found.questionsRemoved.map(({ ref }) => ref)).toEqual(['b', 'd']);
    expect(found.questionsChanged.map(({ ref, parts }) => [ref, parts])).toEqual([
      ['a', ['options']],
      ['c', ['section']],
    ]);
    expect(found.sectionsAdded.map(({ ref }) => ref)).toEqual(['U']);
    expect(found.sectionsRemoved.map(({ ref }) => ref)).toEqual(['T']);
    expect(found.sectionsChanged.map(({ ref, parts }) => [ref, parts])).toEqual([['S', ['weight']]]);
  });

  it('is nothing between equal contents', () => {
    const found = scorecardDifference(rich, structuredClone(rich));
    const { before: _before, after: _after, ...parts } = found;
    expect(Object.values(parts).every((list) => list.length === 0)).toBe(true);
  });
});
