import {
  NaRule,
  type ScorecardContent,
  ScoringMode,
  compileForm,
  readScorecardFile,
  scoreForm,
} from '../../src/modules/quality/index.js';
import { line, title } from '../search-latency/report.js';
import type { Judged, Part } from './part.js';

/** Forms in a second of one core. */
export interface ScoringFigures {
  readonly questions: number;
  /** By mode, each with the rule for N/A that costs most. */
  readonly modes: readonly { readonly mode: ScoringMode; readonly perSecond: number }[];
  /** A plain loop that sums weights times values of the same answers: what nobody can be quicker than. */
  readonly loopPerSecond: number;
  readonly slowest: number;
  /** Whether the loop and the product agree where they should. */
  readonly agrees: boolean;
}

const questionCount = 30;
const formCount = 500;
/** Forms a second that are wanted. */
const wanted = 20_000;

type AnswerGiven = Extract<Parameters<typeof scoreForm>[1], readonly unknown[]>[number];

const both = (text: string): { 'zh-CN': string; en: string } => ({ 'zh-CN': text, en: text });
const families = ['CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL', 'NON_CRITICAL'];

/** Every fifth question is a scale; one has a fatal answer, one a condition. */
function questionAt(at: number): object {
  const frame = { ref: `Q${at}`, text: both(`Question ${at}`), weight: 1 + (at % 7), family: families[at % 4] };
  if (at % 5 === 4) return { ...frame, type: 'SCALE', scaleMin: 1, scaleMax: 5, errorBelow: 3 };
  return {
    ...{ ...frame, type: 'SINGLE' },
    options: [10, 5, 0].map((score, place) => ({
      ...{ key: `o${place}`, label: both(`o${place}`), score },
      ...(at === 6 && place === 2 ? { fatal: 'AS_FORM' } : {}),
    })),
    ...(at === 12 ? { condition: { tests: [{ ref: 'Q3', in: ['o0', 'o1'] }] } } : {}),
  };
}

/** Three sections of ten questions. */
const content: ScorecardContent = readScorecardFile(
  JSON.stringify({
    ...{ format: 'caregraph-scorecard', version: 1 },
    scorecard: {
      ...{
        title: both('bench'),
        subject: 'CALL',
        mode: 'QUESTION_WEIGHT',
        naRule: 'EXCLUDE',
        fatalEffect: 'ZERO_FORM',
      },
      ...{ bonusCap: true, passMark: 80, bands: { needsImprovementMax: 70, exceedsMin: 90 } },
      sections: [20, 55, 25].map((weight, section) => ({
        ...{ ref: `S${section}`, title: both(`Section ${section}`), weight },
        questions: Array.from({ length: questionCount / 3 }, (_, at) => questionAt(section * 10 + at)),
      })),
    },
  }),
);

/** Answers to each question, a twentieth N/A. */
function answersTo(form: number): AnswerGiven[] {
  return Array.from({ length: questionCount }, (_, at) => {
    const pick = (form * 31 + at * 17) % 97;
    const isNa = pick % 20 === 0;
    const isScale = at % 5 === 4;
    return {
      ...{ ref: `Q${at}`, text: null, isNa },
      options: isScale || isNa ? [] : [`o${pick % 3}`],
      number: isScale && !isNa ? 1 + (pick % 5) : null,
    };
  });
}

/** What the loop reads of a question. */
interface Plain {
  readonly weight: number;
  readonly values: ReadonlyMap<string, number>;
}

/** The score by question weights and nothing else: no errors, no sections, no conditions, no result to keep. */
function loopSum(plain: ReadonlyMap<string, Plain>, answers: readonly AnswerGiven[]): number | null {
  let part = 0;
  let whole = 0;
  for (const { ref, options, number, isNa } of answers) {
    const question = plain.get(ref);
    if (!question || isNa) continue;
    const value = question.values.get(number === null ? (options[0] ?? '') : String(number));
    if (value === undefined) continue;
    part += question.weight * value;
    whole += question.weight;
  }
  return whole > 0 ? (100 * part) / whole : null;
}

/** Seconds of work of this process: a core that others use too must not decide. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/** How often in a second of work something is done to each of the sets of answers, at the best of three runs of a second. */
function perSecond(
  sets: readonly (readonly AnswerGiven[])[],
  act: (answers: readonly AnswerGiven[]) => unknown,
): number {
  let best = 0;
  for (let round = 0; round < 3; round += 1) {
    const begin = worked();
    let done = 0;
    let kept: unknown = null;
    while (worked() - begin < 1) {
      for (const answers of sets) kept = act(answers);
      done += sets.length;
    }
    if (kept === undefined) throw new Error('Nothing was scored.');
    best = Math.max(best, done / (worked() - begin));
  }
  return best;
}

function measure(): ScoringFigures {
  const sets = Array.from({ length: formCount }, (_, at) => answersTo(at));
  const form = compileForm(content);
  const plain = new Map(
    content.sections.flatMap(({ questions }) =>
      questions.map(({ ref, weight, options, scaleMin }) => {
        const values: [string, number][] =
          scaleMin === null
            ? options.map(({ key, score }) => [key, (score ?? 0) / 10])
            : [1, 2, 3, 4, 5].map((number) => [String(number), (number - 1) / 4]);
        return [ref, { weight, values: new Map(values) }] as const;
      }),
    ),
  );
  // Without the condition both have to say the same.
  const bare = compileForm({
    ...content,
    sections: content.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({ ...question, condition: null })),
    })),
  });
  const agrees = sets.every(
    (answers) => Math.abs((scoreForm(bare, answers).raw ?? -1) - (loopSum(plain, answers) ?? -1)) < 1e-9,
  );
  const modes = Object.values(ScoringMode).map((mode) => ({
    mode,
    perSecond: perSecond(sets, (answers) => scoreForm(form, answers, { mode, naRule: NaRule.FORM_MEAN })),
  }));
  const loopPerSecond = perSecond(sets, (answers) => loopSum(plain, answers));
  const slowest = Math.min(...modes.map((one) => one.perSecond));
  return { questions: questionCount, modes, loopPerSecond, slowest, agrees };
}

const judge = ({ slowest, loopPerSecond, agrees }: ScoringFigures): Judged[] => [
  {
    text: `${Math.round(slowest)} forms of ${questionCount} questions a second (at least ${wanted}); a plain sum does ${Math.round(loopPerSecond)}`,
    holds: slowest >= wanted,
  },
  { text: 'scores agree with the plain sum', holds: agrees },
];

/** Scoring on one core, beside a plain loop over the same answers. */
export const scoring: Part = {
  name: 'scoring',
  async run() {
    const figures = measure();
    title('scoring, forms a second', '');
    for (const { mode, perSecond: count } of figures.modes) line(mode, [count]);
    line('plain sum', [figures.loopPerSecond]);
    return Promise.resolve({ figures, judged: judge(figures) });
  },
};
