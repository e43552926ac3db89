import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { forbidden } from '../../../platform/errors/index.js';
import { keepsSearch } from '../search.policy.js';
import { checkCount } from './analytics.service.js';
import type { QueryText } from './counts.store.schema.js';
import { type Period, addDays, dayOf } from '../shared/days.rules.js';
import type { WeightOf } from '../shared/likeness.rules.js';
import { keptDays } from '../shared/retention.rules.js';
import { groupingSteps } from './grouping.rules.js';
import { type Trouble, isSolved, troubleFields } from './trouble.rules.js';
import type { TroubledQuery, TroublesStore, TroubleSummary } from './troubles.store.js';

/** Queries of one meaning that go wrong. */
export interface TroubleGroup extends TroubleSummary {
  readonly key: string;
  readonly text: string;
  readonly locale: 'zh-CN' | 'en';
  readonly wordings: { readonly text: string; readonly count: number }[];
  readonly wordingCount: number;
  readonly count: number;
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
/** Wordings of a group that its trend, teams and product line are read from: the most frequent ones, nearly all of its searches. */
const mostSummed = 50;
/** Groups that are summed up at a time. */
const atOnce = 8;
const mostGroups = 100;
/** More than are shown, because some may be hidden from the viewer. */
const mostShown = 30;

/** Lists of queries that go wrong, grouped by meaning. */
export class TroublesService {
  constructor(
    private readonly store: TroublesStore,
    private readonly clock: Clock,
    private readonly weights: { readonly weightOf: WeightOf; readonly weightsReady?: () => Promise<void> },
  ) {}

  /** Groups, most searches first. Throws FORBIDDEN for who may not read words, BAD_USER_INPUT for counts outside their limits. */
  async groups(viewer: Viewer, trouble: Trouble, days: number, first: number): Promise<TroubleGroup[]> {
    if (!keepsSearch(viewer)) throw forbidden();
    checkCount('days', days, keptDays);
    checkCount('first', first, mostGroups);
    const to = dayOf(this.clock.now());
    const period = { from: addDays(to, 1 - days), to };
    await this.weights.weightsReady?.();
    const wordings = await this.#wordings(trouble, period);
    const groups = (await this.#group(wordings))
      .map((group) => ({ group, count: group.reduce((sum, wording) => sum + wording.count, 0) }))
      .sort((a, b) => b.count - a.count || ((a.group[0]?.id ?? '') < (b.group[0]?.id ?? '') ? -1 : 1))
      .slice(0, first);
    const shown: TroubleGroup[] = [];
    for (let at = 0; at < groups.length; at += atOnce)
      shown.push(
        ...(await Promise.all(
          groups.slice(at, at + atOnce).map(async ({ group, count }) => {
            const ids = group.slice(0, mostSummed).map(({ id }) => id);
            return { ...shownOf(group), count, ...(await this.store.summary(trouble, period, ids)) };
          }),
        )),
      );
    return shown;
  }

  async #group(wordings: readonly TroubledWording[]): Promise<TroubledWording[][]> {
    const steps = groupingSteps(wordings, this.weights.weightOf);
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

/** A group as it is shown: named by its first wording, the most frequent one. */
const shownOf = (group: readonly TroubledWording[]) => ({
  key: group[0]?.id ?? '',
  text: group[0]?.text.text ?? '',
  locale: group[0]?.text.locale ?? 'zh-CN',
  wordings: group.slice(0, mostWordings).map(({ text, count }) => ({ text: text.text, count })),
  wordingCount: group.length,
  shownIds: [...new Set(group.flatMap(({ text }) => text.shown))].slice(0, mostShown),
});
