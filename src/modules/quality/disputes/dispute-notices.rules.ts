import type { NewNotice } from '../../../platform/events/index.js';
import { type Dispute, DisputeDecision } from './dispute.js';

const about = ({ _id, reference, title }: Dispute): Pick<NewNotice, 'subject' | 'code' | 'title'> => ({
  subject: { type: 'dispute', id: _id },
  code: reference,
  title,
});

/** To those who may judge it. */
export const openedNotice = (dispute: Dispute, judgeIds: readonly string[], agentName: string): NewNotice => ({
  ...about(dispute),
  to: judgeIds,
  kind: 'DISPUTE_OPENED',
  text: {
    'zh-CN': `${agentName} 对 ${dispute.reference} 的评分提出申诉，请裁定。`,
    en: `${agentName} disputes the evaluation of ${dispute.reference}; please decide.`,
  },
});

/** To the agent and the evaluator. */
export function decidedNotice(dispute: Dispute): NewNotice {
  const all = dispute.items.filter(({ decision }) => decision !== null);
  const upheld = all.filter(({ decision }) => decision === DisputeDecision.UPHELD).length;
  return {
    ...about(dispute),
    to: [dispute.agentId, dispute.evaluatorId],
    kind: 'DISPUTE_DECIDED',
    text: {
      'zh-CN': `${dispute.reference} 的申诉已裁定：${all.length} 题中支持 ${upheld} 题。`,
      en: `The dispute about ${dispute.reference} was decided: ${upheld} of ${all.length} questions upheld.`,
    },
  };
}
