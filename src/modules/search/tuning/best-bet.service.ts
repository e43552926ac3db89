import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { conflict, fault, notAllowed, notFound, UserError, UserErrorCode } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { keepsSearch } from '../search.policy.js';
import type { SearchBestBet } from './best-bet.js';
import type { SearchBestBetCreateInput, SearchBestBetUpdateInput } from './best-bet.inputs.js';
import { type BetContent, BetTable, betFaults, betLimits } from './best-bet.rules.js';
import type { BestBetStore } from './best-bet.store.js';
import type { Findable } from './golden-query.service.js';

const summary = (content: BetContent): Record<string, unknown> => ({
  articleId: content.articleId,
  phrases: content.phrases,
  match: content.match,
  locale: content.locale,
  from: content.from,
  until: content.until,
  note: content.note,
  order: content.order,
});

/** Keeps the articles that are put first for certain queries, and matches queries with them in memory. */
export class BestBets {
  #table = new BetTable([]);
  #stamp = -1;

  constructor(
    private readonly foundation: Pick<Foundation, 'clock' | 'transactions' | 'idempotency'>,
    private readonly store: BestBetStore,
    private readonly findable: Findable,
  ) {}

  /**
   * Articles to be put first for a query, in order, at most three. Says nothing of rights: whoever shows them checks that the
   * viewer may see them. @param queryUnits units of the folded query. @param locale language that the query is written in.
   */
  match(queryUnits: readonly string[], locale: 'zh-CN' | 'en', now: Date): string[] {
    return this.#table.match(queryUnits, locale, now);
  }

  /** Brings what others changed into memory. */
  async refresh(): Promise<void> {
    // The stamp is read first: a change in between is read twice rather than missed.
    const stamp = await this.store.stamp();
    if (stamp === this.#stamp) return;
    this.#table = new BetTable(await this.store.all(betLimits.bets));
    this.#stamp = stamp;
  }

  /** Makes a best bet; it holds at once. Errors: NOT_ALLOWED, NOT_FOUND, REQUIRED, TOO_LONG, TOO_MANY, INVALID, DUPLICATE, OUT_OF_RANGE, KEY_REUSED. */
  async create(viewer: Viewer, input: SearchBestBetCreateInput): Promise<SearchBestBet> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const { clock, idempotency, transactions } = this.foundation;
    const content: BetContent = {
      articleId: input.articleId,
      phrases: input.phrases.map((phrase) => phrase.trim()),
      match: input.match,
      locale: input.locale ?? null,
      from: input.from ?? null,
      until: input.until ?? null,
      note: input.note.trim(),
      order: input.order,
    };
    await this.#check(viewer, content, true);
    const id = await idempotency.once(viewer, 'searchBestBetCreate', input.idempotencyKey, input, (remember) =>
      transactions.run(async (transaction) => {
        if ((await this.store.count()) >= betLimits.bets)
          throw new UserError(
            fault(UserErrorCode.TOO_MANY, `最多 ${betLimits.bets} 条。`, `At most ${betLimits.bets} best bets.`),
          );
        const now = clock.now();
        const bet: SearchBestBet = {
          _id: newId('search_best_bet', clock),
          ...content,
          revision: 1,
          createdAt: now,
          createdById: viewer.id,
          updatedAt: now,
          updatedById: viewer.id,
        };
        await this.store.insert(bet);
        await remember(bet._id);
        transaction.append({
          type: 'search.bestBetCreated',
          subject: { type: 'SearchBestBet', id: bet._id },
          actor: actorOf(viewer),
          after: summary(content),
        });
        return bet._id;
      }),
    );
    return this.#changed(id);
  }

  /** Changes a best bet; it holds at once. Errors: as `create`, and CONFLICT. */
  async update(viewer: Viewer, id: string, input: SearchBestBetUpdateInput): Promise<SearchBestBet> {
    const before = await this.#loadForChange(viewer, id, input.expectedVersion);
    const content: BetContent = {
      articleId: input.articleId ?? before.articleId,
      phrases: input.phrases?.map((phrase) => phrase.trim()) ?? before.phrases,
      match: input.match ?? before.match,
      locale: input.locale === undefined ? before.locale : input.locale,
      from: input.from === undefined ? before.from : input.from,
      until: input.until === undefined ? before.until : input.until,
      note: input.note?.trim() ?? before.note,
      order: input.order ?? before.order,
    };
    await this.#check(viewer, content, content.articleId !== before.articleId);
    const { clock, transactions } = this.foundation;
    await transactions.run(async (transaction) => {
      const change = { ...content, updatedAt: clock.now(), updatedById: viewer.id };
      if (!(await this.store.update(id, before.revision, change)))
        throw conflict({ bestBet: await this.store.byId(id) });
      transaction.append({
        type: 'search.bestBetUpdated',
        subject: { type: 'SearchBestBet', id },
        actor: actorOf(viewer),
        before: summary(before),
        after: summary(content),
      });
    });
    return this.#changed(id);
  }

  /** Deletes a best bet. Errors: NOT_ALLOWED, NOT_FOUND, CONFLICT. */
  async remove(viewer: Viewer, id: string, expectedVersion: number): Promise<void> {
    const before = await this.#loadForChange(viewer, id, expectedVersion);
    await this.foundation.transactions.run(async (transaction) => {
      if (!(await this.store.remove(id, before.revision))) throw conflict({ bestBet: await this.store.byId(id) });
      transaction.append({
        type: 'search.bestBetDeleted',
        subject: { type: 'SearchBestBet', id },
        actor: actorOf(viewer),
        before: summary(before),
      });
    });
    await this.refresh();
  }

  async #check(viewer: Viewer, content: BetContent, isOtherArticle: boolean): Promise<void> {
    const faults = betFaults(content);
    if (isOtherArticle && !(await this.findable(viewer, [content.articleId])).has(content.articleId))
      faults.push(
        fault(UserErrorCode.NOT_FOUND, '找不到，或者您无权查看。', 'Not found, or you may not see it.', 'articleId'),
      );
    if (faults.length) throw new UserError(faults);
  }

  async #loadForChange(viewer: Viewer, id: string, expectedVersion: number): Promise<SearchBestBet> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const bet = await this.store.byId(id);
    if (!bet) throw notFound('id');
    if (bet.revision !== expectedVersion) throw conflict({ bestBet: bet });
    return bet;
  }

  async #changed(id: string): Promise<SearchBestBet> {
    await this.refresh();
    const bet = await this.store.byId(id);
    if (!bet) throw notFound('id');
    return bet;
  }
}
