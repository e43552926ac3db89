import type { NewNotice, NoticeText } from '../../../platform/events/index.js';
import type { CalibrationSession } from './calibration.js';

const notice = (
  kind: NewNotice['kind'],
  session: CalibrationSession,
  to: readonly string[],
  text: NoticeText,
): NewNotice => ({
  ...{ to, kind, title: session.title, code: session.callReference, text },
  subject: { type: 'calibration', id: session._id },
});

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const scorersOf = ({ expertId, participantIds }: CalibrationSession): string[] => [expertId, ...participantIds];

/** Invites the expert and the participants. */
export const inviting = (session: CalibrationSession): NewNotice =>
  notice('CALIBRATION_INVITED', session, scorersOf(session), {
    'zh-CN': `请参加校准，${dayOf(session.dueAt)} 前独立评分（专家先提交）。`,
    en: `Please score the call of this calibration by ${dayOf(session.dueAt)}, blind; the expert submits first.`,
  });

/** Tells the participants that they may submit. */
export const afterExpert = (session: CalibrationSession): NewNotice =>
  notice('CALIBRATION_INVITED', session, session.participantIds, {
    'zh-CN': '专家已提交，现在可以提交您的评分。',
    en: 'The expert has submitted; you may submit now.',
  });

/** Tells all members that answers can be compared. */
export const revealing = (session: CalibrationSession): NewNotice =>
  notice('CALIBRATION_REVEALED', session, session.memberIds, {
    'zh-CN': '校准结果已揭示，可以逐题比较。',
    en: 'The answers are revealed and can be compared question by question.',
  });

/** Reminds who has not submitted. */
export const reminding = (session: CalibrationSession): NewNotice => {
  const done = new Set(session.submissions.map(({ userId }) => userId));
  const late = scorersOf(session).filter((id) => !done.has(id));
  return notice('CALIBRATION_INVITED', session, late, {
    'zh-CN': `校准将于 ${dayOf(session.dueAt)} 截止，您还没有提交评分。`,
    en: `This calibration is due on ${dayOf(session.dueAt)}, and you have not submitted yet.`,
  });
};
