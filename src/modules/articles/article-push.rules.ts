import { UserError, UserErrorCode, fault } from '../../platform/errors/index.js';
import { FeedPriority } from './article-enums.js';

/** How a publication is pushed. */
export interface PushGiven {
  readonly priority: FeedPriority | null;
  readonly changeSummary: string | null;
  readonly dueAt: Date | null;
}

/** Whether people have to read what is pushed so. */
export const mustBeRead = (priority: FeedPriority | null): boolean =>
  priority === FeedPriority.MUST_READ || priority === FeedPriority.STOP_WORK;

/** Throws REQUIRED, INVALID or OUT_OF_RANGE unless what is said of a push fits together; the same for all that is published. */
export function checkPush({ priority, changeSummary, dueAt }: PushGiven, at: Date): void {
  if (mustBeRead(priority) && changeSummary === null) {
    throw new UserError(
      fault(
        UserErrorCode.REQUIRED,
        '必读内容请写明变化。',
        'Say what changed: people have to read this.',
        'changeSummary',
      ),
    );
  }
  if (dueAt && !mustBeRead(priority)) {
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '只有必读内容才有期限。',
        'Only must-read and stop-work entries have a due date.',
        'dueAt',
      ),
    );
  }
  if (dueAt && dueAt <= at) {
    throw new UserError(
      fault(UserErrorCode.OUT_OF_RANGE, '期限必须在将来。', 'The due date has to lie in the future.', 'dueAt'),
    );
  }
}
