import type { Connection } from 'mongoose';
import { systemActor } from '../auth/actor.js';
import type { Clock } from '../clock/clock.js';
import { newId } from '../ids/ids.js';
import { requestContext } from '../telemetry/request-context.js';
import { AppError } from '../errors/app-error.js';
import { isAbandoned } from './call.js';
import type { DomainEvent, NewEvent } from './event.js';
import type { EventStore } from './event.store.js';
import { type NewNotice, type NoticeRecord, noticeCounter, personalNotices } from './notice.js';

/** What a service gets inside a transaction. */
export interface Transaction {
  /** Collects an event; it is stored last, with the writes or not at all. */
  append(event: NewEvent): void;
  /**
   * Collects a notice for some people; stored with the events, or not at all. Whoever the transaction's events name as the one who
   * acted is not told, and one person hears of the same kind and subject once. At most 1,000 notices (people times acts) a transaction.
   */
  notify(notice: NewNotice): void;
}

/** Most events, and most notices, that one transaction may append: MongoDB's transactions stay small. */
const maxEvents = 1_000;
const maxNotices = 1_000;

/**
 * The only way to write: a change and its events are one transaction.
 * Transactions of one process wait their turn in a queue from their first read: measured with 20 writers this doubles the
 * throughput, because they no longer abort each other on the feed's counter. Between processes MongoDB's retries decide.
 * Policy, validation and loading belong before it; no file, search or network call belongs inside.
 */
export class Transactions {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` (again, if MongoDB asks for a retry: it must have no effect outside the database) and returns its result after the
   * majority has it. Begins nothing for a caller who was told meanwhile that the database is away: UNAVAILABLE.
   */
  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#attempt(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * The same without waiting for a turn, for changes of things of one person that nobody is told of: events without `push`, no notices.
   * They meet at no counter, so that a queue would only make them wait for each other.
   */
  runBeside<T>(work: (transaction: Pick<Transaction, 'append'>) => Promise<T>): Promise<T> {
    return this.#attempt((transaction) =>
      work({
        append: (event) => {
          if (event.push) throw new Error('An event that is pushed waits its turn: use run.');
          transaction.append(event);
        },
      }),
    );
  }

  async #attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    let result: { value: T } | undefined;
    await this.connection.transaction(
      async () => {
        if (isAbandoned()) throw new AppError('UNAVAILABLE', 'The database was away for too long. Try again.');
        const collected: NewEvent[] = [];
        const told: NewNotice[] = [];
        const transaction: Transaction = {
          append: (event) => collected.push(event),
          notify: (notice) => told.push(notice),
        };
        result = { value: await work(transaction) };
        if (collected.length > maxEvents) throw new Error(`A transaction appends at most ${maxEvents} events.`);
        // Notices first: the feed's counter is what most transactions meet at, and it is held the shorter for it.
        if (told.length) await this.#tell(told, collected);
        if (collected.length) await this.store.insert(await this.#number(collected));
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    );
    if (!result) throw new Error('The transaction ended without a result.');
    return result.value;
  }

  async #tell(told: readonly NewNotice[], collected: readonly NewEvent[]): Promise<void> {
    const actors = collected.map(({ actor }) => actor.id);
    const rows = personalNotices(told, new Set(actors));
    if (rows.length > maxNotices) throw new Error(`A transaction makes at most ${maxNotices} notices.`);
    if (!rows.length) return;
    const first = await this.store.takeNumbers(rows.length, noticeCounter);
    const at = this.clock.now();
    await this.store.notices.insert(
      rows.map(({ subject, userId, kind, code, title, text }, place): NoticeRecord => ({
        _id: newId('notice', this.clock),
        userId,
        kind,
        subjectType: subject.type,
        subjectId: subject.id,
        code,
        title,
        text,
        actorId: actors[0] ?? systemActor.id,
        at,
        readAt: null,
        number: first + place,
      })),
    );
  }

  /** Numbers are taken after all other writes, so that the counter is held as short as can be and number equals commit order. */
  async #number(collected: readonly NewEvent[]): Promise<DomainEvent[]> {
    const pushed = collected.filter((event) => event.push).length;
    let next = pushed ? await this.store.takeNumbers(pushed) : 0;
    const at = this.clock.now();
    const requestId = requestContext()?.requestId ?? null;
    return collected.map(({ subject, actor, push, ...event }) => ({
      _id: newId('event', this.clock),
      type: event.type,
      subjectType: subject.type,
      subjectId: subject.id,
      version: event.version ?? null,
      actorKind: actor.kind,
      actorId: actor.id,
      actorLabel: actor.label,
      before: event.before ?? null,
      after: event.after ?? null,
      requestId: event.requestId === undefined ? requestId : event.requestId,
      at,
      ...(push ? { ...push, number: next++ } : {}),
    }));
  }
}
