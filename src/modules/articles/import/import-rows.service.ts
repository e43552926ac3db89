import { type Actor, systemActor } from '../../../platform/auth/actor.js';
import { UserError } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { replaceOrConflict } from '../article.access.js';
import type { Article } from '../article.js';
import type { ArticleVersion } from '../article-version.js';
import type { ArticleParts } from '../article-draft.service.js';
import { takeCodeNumbers } from '../article-draft.service.js';
import type { ImportOptions } from './import-job.js';
import { ImportRowOutcome } from './import-job.js';
import type { RowPlan } from './import.plan.js';
import { created, planRow, refused, sourceKey, systemOf, updated } from './import.plan.js';
import type { AnyRow, ReadRow } from './import.rows.js';
import { isBad } from './import.rows.js';

/** What became of one row. */
export interface RowResult {
  readonly row: AnyRow;
  readonly outcome: ImportRowOutcome;
  readonly articleId: string | null;
  readonly sourceKey: string | null;
}

/** Rows that one transaction takes over. */
export const batchSize = 100;

/** Called inside the transaction of a batch, after its articles: what is stored here is stored with them or not at all. */
export type OnBatch = (results: readonly RowResult[]) => Promise<void>;

/** Counts of an import so far. */
export interface ImportCounts {
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** Takes rows over into articles: silently, repeatably, in batches that are stored whole or not at all. */
export class ImportRowsService {
  constructor(private readonly parts: ArticleParts) {}

  /**
   * Takes rows over in process (seed, command line). A second run over the same rows changes nothing. Bad rows are handed to
   * `onRefused` and the others go in.
   */
  async importRows(
    rows: AsyncIterable<AnyRow> | Iterable<AnyRow>,
    options: ImportOptions,
    watch: { actor?: Actor; onProgress?: (counts: ImportCounts) => void; onRefused?: (result: RowResult) => void } = {},
  ): Promise<ImportCounts> {
    const counts: ImportCounts = { done: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
    const seen = new Map<string, number>();
    for await (const batch of batches(rows, 0)) {
      const results = await this.takeBatch(batch, options, { actor: watch.actor ?? systemActor, authorId: null, seen });
      for (const result of results) {
        counts.done += 1;
        counts[result.outcome.toLowerCase() as 'created' | 'updated' | 'unchanged' | 'refused'] += 1;
        if (result.outcome === ImportRowOutcome.REFUSED) watch.onRefused?.(result);
      }
      watch.onProgress?.(counts);
    }
    return counts;
  }

  /** Takes one batch over. `seen` holds the lines of ids that came before in the same file; it is filled here. */
  async takeBatch(
    rows: readonly AnyRow[],
    options: ImportOptions,
    by: { actor: Actor; authorId: string | null; seen: Map<string, number>; onBatch?: OnBatch },
  ): Promise<RowResult[]> {
    // Somebody may change an article, or import the same id, between the reading and the writing: then the batch is planned anew.
    for (let attempt = 1; ; attempt += 1) {
      const plans = await this.#plan(rows, options, by.seen);
      try {
        const results = await this.#write(plans, options, by);
        for (const { sourceKey: key, row } of results)
          if (key !== null && !by.seen.has(key)) by.seen.set(key, row.line);
        return results;
      } catch (error) {
        if (attempt >= 5 || !(error instanceof UserError || duplicateKey(error))) throw error;
      }
    }
  }

  async #plan(rows: readonly AnyRow[], options: ImportOptions, seen: ReadonlyMap<string, number>): Promise<RowPlan[]> {
    const bySystem = new Map<string, ReadRow[]>();
    for (const row of rows) {
      if (isBad(row)) continue;
      const system = systemOf(row, options);
      bySystem.set(system, [...(bySystem.get(system) ?? []), row]);
    }
    const known = new Map<string, Article>();
    for (const [system, list] of bySystem) {
      for (const article of await this.parts.store.bySource(
        system,
        list.map((row) => row.externalId),
      )) {
        if (article.source) known.set(sourceKey(system, article.source.externalId), article);
      }
    }
    const before = new Map<string, number>();
    return rows.map((row): RowPlan => {
      if (isBad(row)) return { outcome: ImportRowOutcome.REFUSED, row, sourceKey: null };
      const key = sourceKey(systemOf(row, options), row.externalId);
      const earlier = before.get(key) ?? seen.get(key);
      if (earlier !== undefined && earlier !== row.line) {
        return refused(row, options, `此编号已在第 ${earlier} 行出现。`, `This id came already in line ${earlier}.`);
      }
      before.set(key, row.line);
      return planRow(row, known.get(key) ?? null, options);
    });
  }

