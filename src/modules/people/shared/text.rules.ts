import { type Fault, UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';

/** A short text in both languages, as it is stored. */
export interface BothLanguages {
  readonly zhCN: string;
  readonly en: string;
}

/** Collects faults of one input, so that a person sees all of them at once. */
export class Faults {
  readonly list: Fault[] = [];

  add(code: UserErrorCode, zh: string, en: string, ...field: string[]): void {
    this.list.push(fault(code, zh, en, ...field));
  }

  /** Throws what was collected, if anything. */
  check(): void {
    if (this.list.length) throw new UserError(this.list);
  }

  /** A required text of at most `max` characters; returns it without blanks around it. */
  text(value: string | null | undefined, max: number, ...field: string[]): string {
    const text = value?.trim() ?? '';
    if (!text) this.add(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', ...field);
    else if (text.length > max) this.tooLong(max, ...field);
    return text;
  }

  /** A text in both languages, each required and at most `max` characters. */
  localized(value: BothLanguages | null | undefined, max: number, ...field: string[]): BothLanguages {
    return { zhCN: this.text(value?.zhCN, max, ...field, 'zhCN'), en: this.text(value?.en, max, ...field, 'en') };
  }

  /** A lower-kebab key such as `white-goods`, at most 60 characters. */
  key(value: string, ...field: string[]): string {
    if (value.length > 60) this.tooLong(60, ...field);
    else if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value)) {
      this.add(
        UserErrorCode.INVALID,
        '请用小写字母、数字和连字符，以字母开头。',
        'Use lower-case letters, digits and hyphens, beginning with a letter.',
        ...field,
      );
    }
    return value;
  }

  tooLong(max: number, ...field: string[]): void {
    this.add(UserErrorCode.TOO_LONG, `最多 ${max} 个字符。`, `At most ${max} characters.`, ...field);
  }

  /** At most `max` items. */
  atMost(list: readonly unknown[], max: number, ...field: string[]): void {
    if (list.length > max) this.add(UserErrorCode.TOO_MANY, `最多 ${max} 项。`, `At most ${max} items.`, ...field);
  }

  missing(...field: string[]): void {
    this.add(UserErrorCode.NOT_FOUND, '找不到，或者您无权查看。', 'Not found, or you may not see it.', ...field);
  }
}

/** The error of a key, address or number that somebody else has. */
export const duplicate = (field: string): UserError =>
  new UserError(fault(UserErrorCode.DUPLICATE, '已被使用，请换一个。', 'Already in use. Choose another.', field));

/** Those fields of `after` that differ from `before`, in both states: small plain objects for the audit. */
export function changed<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
} {
  const result = { before: {} as Record<string, unknown>, after: {} as Record<string, unknown> };
  for (const field of fields) {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
    result.before[field] = before[field];
    result.after[field] = after[field];
  }
  return result;
}
