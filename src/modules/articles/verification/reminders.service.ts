import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Foundation } from '../../../platform/room.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { dayIn, plusDays } from './days.rules.js';
import type { OwnerPeople, OwnershipService } from './ownership.service.js';
import { type DueKind, type Task, byUrgency, digestText } from './reminders.rules.js';
import { soonDays } from './verification.rules.js';
import type { Reminder, VerificationStore } from './verification.store.js';

/** Articles that nobody answers for, taken care of in one run. */
const orphansAtOnce = 1_000;

/** Tells owners what is due: once when it becomes due, once more 14 days later, in one digest a person and day of the person's site. */
export class ReminderService {
  readonly #kinds: DueKind[] = [];

  constructor(
    private readonly foundation: Foundation,
    private readonly store: VerificationStore,
    private readonly ownership: OwnershipService,
    private readonly people: Pick<OwnerPeople, 'viewersOf' | 'sitesByIds'>,
  ) {
    this.register({
      subject: 'article',
      words: { zh: ['篇', '文章'], en: 'articles' },
      due: (until) => store.due(until),
    });
  }

  /** Lets owners be told of one kind more, in the same digest. Once for each kind, while the house is put together. */
  register(kind: DueKind): void {
    if (this.#kinds.some(({ subject }) => subject === kind.subject))
      throw new Error(`What is due of ${kind.subject} is told already.`);
    this.#kinds.push(kind);
  }

  /**
   * One round; may be repeated at any time, on any copy: what somebody was told is stored with the notice. First everybody who is gone
   * is succeeded, and what is nobody's gets an owner.
   */
  async round(signal: AbortSignal): Promise<void> {
    await this.#mendOwners();
    const now = this.foundation.clock.now();
    const tasks = await this.#tasks(now, signal);
    const viewers = await this.people.viewersOf([...tasks.keys()]);
    for (const viewer of viewers) {
      signal.throwIfAborted();
      await this.#tell(viewer, tasks.get(viewer.id) ?? [], now);
    }
  }

  async #mendOwners(): Promise<void> {
    while ((await this.ownership.adoptOrphans(orphansAtOnce)) === orphansAtOnce);
    for (const id of await this.ownership.gone())
      await this.foundation.transactions.run((transaction) => this.ownership.handOn(id, transaction));
  }

  /** What each person answers for that is due, the most urgent first. */
  async #tasks(now: Date, signal: AbortSignal): Promise<Map<string, Task[]>> {
    const told = new Map<string, readonly string[]>();
    const zones = new Map<string, string>();
    const tasks = new Map<string, Task[]>();
    for (const kind of this.#kinds) {
      for await (const thing of kind.due(now)) {
        signal.throwIfAborted();
        const key = `${thing.ownerId}/${thing.ownerTeamId}`;
        const owners = told.get(key) ?? (await this.ownership.ownersOf(thing));
        const zone = zones.get(key) ?? (await this.ownership.zoneOf(thing));
        told.set(key, owners);
        zones.set(key, zone);
        const stage = plusDays(thing.verifyDueAt, soonDays, zone) <= now ? 2 : 1;
        for (const owner of owners) {
          const own = tasks.get(owner);
          if (own) own.push({ kind, thing, stage });
          else tasks.set(owner, [{ kind, thing, stage }]);
        }
      }
    }
    for (const own of tasks.values()) own.sort(byUrgency);
    return tasks;
  }

  async #tell(viewer: Viewer, all: readonly Task[], now: Date): Promise<void> {
    const idOf = ({ thing }: Task): string => `${thing._id}:${viewer.id}`;
    const known = await this.store.reminders(all.map(idOf));
    const isNews = (task: Task): boolean => {
      const before = known.get(idOf(task));
      return !before || before.dueAt.getTime() !== task.thing.verifyDueAt.getTime() || before.stage < task.stage;
    };
    const tasks = all.filter(isNews);
    const [first] = tasks;
    if (!first) return;
    const digestId = `${viewer.id}:${dayIn(now, await this.#zoneOf(viewer))}`;
    const reminders: Reminder[] = tasks.map((task) => ({
      _id: idOf(task),
      dueAt: task.thing.verifyDueAt,
      stage: task.stage,
    }));
    try {
      await this.foundation.transactions.run(async (transaction) => {
        if (await this.store.hasDigest(digestId)) return;
        await this.store.told(digestId, now, reminders);
        transaction.notify({
          to: [viewer.id],
          kind: 'VERIFICATION_DUE',
          subject: { type: first.kind.subject, id: first.thing._id },
          code: first.thing.code,
          title: first.thing.title,
          text: digestText(tasks),
        });
      });
    } catch (error) {
      // Another copy told the person in the same moment.
      if (!duplicateKey(error)) throw error;
    }
  }

  async #zoneOf(viewer: Viewer): Promise<string> {
    const [site] = viewer.siteId === null ? [] : await this.people.sitesByIds([viewer.siteId]);
    return site?.timeZone ?? 'UTC';
  }
}
