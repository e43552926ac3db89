import { canScore, isScoredIn, pointsOf } from '../scoring/compiled-form.js';
import type { ScorecardOption, ScorecardQuestion, ScorecardRange, ScorecardSection } from '../scorecard-content.js';
import { QuestionType } from '../scorecard-enums.js';
import { scorecardLimits } from '../scorecard-limits.js';
import { ScorecardFindingCode as Code } from './finding.js';
import type { Report, Words } from './report.js';

const { YES_NO, SINGLE, MULTIPLE, SCALE, NUMERIC, TEXT } = QuestionType;
const choices: readonly QuestionType[] = [YES_NO, SINGLE, MULTIPLE];

/** What is wrong with one question by itself. */
export function checkQuestion(report: Report, section: ScorecardSection, question: ScorecardQuestion): void {
  checkParts(report, question);
  if (choices.includes(question.type)) checkOptions(report, section, question);
  if (question.type === NUMERIC) checkRanges(report, question);
  if (question.type === SCALE) checkScale(report, question);
  checkPoints(report, section, question);
  checkFatals(report, section, question);
}

function checkParts(report: Report, question: ScorecardQuestion): void {
  const { type } = question;
  const parts: readonly (readonly [boolean, string, Words])[] = [
    [question.options.length > 0 && !choices.includes(type), 'options', ['选项', 'options']],
    [question.ranges.length > 0 && type !== NUMERIC, 'ranges', ['分段', 'ranges']],
    [
      [question.scaleMin, question.scaleMax, question.errorBelow].some((one) => one !== null) && type !== SCALE,
      'scale',
      ['量表', 'a scale'],
    ],
  ];
  const name = report.nameOf(question);
  for (const [isForeign, place, part] of parts)
    if (isForeign)
      report.add(Code.PART_NOT_OF_TYPE, {
        ...{ ref: question.ref, place },
        message: [`${name[0]}的题型用不到${part[0]}。`, `${name[1]} has ${part[1]}, which its type does not use.`],
        mend: ['去掉它，或改题型。', 'Take that out, or change the type.'],
      });
}

function checkOptions(report: Report, section: ScorecardSection, question: ScorecardQuestion): void {
  const { ref, type, options } = question;
  const name = report.nameOf(question);
  if (type === YES_NO ? options.length !== 2 : options.length < 2)
    report.add(Code.NO_OPTIONS, {
      ...{ ref, place: 'options' },
      message:
        type === YES_NO
          ? [
              `${name[0]}是是非题，要有且只有两个选项。`,
              `${name[1]} is a yes/no question and needs exactly two options.`,
            ]
          : [`${name[0]}至少要有两个选项。`, `${name[1]} needs at least two options.`],
      mend: ['补上选项，或改题型。', 'Add options, or change the type.'],
    });
  const seen = new Set<string>();
  for (const { key } of options) {
    if (seen.has(key))
      report.add(Code.DUPLICATE_OPTION, {
        ...{ ref, place: `option:${key}` },
        message: [`${name[0]}有两个选项的键都是“${key}”。`, `Two options of ${name[1]} have the key “${key}”.`],
        mend: ['给其中一个换一个键。', 'Give one of them another key.'],
      });
    seen.add(key);
  }
  if (section.isExcluded || question.isExcluded) return;
  for (const { key, score } of options)
    if (score === null)
      report.add(Code.OPTION_WITHOUT_SCORE, {
        ...{ ref, place: `option:${key}` },
        message: [`${name[0]}的选项“${key}”没有分值。`, `The option “${key}” of ${name[1]} has no points.`],
        mend: ['填上分值；不计分的题请设为“不计分”。', 'Set its points, or leave the question out of the score.'],
      });
}

function checkRanges(report: Report, question: ScorecardQuestion): void {
  const { ref, ranges } = question;
  const name = report.nameOf(question);
  if (!ranges.length)
    report.add(Code.NO_OPTIONS, {
      ...{ ref, place: 'ranges' },
      message: [`${name[0]}没有分段。`, `${name[1]} has no ranges.`],
      mend: ['至少加一段。', 'Add a range.'],
    });
  const inOrder = ranges.map((range, at) => ({ range, at })).sort((a, b) => a.range.min - b.range.min);
  for (const { range, at } of inOrder)
    if (range.min > range.max)
      report.add(Code.RANGE_GAP, {
        ...{ ref, place: `range:${at + 1}` },
        message: [`${name[0]}第 ${at + 1} 段的下限大于上限。`, `Range ${at + 1} of ${name[1]} ends before it begins.`],
        mend: ['把上下限调过来。', 'Swap its ends.'],
      });
  for (const [place, { range: next, at }] of inOrder.entries()) {
    const before = inOrder[place - 1]?.range;
    if (before) checkNeighbours(report, question, before, next, at);
  }
}

