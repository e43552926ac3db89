import { distinctUnits, fold } from '../../../platform/search/analysis.js';
import { addDays } from '../shared/days.rules.js';
import { likeness, likenessThreshold, outlineOf, type WeightOf } from '../shared/likeness.rules.js';
import { masked } from './mask.rules.js';
import type { GapDay, GapLine, SearchGap, SearchGapWording } from './search-gap.js';
import type { SearchGapCause } from './use-enums.js';

/** Most characters of a report's words: as many as an alternative question of an article may have. */
export const wordsLimit = 200;
/** Most wordings and units that a gap keeps. */
const mostWordings = 50;
const mostUnits = 500;
/** Days that are kept for the trend, and shown of it. */
const keptDays = 30;
const shownDays = 14;

/** What is counted of one report. */
export interface GapReport {
  /** Masked, at most 200 characters. */
  readonly words: string;
  readonly key: string;
  readonly units: readonly string[];
  readonly locale: 'zh-CN' | 'en';
  readonly cause: `${SearchGapCause}`;
  readonly lineId: string | null;
  readonly at: Date;
  readonly day: string;
  /** Whether its person and its call had not reported this gap before. */
  readonly isNewPerson: boolean;
  readonly isNewCall: boolean;
}

/** Why somebody found no answer, by what the search showed; one that could not judge says nothing of what is missing. */
export function causeOf(receipt: { totalCount: number; verdict: string; isJudgeable: boolean }): `${SearchGapCause}` {
  if (!receipt.isJudgeable) return 'NOT_OPENED';
  if (receipt.totalCount === 0) return 'NO_RESULT';
  return receipt.verdict === 'NO_GOOD_ANSWER' ? 'NO_GOOD_ANSWER' : 'NOT_OPENED';
}

const han = /\p{Script=Han}/u;

/** What equal wordings share: the folded words without signs, and without blanks around Chinese characters. */
export const wordingKey = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();

