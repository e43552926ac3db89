import type { Figures } from '../../../../src/modules/search/analytics/figures.rules.js';
import type { SearchIntent } from '../../../../src/modules/search/shared/search-intent.js';

/** What is counted, in the words of the definition: written anew here, from the searches themselves, without the product's code. */
export const dayIn8 = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);

const kindIn = (intent: SearchIntent): string =>
  intent.opened.length > 0
    ? (intent.opened[0]?.kind ?? '')
    : intent.kinds.length === 1
      ? (intent.kinds[0] ?? '')
      : 'NONE';

/** The value of a search in a dimension; null for none. */
export const valueIn: Readonly<Record<string, (intent: SearchIntent) => string | null>> = {
  DAY: (intent) => dayIn8(intent.at),
  TEAM: (intent) => intent.teamIds[0] ?? null,
  PRODUCT_LINE: (intent) => intent.productLineId,
  LOCALE: (intent) => intent.locale,
  KIND: (intent) => (kindIn(intent) === 'NONE' ? null : kindIn(intent)),
};

/** The value below which a share of them lie; null for none. */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? null;
}

const divide = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export const succeeded = ({ opened, linked, helpful }: SearchIntent): boolean =>
  opened.length + linked.length + helpful.length > 0;

/** All figures by looking at every search; times are true quantiles. */
export function recount(intents: readonly SearchIntent[]): Figures {
  const count = (is: (intent: SearchIntent) => boolean): number => intents.filter(is).length;
  const all = intents.length;
  const judged = count(({ confidence }) => confidence !== null);
  const opens = intents.flatMap(({ opened }) => opened);
  const ranks = opens.map(({ rank }) => rank).filter((rank) => rank !== null);
  const seconds = intents
    .filter(({ opened }) => opened.length > 0)
    .map(({ opened }) => Math.min(...opened.map(({ afterMs }) => afterMs)) / 1_000);
  return {
    intentCount: all,
    successRate: divide(count(succeeded), all),
    clickThroughRate: divide(
      count(({ opened }) => opened.length > 0),
      all,
    ),
    clicksPerSearch: divide(opens.length, all),
    meanClickRank: divide(
      ranks.reduce((sum, rank) => sum + rank, 0),
      ranks.length,
    ),
    firstHitShare: divide(ranks.filter((rank) => rank === 1).length, ranks.length),
    medianSecondsToOpen: quantile(seconds, 0.5),
    ninthDecileSecondsToOpen: quantile(seconds, 0.9),
    zeroResultRate: divide(
      count(({ totalCount }) => totalCount === 0),
      all,
    ),
    noGoodAnswerRate: divide(
      count(({ confidence, verdict }) => confidence !== null && verdict === 'NO_GOOD_ANSWER'),
      judged,
    ),
    lowConfidenceRate: divide(
      count(({ confidence }) => confidence !== null && confidence < 0.5),
      judged,
    ),
    nothingOpenedRate: divide(
      count((one) => one.totalCount > 0 && !succeeded(one)),
      all,
    ),
    linkRate: divide(
      count(({ linked }) => linked.length > 0),
      all,
    ),
    degradedRate: divide(
      count(({ isDegraded }) => isDegraded),
      all,
    ),
  };
}
