import type { ScorecardContent } from '../scorecard-content.js';
import { checkConditions } from './conditions.rules.js';
import { ScorecardFindingCode as Code, type ScorecardFinding, ScorecardFindingSeverity } from './finding.js';
import { checkQuestion } from './questions.rules.js';
import { Report } from './report.js';
import { type TeachingFacts, checkTeaching } from './teaching.rules.js';
import { checkTexts } from './texts.rules.js';
import { checkWeights } from './weights.rules.js';

/** Everything that the check finds in a form, errors first, at most 200. Pure: what lies outside comes as facts. */
export function findingsOf(content: ScorecardContent, facts: TeachingFacts): ScorecardFinding[] {
  const report = new Report(content);
  checkRefs(report);
  checkWeights(report);
  checkBands(report);
  for (const section of content.sections)
    for (const question of section.questions) {
      checkQuestion(report, section, question);
      checkTeaching(report, question, facts);
    }
  checkConditions(report);
  checkTexts(report);
  return report.findings();
}

/** Whether a form may be activated. */
export const isActivatable = (findings: readonly ScorecardFinding[]): boolean =>
  findings.every(({ severity }) => severity !== ScorecardFindingSeverity.ERROR);

function checkRefs(report: Report): void {
  const { sections } = report.content;
  for (const [things, zh, en] of [
    [sections, '节', 'sections'],
    [report.questions, '道题', 'questions'],
  ] as const) {
    const seen = new Set<string>();
    const told = new Set<string>();
    for (const { ref } of things) {
      if (seen.has(ref) && !told.has(ref)) {
        told.add(ref);
        report.add(Code.DUPLICATE_REF, {
          ...{ ref, place: 'ref' },
          message: [`有两${zh}的代号都是“${ref}”。`, `Two ${en} have the ref “${ref}”.`],
          mend: ['给其中一个换一个代号。', 'Give one of them another ref.'],
        });
      }
      seen.add(ref);
    }
  }
}

function checkBands(report: Report): void {
  const { bands } = report.content;
  if (!bands || bands.needsImprovementMax < bands.exceedsMin) return;
  report.add(Code.BAND_ORDER, {
    place: 'bands',
    message: [
      `“待提高”的上限 ${bands.needsImprovementMax} 不低于“优秀”的下限 ${bands.exceedsMin}。`,
      `What needs improvement ends at ${bands.needsImprovementMax}, not below ${bands.exceedsMin}, where excellence begins.`,
    ],
    mend: ['把前者调低，或把后者调高。', 'Lower the one, or raise the other.'],
  });
}
