import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { conflict, fault, notAllowed, notFound, UserError, UserErrorCode } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { fold } from '../../../platform/search/analysis.js';
import { keepsSearch } from '../search.policy.js';
import type { SearchGoldenQuery } from './golden-query.js';
import type { SearchGoldenQueryCreateInput, SearchGoldenQueryUpdateInput } from './golden-query.inputs.js';
import { type GoldenContent, goldenFaults, goldenLimits } from './golden.rules.js';
import type { GoldenStore } from './golden.store.js';

/** Those of the documents that a viewer may find now. */
export type Findable = (viewer: Viewer, ids: readonly string[]) => Promise<ReadonlySet<string>>;

const summary = ({ query, locale, expectedIds, maxRank, note }: GoldenContent): Record<string, unknown> => ({
  query,
  locale,
  expectedIds,
  maxRank,
  note,
});
const keyOf = ({ query, locale }: GoldenContent): string => `${locale} ${fold(query)}`;
const taken = (): UserError =>
  new UserError(
    fault(
      UserErrorCode.DUPLICATE,
      '已有相同的标准问题。',
      'There is a golden query with these words already.',
      'query',
    ),
  );

/** Keeps the queries of which the centre knows the answer. */
export class GoldenQueryService {
  constructor(
    private readonly foundation: Pick<Foundation, 'clock' | 'transactions' | 'idempotency'>,
    private readonly store: GoldenStore,
    private readonly findable: Findable,
  ) {}

  /** Makes a golden query. Errors: NOT_ALLOWED, REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, NOT_FOUND, DUPLICATE, TOO_MANY, KEY_REUSED. */
  async create(viewer: Viewer, input: SearchGoldenQueryCreateInput): Promise<SearchGoldenQuery> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const { clock, idempotency, transactions } = this.foundation;
    const { locale, maxRank } = input;
    const expectedIds = [...new Set(input.expectedIds)];
    const content: GoldenContent = { query: input.query.trim(), locale, expectedIds, maxRank, note: input.note.trim() };
    await this.#check(viewer, content, expectedIds);
    const id = await idempotency.once(viewer, 'searchGoldenQueryCreate', input.idempotencyKey, input, (remember) =>
      transactions.run(async (transaction) => {
        if ((await this.store.count()) >= goldenLimits.queries)
          throw new UserError(
            fault(
              UserErrorCode.TOO_MANY,
              `最多 ${goldenLimits.queries} 条标准问题。`,
              `At most ${goldenLimits.queries} golden queries.`,
            ),
          );
        const now = clock.now();
        const golden: SearchGoldenQuery = {
          _id: newId('search_golden_query', clock),
          ...content,
          revision: 1,
          createdAt: now,
          createdById: viewer.id,
          updatedAt: now,
          updatedById: viewer.id,
        };
        if (!(await this.store.insert(golden, keyOf(content)))) throw taken();
        await remember(golden._id);
        transaction.append({
          type: 'search.goldenQueryCreated',
          subject: { type: 'SearchGoldenQuery', id: golden._id },
          actor: actorOf(viewer),
          after: summary(content),
        });
        return golden._id;
      }),
    );
    return this.#mustLoad(id);
  }

  /** Changes a golden query. Errors: as `create`, and NOT_FOUND, CONFLICT. */
  async update(viewer: Viewer, id: string, input: SearchGoldenQueryUpdateInput): Promise<SearchGoldenQuery> {
    const before = await this.#loadForChange(viewer, id, input.expectedVersion);
    const content: GoldenContent = {
      query: input.query?.trim() ?? before.query,
      locale: input.locale ?? before.locale,
      expectedIds: input.expectedIds ? [...new Set(input.expectedIds)] : before.expectedIds,
      maxRank: input.maxRank ?? before.maxRank,
      note: input.note?.trim() ?? before.note,
    };
    await this.#check(
      viewer,
      content,
      content.expectedIds.filter((expected) => !before.expectedIds.includes(expected)),
    );
    const { clock, transactions } = this.foundation;
    await transactions.run(async (transaction) => {
      const change = { ...content, updatedAt: clock.now(), updatedById: viewer.id };
      const outcome = await this.store.update(id, before.revision, change, keyOf(content));
      if (outcome === 'taken') throw taken();
      if (outcome === 'stale') throw conflict({ goldenQuery: await this.store.byId(id) });
      transaction.append({
        type: 'search.goldenQueryUpdated',
        subject: { type: 'SearchGoldenQuery', id },
        actor: actorOf(viewer),
        before: summary(before),
        after: summary(content),
      });
    });
    return this.#mustLoad(id);
  }

  /** Deletes a golden query; runs keep what they found. Errors: NOT_ALLOWED, NOT_FOUND, CONFLICT. */
  async remove(viewer: Viewer, id: string, expectedVersion: number): Promise<void> {
    const before = await this.#loadForChange(viewer, id, expectedVersion);
    await this.foundation.transactions.run(async (transaction) => {
      if (!(await this.store.remove(id, before.revision))) throw conflict({ goldenQuery: await this.store.byId(id) });
      transaction.append({
        type: 'search.goldenQueryDeleted',
        subject: { type: 'SearchGoldenQuery', id },
        actor: actorOf(viewer),
        before: summary(before),
      });
    });
  }

  async #check(viewer: Viewer, content: GoldenContent, newIds: readonly string[]): Promise<void> {
    const faults = goldenFaults(content);
    if (faults.length === 0 && newIds.length) {
      const found = await this.findable(viewer, newIds);
      content.expectedIds.forEach((id, place) => {
        if (newIds.includes(id) && !found.has(id))
          faults.push(
            fault(
              UserErrorCode.NOT_FOUND,
              '找不到，或者您无权查看。',
              'Not found, or you may not see it.',
              'expectedIds',
              String(place),
            ),
          );
      });
    }
    if (faults.length) throw new UserError(faults);
  }

  async #loadForChange(viewer: Viewer, id: string, expectedVersion: number): Promise<SearchGoldenQuery> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const golden = await this.store.byId(id);
    if (!golden) throw notFound('id');
    if (golden.revision !== expectedVersion) throw conflict({ goldenQuery: golden });
    return golden;
  }

  async #mustLoad(id: string): Promise<SearchGoldenQuery> {
    const golden = await this.store.byId(id);
    if (!golden) throw notFound('id');
    return golden;
  }
}
