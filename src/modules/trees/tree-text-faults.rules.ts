import type { Fault } from '../../platform/errors/index.js';
import { UserErrorCode, fault } from '../../platform/errors/index.js';
import type { LocalizedText } from '../../platform/graphql/localized.js';

type Path = readonly string[];

/** Farthest that a number of a drawing may lie from nought. */
const far = 1_000_000;

/** A form that does not fit. */
export const shapeFault = (zh: string, en: string, path: Path): Fault => fault(UserErrorCode.INVALID, zh, en, ...path);

/** A text that is longer than it may be. */
export const tooLong = (text: string | null | undefined, limit: number, path: Path): Fault[] =>
  (text?.length ?? 0) > limit
    ? [fault(UserErrorCode.TOO_LONG, `最多 ${limit} 个字符。`, `At most ${limit} characters.`, ...path)]
    : [];

/** A text that has to be there. */
export const wordFaults = (text: string, limit: number, path: Path): Fault[] =>
  text === ''
    ? [fault(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', ...path)]
    : tooLong(text, limit, path);

/** The same of both languages. */
export const textFaults = (text: LocalizedText | null | undefined, limit: number, path: Path): Fault[] =>
  text ? [...tooLong(text.zhCN, limit, [...path, 'zhCN']), ...tooLong(text.en, limit, [...path, 'en'])] : [];

/** More items than there may be. */
export const countFaults = (items: readonly unknown[], limit: number, path: Path): Fault[] =>
  items.length > limit ? [fault(UserErrorCode.TOO_MANY, `最多 ${limit} 项。`, `At most ${limit} items.`, ...path)] : [];

/** A list of words. */
export const listFaults = (
  items: readonly string[],
  limit: { readonly items: number; readonly characters: number },
  path: Path,
): Fault[] => [
  ...countFaults(items, limit.items, path),
  ...items.flatMap((item, at) => tooLong(item, limit.characters, [...path, String(at)])),
];

/** A number that is none, or farther from nought than it may be. */
export const farFaults = (value: number | null, path: Path, limit = far): Fault[] =>
  value === null || (Number.isFinite(value) && Math.abs(value) <= limit)
    ? []
    : [fault(UserErrorCode.OUT_OF_RANGE, '数值超出范围。', 'The number is out of range.', ...path)];
