import type { NewEvent, Transactions } from '../../../platform/events/index.js';
import { requestContext } from '../../../platform/telemetry/request-context.js';
import type { WalkChange, WalkCondition } from './walk-record.js';
import type { WalkStore } from './walk.store.js';

/** One step to be stored: a write of one walk on its condition, and its event. */
export interface StepPart {
  readonly id: string;
  readonly condition: WalkCondition;
  readonly change: WalkChange;
  readonly event: NewEvent;
}

type Answer = 'written' | 'alone';

interface Waiting {
  readonly part: StepPart;
  readonly answer: (answer: Answer) => void;
}

/** Most steps that share a transaction. */
const mostTogether = 50;

/** Somebody's step in the group is behind. */
class GroupBroken extends Error {}

/**
 * Stores steps of many people. While one transaction is under way, those that come share the next one: each step and its event are stored
 * together or not at all, and the majority is waited for once for all of them (measured with 8 people: a third of the time). Where one of
 * a group cannot be written, each is written alone, and only that one is refused.
 */
export class StepCommits {
  #waiting: Waiting[] = [];
  #isUnderWay = false;

  constructor(
    private readonly transactions: Pick<Transactions, 'runBeside'>,
    private readonly walks: Pick<WalkStore, 'change' | 'changeAll'>,
  ) {}

  /** Stores a step; false where its condition does not hold. */
  async commit(part: StepPart): Promise<boolean> {
    const event = { ...part.event, requestId: requestContext()?.requestId ?? null };
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.push({ part: { ...part, event }, answer: resolve });
      if (!this.#isUnderWay) void this.#drain();
    });
    // Alone in the request of its own, which may have been given up meanwhile.
    return answer === 'written' || this.alone(part);
  }

  /** The same in a transaction of its own, with what else belongs to it. */
  alone({ id, condition, change, event }: StepPart, also?: () => Promise<void>): Promise<boolean> {
    return this.transactions.runBeside(async (transaction) => {
      if (!(await this.walks.change(id, condition, change))) return false;
      await also?.();
      transaction.append(event);
      return true;
    });
  }

  async #drain(): Promise<void> {
    this.#isUnderWay = true;
    // What came in the same turn of the event loop goes together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length) {
      const group = this.#next();
      const answer = await this.#write(group.map(({ part }) => part));
      for (const one of group) one.answer(answer);
    }
    this.#isUnderWay = false;
  }

  /** Those who waited longest, each walk once. */
  #next(): Waiting[] {
    const group = new Map<string, Waiting>();
    const later: Waiting[] = [];
    for (const one of this.#waiting) {
      if (group.size < mostTogether && !group.has(one.part.id)) group.set(one.part.id, one);
      else later.push(one);
    }
    this.#waiting = later;
    return [...group.values()];
  }

  async #write(parts: readonly StepPart[]): Promise<Answer> {
    try {
      await this.transactions.runBeside(async (transaction) => {
        if (!(await this.walks.changeAll(parts))) throw new GroupBroken();
        for (const { event } of parts) transaction.append(event);
      });
      return 'written';
    } catch {
      return 'alone';
    }
  }
}
