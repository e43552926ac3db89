import { type Text, UserErrorCode } from '../../../platform/errors/index.js';

/** Why a row is not taken over. */
export interface RowFault {
  readonly code: UserErrorCode;
  /** The field that is at fault; null where no single one is. */
  readonly field: string | null;
  readonly text: Text;
}

export const rowFault = (code: UserErrorCode, field: string | null, zh: string, en: string): RowFault => ({
  ...{ code, field },
  text: { 'zh-CN': zh, en },
});

export const outOfRange = (field: string, zh: string, en: string): RowFault =>
  rowFault(UserErrorCode.OUT_OF_RANGE, field, zh, en);

export const invalid = (field: string | null, zh: string, en: string): RowFault =>
  rowFault(UserErrorCode.INVALID, field, zh, en);

export const required = (field: string): RowFault =>
  rowFault(UserErrorCode.REQUIRED, field, '不能为空。', 'This is needed.');

export const unknownName = (field: string, zh: string, en: string): RowFault =>
  rowFault(UserErrorCode.NOT_FOUND, field, zh, en);
