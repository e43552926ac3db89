import { canScore, isScoredIn } from '../scoring/compiled-form.js';
import type { ScorecardSection } from '../scorecard-content.js';
import { ScoringMode } from '../scorecard-enums.js';
import { ScorecardFindingCode as Code } from './finding.js';
import { type Report, type Words, sectionName } from './report.js';

const bySections: readonly ScoringMode[] = [ScoringMode.SECTION_WEIGHT, ScoringMode.GROUP_POINTS];

/** Whether what counts can add up to a score. */
export function checkWeights(report: Report): void {
  checkNegative(report);
  const { sections, mode } = report.content;
  const carrying = sections.filter((section) =>
    section.questions.some((question) => isScoredIn(section, question) && !question.isBonus),
  );
  if (!carrying.length) {
    tellNothing(report);
    return;
  }
  if (bySections.includes(mode)) checkSectionWeights(report, carrying);
  if (mode === ScoringMode.QUESTION_WEIGHT) checkQuestionWeights(report, carrying);
  if (mode === ScoringMode.SECTION_WEIGHT || mode === ScoringMode.EQUAL_SECTION) checkBonusOnly(report, carrying);
}

const mendWeight: Words = ['填 0 以上的权重。', 'Give it a weight above 0.'];

function checkNegative(report: Report): void {
  const tell = (ref: string, name: Words): void =>
    report.add(Code.WEIGHTS_ADD_UP, {
      ...{ ref, place: 'weight' },
      message: [`${name[0]}的权重是负数。`, `${name[1]} has a negative weight.`],
      mend: [
        '权重不能小于 0；要扣分请降低选项的分值。',
        'Weights are 0 or more; to deduct, lower the points of an answer.',
      ],
    });
  for (const section of report.content.sections) {
    if (section.weight < 0) tell(section.ref, sectionName(section));
    for (const question of section.questions) if (question.weight < 0) tell(question.ref, report.nameOf(question));
  }
}

/** Nothing counts: because all is left out, or because nothing could count. */
function tellNothing(report: Report): void {
  const couldCount = report.questions.some((question) => canScore(question));
  if (couldCount)
    report.add(Code.WEIGHTS_ADD_UP, {
      message: [
        '能计分的题都设为不计分或加分题，算不出分数。',
        'Everything that could be scored is left out or a bonus: there is no score.',
      ],
      mend: ['至少让一道题计分。', 'Score one question at least.'],
    });
  else
    report.add(Code.NOTHING_SCORED, {
      message: ['没有能计分的题。', 'No question can be scored.'],
      mend: ['加一道有分值的题。', 'Add a question whose answers give points.'],
    });
}

function checkSectionWeights(report: Report, carrying: readonly ScorecardSection[]): void {
  if (!carrying.some(({ weight }) => weight > 0)) {
    report.add(Code.WEIGHTS_ADD_UP, {
      message: ['有计分题的各节权重合计为 0，算不出分数。', 'The weights of all scored sections add up to 0.'],
      mend: ['给至少一节填上权重。', 'Give one section a weight at least.'],
    });
    return;
  }
  for (const section of carrying) {
    const name = sectionName(section);
    if (section.weight === 0)
      report.add(Code.WEIGHTS_ADD_UP, {
        ...{ ref: section.ref, place: 'weight', isWarning: true, mend: mendWeight },
        message: [`${name[0]}权重为 0，里面的题不影响分数。`, `${name[1]} weighs 0: its questions count nothing.`],
      });
  }
}

function checkQuestionWeights(report: Report, carrying: readonly ScorecardSection[]): void {
  const scored = carrying.flatMap((section) => section.questions.filter((question) => isScoredIn(section, question)));
  if (!scored.some(({ weight, isBonus }) => weight > 0 && !isBonus)) {
    report.add(Code.WEIGHTS_ADD_UP, {
      message: ['计分题的权重合计为 0，算不出分数。', 'The weights of all scored questions add up to 0.'],
      mend: ['给至少一道题填上权重。', 'Give one question a weight at least.'],
    });
    return;
  }
  for (const question of scored) {
    const name = report.nameOf(question);
    if (question.weight === 0)
      report.add(Code.WEIGHTS_ADD_UP, {
        ...{ ref: question.ref, place: 'weight', isWarning: true, mend: mendWeight },
        message: [`${name[0]}权重为 0，不影响分数。`, `${name[1]} weighs 0 and counts nothing.`],
      });
  }
}

/** In modes by section what a bonus earns is divided by what else its section has: by itself it counts nothing. */
function checkBonusOnly(report: Report, carrying: readonly ScorecardSection[]): void {
  for (const section of report.content.sections) {
    const hasBonus = section.questions.some((question) => question.isBonus && isScoredIn(section, question));
    if (!hasBonus || carrying.includes(section)) continue;
    const name = sectionName(section);
    report.add(Code.WEIGHTS_ADD_UP, {
      ...{ ref: section.ref, isWarning: true },
      message: [
        `${name[0]}只有加分题，按节计分时不起作用。`,
        `${name[1]} has bonus questions only, which count nothing in a mode by sections.`,
      ],
      mend: ['把加分题移到有计分题的一节。', 'Move the bonus to a section with other scored questions.'],
    });
  }
}
