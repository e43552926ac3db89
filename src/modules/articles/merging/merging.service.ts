import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { loadVisible, replaceOrConflict } from '../article.access.js';
import { type ArticleParts, articleEvent, placed } from '../article-draft.service.js';
import { contentLimits, requiredText } from '../article-content.rules.js';
import { ArticleState } from '../article-enums.js';
import type { Article } from '../article.js';
import { keepsKnowledge } from '../article.policy.js';
import { settled } from '../article.rules.js';
import { type GoingLive, goneFor, hadToRead } from '../article-going-live.service.js';
import type { FlagMending } from '../flags/flag-mending.service.js';
import { checkMerge, gone, takenOver } from './merging.rules.js';

/** Which article takes which over, and how. */
export interface MergeInput {
  readonly fromId: string;
  readonly intoId: string;
  readonly expectedFromVersion: number;
  readonly expectedIntoVersion: number;
  readonly takeQuestions: boolean;
  readonly reason: string;
  readonly confirmNarrower?: boolean | null;
}

/** A room that keeps things which point at articles: they follow a merge. */
export interface MergeFollower {
  /** Lets what points at the one point at the other, as it is now; inside the transaction of the merge. */
  moveArticle(from: Pick<Article, '_id'>, into: Pick<Article, '_id' | 'version'>): Promise<void>;
}

/** One article takes another over: the other goes to the archive, and whoever asks for it gets the one that stays. */
export class MergingService {
  readonly #followers: MergeFollower[] = [];

  constructor(
    private readonly parts: ArticleParts,
    private readonly flags: FlagMending,
    private readonly ownersOf: (article: Article) => Promise<readonly string[]>,
    private readonly live: Pick<GoingLive, 'follow'>,
  ) {}

  /** Later rooms say here what of theirs points at articles. */
  register(follower: MergeFollower): void {
    this.#followers.push(follower);
  }

  /**
   * Merges `fromId` into `intoId`. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, INVALID (itself, another language, translations of each
   * other), WRONG_STATE, NARROWING_NOT_CONFIRMED, REQUIRED, TOO_LONG.
   */
  async merge(viewer: Viewer, input: MergeInput): Promise<{ from: Article; into: Article }> {
    const { foundation, store, categories } = this.parts;
    const from = await loadVisible(store, viewer, input.fromId, 'fromId');
    const into = await loadVisible(store, viewer, input.intoId, 'intoId');
    if (!keepsKnowledge(viewer)) throw notAllowed();
    this.#checkRevision(from, into, input);
    const reason = requiredText(input.reason, contentLimits.reason, 'reason');
    checkMerge(from, into, input.confirmNarrower === true);
    const act = { by: viewer.id, at: foundation.clock.now() };
    const nextFrom = gone(from, into._id, act);
    // Also where nothing is taken: two merges against each other then meet at the same documents, and one of them is refused.
    const nextInto = input.takeQuestions ? takenOver(into, from, act) : settled({ ...into });
    const tree = await categories.tree();
    const told = [...new Set([...(await this.ownersOf(from)), ...(await this.ownersOf(into))])];
    return foundation.transactions.run(async (transaction) => {
      const afterFrom = await replaceOrConflict(store, from, nextFrom);
      const afterInto = await replaceOrConflict(store, into, placed(nextInto, tree));
      const movedFlags = await this.flags.move(from, into);
      for (const follower of this.#followers) await follower.moveArticle(from, into);
      await this.live.follow({ viewer, before: from, after: afterFrom, transaction });
      await this.live.follow({ viewer, before: into, after: afterInto, transaction });
      this.#tell(viewer, { from, afterFrom, into, reason, movedFlags, took: input.takeQuestions, told }, transaction);
      return { from: afterFrom, into: afterInto };
    });
  }

  #tell(
    viewer: Viewer,
    what: {
      from: Article;
      afterFrom: Article;
      into: Article;
      reason: string;
      movedFlags: number;
      took: boolean;
      told: readonly string[];
    },
    transaction: Transaction,
  ): void {
    const { from, afterFrom, into, reason, movedFlags, took, told } = what;
    const push = from.state === ArticleState.PUBLISHED && hadToRead(from) ? { push: goneFor(from) } : {};
    const more = { intoId: into._id, intoCode: into.code, takeQuestions: took, movedFlags, reason };
    transaction.append({
      ...articleEvent(viewer, 'article.merged', from, afterFrom, more),
      ...(from.version === null ? {} : { version: from.version }),
      ...push,
    });
    transaction.notify({
      to: told,
      kind: 'MERGED',
      subject: { type: 'article', id: into._id },
      code: into.code,
      title: into.title,
      text: {
        // Only its code: who answers for the article that stays need not be one who might read the other.
        'zh-CN': `${from.code} 已合并到本条目。`,
        en: `${from.code} was merged into this article.`,
      },
    });
  }

  #checkRevision(from: Article, into: Article, input: MergeInput): void {
    const stale = (field: string) =>
      fault(
        UserErrorCode.CONFLICT,
        '内容已被他人修改，请核对后重试。',
        'Somebody changed this meanwhile. Compare, then try again.',
        field,
      );
    const faults = [
      ...(from.revision === input.expectedFromVersion ? [] : [stale('expectedFromVersion')]),
      ...(into.revision === input.expectedIntoVersion ? [] : [stale('expectedIntoVersion')]),
    ];
    if (faults.length) throw new UserError(faults, { from, into });
  }
}
