import { UserErrorCode } from '../../../platform/errors/index.js';
import { type RowFault, invalid, outOfRange, required, rowFault } from './row-fault.js';

/** One row as it came: values of JSON, cells of a table, or what the API has typed already. */
export type RawRow = Readonly<Record<string, unknown>>;

/** Control characters, and halves of characters: the database would store another text than was given. */
const control = /[\u0000-\u001f\u007f\p{Cs}]/u;
const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const whole = /^-?\d{1,9}$/;
const earliest = Date.UTC(2000, 0, 1);
/** How far a moment may lie ahead of our clock: other machines have clocks too. */
const graceMs = 60_000;

const yes = new Set(['true', 'yes', 'y', '1', '是']);
const no = new Set(['false', 'no', 'n', '0', '否']);

/** Most seconds of hold, after-call work and the like in one call: a week. */
export const mostSeconds = 604_800;

/**
 * Reads the values of one row and remembers the first that is at fault. A value that is absent gives undefined (the row says nothing of
 * it), an empty one null (the row says that there is none).
 */
export class RowReader {
  fault: RowFault | null = null;

  constructor(
    private readonly raw: RawRow,
    /** The moment that nothing may lie after, epoch milliseconds. */
    private readonly now: number,
  ) {}

  /** A text without line ends, trimmed. */
  text(field: string, longest: number): string | null | undefined {
    const value = this.raw[field];
    if (value === undefined) return undefined;
    if (value === null) return null;
    if (typeof value !== 'string') {
      if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
      return this.#bad(invalid(field, '必须是文字。', 'This is a text.'));
    }
    const text = value.trim();
    if (text === '') return null;
    if (text.length > longest)
      return this.#bad(
        rowFault(UserErrorCode.TOO_LONG, field, `最多 ${longest} 个字符。`, `At most ${longest} characters.`),
      );
    if (control.test(text)) return this.#bad(invalid(field, '含有控制字符。', 'It has control characters.'));
    return text;
  }

  /** The same where the row has to have it; '' beside a fault. */
  needed(field: string, longest: number): string {
    const text = this.text(field, longest);
    if (text) return text;
    if (this.fault === null) this.#bad(required(field));
    return '';
  }

  moment(field: string): Date | null | undefined {
    const value = this.raw[field];
    if (value === undefined) return undefined;
    if (value === null || value === '') return null;
    const date = value instanceof Date ? value : typeof value === 'string' ? parsed(value.trim()) : null;
    if (date === null || Number.isNaN(date.getTime()))
      return this.#bad(
        invalid(
          field,
          '时间写作 2026-01-31T09:30:00+08:00。',
          'Write a moment as 2026-01-31T09:30:00+08:00, with its offset.',
        ),
      );
    const at = date.getTime();
    if (at > this.now + graceMs)
      return this.#bad(outOfRange(field, '时间不能晚于现在。', 'This moment has not come yet.'));
    if (at < earliest) return this.#bad(outOfRange(field, '不早于 2000 年。', 'Not before the year 2000.'));
    return date;
  }

  /** A whole number within limits. */
  number(field: string, least: number, most: number): number | null | undefined {
    const value = this.raw[field];
    if (value === undefined) return undefined;
    if (value === null || value === '') return null;
    const number =
      typeof value === 'number' ? value : typeof value === 'string' && whole.test(value.trim()) ? Number(value) : NaN;
    if (!Number.isInteger(number)) return this.#bad(invalid(field, '必须是整数。', 'This is a whole number.'));
    if (number < least || number > most)
      return this.#bad(outOfRange(field, `必须在 ${least} 到 ${most} 之间。`, `This is ${least} to ${most}.`));
    return number;
  }

  flag(field: string): boolean | null | undefined {
    const value = this.raw[field];
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === null || value === '') return null;
    const word = String(value as string | number)
      .trim()
      .toLowerCase();
    if (yes.has(word)) return true;
    if (no.has(word)) return false;
    return this.#bad(invalid(field, '必须是 是 或 否。', 'This is yes or no.'));
  }

  /** A list of texts, each once; in a table they are parted by semicolons. */
  list(field: string, most: number, longest: number): readonly string[] | undefined {
    const value = this.raw[field];
    if (value === undefined) return undefined;
    if (value === null || value === '') return [];
    const items: readonly unknown[] | null = Array.isArray(value)
      ? value
      : typeof value === 'string'
        ? value.split(/[;|；]/)
        : null;
    const texts = items?.map((item) => (typeof item === 'string' ? item.trim() : null)) ?? [null];
    if (texts.includes(null)) return this.#badList(invalid(field, '必须是文字列表。', 'This is a list of texts.'));
    const list = [...new Set(texts as string[])].filter((text) => text !== '');
    if (list.length > most)
      return this.#badList(rowFault(UserErrorCode.TOO_MANY, field, `最多 ${most} 项。`, `At most ${most} items.`));
    if (list.some((text) => text.length > longest))
      return this.#badList(
        rowFault(UserErrorCode.TOO_LONG, field, `每项最多 ${longest} 个字符。`, `At most ${longest} characters each.`),
      );
    if (list.some((text) => control.test(text)))
      return this.#badList(invalid(field, '含有控制字符。', 'It has control characters.'));
    return list;
  }

  #bad(fault: RowFault): null {
    this.fault ??= fault;
    return null;
  }

  #badList(fault: RowFault): readonly string[] {
    this.fault ??= fault;
    return [];
  }
}

function parsed(text: string): Date | null {
  if (!moment.test(text)) return null;
  const date = new Date(text);
  // The 31st of a month that has 30 days is none: the day has to be there in the offset that it was written in.
  const day = Number(text.slice(8, 10));
  return day > 28 && new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() !== day ? null : date;
}
