import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { Faults } from '../../people/index.js';
import type { ScorecardContent } from '../scorecards/scorecard-content.js';
import { scorecardLimits } from '../scorecards/scorecard-limits.js';
import { type CriteriaChange, CriteriaChangeKind, criteriaLimits } from './criteria.js';

type Words = { readonly zhCN: string; readonly en: string };

/** What somebody proposes. */
export interface ChangeGiven {
  readonly meetingId: string;
  readonly scorecardId: string;
  readonly ref: string;
  readonly kind: CriteriaChangeKind;
  readonly proposal: string;
  readonly newText?: Words | null;
  readonly newHelp?: Words | null;
  readonly idempotencyKey?: string | null;
}

const hasQuestion = ({ sections }: ScorecardContent, wanted: string): boolean =>
  sections.some(({ questions }) => questions.some(({ ref }) => ref === wanted));

/** Checks the words of a proposal. */
export function checkChange(
  given: ChangeGiven,
  content: ScorecardContent,
): Pick<CriteriaChange, 'proposal' | 'newText' | 'newHelp'> {
  const faults = new Faults();
  const proposal = faults.text(given.proposal, criteriaLimits.proposal, 'proposal');
  if (!hasQuestion(content, given.ref)) faults.missing('ref');
  const isWording = given.kind === CriteriaChangeKind.WORDING;
  if (isWording && !given.newText && !given.newHelp)
    faults.add(UserErrorCode.REQUIRED, '请给出新的题面或说明。', 'Give a new text or a new help.', 'newText');
  if (!isWording && (given.newText || given.newHelp))
    faults.add(UserErrorCode.INVALID, '只作裁定时不改题面。', 'A ruling alone changes no wording.', 'kind');
  const newText = isWording && given.newText ? faults.localized(given.newText, scorecardLimits.text, 'newText') : null;
  const newHelp = isWording && given.newHelp ? faults.localized(given.newHelp, scorecardLimits.help, 'newHelp') : null;
  faults.check();
  return { proposal, newText, newHelp };
}

/** The content with another wording of one question. */
export function reworded(
  standing: ScorecardContent,
  ref: string,
  { newText, newHelp }: Pick<CriteriaChange, 'newText' | 'newHelp'>,
): ScorecardContent {
  if (!hasQuestion(standing, ref))
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '质量卡的草稿里没有这道题。',
        'The working copy of the scorecard lacks this question.',
        'id',
      ),
    );
  return {
    ...standing,
    sections: standing.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) =>
        question.ref === ref
          ? { ...question, text: newText ?? question.text, help: newHelp ?? question.help }
          : question,
      ),
    })),
  };
}
