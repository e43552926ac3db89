import type { NewNotice, NoticeKind, NoticeText } from '../../../platform/events/index.js';
import type { ScorecardContent } from '../scorecards/scorecard-content.js';
import type { Evaluation } from './evaluation.js';

/** What people call what is evaluated. */
export const referenceOf = ({ callReference, subjectReference, scorecardCode }: Evaluation): string =>
  callReference ?? subjectReference ?? scorecardCode;

/** A notice about an evaluation; says nothing of its result. */
function notice(
  kind: NoticeKind,
  to: readonly string[],
  evaluation: Evaluation,
  title: ScorecardContent['title'],
  text: NoticeText,
  subjectType = 'evaluation',
): NewNotice {
  return {
    ...{ kind, to, text },
    subject: { type: subjectType, id: evaluation._id },
    code: referenceOf(evaluation),
    title: title.zhCN === title.en ? title.en : `${title.zhCN} · ${title.en}`,
  };
}

type Title = ScorecardContent['title'];

export const releasedNotice = (evaluation: Evaluation, title: Title): NewNotice =>
  notice('EVALUATION_RELEASED', [evaluation.agentId], evaluation, title, {
    'zh-CN': `${referenceOf(evaluation)} 的质检结果已发布给您。`,
    en: `The evaluation of ${referenceOf(evaluation)} was released to you.`,
  });

export const rescoredNotice = (evaluation: Evaluation, title: Title): NewNotice =>
  notice('EVALUATION_RELEASED', [evaluation.agentId, evaluation.evaluatorId], evaluation, title, {
    'zh-CN': `${referenceOf(evaluation)} 的质检结果已更正。`,
    en: `The evaluation of ${referenceOf(evaluation)} was corrected.`,
  });

export const acknowledgedNotice = (evaluation: Evaluation, title: Title, agentName: string): NewNotice =>
  notice('EVALUATION_ACKNOWLEDGED', [evaluation.evaluatorId], evaluation, title, {
    'zh-CN': `${agentName} 已确认 ${referenceOf(evaluation)} 的质检结果。`,
    en: `${agentName} acknowledged the evaluation of ${referenceOf(evaluation)}.`,
  });

export const consentNotice = (evaluation: Evaluation, title: Title): NewNotice =>
  notice('CONSENT_ASKED', [evaluation.agentId], evaluation, title, {
    'zh-CN': `想把 ${referenceOf(evaluation)} 作为优秀录音用于培训，请您决定是否同意。`,
    en: `May ${referenceOf(evaluation)} be shown to others as an example? Please decide.`,
  });

export const peerNotice = (evaluation: Evaluation, title: Title): NewNotice =>
  notice('ASSIGNMENT_NEW', [evaluation.evaluatorId], evaluation, title, {
    'zh-CN': `请您以同伴身份评一评 ${referenceOf(evaluation)}。`,
    en: `You are asked to evaluate ${referenceOf(evaluation)} as a colleague.`,
  });

/** Subject of notices about drafts that are gone. */
export const goneDraft = 'evaluation_draft';

/** Tells an evaluator that somebody who leads, or who had chosen them as a peer, threw their draft away. */
export const discardedNotice = (evaluation: Evaluation, title: Title, reason: string | null): NewNotice =>
  notice(
    'EVALUATION_DISCARDED',
    [evaluation.evaluatorId],
    evaluation,
    title,
    {
      'zh-CN': `您对 ${referenceOf(evaluation)} 的评估草稿已被丢弃。${reason === null ? '' : `理由：${reason}`}`,
      en: `Your draft of the evaluation of ${referenceOf(evaluation)} was thrown away.${reason === null ? '' : ` Reason: ${reason}`}`,
    },
    goneDraft,
  );
