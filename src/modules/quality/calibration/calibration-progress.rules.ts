import type { CalibrationProgress, CalibrationSession } from './calibration.js';

/** Who has submitted in a session, the expert first; nothing of what. */
export const progressOf = ({
  expertId,
  participantIds,
  submissions,
}: Pick<CalibrationSession, 'expertId' | 'participantIds' | 'submissions'>): CalibrationProgress[] =>
  [expertId, ...participantIds].map((userId) => {
    const submittedAt = submissions.find((one) => one.userId === userId)?.at ?? null;
    return { userId, isExpert: userId === expertId, hasSubmitted: submittedAt !== null, submittedAt };
  });
