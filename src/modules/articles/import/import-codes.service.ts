import { reservedNumbers, codeOf } from '../article-code.rules.js';
import { ArticleKind } from '../article-enums.js';
import { type ArticleParts, takeCodeNumbers } from '../article-draft.service.js';
import type { ImportRowOutcome } from './import-job.js';
import type { RowPlan } from './import.plan.js';
import type { ReadRow } from './import.row.js';

type CreatedPlan = Extract<RowPlan, { outcome: ImportRowOutcome.CREATED }>;

/** Highest number that a file may bring: the counter goes on behind it, and a foreign number must not use it up. */
const highestNumber = 999_999;

const numberIn = (code: string): number => Number(code.slice(code.indexOf('-') + 1));

/** The code that a row may keep: one of its kind, within reach of the counter; null where it gets a new one. */
export function keepableCode(row: ReadRow): string | null {
  if (row.code === null) return null;
  const number = numberIn(row.code);
  const isOurs = number >= 1 && number <= highestNumber && codeOf(row.kind ?? ArticleKind.FAQ, number) === row.code;
  return isOurs ? row.code : null;
}

/** Gives new articles their codes. */
export class CodeGiver {
  constructor(private readonly parts: ArticleParts) {}

  /** Codes of these articles: what they keep, else new ones. Inside the transaction that writes them. */
  async give(plans: readonly CreatedPlan[]): Promise<Map<RowPlan, string>> {
    const given = new Map<RowPlan, string>();
    const kept = plans.filter(({ code }) => code !== null);
    for (const plan of kept) given.set(plan, plan.code ?? '');
    await this.#moveCounterBehind(Math.max(0, ...kept.map(({ code }) => numberIn(code ?? '-0'))));
    const others = plans.filter(({ code }) => code === null);
    let number = others.length ? await takeCodeNumbers(this.parts, others.length) : 0;
    for (const plan of others) given.set(plan, codeOf(plan.row.kind ?? ArticleKind.FAQ, number++));
    return given;
  }

  /** A code that a file brought must not be given again. */
  async #moveCounterBehind(highest: number): Promise<void> {
    if (highest <= reservedNumbers) return;
    const missing = highest - reservedNumbers - (await this.parts.foundation.events.head('article-code'));
    if (missing > 0) await takeCodeNumbers(this.parts, missing);
  }
}
