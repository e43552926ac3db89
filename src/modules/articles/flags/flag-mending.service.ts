import { systemActor } from '../../../platform/auth/actor.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { UserError, UserErrorCode, conflict, fault } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { isId } from '../../../platform/ids/ids.js';
import { goneNext } from '../article.access.js';
import type { ArticleChange, ArticleFollower } from '../article-going-live.service.js';
import type { Article } from '../article.js';
import type { Flag } from './flag.js';
import { FlagState } from './flag.js';
import { type FlagChange, isUnanswered, laterThan, mended, movedTo, settledBy } from './flag.rules.js';
import type { FlagStore } from './flag.store.js';
import { answeredNotice } from './flag-notices.rules.js';

/** Most flags that one version mends. */
export const mostMended = 50;

/** What publishing and merging mean for flags; always inside the transaction of that act, which has the audit event. */
export class FlagMending implements ArticleFollower {
  constructor(
    private readonly flags: FlagStore,
    private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND or TOO_MANY (field `mendsFlagIds`) unless each id is that of an unanswered flag of the article. */
  async checkMends(article: Article, flagIds: readonly string[]): Promise<Flag[]> {
    if (flagIds.length > mostMended) {
      throw new UserError(
        fault(UserErrorCode.TOO_MANY, `最多 ${mostMended} 项。`, `At most ${mostMended} flags.`, 'mendsFlagIds'),
      );
    }
    const found = flagIds.every(isId) ? await this.flags.byIds([...new Set(flagIds)]) : [];
    const known = new Set(
      found.filter((flag) => flag.articleId === article._id && isUnanswered(flag)).map(({ _id }) => _id),
    );
    const faults = flagIds.flatMap((id, at) =>
      known.has(id)
        ? []
        : [
            fault(
              UserErrorCode.NOT_FOUND,
              '没有这条待处理的纠错。',
              'There is no such unanswered flag of this article.',
              'mendsFlagIds',
              String(at),
            ),
          ],
    );
    if (faults.length) throw new UserError(faults);
    return found;
  }

  /** Those of the flags that are unanswered ones of the article. */
  async mendable(article: Article, flagIds: readonly string[]): Promise<string[]> {
    const found = await this.flags.byIds([...new Set(flagIds)]);
    return found.filter((flag) => flag.articleId === article._id && isUnanswered(flag)).map(({ _id }) => _id);
  }

  /**
   * After an article was written: a published version mends the named flags, and what waited for a version that holds now is answered.
   * Whoever flagged is told when the version holds.
   */
  async changed({ viewer, before, after, transaction, mendsFlagIds = [] }: ArticleChange): Promise<void> {
    if (mendsFlagIds.length) {
      const number = after.next?.version ?? after.version ?? 0;
      for (const flag of await this.checkMends(after, mendsFlagIds)) {
        const how = {
          version: number,
          liveVersion: after.version ?? 0,
          answer: flag.answer ?? after.next?.changeSummary ?? after.changeSummary,
          by: viewer?.id ?? after.publishedById ?? systemActor.id,
        };
        await this.#write(flag, mended(flag, how, this.clock.now()), after, transaction);
      }
    }
    const gone = goneNext(before, after);
    if (gone !== null) {
      const number = after.next?.version ?? null;
      for (const flag of await this.flags.waitingForNumber(after._id, gone))
        await this.#write(flag, laterThan(flag, number), after, transaction);
    }
    if (after.version === null || after.version === before.version) return;
    for (const flag of await this.flags.waitingFor(after._id, after.version))
      await this.#write(flag, settledBy(flag, this.clock.now()), after, transaction);
  }

  /** An article was merged into another: its unanswered flags are the other's matter now. Returns how many. */
  async move(from: Article, into: Article): Promise<number> {
    const open = await this.flags.unansweredOf(from._id);
    for (const flag of open) await this.#change(flag, movedTo(flag, into));
    return open.length;
  }

  async #write(flag: Flag, change: FlagChange, article: Article, transaction: Transaction): Promise<void> {
    const after = await this.#change(flag, change);
    if (after.state === FlagState.MENDED) transaction.notify(answeredNotice(after, article));
  }

  async #change(flag: Flag, change: FlagChange): Promise<Flag> {
    const after = await this.flags.change(flag._id, flag.revision, change);
    if (!after) throw conflict({ article: null });
    return after;
  }
}
