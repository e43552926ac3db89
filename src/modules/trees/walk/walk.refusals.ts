import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import { type TreeWalk, TreeWalkState, isOver, walkLimits } from './walk.js';

/** The walk has gone on meanwhile. */
export const stepBehind = (walk: TreeWalk): UserError =>
  new UserError(
    fault(
      UserErrorCode.STEP_BEHIND,
      '流程已在别处继续，已显示最新状态。',
      'The walk has gone on meanwhile; it is shown as it is.',
      'expectedStep',
    ),
    { walk },
  );

/** Why a walk cannot be stepped on in its state. */
export function notWalkable({ state, waiting }: TreeWalk): UserError {
  if (state === TreeWalkState.PAUSED)
    return wrongState('流程已暂停，请先继续。', 'The walk is paused. Resume it first.');
  if (state === TreeWalkState.HANDED_OVER)
    return wrongState('流程已转出，正等待接手。', 'The walk is handed over and waits to be taken.');
  if (isOver({ state })) return wrongState('流程已结束。', 'The walk is over.');
  return waiting
    ? wrongState('正在等待外部系统。', 'An outside system is waited for.')
    : wrongState('现在不能这样做。', 'This cannot be done now.');
}

/** A text of a person: trimmed; null for an empty one. Refused when it is too long, or when it is needed and missing. */
export function givenText(
  text: string | null | undefined,
  max: number,
  field: string,
  isNeeded = false,
): string | null {
  const trimmed = (text ?? '').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trim();
  if (trimmed.length > max)
    throw new UserError(fault(UserErrorCode.TOO_LONG, `最多 ${max} 个字符。`, `At most ${max} characters.`, field));
  if (!trimmed && isNeeded)
    throw new UserError(fault(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', field));
  return trimmed || null;
}

/** A reason. */
export const givenReason = (text: string | null | undefined, field: string, isNeeded = false): string | null =>
  givenText(text, walkLimits.reason, field, isNeeded);
