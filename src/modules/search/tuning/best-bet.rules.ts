import { UserErrorCode, fault, type Fault } from '../../../platform/errors/index.js';
import { fold, units } from '../../../platform/search/analysis.js';
import { type SearchBestBet, SearchBestBetMatch, SearchBestBetState } from './best-bet.js';

/** Limits of best bets. */
export const betLimits = { bets: 1_000, phrases: 20, length: 100, note: 500, order: 1_000, shown: 3 } as const;

/** What of a best bet is set. */
export type BetContent = Pick<
  SearchBestBet,
  'articleId' | 'phrases' | 'match' | 'locale' | 'from' | 'until' | 'note' | 'order'
>;

/** Where a moment lies between the dates. */
export function stateOf({ from, until }: Pick<SearchBestBet, 'from' | 'until'>, now: Date): SearchBestBetState {
  if (until !== null && until <= now) return SearchBestBetState.EXPIRED;
  return from !== null && from > now ? SearchBestBetState.SCHEDULED : SearchBestBetState.ACTIVE;
}

const unitsKey = (phrase: string): string => [...new Set(units(fold(phrase)))].sort().join(' ');

/** What is wrong with a best bet, without looking anything up. */
export function betFaults({ phrases, from, until, note, order }: BetContent): Fault[] {
  const faults: Fault[] = [];
  if (phrases.length === 0) faults.push(fault(UserErrorCode.REQUIRED, '请填写查询词。', 'Give a phrase.', 'phrases'));
  if (phrases.length > betLimits.phrases)
    faults.push(
      fault(
        UserErrorCode.TOO_MANY,
        `最多 ${betLimits.phrases} 个。`,
        `At most ${betLimits.phrases} phrases.`,
        'phrases',
      ),
    );
  const seen = new Set<string>();
  phrases.slice(0, betLimits.phrases).forEach((phrase, row) => {
    const key = unitsKey(phrase);
    const add = (code: UserErrorCode, zh: string, en: string): void =>
      void faults.push(
        fault(code, `第 ${row + 1} 个查询词：${zh}`, `Phrase ${row + 1}: ${en}`, 'phrases', String(row)),
      );
    if (phrase === '') add(UserErrorCode.REQUIRED, '请填写。', 'Fill it in.');
    else if (phrase.length > betLimits.length)
      add(UserErrorCode.TOO_LONG, `最多 ${betLimits.length} 个字符。`, `At most ${betLimits.length} characters.`);
    else if (key === '') add(UserErrorCode.INVALID, '没有文字或数字。', 'It has no letters or digits.');
    else if (seen.has(key)) add(UserErrorCode.DUPLICATE, '重复。', 'It is there already.');
    seen.add(key);
  });
  if (from && until && until <= from)
    faults.push(fault(UserErrorCode.OUT_OF_RANGE, '结束须晚于开始。', 'The end must be after the beginning.', 'until'));
  if (note.length > betLimits.note)
    faults.push(
      fault(UserErrorCode.TOO_LONG, `最多 ${betLimits.note} 个字符。`, `At most ${betLimits.note} characters.`, 'note'),
    );
  if (!Number.isInteger(order) || order < 0 || order > betLimits.order)
    faults.push(fault(UserErrorCode.OUT_OF_RANGE, `0 到 ${betLimits.order}。`, `0 to ${betLimits.order}.`, 'order'));
  return faults;
}

interface Phrase {
  readonly bet: SearchBestBet;
  /** Place of the bet in the order of all. */
  readonly at: number;
  readonly units: readonly string[];
}

/** All best bets, ready to be matched with a query in far less than a millisecond. */
export class BetTable {
  /** Phrases by the one of their units that the fewest phrases have: a query has to have it. */
  readonly #phrases = new Map<string, Phrase[]>();

  /** @param bets in their order. */
  constructor(bets: readonly SearchBestBet[]) {
    const phrases = bets.flatMap((bet, at) =>
      bet.phrases.map((text): Phrase => ({ bet, at, units: [...new Set(units(fold(text)))] })),
    );
    const held = new Map<string, number>();
    for (const phrase of phrases) for (const unit of phrase.units) held.set(unit, (held.get(unit) ?? 0) + 1);
    for (const phrase of phrases) {
      const [first, ...others] = phrase.units;
      if (first === undefined) continue;
      const count = (unit: string): number => held.get(unit) ?? 0;
      const rarest = others.reduce((best, unit) => (count(unit) < count(best) ? unit : best), first);
      const known = this.#phrases.get(rarest);
      if (known) known.push(phrase);
      else this.#phrases.set(rarest, [phrase]);
    }
  }

  /** Articles to be put first for a query's units, in order, at most three; those whose dates do not hold now are left out. */
  match(queryUnits: readonly string[], locale: string, now: Date): string[] {
    const wanted = new Set(queryUnits);
    const fitting: Phrase[] = [];
    for (const unit of wanted) {
      for (const phrase of this.#phrases.get(unit) ?? []) {
        const { bet, units: needed } = phrase;
        if (bet.locale !== null && bet.locale !== locale) continue;
        if (bet.match === SearchBestBetMatch.EXACT && needed.length !== wanted.size) continue;
        if (needed.every((one) => wanted.has(one)) && stateOf(bet, now) === SearchBestBetState.ACTIVE)
          fitting.push(phrase);
      }
    }
    fitting.sort((a, b) => a.at - b.at);
    return [...new Set(fitting.map(({ bet }) => bet.articleId))].slice(0, betLimits.shown);
  }
}
