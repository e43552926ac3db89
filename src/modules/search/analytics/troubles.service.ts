import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { forbidden } from '../../../platform/errors/index.js';
import { mayReadWords } from './analytics.policy.js';
import { checkCount } from './analytics.service.js';
import type { QueryText } from './counts.schema.js';
import { type Period, addDays, dayOf } from './days.rules.js';
import { type WeightOf, groupingSteps } from './grouping.rules.js';
import { type Trouble, type TroubleCount, isSolved, summaryOf, troubleFields } from './trouble.rules.js';
import type { TroubledQuery, TroublesStore } from './troubles.store.js';

/** Queries of one meaning that go wrong. */
export interface TroubleGroup {
  readonly key: string;
  readonly text: string;
  readonly locale: 'zh-CN' | 'en';
  readonly wordings: { readonly text: string; readonly count: number }[];
  readonly wordingCount: number;
  readonly count: number;
  readonly teamCount: number;
  readonly lineId: string | null;
  readonly trend: { readonly day: string; readonly count: number }[];
  /** What the latest searches showed, before it is judged who may see it. */
  readonly shownIds: string[];
}

interface TroubledWording {
  readonly id: string;
  readonly units: readonly string[];
  readonly count: number;
  readonly text: QueryText;
}

/** Most different queries that are grouped; rarer ones are left out. */
const mostQueries = 20_000;
const mostWordings = 20;
const mostDays = 180;
const mostGroups = 100;
/** More than are shown, because some may be hidden from the viewer. */
const mostShown = 30;

/** Lists of queries that go wrong, grouped by meaning. */
export class TroublesService {
  constructor(
    private readonly store: TroublesStore,
    private readonly clock: Clock,
    private readonly weightOf: WeightOf,
  ) {}

  /** Groups, most searches first. Throws FORBIDDEN for who may not read words, BAD_USER_INPUT for counts outside their limits. */
  async groups(viewer: Viewer, trouble: Trouble, days: number, first: number): Promise<TroubleGroup[]> {
    if (!mayReadWords(viewer)) throw forbidden();
    checkCount('days', days, mostDays);
    checkCount('first', first, mostGroups);
    const to = dayOf(this.clock.now());
    const period = { from: addDays(to, 1 - days), to };
    const wordings = await this.#wordings(trouble, period);
    const groups = (await this.#group(wordings))
      .map((group) => ({ group, count: group.reduce((sum, wording) => sum + wording.count, 0) }))
      .sort((a, b) => b.count - a.count || ((a.group[0]?.id ?? '') < (b.group[0]?.id ?? '') ? -1 : 1))
      .slice(0, first);
    const ids = groups.flatMap(({ group }) => group.map(({ id }) => id));
    const byQuery = new Map<string, TroubleCount[]>();
    for (const count of await this.store.counts(trouble, period, ids))
      byQuery.set(count.queryId, [...(byQuery.get(count.queryId) ?? []), count]);
    return groups.flatMap(({ group, count }) => {
      const [leader] = group;
      if (!leader) return [];
      const counts = group.flatMap(({ id }) => byQuery.get(id) ?? []);
      return { ...shownOf(leader, group), count, ...summaryOf(counts) };
    });
  }

  async #group(wordings: readonly TroubledWording[]): Promise<TroubledWording[][]> {
    const steps = groupingSteps(wordings, this.weightOf);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await othersFirst();
    }
  }

  /** Queries that still go wrong and whose words are still known. */
  async #wordings(trouble: Trouble, period: Period): Promise<TroubledWording[]> {
    const queries = await this.store.queries(trouble, period, mostQueries);
    const texts = await this.store.texts(queries.map(({ queryId }) => queryId));
    return queries.flatMap((query) => {
      const text = texts.get(query.queryId);
      if (!text || isSolved(courseOf(trouble, query, text))) return [];
      return { id: query.queryId, units: text.units, count: query.count, text };
    });
  }
}

const courseOf = (trouble: Trouble, { intentCount, successCount }: TroubledQuery, text: QueryText) => ({
  intentCount,
  successCount,
  lastTroubleAt: text[troubleFields[trouble].lastAt] ?? null,
  lastSuccessAt: text.lastSuccessAt ?? null,
});

const shownOf = (leader: TroubledWording, group: readonly TroubledWording[]) => ({
  key: leader.id,
  text: leader.text.text,
  locale: leader.text.locale,
  wordings: group.slice(0, mostWordings).map(({ text, count }) => ({ text: text.text, count })),
  wordingCount: group.length,
  shownIds: [...new Set(group.flatMap(({ text }) => text.shown))].slice(0, mostShown),
});
