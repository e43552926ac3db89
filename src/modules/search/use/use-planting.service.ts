import type { Viewer } from '../../../platform/auth/viewer.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { dayOf } from '../shared/days.rules.js';
import { drafted } from './gap-work.rules.js';
import { gapOf, withReport, wordingKey } from './gap.rules.js';
import { unitsOf } from './intent.rules.js';
import { mask } from './mask.rules.js';
import type { SearchGap } from './search-gap.js';
import type { SearchGapStore, StoredReport } from './search-gap.store.js';
import type { SearchIntent } from '../shared/search-intent.js';
import type { SearchIntentStore } from './search-intent.store.js';
import type { SearchGapCause } from './use-enums.js';
import type { UseSuggestions } from './use-suggestions.service.js';
import type { UseNeeds } from './use.needs.js';

/** A search of the past: everything but what follows from its person and its query. */
export type PlantedSearch = Omit<
  SearchIntent,
  | '_id'
  | 'key'
  | 'otherKeys'
  | 'receiptIds'
  | 'offset'
  | 'isJudgeable'
  | 'userId'
  | 'role'
  | 'teamIds'
  | 'siteId'
  | 'queryKey'
  | 'units'
> & { readonly person: Viewer };

/** A report of the past. */
export interface PlantedReport {
  readonly person: Viewer;
  readonly words: string;
  readonly cause: `${SearchGapCause}`;
  readonly productLineId: string | null;
  readonly callReference: string | null;
  readonly at: Date;
}

/** A gap of the past, by its reports in order; all of them ask the same. */
export interface PlantedGap {
  readonly locale: 'zh-CN' | 'en';
  readonly claimedById: string | null;
  /** An article that was never published yet and is being written for it. */
  readonly articleId: string | null;
  readonly reports: readonly PlantedReport[];
}

/** Fills an empty log of use with the past of a demo centre: everything or nothing, in one transaction. */
export class UsePlantingService {
  constructor(
    private readonly foundation: Pick<Foundation, 'transactions' | 'clock'>,
    private readonly intents: SearchIntentStore,
    private readonly gaps: SearchGapStore,
    private readonly counter: UseNeeds['counter'],
    private readonly suggestions: UseSuggestions,
  ) {}

  /** Whether nobody has searched yet. */
  isEmpty(): Promise<boolean> {
    return this.intents.isEmpty();
  }

  /** Plants searches with their counts, and gaps. Does nothing where somebody has searched already. */
  async plant(searches: readonly PlantedSearch[], planted: readonly PlantedGap[]): Promise<void> {
    if (!(await this.isEmpty())) return;
    const intents = searches.map((search, at) => this.#intentOf(search, at));
    const made = planted.map((gap) => this.#gapOf(gap));
    await this.foundation.transactions.run(async () => {
      await this.intents.plant(intents);
      await this.counter.countMany(intents);
      await this.gaps.plant(
        made.map(({ gap }) => gap),
        made.flatMap(({ reports }) => reports),
      );
    });
    await this.suggestions.refresh();
  }

  #intentOf({ person, ...search }: PlantedSearch, at: number): SearchIntent {
    const query = mask(search.query);
    return {
      ...search,
      _id: newId('search_intent', this.foundation.clock),
      key: `planted-${at}`,
      otherKeys: [],
      receiptIds: [],
      offset: 0,
      isJudgeable: true,
      userId: person.id,
      role: person.roles[0] ?? '',
      teamIds: [...person.teamIds],
      siteId: person.siteId,
      query,
      ...unitsOf(query),
    };
  }

  #gapOf({ locale, claimedById, articleId, reports }: PlantedGap): { gap: SearchGap; reports: StoredReport[] } {
    const people = new Set<string>();
    const stored: StoredReport[] = [];
    let gap: SearchGap | null = null;
    const gapId = newId('search_gap', this.foundation.clock);
    for (const { person, words, cause, productLineId, callReference, at } of reports) {
      const text = mask(words);
      const { units } = unitsOf(text);
      const report = {
        words: text,
        key: wordingKey(text),
        units,
        locale,
        cause,
        lineId: productLineId,
        at,
        day: dayOf(at),
        isNewPerson: !people.has(person.id),
        isNewCall: callReference !== null,
      };
      const wasNew: boolean = gap === null;
      gap = gap === null ? gapOf(gapId, report, null) : withReport(gap, report);
      people.add(person.id);
      stored.push({
        _id: newId('search_gap_report', this.foundation.clock),
        gapId,
        userId: person.id,
        words: text,
        cause,
        productLineId,
        callReference,
        wasNew,
        reportCount: gap.reportCount,
        at,
      });
    }
    if (!gap) throw new Error('A gap has at least one report.');
    const written = articleId === null ? {} : drafted(articleId, 0);
    return { gap: { ...gap, claimedById, ...written }, reports: stored };
  }
}