/** Language of a caller's words: what they are written in; for a bare code that of the query. */
export function localeOf(words: string, queryLocale: 'zh-CN' | 'en'): 'zh-CN' | 'en' {
  if (han.test(words)) return 'zh-CN';
  return (words.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3 ? 'en' : queryLocale;
}

/** The gap whose nearest wording asks the same as some units; null where none does. */
export function nearest<G extends { wordings: readonly Pick<SearchGapWording, 'units'>[] }>(
  gaps: readonly G[],
  units: readonly string[],
  weightOf: WeightOf,
): G | null {
  const asked = outlineOf(units, weightOf);
  let best: { gap: G; value: number } | null = null;
  for (const gap of gaps) {
    for (const wording of gap.wordings) {
      if (wording.units.length === 0) continue;
      const value = likeness(asked, outlineOf(wording.units, weightOf));
      if (value >= likenessThreshold && value > (best?.value ?? 0)) best = { gap, value };
    }
  }
  return best?.gap ?? null;
}

/** A new gap with its first report. */
export function gapOf(id: string, report: GapReport, previousId: string | null): SearchGap {
  const empty: SearchGap = {
    _id: id,
    title: '',
    wordings: [],
    units: [],
    reportCount: 0,
    peopleCount: 0,
    callCount: 0,
    locale: report.locale as SearchGap['locale'],
    lines: [],
    days: [],
    change: 0,
    causes: { NO_RESULT: 0, NOT_OPENED: 0, NO_GOOD_ANSWER: 0 },
    cause: report.cause as SearchGapCause,
    state: 'OPEN' as SearchGap['state'],
    claimedById: null,
    articleId: null,
    sinceVersion: 0,
    previousId,
    reason: null,
    revision: 1,
    firstAt: report.at,
    lastAt: report.at,
    closedAt: null,
  };
  return withReport(empty, report);
}

/** The gap with one report more. Its state and revision stay. */
export function withReport(gap: SearchGap, report: GapReport): SearchGap {
  const days = summed([...gap.days, { day: report.day, count: 1 }]);
  return settled({
    ...gap,
    wordings: tallied([
      ...gap.wordings,
      { text: report.words, count: 1, lastAt: report.at, key: report.key, units: report.units },
    ]),
    reportCount: gap.reportCount + 1,
    peopleCount: gap.peopleCount + (report.isNewPerson ? 1 : 0),
    callCount: gap.callCount + (report.isNewCall ? 1 : 0),
    lines: report.lineId === null ? gap.lines : linesOf([...gap.lines, { lineId: report.lineId, count: 1 }]),
    causes: { ...gap.causes, [report.cause]: gap.causes[report.cause] + 1 },
    days,
    change: changeOf(days, report.day),
    firstAt: earlier(gap.firstAt, report.at),
    lastAt: later(gap.lastAt, report.at),
  });
}

/** The gap with everything that another one counted; people and calls who reported both are counted once. */
export function merged(
  into: SearchGap,
  from: SearchGap,
  both: { people: number; calls: number },
  today: string,
): SearchGap {
  const days = summed([...into.days, ...from.days]);
  return settled({
    ...into,
    wordings: tallied([...into.wordings, ...from.wordings]),
    reportCount: into.reportCount + from.reportCount,
    peopleCount: into.peopleCount + from.peopleCount - both.people,
    callCount: into.callCount + from.callCount - both.calls,
    lines: linesOf([...into.lines, ...from.lines]),
    causes: {
      NO_RESULT: into.causes.NO_RESULT + from.causes.NO_RESULT,
      NOT_OPENED: into.causes.NOT_OPENED + from.causes.NOT_OPENED,
      NO_GOOD_ANSWER: into.causes.NO_GOOD_ANSWER + from.causes.NO_GOOD_ANSWER,
    },
    days,
    change: changeOf(days, today),
    firstAt: earlier(into.firstAt, from.firstAt),
    lastAt: later(into.lastAt, from.lastAt),
  });
}

/** What follows from the rest: title, units and the most frequent cause. */
function settled(gap: SearchGap): SearchGap {
  const [cause] = Object.entries(gap.causes).sort(([, a], [, b]) => b - a)[0] ?? [gap.cause];
  return {
    ...gap,
    title: gap.wordings[0]?.text ?? gap.title,
    units: [...new Set(gap.wordings.flatMap((wording) => wording.units))].slice(0, mostUnits),
    cause: cause as SearchGapCause,
  };
}

const earlier = (a: Date, b: Date): Date => (a.getTime() <= b.getTime() ? a : b);
const later = (a: Date, b: Date): Date => (a.getTime() >= b.getTime() ? a : b);

/** Equal wordings together, most frequent first; of those as frequent the first one stays first, so that a title does not jump. */
function tallied(wordings: readonly SearchGapWording[]): SearchGapWording[] {
  const byKey = new Map<string, SearchGapWording>();
  for (const wording of wordings) {
    const known = byKey.get(wording.key);
    byKey.set(
      wording.key,
      known
        ? { ...known, count: known.count + wording.count, lastAt: later(known.lastAt, wording.lastAt) }
        : { ...wording },
    );
  }
  const ranked = [...byKey.values()].sort((a, b) => b.count - a.count);
  if (ranked.length <= mostWordings) return ranked;
  // The newest stays whatever its count, or new words would never gather enough reports; of the rest the rarest and oldest go.
  const isLater = (a: SearchGapWording, b: SearchGapWording): number => b.lastAt.getTime() - a.lastAt.getTime();
  const [newest] = [...ranked].sort(isLater);
  const rest = ranked.filter((wording) => wording !== newest).sort((a, b) => b.count - a.count || isLater(a, b));
  const kept = new Set([newest, ...rest.slice(0, mostWordings - 1)]);
  return ranked.filter((wording) => kept.has(wording));
}

function linesOf(lines: readonly GapLine[]): GapLine[] {
  const byId = new Map<string, number>();
  for (const { lineId, count } of lines) byId.set(lineId, (byId.get(lineId) ?? 0) + count);
  return [...byId]
    .map(([lineId, count]) => ({ lineId, count }))
    .sort((a, b) => b.count - a.count || (a.lineId < b.lineId ? -1 : 1));
}

function summed(days: readonly GapDay[]): GapDay[] {
  const byDay = new Map<string, number>();
  for (const { day, count } of days) byDay.set(day, (byDay.get(day) ?? 0) + count);
  return [...byDay]
    .map(([day, count]) => ({ day, count }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-keptDays);
}

const inDays = (days: readonly GapDay[], from: string, to: string): number =>
  days.reduce((sum, { day, count }) => sum + (day >= from && day <= to ? count : 0), 0);

/** Reports of the 7 days up to today less those of the 7 days before. */
export const changeOf = (days: readonly GapDay[], today: string): number =>
  inDays(days, addDays(today, -6), today) - inDays(days, addDays(today, -13), addDays(today, -7));

/** Reports by day of the last 14 days, today last. */
export function trendOf(days: readonly GapDay[], today: string): number[] {
  const byDay = new Map(days.map(({ day, count }) => [day, count]));
  return Array.from({ length: shownDays }, (_, at) => byDay.get(addDays(today, at - shownDays + 1)) ?? 0);
}

/** Words as people may read them in an article: without masks, on one line. Empty where nothing is left. */
export function cleanWords(text: string): string {
  const clean = text.replaceAll(masked, ' ').replace(/\s+/g, ' ').trim();
  return distinctUnits(clean).length === 0 ? '' : clean;
}

/**
 * The words of a gap that an article does not have yet, most frequent first: as many as fit beside those it has. `has` holds its title and
 * alternative questions; `room` says how many more it takes.
 */
export function newWords(
  gap: Pick<SearchGap, 'wordings'>,
  has: readonly string[],
  room: number,
): { added: string[]; leftOutCount: number } {
  const known = new Set(has.map(wordingKey));
  const fresh: string[] = [];
  for (const { text } of gap.wordings) {
    const clean = cleanWords(text);
    const key = wordingKey(clean);
    if (clean === '' || known.has(key)) continue;
    known.add(key);
    fresh.push(clean);
  }
  const added = fresh.slice(0, Math.max(0, room));
  return { added, leftOutCount: fresh.length - added.length };
}
