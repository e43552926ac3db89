import { type Actor, systemActor } from '../../../platform/auth/actor.js';
import { UserError } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import { replaceOrConflict } from '../article.access.js';
import type { Article } from '../article.js';
import type { ArticleParts } from '../article-draft.service.js';
import type { ArticleVersion } from '../article-version.js';
import { CodeGiver } from './import-codes.service.js';
import type { ImportOptions } from './import-job.js';
import { ImportRowOutcome } from './import-job.js';
import type { KnownArticles } from './import-known.store.js';
import { type FileMemory, type RowResult, newMemory, remember, rememberResults } from './import-memory.js';
import { type Making, created, updated } from './import.made.js';
import type { RowNames } from './import.names.service.js';
import { type RowPictures, type TakenFiles, noFiles } from './import.pictures.service.js';
import { RowPlanner } from './import-planner.service.js';
import type { RowPlan } from './import.plan.js';
import { sourceKey, systemOf } from './import.plan.js';
import { type AnyRow, isBad } from './import.row.js';
import { importedEvent } from './import.events.js';

export type { RowResult };

/** Rows that one transaction takes over: so many, or so many characters of text, since a transaction has to stay small. */
export const batchSize = 200;
const batchCharacters = 4_000_000;

const weightOf = (row: AnyRow): number => (isBad(row) ? 0 : row.content.bodyMarkdown.length);

/** Called inside the transaction of a batch, after its articles: what is stored here is stored with them or not at all. */
export type OnBatch = (results: readonly RowResult[]) => Promise<void>;

/** Who takes a batch over, and what is known of the rows before it. */
export interface TakenBy {
  readonly actor: Actor;
  /** The person who imports; null for the product itself. */
  readonly authorId: string | null;
  readonly memory: FileMemory;
  readonly onBatch?: OnBatch;
}

/** Counts of an import so far. */
export interface ImportCounts {
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** What else happens with articles that an import writes. */
export interface ImportHooks {
  /** Completes articles before they are written: when they have to be checked again. */
  complete?(articles: readonly Article[]): Promise<readonly Article[]>;
  /** Follows up what was written, inside the transaction: alarms for moments to come. */
  written?(articles: readonly Article[]): Promise<void>;
}

/** Parts that rows are taken over with. */
export interface RowTools {
  readonly names: RowNames;
  readonly pictures: RowPictures;
  readonly known: KnownArticles;
  readonly hooks?: ImportHooks;
}

/** Takes rows over into articles: silently, repeatably, in batches that are stored whole or not at all. */
export class ImportRowsService {
  readonly #planner: RowPlanner;
  readonly #codes: CodeGiver;

  constructor(
    private readonly parts: ArticleParts,
    private readonly tools: RowTools,
  ) {
    this.#planner = new RowPlanner(parts, tools);
    this.#codes = new CodeGiver(parts);
  }

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
    const memory = newMemory();
    for await (const batch of ahead(batches(rows, 0))) {
      const results = await this.takeBatch(batch, options, {
        actor: watch.actor ?? systemActor,
        authorId: null,
        memory,
      });
      for (const result of results) {
        counts.done += 1;
        counts[result.outcome.toLowerCase() as 'created' | 'updated' | 'unchanged' | 'refused'] += 1;
        if (result.outcome === ImportRowOutcome.REFUSED) watch.onRefused?.(result);
      }
      watch.onProgress?.(counts);
    }
    return counts;
  }

  /** Takes one batch over. The memory knows the rows that came before in the same file; it is filled here. */
  async takeBatch(rows: readonly AnyRow[], options: ImportOptions, by: TakenBy): Promise<RowResult[]> {
    // Somebody may change an article, or import the same id, between the reading and the writing: then the batch is planned anew.
    for (let attempt = 1; ; attempt += 1) {
      const memory = remember(by.memory, rows, options);
      const plans = await this.#planner.plan(rows, options, { before: by.memory, all: memory });
      try {
        const results = await this.#write(plans, options, by);
        rememberResults(by.memory, results, options);
        return results;
      } catch (error) {
        if (attempt >= 5 || !(error instanceof UserError || duplicateKey(error))) throw error;
      }
    }
  }

