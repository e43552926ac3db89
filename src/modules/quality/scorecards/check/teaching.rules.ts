import type { ScorecardQuestion } from '../scorecard-content.js';
import { ScorecardFindingCode as Code } from './finding.js';
import type { Report, Words } from './report.js';

/** How what a question is taught by stands, whoever asks. */
export type TeachingStanding = 'LIVE' | 'NOT_LIVE' | 'NO_PLACE' | 'NO_NODE' | 'MISSING';

/** What is known of what questions are taught by, by the question’s ref. */
export type TeachingFacts = ReadonlyMap<string, TeachingStanding>;

const told: Readonly<Record<Exclude<TeachingStanding, 'LIVE'>, { says: Words; mend: Words; isWarning: boolean }>> = {
  MISSING: {
    says: ['不存在', 'does not exist'],
    mend: ['改成有的编号，或清空。', 'Name another, or none.'],
    isWarning: false,
  },
  NO_NODE: {
    says: ['没有这个节点', 'has no such node'],
    mend: ['换一个节点，或只填流程编号。', 'Choose another node, or name the tree only.'],
    isWarning: false,
  },
  NOT_LIVE: {
    says: ['目前没有发布', 'is not live'],
    mend: ['先发布它，或换一个。', 'Publish it, or name another.'],
    isWarning: true,
  },
  NO_PLACE: {
    says: ['的线上正文没有这个小标题', 'has no such heading in its live text'],
    mend: ['改成正文里有的小标题，或清空。', 'Choose a heading of the text, or none.'],
    isWarning: true,
  },
};

/** What a question is taught by, that is not there. */
export function checkTeaching(report: Report, question: ScorecardQuestion, facts: TeachingFacts): void {
  const { ref, teaches } = question;
  const standing = facts.get(ref);
  if (!teaches || !standing || standing === 'LIVE') return;
  const { says, mend, isWarning } = told[standing];
  const code = teaches.articleCode ?? teaches.treeCode ?? '';
  const name = report.nameOf(question);
  report.add(Code.BROKEN_TEACHING, {
    ...{ ref, place: 'teaches', mend, isWarning },
    message: [`${name[0]}的教材 ${code} ${says[0]}。`, `${code}, which teaches ${name[1]}, ${says[1]}.`],
  });
}
