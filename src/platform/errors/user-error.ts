/** Languages in which the product answers. */
export type Language = 'zh-CN' | 'en';

/** One sentence in both languages of the product. */
export type Text = Readonly<Record<Language, string>>;

/** Every reason why a correct client may be refused; a person can mend each of them. Emitted as the enum `UserErrorCode`. */
export enum UserErrorCode {
  REQUIRED = 'REQUIRED',
  TOO_LONG = 'TOO_LONG',
  TOO_SHORT = 'TOO_SHORT',
  OUT_OF_RANGE = 'OUT_OF_RANGE',
  INVALID = 'INVALID',
  DUPLICATE = 'DUPLICATE',
  NOT_FOUND = 'NOT_FOUND',
  NOT_ALLOWED = 'NOT_ALLOWED',
  CONFLICT = 'CONFLICT',
  WRONG_STATE = 'WRONG_STATE',
  IN_USE = 'IN_USE',
  SAME_PERSON = 'SAME_PERSON',
  WIDENING_NOT_CONFIRMED = 'WIDENING_NOT_CONFIRMED',
  NARROWING_NOT_CONFIRMED = 'NARROWING_NOT_CONFIRMED',
  KEY_REUSED = 'KEY_REUSED',
  BAD_CREDENTIALS = 'BAD_CREDENTIALS',
  TOO_MANY = 'TOO_MANY',
  FILE_REFUSED = 'FILE_REFUSED',
  TREE_INVALID = 'TREE_INVALID',
  STEP_BEHIND = 'STEP_BEHIND',
  RETURN_WITHOUT_CHECK = 'RETURN_WITHOUT_CHECK',
  SCORECARD_INVALID = 'SCORECARD_INVALID',
  WINDOW_CLOSED = 'WINDOW_CLOSED',
}

/** One expected fault, before it is put into a payload. */
export interface Fault {
  readonly code: UserErrorCode;
  readonly text: Text;
  /** Path of the input field that caused it, outermost first, without the argument `input`. */
  readonly field?: readonly string[];
}

/**
 * An expected, coded refusal of a mutation. It becomes `userErrors` in the payload and never a top-level error.
 * `current` goes into the payload beside the errors (for CONFLICT: the object as it is now).
 */
export class UserError extends Error {
  readonly faults: readonly Fault[];
  readonly current: Readonly<Record<string, unknown>>;

  constructor(faults: Fault | readonly Fault[], current: Readonly<Record<string, unknown>> = {}) {
    const list: readonly Fault[] = Array.isArray(faults) ? (faults as readonly Fault[]) : [faults as Fault];
    super(list.map((fault) => `${fault.code} ${fault.field?.join('.') ?? ''}`.trim()).join(', '));
    this.name = 'UserError';
    this.faults = list;
    this.current = current;
  }
}

/** A fault with its field path; sugar that keeps call sites on one line. */
export function fault(code: UserErrorCode, zh: string, en: string, ...field: string[]): Fault {
  return field.length ? { code, text: { 'zh-CN': zh, en }, field } : { code, text: { 'zh-CN': zh, en } };
}

/** Absent and unreadable things answer alike. */
export function notFound(...field: string[]): UserError {
  return new UserError(
    fault(UserErrorCode.NOT_FOUND, '找不到，或者您无权查看。', 'Not found, or you may not see it.', ...field),
  );
}

/** For a thing that the viewer may read but not change in this way. */
export function notAllowed(...field: string[]): UserError {
  return new UserError(
    fault(UserErrorCode.NOT_ALLOWED, '您没有做这件事的权限。', 'You are not allowed to do this.', ...field),
  );
}

/** The thing was changed by somebody else in the meantime; `current` carries it as it is now. */
export function conflict(current: Readonly<Record<string, unknown>>): UserError {
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

/** The thing is not in a state in which this can be done. */
export function wrongState(zh: string, en: string, ...field: string[]): UserError {
  return new UserError(fault(UserErrorCode.WRONG_STATE, zh, en, ...field));
}
