import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';

/** Somebody else changed the thing meanwhile; `current` carries it as it is now. */
export function staleRevision(current: Readonly<Record<string, unknown>>): UserError {
  return new UserError(
    fault(
      UserErrorCode.CONFLICT,
      '内容已被他人修改，请核对后重试。',
      'Somebody changed this meanwhile. Compare, then try again.',
      'expectedVersion',
    ),
    current,
  );
}