  #write(
    plans: readonly RowPlan[],
    options: ImportOptions,
    by: { actor: Actor; authorId: string | null; onBatch?: OnBatch },
  ): Promise<RowResult[]> {
    const resultOf = (plan: RowPlan, articleId: string | null): RowResult => ({
      row: plan.row,
      outcome: plan.outcome,
      articleId,
      sourceKey:
        plan.outcome === ImportRowOutcome.REFUSED
          ? plan.sourceKey
          : sourceKey(systemOf(plan.row, options), plan.row.externalId),
    });
    const known = (plan: RowPlan): string | null => ('before' in plan ? plan.before._id : null);
    const changes = plans.some(
      (plan) => plan.outcome === ImportRowOutcome.CREATED || plan.outcome === ImportRowOutcome.UPDATED,
    );
    if (options.isDryRun || !changes) {
      const results = plans.map((plan) => resultOf(plan, known(plan)));
      const { onBatch } = by;
      return onBatch
        ? this.parts.foundation.transactions.run(async () => (await onBatch(results), results))
        : Promise.resolve(results);
    }
    return this.#store(plans, options, by, resultOf);
  }

  async #store(
    plans: readonly RowPlan[],
    options: ImportOptions,
    by: { actor: Actor; authorId: string | null; onBatch?: OnBatch },
    resultOf: (plan: RowPlan, articleId: string | null) => RowResult,
  ): Promise<RowResult[]> {
    const { foundation, store, categories } = this.parts;
    const { clock } = foundation;
    const categoryPath =
      options.categoryId === null
        ? []
        : (await categories.tree()).path(options.categoryId).map((category) => category._id);
    const making = { categoryPath, act: { by: by.authorId, at: clock.now() } };
    const newOnes = plans.filter((plan) => plan.outcome === ImportRowOutcome.CREATED).length;
    return foundation.transactions.run(async (transaction) => {
      let number = newOnes ? await takeCodeNumbers(this.parts, newOnes) : 0;
      const articles: Article[] = [];
      const versions: ArticleVersion[] = [];
      const results: RowResult[] = [];
      for (const plan of plans) {
        const ids = { articleId: newId('article', clock), versionId: newId('article_version', clock) };
        if (plan.outcome === ImportRowOutcome.CREATED) {
          const made = created(plan.row, options, number++, { ...making, ...ids });
          articles.push(made.article);
          if (made.version) versions.push(made.version);
          results.push(resultOf(plan, made.article._id));
        } else if (plan.outcome === ImportRowOutcome.UPDATED) {
          const made = updated(plan, options, { ...making, ...ids });
          await replaceOrConflict(store, plan.before, made.article);
          if (made.version) versions.push(made.version);
          results.push(resultOf(plan, plan.before._id));
        } else {
          results.push(resultOf(plan, 'before' in plan ? plan.before._id : null));
        }
      }
      if (articles.length) await store.insert(articles);
      if (versions.length) await store.insertVersions(versions);
      appendAudit(transaction, by.actor, results);
      await by.onBatch?.(results);
      return results;
    });
  }
}

/** One audit event for a batch; it takes no feed number. */
function appendAudit(transaction: Transaction, actor: Actor, results: readonly RowResult[]): void {
  const count = (outcome: ImportRowOutcome): number => results.filter((result) => result.outcome === outcome).length;
  const subject = results.find((result) => result.articleId !== null)?.articleId ?? 'import';
  transaction.append({
    type: 'article.imported',
    subject: { type: 'article', id: subject },
    actor,
    after: {
      fromLine: results[0]?.row.line ?? 0,
      toLine: results.at(-1)?.row.line ?? 0,
      created: count(ImportRowOutcome.CREATED),
      updated: count(ImportRowOutcome.UPDATED),
      unchanged: count(ImportRowOutcome.UNCHANGED),
      refused: count(ImportRowOutcome.REFUSED),
    },
  });
}

/** Rows in batches, without the first `skip`. */
export async function* batches(rows: AsyncIterable<AnyRow> | Iterable<AnyRow>, skip: number): AsyncGenerator<AnyRow[]> {
  let batch: AnyRow[] = [];
  let at = 0;
  for await (const row of rows) {
    at += 1;
    if (at <= skip) continue;
    batch.push(row);
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length) yield batch;
}