  async #write(plans: readonly RowPlan[], options: ImportOptions, by: TakenBy): Promise<RowResult[]> {
    const owner = { id: by.actor.id, name: by.actor.label };
    const { plans: fit, files } = await this.#planner.withFiles(plans, options, owner);
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
    const changes = fit.some(
      ({ outcome }) => outcome === ImportRowOutcome.CREATED || outcome === ImportRowOutcome.UPDATED,
    );
    if (!options.isDryRun && changes) return this.#store(fit, files, options, by, resultOf);
    const results = fit.map((plan) => resultOf(plan, known(plan)));
    const { onBatch } = by;
    return onBatch
      ? this.parts.foundation.transactions.run(async () => (await onBatch(results), results))
      : Promise.resolve(results);
  }

  async #store(
    plans: readonly RowPlan[],
    files: ReadonlyMap<RowPlan, TakenFiles>,
    options: ImportOptions,
    by: TakenBy,
    resultOf: (plan: RowPlan, articleId: string | null) => RowResult,
  ): Promise<RowResult[]> {
    const { foundation, store, categories } = this.parts;
    const { clock } = foundation;
    const categoryPath =
      options.categoryId === null
        ? []
        : (await categories.tree()).path(options.categoryId).map((category) => category._id);
    const act = { by: by.authorId, at: clock.now() };
    const ids = plans.map((plan) => ('before' in plan ? plan.before._id : newId('article', clock)));
    const idOfRow = new Map(
      plans.flatMap((plan, at) =>
        isBad(plan.row) ? [] : [[sourceKey(systemOf(plan.row, options), plan.row.externalId), ids[at] ?? ''] as const],
      ),
    );
    return foundation.transactions.run(async (transaction) => {
      const codes = await this.#codes.give(
        plans.flatMap((plan) => (plan.outcome === ImportRowOutcome.CREATED ? [plan] : [])),
      );
      const fresh: Article[] = [];
      const changed: { before: Article; next: Article }[] = [];
      const versions: ArticleVersion[] = [];
      const owner = { id: by.actor.id };
      for (const [at, plan] of plans.entries()) {
        const articleId = ids[at] ?? '';
        if (plan.outcome !== ImportRowOutcome.CREATED && plan.outcome !== ImportRowOutcome.UPDATED) continue;
        const taken = files.get(plan) ?? noFiles;
        const making: Making = {
          articleId,
          versionId: newId('article_version', clock),
          code: codes.get(plan) ?? '',
          categoryPath,
          files: taken,
          source: await this.#source(plan, idOfRow),
          act,
        };
        const made =
          plan.outcome === ImportRowOutcome.CREATED ? created(plan, options, making) : updated(plan, options, making);
        if (plan.outcome === ImportRowOutcome.CREATED) fresh.push(made.article);
        else changed.push({ before: plan.before, next: made.article });
        if (made.version) versions.push(made.version);
        await this.tools.pictures.link(taken, owner, articleId);
      }
      const { hooks } = this.tools;
      const complete = async (articles: readonly Article[]): Promise<readonly Article[]> =>
        (await hooks?.complete?.(articles)) ?? articles;
      const inserted = await complete(fresh);
      if (inserted.length) await store.insert(inserted);
      const replaced = await complete(changed.map(({ next }) => next));
      for (const [at, next] of replaced.entries()) {
        const before = changed[at]?.before;
        if (before) await replaceOrConflict(store, before, next);
      }
      if (versions.length) await store.insertVersions(versions);
      await hooks?.written?.([...inserted, ...replaced]);
      const results = plans.map((plan, at) =>
        resultOf(plan, plan.outcome === ImportRowOutcome.REFUSED ? null : (ids[at] ?? null)),
      );
      transaction.append(importedEvent(by.actor, results));
      await by.onBatch?.(results);
      return results;
    });
  }

  /** The article that a row translates: known, or brought by this file. Undefined where the row does not name one. */
  async #source(
    { resolved }: Extract<RowPlan, { resolved: unknown }>,
    idOfRow: ReadonlyMap<string, string>,
  ): Promise<Making['source']> {
    const source = resolved.translationOf;
    if (!source) return source;
    const articleId = 'articleId' in source ? source.articleId : idOfRow.get(source.rowKey);
    if (articleId === undefined) return null;
    if ('articleId' in source && source.version !== null) return source;
    // A source that this batch brings is live from now on, as its first version.
    const found = (await this.tools.known.byIds([articleId])).get(articleId);
    return { articleId, version: found ? found.version : 1 };
  }
}

/** Rows in batches, without the first `skip`, which go to `onSkipped`. */
export async function* batches(
  rows: AsyncIterable<AnyRow> | Iterable<AnyRow>,
  skip: number,
  onSkipped?: (row: AnyRow) => void,
): AsyncGenerator<AnyRow[]> {
  let batch: AnyRow[] = [];
  let weight = 0;
  let at = 0;
  for await (const row of rows) {
    at += 1;
    if (at <= skip) {
      onSkipped?.(row);
      continue;
    }
    batch.push(row);
    weight += weightOf(row);
    if (batch.length === batchSize || weight >= batchCharacters) {
      yield batch;
      batch = [];
      weight = 0;
    }
  }
  if (batch.length) yield batch;
}

/** The same batches, each read while the one before it is written. */
export async function* ahead(source: AsyncGenerator<AnyRow[]>): AsyncGenerator<AnyRow[]> {
  let next = source.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = source.next();
      // Whatever goes wrong is told when it is its turn; until then nobody waits for it.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return(undefined);
  }
}
