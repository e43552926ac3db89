import { daysOf, mondayOf } from '../../../platform/rules/days.js';
import { FigureInterval, defined, figureMean, figureShare } from '../../../platform/rules/figures.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { agentTimeOf } from './agent-time.rules.js';
import type {
  AgentTimeFigures,
  CallFiguresPoint,
  CallFiguresSeries,
  CallReading,
  FirstContactFigures,
  HandlingFigures,
} from './call-figures.js';
import type { CallFiguresStore, DayRow } from './call-figures.store.js';
import type { CallFilter } from './call-filter.rules.js';
import { type CallSums, type CountRule, addedUp, marksOf, momentsOf, waitingOf } from './call-sums.rules.js';
import { type ContactRow, type RepeatRule, repeatVariant, resolutionOf } from './first-contact.rules.js';
import { satisfactionOf } from './satisfaction.rules.js';
import { ServiceLevelVariant, abandonment, meanOfIntervals, serviceLevel } from './service-level.rules.js';

/** What one question about calls covers. */
export interface CallsCovered {
  readonly fromDay: string;
  readonly toDay: string;
  readonly filter: CallFilter;
  readonly counting: CountRule;
  readonly repeats: RepeatRule;
  /** Share of calls that has to be answered in time; null where several hold, or none. */
  readonly target: number | null;
  /** Share of contacts that is wanted solved at the first one; null where none is, or other repeats are asked for. */
  readonly firstContactTarget: number | null;
  /** Whose days count; null where the time of agents is not known for what is asked. */
  readonly people: Rule | null;
}

const sumOf = (rows: readonly ContactRow[], part: 'resolved' | 'repeated' | 'pending' | 'unsolvable'): number =>
  rows.reduce((sum, row) => sum + row[part], 0);

/** How much evidence a week or a day has. */
interface Stretch {
  readonly start: string;
  readonly sums: CallSums;
  readonly contacts: readonly ContactRow[];
}

/** Answers the parts of one question about calls. Several parts stand on the same counts: these are made once. */
export class CallReader implements CallReading {
  #contacts: Promise<ContactRow[]> | undefined;

  constructor(
    private readonly store: CallFiguresStore,
    private readonly covered: CallsCovered,
    private readonly days: readonly DayRow[],
  ) {}

  async handling(): Promise<HandlingFigures> {
    const sums = addedUp(this.days.map((row) => row.sums));
    const chains = await this.store.chains(this.covered.filter);
    return {
      perLeg: figureMean(defined('calls.handling', 'PER_LEG'), momentsOf(sums, 'handle')),
      perChain: figureMean(defined('calls.handling', 'PER_CHAIN'), chains),
      talk: figureMean(defined('calls.handling.talk', 'PER_LEG'), momentsOf(sums, 'talk')),
      hold: figureMean(defined('calls.handling.hold', 'PER_LEG'), momentsOf(sums, 'hold')),
      wrap: figureMean(defined('calls.handling.wrap', 'PER_LEG'), momentsOf(sums, 'wrap')),
    };
  }

  async agentTime(): Promise<AgentTimeFigures | null> {
    const { people, fromDay, toDay } = this.covered;
    if (people === null) return null;
    const { agents, days, ...seconds } = await this.store.agentTime(people, fromDay, toDay);
    return { ...agentTimeOf(seconds), agentCount: agents, dayCount: days };
  }

  async firstContact(): Promise<FirstContactFigures> {
    const { repeats, counting } = this.covered;
    const { windowHours, sameReason, abandonedCountsAsRepeat } = repeats;
    const rows = await this.#allContacts();
    const sums = addedUp(this.days.map((row) => row.sums));
    return {
      ...{ windowHours, sameReason, abandonedCountsAsRepeat, asOf: counting.asOf },
      ...this.#resolution(rows),
      pendingCount: sumOf(rows, 'pending'),
      withoutCustomerCount: sums.unknownCustomer ?? 0,
      agentMarked: figureShare(defined('calls.solved', 'AGENT_MARKED'), sums.solved ?? 0, sums.solved_of ?? 0),
    };
  }

  async series(interval: FigureInterval): Promise<CallFiguresSeries> {
    const contacts = await this.#allContacts();
    const points = this.#stretches(interval, contacts).map((stretch) => this.#point(stretch));
    const all = waitingOf(addedUp(this.days.map((row) => row.sums)), 'target');
    return {
      ...{ interval, points },
      serviceLevel: this.#usualLevel(all),
      meanOfIntervals: meanOfIntervals(points.map((point) => point.serviceLevel)),
    };
  }

  #resolution(rows: readonly ContactRow[]): ReturnType<typeof resolutionOf> {
    const { repeats, firstContactTarget } = this.covered;
    const resolved = sumOf(rows, 'resolved');
    return resolutionOf(
      {
        ...{ eligible: resolved + sumOf(rows, 'repeated'), resolved },
        unsolvable: repeats.unsolvableDispositions === null ? null : sumOf(rows, 'unsolvable'),
      },
      repeatVariant(repeats),
      firstContactTarget,
    );
  }

  #usualLevel(counts: ReturnType<typeof waitingOf>): ReturnType<typeof serviceLevel> {
    const { counting, target } = this.covered;
    return serviceLevel(ServiceLevelVariant.ABANDONS_NEGATIVE, counts, counting.shortSeconds, { target });
  }

  #stretches(interval: FigureInterval, contacts: readonly ContactRow[]): Stretch[] {
    const { fromDay, toDay } = this.covered;
    const startOf = (day: string): string => (interval === FigureInterval.WEEK ? mondayOf(day) : day);
    const starts = [...new Set(daysOf({ from: fromDay, to: toDay }).map(startOf))];
    return starts.map((start) => ({
      start,
      sums: addedUp(this.days.flatMap(({ day, sums }) => (startOf(day) === start ? [sums] : []))),
      contacts: contacts.filter(({ day }) => startOf(day) === start),
    }));
  }

  #point({ start, sums, contacts }: Stretch): CallFiguresPoint {
    const waiting = waitingOf(sums, 'all');
    return {
      ...{ start, offeredCount: waiting.answered + waiting.abandoned },
      serviceLevel: this.#usualLevel(waitingOf(sums, 'target')),
      abandonment: abandonment(waiting),
      averageSpeedOfAnswer: figureMean(defined('calls.speed-of-answer'), momentsOf(sums, 'wait')),
      handling: figureMean(defined('calls.handling', 'PER_LEG'), momentsOf(sums, 'handle')),
      satisfaction: satisfactionOf(marksOf(sums), waiting.answered).topTwo,
      resolution: this.#resolution(contacts).resolution,
    };
  }

  #allContacts(): Promise<ContactRow[]> {
    return (this.#contacts ??= this.#countContacts());
  }

  #countContacts(): Promise<ContactRow[]> {
    const lastEnd = Math.max(...this.days.map((row) => row.lastEnd.getTime()));
    if (!Number.isFinite(lastEnd)) return Promise.resolve([]);
    const { filter, repeats, counting } = this.covered;
    return this.store.contacts(filter, repeats, new Date(lastEnd), counting.asOf);
  }
}
