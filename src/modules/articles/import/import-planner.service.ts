import { isId, prefixOf } from '../../../platform/ids/ids.js';
import type { Article } from '../article.js';
import type { ArticleParts } from '../article-draft.service.js';
import { keepableCode } from './import-codes.service.js';
import type { ImportOptions } from './import-job.js';
import { ImportRowOutcome } from './import-job.js';
import type { FileMemory } from './import-memory.js';
import type { RowTools } from './import-rows.service.js';
import type { TakenFiles } from './import.pictures.service.js';
import { type Matched, type Resolved, type RowPlan, planRow, refused, sourceKey, systemOf } from './import.plan.js';
import { type AnyRow, type ReadRow, isBad, ownSystem } from './import.row.js';

const none: Matched = new Map();

/** What a row translates, as an article where the row that brings it is about one that is there. */
function withSource(resolved: Resolved, known: ReadonlyMap<string, Article>, before: FileMemory): Resolved {
  const source = resolved.translationOf;
  if (!source || !('rowKey' in source)) return resolved;
  const article = known.get(source.rowKey);
  const articleId = article?._id ?? before.articles.get(source.rowKey);
  return articleId === undefined
    ? resolved
    : { ...resolved, translationOf: { articleId, version: article?.version ?? null } };
}

/** Plans a batch: which article each row is about, what its names stand for, what is to happen. Writes nothing. */
export class RowPlanner {
  /** Files that the rows of a plan share with their articles; asked for twice. */
  readonly #matches = new WeakMap<ReadRow, Matched>();

  constructor(
    private readonly parts: ArticleParts,
    private readonly tools: RowTools,
  ) {}

  async plan(
    rows: readonly AnyRow[],
    options: ImportOptions,
    file: { readonly before: FileMemory; readonly all: FileMemory['codes'] },
  ): Promise<RowPlan[]> {
    const read = rows.filter((row) => !isBad(row)) as ReadRow[];
    const known = await this.#known(read, options);
    const resolve = await this.tools.names.open(read, options, file.all);
    const articles = new Map(
      [...known].map(([row, article]) => [sourceKey(systemOf(row, options), row.externalId), article]),
    );
    const free = await this.#freeCodes(read.filter((row) => !known.has(row)));
    const now = this.parts.foundation.clock.now();
    const here = new Map<string, number>();
    const languages = new Set<string>();
    const plans: RowPlan[] = [];
    for (const row of rows) {
      if (isBad(row)) {
        plans.push({ outcome: ImportRowOutcome.REFUSED, row, sourceKey: null });
        continue;
      }
      const key = sourceKey(systemOf(row, options), row.externalId);
      const earlier = here.get(key) ?? file.before.lines.get(key);
      if (earlier !== undefined && earlier !== row.line) {
        plans.push(
          refused(row, options, `此编号已在第 ${earlier} 行出现。`, `This id came already in line ${earlier}.`, 'id'),
        );
        continue;
      }
      here.set(key, row.line);
      const article = known.get(row) ?? null;
      const named = resolve(row, article);
      if ('text' in named) {
        plans.push({ outcome: ImportRowOutcome.REFUSED, row: named, sourceKey: key });
        continue;
      }
      const resolved = withSource(named, articles, file.before);
      const translates = `${JSON.stringify(resolved.translationOf ?? null)} ${row.locale}`;
      if (resolved.translationOf && languages.has(translates)) {
        plans.push(
          refused(
            row,
            options,
            '原文已有这种语言的译文。',
            'The source has a translation in this language already.',
            'translationOf',
          ),
        );
        continue;
      }
      if (resolved.translationOf) languages.add(translates);
      const matched = article && row.files.length ? await this.#match(row, article) : none;
      plans.push(planRow(row, resolved, article, options, { now, code: free.get(row) ?? null, matched }));
    }
    return plans;
  }

  async #match(row: ReadRow, article: Article): Promise<Matched> {
    const matched = this.#matches.get(row) ?? (await this.tools.pictures.matched(row, article));
    this.#matches.set(row, matched);
    return matched;
  }

  /** Stores the files of rows that change something; a row whose file is no good is refused. */
  async withFiles(
    plans: readonly RowPlan[],
    options: ImportOptions,
    owner: { readonly id: string; readonly name: string },
  ): Promise<{ plans: RowPlan[]; files: Map<RowPlan, TakenFiles> }> {
    const files = new Map<RowPlan, TakenFiles>();
    const fit: RowPlan[] = [];
    for (const plan of plans) {
      const writes = plan.outcome === ImportRowOutcome.CREATED || plan.outcome === ImportRowOutcome.UPDATED;
      if (!writes || !plan.row.files.length) {
        fit.push(plan);
        continue;
      }
      const matched = this.#matches.get(plan.row) ?? none;
      const taken = await this.tools.pictures.take(plan.row, matched, owner, options.isDryRun);
      if ('text' in taken) {
        const key = sourceKey(systemOf(plan.row, options), plan.row.externalId);
        fit.push({ outcome: ImportRowOutcome.REFUSED, row: taken, sourceKey: key });
        continue;
      }
      files.set(plan, taken);
      fit.push(plan);
    }
    return { plans: fit, files };
  }

  /**
   * Articles that rows are about: what came from the same source before; of our own exports the article itself by its id; for a row
   * without an id the article of its code.
   */
  async #known(rows: readonly ReadRow[], options: ImportOptions): Promise<Map<ReadRow, Article>> {
    const { store } = this.parts;
    const found = new Map<ReadRow, Article>();
    const bySystem = new Map<string, ReadRow[]>();
    for (const row of rows) {
      const system = systemOf(row, options);
      const list = bySystem.get(system);
      if (list) list.push(row);
      else bySystem.set(system, [row]);
    }
    for (const [system, list] of bySystem) {
      const articles = await store.bySource(
        system,
        list.map((row) => row.externalId),
      );
      const byId = new Map(articles.map((article) => [article.source?.externalId, article]));
      for (const row of list) {
        const article = byId.get(row.externalId);
        if (article) found.set(row, article);
      }
    }
    const own = rows.filter(
      (row) =>
        !found.has(row) &&
        systemOf(row, options) === ownSystem &&
        isId(row.externalId) &&
        prefixOf(row.externalId) === 'article',
    );
    const coded = rows.filter(
      (row) => !found.has(row) && !row.hasOwnId && row.code !== null && options.system === null,
    );
    const ids = await this.tools.known.byCodes(coded.map((row) => row.code ?? ''));
    const idOf = (row: ReadRow): string => (row.hasOwnId ? row.externalId : (ids.get(row.code ?? '')?._id ?? ''));
    const wanted = [...own, ...coded];
    if (!wanted.length) return found;
    const articles = new Map((await store.byIds(wanted.map(idOf))).map((article) => [article._id, article]));
    for (const row of wanted) {
      const article = articles.get(idOf(row));
      if (article) found.set(row, article);
    }
    return found;
  }

  /** The codes that rows of new articles may keep: not taken, and each once. */
  async #freeCodes(rows: readonly ReadRow[]): Promise<Map<ReadRow, string>> {
    const wanted = rows.flatMap((row) => {
      const code = keepableCode(row);
      return code === null ? [] : [{ row, code }];
    });
    if (!wanted.length) return new Map();
    const taken = new Set(await this.parts.store.knownCodes(wanted.map(({ code }) => code)));
    const free = new Map<ReadRow, string>();
    for (const { row, code } of wanted) {
      if (taken.has(code)) continue;
      taken.add(code);
      free.set(row, code);
    }
    return free;
  }
}
