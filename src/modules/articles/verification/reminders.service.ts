import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Text } from '../../../platform/errors/index.js';
import type { Foundation } from '../../../platform/room.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { dayIn, plusDays } from './days.rules.js';
import type { OwnerPeople, OwnershipService } from './ownership.service.js';
import { soonDays } from './verification.rules.js';
import type { DueArticle, Reminder, VerificationStore } from './verification.store.js';

/** What one person is to be told. */
interface Task {
  readonly article: DueArticle;
  readonly stage: 1 | 2;
}

/** Articles that nobody answers for, taken care of in one run. */
const orphansAtOnce = 1_000;

function digestText(tasks: readonly Task[]): Text {
  const late = tasks.filter(({ stage }) => stage === 2).length;
  const count = tasks.length;
  if (count === 1) {
    return late
      ? { 'zh-CN': '复核已逾期 14 天。', en: 'Its verification is 14 days overdue.' }
      : { 'zh-CN': '到了复核的日子。', en: 'It is due to be verified.' };
  }
  return {
    'zh-CN': `您负责的 ${count} 篇文章需要复核${late ? `，其中 ${late} 篇逾期 14 天以上` : ''}；这是最要紧的一篇。`,
    en: `${count} of your articles are to be verified${late ? `, ${late} of them 14 days overdue or more` : ''}; this is the most urgent one.`,
  };
}

/** Tells owners what is due: once when it becomes due, once more 14 days later, in one digest a person and day of the person's site. */
export class ReminderService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: VerificationStore,
    private readonly ownership: OwnershipService,
    private readonly people: Pick<OwnerPeople, 'viewersOf' | 'sitesByIds'>,
  ) {}

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
    for await (const article of this.store.due(now)) {
      signal.throwIfAborted();
      const key = `${article.ownerId}/${article.ownerTeamId}`;
      const owners = told.get(key) ?? (await this.ownership.ownersOf(article));
      const zone = zones.get(key) ?? (await this.ownership.zoneOf(article));
      told.set(key, owners);
      zones.set(key, zone);
      const stage = plusDays(article.verifyDueAt, soonDays, zone) <= now ? 2 : 1;
      for (const owner of owners) tasks.set(owner, [...(tasks.get(owner) ?? []), { article, stage }]);
    }
    return tasks;
  }

  async #tell(viewer: Viewer, all: readonly Task[], now: Date): Promise<void> {
    const idOf = ({ article }: Task): string => `${article._id}:${viewer.id}`;
    const known = await this.store.reminders(all.map(idOf));
    const isNews = (task: Task): boolean => {
      const before = known.get(idOf(task));
      return !before || before.dueAt.getTime() !== task.article.verifyDueAt.getTime() || before.stage < task.stage;
    };
    const tasks = all.filter(isNews);
    const [first] = tasks;
    if (!first) return;
    const digestId = `${viewer.id}:${dayIn(now, await this.#zoneOf(viewer))}`;
    const reminders: Reminder[] = tasks.map((task) => ({
      _id: idOf(task),
      dueAt: task.article.verifyDueAt,
      stage: task.stage,
    }));
    try {
      await this.foundation.transactions.run(async (transaction) => {
        if (await this.store.hasDigest(digestId)) return;
        await this.store.told(digestId, now, reminders);
        transaction.notify({
          to: [viewer.id],
          kind: 'VERIFICATION_DUE',
          subject: { type: 'article', id: first.article._id },
          code: first.article.code,
          title: first.article.title,
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
