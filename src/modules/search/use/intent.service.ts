import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound } from '../../../platform/errors/index.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import { wholeId } from '../../../platform/search/source.js';
import type { Foundation } from '../../../platform/room.js';
import type { Outcome } from './intent.rules.js';
import { isIntentKey, knownAlsoAs, longestWaitMs, refined, strongerEnd, unitsOf, withOutcome } from './intent.rules.js';
import { mask, masked } from './mask.rules.js';
import type { SearchIntent } from '../shared/search-intent.js';
import type { SearchIntentStore } from './search-intent.store.js';
import { type SearchIntentEnd, SearchOutcomeAction } from './use-enums.js';
import type { Receipts, UseNeeds, VisibleHits } from './use.needs.js';

const badKey = (): UserError =>
  new UserError(
    fault(
      UserErrorCode.INVALID,
      '键为 8 至 64 个字母、数字或连字符。',
      'A key has 8 to 64 letters, digits and hyphens.',
      'intentKey',
    ),
  );

/** A receipt that is not the person's, or older than it may be. */
export const badReceipt = (): UserError =>
  new UserError(
    fault(
      UserErrorCode.INVALID,
      '搜索凭据无效或已过期，请重新搜索。',
      'This receipt is not valid any more; search again.',
      'receipt',
    ),
  );

/**
 * What people looked for and what came of it. One intention is one document, however often its key comes; what was asked and shown is
 * read from the receipt that the search itself signed, and a receipt counts once for a person, whatever keys it comes with. No audit event: this is use, not a change of knowledge.
 */
export class IntentService {
  constructor(
    private readonly foundation: Pick<Foundation, 'transactions' | 'clock'>,
    private readonly store: SearchIntentStore,
    private readonly receipts: Receipts,
    private readonly counter: Pick<UseNeeds['counter'], 'count'>,
    private readonly visible: VisibleHits,
  ) {}

  /** Questions of the last 30 days, masked, most frequent first; for trying out other settings. */
  async frequent(limit: number): Promise<{ text: string; count: number }[]> {
    const since = new Date(this.foundation.clock.now().getTime() - 30 * 86_400_000);
    return (await this.store.frequent(since, limit)).filter(({ text }) => !text.includes(masked));
  }

  /** Records how an intention ended. Errors: NOT_ALLOWED, INVALID. */
  async record(
    viewer: Viewer,
    input: { intentKey: string; receipt: string; end: `${SearchIntentEnd}` },
  ): Promise<{ isNew: boolean }> {
    if (viewer.kind !== 'person') throw notAllowed();
    if (!isIntentKey(input.intentKey)) throw badKey();
    const intent = this.#read(viewer, input.intentKey, input.receipt, input.end);
    return this.foundation.transactions.run(async () => {
      const [receiptId = ''] = intent.receiptIds;
      const before = await this.store.byKey(viewer.id, input.intentKey);
      const counted = await this.store.byReceipt(viewer.id, receiptId);
      // One answered search counts once: under another key it brings the intention up to date that has it.
      if (counted && counted._id !== before?._id) {
        if (before) await this.#save(before, { ...before, end: strongerEnd(before.end, input.end) });
        else await this.#save(counted, knownAlsoAs(counted, input.intentKey, input.end));
        return { isNew: false };
      }
      await this.#save(before, before ? refined(before, intent) : intent);
      return { isNew: before === null };
    });
  }

  /** Records what happened after a search. Repeating it changes nothing. Errors: NOT_ALLOWED, INVALID, REQUIRED, OUT_OF_RANGE, NOT_FOUND. */
  async recordOutcome(
    viewer: Viewer,
    input: {
      intentKey: string;
      action: SearchOutcomeAction;
      articleId?: string | null;
      rank?: number | null;
      afterMs?: number | null;
    },
  ): Promise<void> {
    if (viewer.kind !== 'person') throw notAllowed();
    if (!isIntentKey(input.intentKey)) throw badKey();
    const rank = input.rank ?? null;
    checkRange(rank ?? 1, 1, 1_000, 'rank');
    checkRange(input.afterMs ?? 0, 0, longestWaitMs, 'afterMs');
    const article =
      input.action === SearchOutcomeAction.NO_ANSWER ? null : await this.#article(viewer, input.articleId);
    const now = this.foundation.clock.now().getTime();
    await this.foundation.transactions.run(async () => {
      const before = await this.store.byKey(viewer.id, input.intentKey);
      if (!before) throw notFound('intentKey');
      const afterMs = input.afterMs ?? Math.min(longestWaitMs, Math.max(0, now - before.at.getTime()));
      const outcome: Outcome = { action: input.action, article, rank, afterMs };
      await this.#save(before, withOutcome(before, outcome));
    });
  }

  /** Notes that an intention ended as a gap, if it was recorded. Inside the transaction of the gap. */
  async noteGap(viewer: Viewer, intentKey: string): Promise<void> {
    const before = await this.store.byKey(viewer.id, intentKey);
    if (before) await this.#save(before, { ...before, saidNoAnswer: true, end: strongerEnd(before.end, 'GAP') });
  }

  async #save(before: SearchIntent | null, after: SearchIntent): Promise<void> {
    if (before === after) return;
    await this.store.save(before, after);
    await this.counter.count(before, after);
  }

  /** The document, which the viewer has to be able to find now: an outcome must not tell what exists. */
  async #article(viewer: Viewer, id: string | null | undefined): Promise<{ id: string; kind: string }> {
    if (!id) throw new UserError(fault(UserErrorCode.REQUIRED, '请指明条目。', 'Say which article.', 'articleId'));
    const hit = isId(wholeId(id)) ? (await this.visible(viewer, [id])).get(id) : undefined;
    if (!hit) throw notFound('articleId');
    return { id, kind: hit.kind };
  }

  #read(viewer: Viewer, key: string, text: string, end: `${SearchIntentEnd}`): SearchIntent {
    const receipt = this.receipts.open(viewer, text);
    if (!receipt) throw badReceipt();
    const query = mask(receipt.query);
    const { units, queryKey } = unitsOf(query);
    // A query of signs alone asks nothing; as one key it would lump together what has nothing in common.
    if (queryKey === '')
      throw new UserError(
        fault(UserErrorCode.INVALID, '没有可记录的搜索词。', 'There is no word to record.', 'receipt'),
      );
    const { locale, productLineId, kinds, shown, offset, totalCount, verdict, confidence, at } = receipt;
    const { isDegraded, isJudgeable } = receipt;
    return {
      _id: newId('search_intent', this.foundation.clock),
      key,
      otherKeys: [],
      receiptIds: [receipt.id],
      userId: viewer.id,
      role: viewer.roles[0] ?? '',
      teamIds: [...viewer.teamIds],
      siteId: viewer.siteId,
      locale,
      productLineId,
      kinds: [...kinds],
      query,
      queryKey,
      units,
      shown: shown.slice(0, 10),
      offset,
      totalCount,
      verdict,
      confidence,
      isDegraded,
      isJudgeable,
      end,
      opened: [],
      copied: [],
      linked: [],
      helpful: [],
      notHelpful: [],
      saidNoAnswer: false,
      at: new Date(at),
    };
  }
}

function checkRange(value: number, least: number, most: number, field: string): void {
  if (value >= least && value <= most) return;
  throw new UserError(
    fault(UserErrorCode.OUT_OF_RANGE, `应在 ${least} 到 ${most} 之间。`, `Must be ${least} to ${most}.`, field),
  );
}