function checkNeighbours(
  report: Report,
  question: ScorecardQuestion,
  before: ScorecardRange,
  next: ScorecardRange,
  at: number,
): void {
  const name = report.nameOf(question);
  const where = { ref: question.ref, place: `range:${at + 1}` };
  if (next.min <= before.max)
    report.add(Code.RANGE_OVERLAP, {
      ...where,
      message: [
        `${name[0]}的两段重叠：${next.min} 同时落在两段里。`,
        `Two ranges of ${name[1]} overlap: ${next.min} lies in both.`,
      ],
      mend: ['两端都算在段内；让下一段从更大的数开始。', 'Both ends belong to a range; begin the next one above.'],
    });
  const isWhole = Number.isInteger(before.max) && Number.isInteger(next.min);
  if (next.min > before.max && !(isWhole && next.min - before.max === 1))
    report.add(Code.RANGE_GAP, {
      ...where,
      isWarning: true,
      message: [
        `${name[0]}在 ${before.max} 和 ${next.min} 之间没有分段，这些数填不进去。`,
        `${name[1]} has no range between ${before.max} and ${next.min}; such numbers are refused.`,
      ],
      mend: ['把分段接起来，或确认就是这样。', 'Close the gap, or leave it if that is meant.'],
    });
}

function checkScale(report: Report, question: ScorecardQuestion): void {
  const { ref, scaleMin, scaleMax, errorBelow } = question;
  const name = report.nameOf(question);
  const hasEnds = scaleMin !== null && scaleMax !== null;
  const isRight = hasEnds && scaleMin >= 0 && scaleMax <= scorecardLimits.scale && scaleMin < scaleMax;
  if (isRight && (errorBelow === null || (errorBelow > scaleMin && errorBelow <= scaleMax))) return;
  report.add(Code.SCALE_BAD, {
    ...{ ref, place: 'scale' },
    message: isRight
      ? [`${name[0]}的错误界限不在量表内。`, `The error bound of ${name[1]} lies outside its scale.`]
      : [`${name[0]}的量表两端不对。`, `The ends of the scale of ${name[1]} are wrong.`],
    mend: isRight
      ? [`取大于 ${scaleMin}、不超过 ${scaleMax} 的数。`, `Take a number above ${scaleMin}, at most ${scaleMax}.`]
      : ['下限从 0 起，上限不超过 100，下限小于上限。', 'From 0 to 100 at most, the least below the largest.'],
  });
}

/** Answers that all give the same points. */
function checkPoints(report: Report, section: ScorecardSection, question: ScorecardQuestion): void {
  const { type, ref } = question;
  if (type === TEXT || type === SCALE || section.isExcluded || question.isExcluded) return;
  const given = type === NUMERIC ? question.ranges : question.options;
  if (given.length < 2 || given.some(({ score }) => score === null)) return;
  const name = report.nameOf(question);
  const points = pointsOf(question);
  if (!canScore(question))
    report.add(Code.FLAT_SCORES, {
      ...{ ref, place: type === NUMERIC ? 'ranges' : 'options' },
      message: [`${name[0]}怎么答都得不到分。`, `No answer to ${name[1]} earns anything.`],
      mend: [
        '拉开分值；不计分的题请设为“不计分”。',
        'Give its answers different points, or leave it out of the score.',
      ],
    });
  else if (points && points.least === points.most)
    report.add(Code.FLAT_SCORES, {
      ...{ ref, place: type === NUMERIC ? 'ranges' : 'options', isWarning: true },
      message: [`${name[0]}怎么答都是满分。`, `Every answer to ${name[1]} earns full points.`],
      mend: ['拉开分值，或设为“不计分”。', 'Give its answers different points, or leave it out of the score.'],
    });
}

const answersOf = (question: ScorecardQuestion): readonly (ScorecardOption | ScorecardRange)[] =>
  question.type === NUMERIC ? question.ranges : choices.includes(question.type) ? question.options : [];

function checkFatals(report: Report, section: ScorecardSection, question: ScorecardQuestion): void {
  const all = answersOf(question);
  const fatal = all.filter((answer) => answer.fatal !== null);
  if (!fatal.length) return;
  const { ref, naAllowed } = question;
  const name = report.nameOf(question);
  if (!isScoredIn(section, question))
    report.add(Code.FATAL_UNSCORED, {
      ...{ ref, isWarning: true },
      message: [
        `${name[0]}不计分，但有致命选项，选中后仍会生效。`,
        `${name[1]} is not scored but has a fatal answer, which takes effect all the same.`,
      ],
      mend: [
        '确认就是这样；否则改为计分，或取消致命。',
        'Leave it if that is meant; else score it, or make no answer fatal.',
      ],
    });
  if (fatal.length === all.length)
    report.add(Code.NA_NOT_POSSIBLE, {
      ...{ ref, isWarning: naAllowed },
      message: naAllowed
        ? [`${name[0]}除“不适用”外都是致命选项。`, `Every answer to ${name[1]} but N/A is fatal.`]
        : [
            `${name[0]}的选项全部致命，又不能选“不适用”，谁都无法通过。`,
            `Every answer to ${name[1]} is fatal and N/A is not allowed: nobody can pass.`,
          ],
      mend: ['至少留一个不致命的选项。', 'Leave one answer that is not fatal.'],
    });
}
