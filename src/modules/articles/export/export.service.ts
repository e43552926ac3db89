import type { Readable } from 'node:stream';
import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound, wrongState } from '../../../platform/errors/index.js';
import { type StoredFile, UploadRefusedError } from '../../../platform/files/index.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import type { JobQueue, JobRun } from '../../../platform/jobs/index.js';
import { JobLostError } from '../../../platform/jobs/index.js';
import type { Rule } from '../../../platform/rules/rules.js';
import type { ArticleListFilter } from '../article-list.js';
import type { ArticleParts } from '../article-draft.service.js';
import { listableTo, mayExport } from '../article.policy.js';
import type { KnownArticles } from '../import/import-known.store.js';
import { pathsOf } from '../import/import.links.js';
import type { CentreNames } from '../import/import.names.service.js';
import { exportRow } from '../import/row.format.js';
import {
  type ArticleExportFormat,
  type ExportJob,
  ExportJobState,
  type ExportSelection,
  isOpen,
} from './export-job.js';
import { ExportNames } from './export.names.service.js';
import { fileOf, keptMs, mostArticles, mostNamed } from './export.rules.js';
import type { ExportStore } from './export.store.js';
import { type ExportedRow, TooManyEntriesError, bytesOf } from './export.writer.js';

/** What an export needs of the files of the product. */
export interface ExportFiles {
  /** Stores what was written for somebody; they alone read it, for a day. */
  store(
    owner: { readonly id: string; readonly name: string },
    what: { readonly purpose: 'EXPORT'; readonly name: string; readonly contentType: string },
    source: AsyncIterable<Buffer>,
    signal?: AbortSignal,
  ): Promise<StoredFile>;
  open(fileId: string): Promise<Readable | null>;
}

/** What somebody asks to be exported. */
export interface ExportRequest {
  readonly format: ArticleExportFormat;
  readonly articleIds?: readonly string[] | null;
  readonly filter?: ArticleListFilter | null;
  readonly withAttachments: boolean;
  readonly idempotencyKey?: string | null;
}

const jobKind = 'article-export';
/** Articles that are read at a time. */
const batchSize = 100;
/** Runs of a job that may fail before the export is given up. */
const patience = 4;

/** Somebody called the export off, or another server copy ended it. */
class CalledOffError extends Error {}
/** It cannot be done, however often it is tried. */
class HopelessError extends Error {}

/** Exports of articles: started by a person, written by the job queue, kept for a day. */
export class ExportService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly jobs: JobQueue,
    private readonly files: ExportFiles,
    private readonly store: ExportStore,
    private readonly centre: CentreNames,
    private readonly known: KnownArticles,
  ) {
    jobs.register<{ exportJobId: string }>(jobKind, (run) => this.#work(run));
  }

  /** Starts an export. Errors: NOT_ALLOWED, REQUIRED, INVALID, NOT_FOUND, TOO_MANY, KEY_REUSED. */
  async start(viewer: Viewer, request: ExportRequest): Promise<ExportJob> {
    if (!mayExport(viewer)) throw notAllowed();
    const { foundation } = this.parts;
    const selection = selectionOf(request);
    const totalCount = await this.#checkedCount(viewer, selection);
    const id = await foundation.idempotency.once(viewer, 'articleExport', request.idempotencyKey, request, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const jobId = newId('export_job', foundation.clock);
        const createdAt = foundation.clock.now();
        const { format, withAttachments } = request;
        await this.store.insert({
          _id: jobId,
          state: ExportJobState.WAITING,
          format,
          withAttachments,
          selection,
          totalCount,
          doneCount: 0,
          fileName: fileOf(format, withAttachments, createdAt).name,
          fileId: null,
          bytes: null,
          expiresAt: null,
          error: null,
          startedById: viewer.id,
          startedByName: viewer.name,
          createdAt,
          finishedAt: null,
        });
        await this.jobs.enqueue(jobKind, { exportJobId: jobId }, { id: `${jobKind}:${jobId}` });
        await remember(jobId);
        transaction.append({
          type: 'article.export-started',
          subject: { type: 'export_job', id: jobId },
          actor: actorOf(viewer),
          after: {
            format,
            withAttachments,
            articles: totalCount,
            ...('filter' in selection ? { filter: { ...selection.filter } } : {}),
          },
        });
        return jobId;
      }),
    );
    const job = await this.store.byId(id);
    if (!job) throw new Error('An export that was just started is gone.');
    return job;
  }

  /** Calls an export off, for who started it. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE. */
  async cancel(viewer: Viewer, id: string): Promise<ExportJob> {
    const job = mayExport(viewer) && isId(id) ? await this.store.byId(id) : null;
    if (!job) throw notFound('id');
    if (viewer.id !== job.startedById) throw notAllowed();
    const { foundation } = this.parts;
    return foundation.transactions.run(async (transaction) => {
      const change = { state: ExportJobState.CANCELLED, finishedAt: foundation.clock.now() };
      const cancelled = await this.store.move(id, [ExportJobState.WAITING, ExportJobState.RUNNING], change);
      if (!cancelled) throw wrongState('导出已经结束。', 'This export has ended already.');
      transaction.append({
        type: 'article.export-cancelled',
        subject: { type: 'export_job', id },
        actor: actorOf(viewer),
        before: { state: job.state },
        after: { state: cancelled.state, doneCount: cancelled.doneCount },
      });
      return cancelled;
    });
  }

  #rule(viewer: Viewer, selection: ExportSelection): Rule {
    const asksAboutDrafts = 'filter' in selection && Boolean(selection.filter.draftStates);
    return listableTo(viewer, { aboutDrafts: asksAboutDrafts, aboutKeeping: false }, this.parts.foundation.clock.now());
  }

  async #checkedCount(viewer: Viewer, selection: ExportSelection): Promise<number> {
    const isNamed = 'articleIds' in selection;
    const count = await this.store.count(selection, this.#rule(viewer, selection), mostArticles + 1);
    const field = isNamed ? 'articleIds' : 'filter';
    if (count > mostArticles) {
      throw new UserError(
        fault(
          UserErrorCode.TOO_MANY,
          `一个文件最多 ${mostArticles} 条，请缩小范围。`,
          `A file has at most ${mostArticles} articles; narrow the list.`,
          field,
        ),
      );
    }
    if (isNamed && count !== selection.articleIds.length) throw notFound(field);
    if (count === 0)
      throw new UserError(fault(UserErrorCode.REQUIRED, '没有可导出的条目。', 'There is no article to export.', field));
    return count;
  }

  async #work(run: JobRun<{ exportJobId: string }>): Promise<void> {
    const { clock, log } = this.parts.foundation;
    const id = run.payload.exportJobId;
    const begun = { state: ExportJobState.RUNNING, doneCount: 0 };
    const job = await this.store.move(id, [ExportJobState.WAITING, ExportJobState.RUNNING], begun);
    if (!job) return;
    try {
      await this.#write(job, run);
    } catch (error) {
      if (error instanceof CalledOffError) return;
      const isHopeless =
        error instanceof HopelessError || error instanceof TooManyEntriesError || error instanceof UploadRefusedError;
      const isLast = run.attempt >= patience && !run.signal.aborted && !(error instanceof JobLostError);
      if (!isHopeless && !isLast) throw error;
      log.error({ err: error, exportJobId: id }, 'an export was given up');
      await this.store.move(id, [ExportJobState.RUNNING], {
        state: ExportJobState.FAILED,
        error: isHopeless ? error.message : 'The server could not finish this export.',
        finishedAt: clock.now(),
      });
    }
  }

  async #write(job: ExportJob, run: JobRun<{ exportJobId: string }>): Promise<void> {
    const { clock } = this.parts.foundation;
    // The right is that of the moment: who lost it meanwhile gets no file.
    const [viewer] = await this.centre.viewersOf([job.startedById]);
    if (!viewer || !mayExport(viewer)) throw new HopelessError('Whoever started it may not export any more.');
    const ids = await this.store.ids(job.selection, this.#rule(viewer, job.selection), mostArticles);
    await this.#advance(job._id, 0, ids.length);
    const rows = this.#rows(job, ids, viewer, run.signal);
    const open = job.withAttachments ? (fileId: string) => this.files.open(fileId) : null;
    const { contentType } = fileOf(job.format, job.withAttachments, job.createdAt);
    const stored = await this.files.store(
      { id: job.startedById, name: job.startedByName },
      { purpose: 'EXPORT', name: job.fileName, contentType },
      bytesOf(job.format, rows, open),
      run.signal,
    );
    // Called off in the last moment: the file belongs to nothing, and the clean-up removes it.
    await this.store.move(job._id, [ExportJobState.RUNNING], {
      state: ExportJobState.DONE,
      fileId: stored._id,
      bytes: stored.bytes,
      expiresAt: new Date(stored.createdAt.getTime() + keptMs),
      finishedAt: clock.now(),
    });
  }

  async #advance(id: string, doneCount: number, totalCount: number): Promise<void> {
    if (!(await this.store.move(id, [ExportJobState.RUNNING], { doneCount, totalCount }))) throw new CalledOffError();
  }

  /** The articles as rows, batch by batch; an article that is gone meanwhile is left out. */
  async *#rows(
    job: ExportJob,
    ids: readonly string[],
    viewer: Viewer,
    signal: AbortSignal,
  ): AsyncGenerator<ExportedRow> {
    const names = new ExportNames(this.centre, this.parts.categories, this.known, viewer);
    const rule = this.#rule(viewer, job.selection);
    for (let at = 0; at < ids.length; at += batchSize) {
      signal.throwIfAborted();
      const batch = ids.slice(at, at + batchSize);
      const found = new Map((await this.parts.store.visible(batch, rule)).map((article) => [article._id, article]));
      const namesOf = await names.of([...found.values()]);
      for (const id of batch) {
        const article = found.get(id);
        if (!article) continue;
        const paths = pathsOf(article.code, article.attachments);
        const files = article.attachments.map((attachment) => ({
          path: paths.get(attachment.fileId) ?? '',
          attachment,
        }));
        yield { code: article.code, row: exportRow(article, namesOf(article)), files };
      }
      await this.#advance(job._id, at + batch.length, ids.length);
    }
  }
}

/** Whether somebody may call an export off now. */
export const mayCancel = (viewer: Viewer, job: ExportJob): boolean =>
  mayExport(viewer) && isOpen(job) && viewer.id === job.startedById;

function selectionOf({ articleIds, filter }: ExportRequest): ExportSelection {
  const isNamed = articleIds !== undefined && articleIds !== null;
  if (isNamed === (filter !== undefined && filter !== null)) {
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '请给出条目或筛选条件，二者选一。',
        'Give either articles or a filter.',
        isNamed ? 'filter' : 'articleIds',
      ),
    );
  }
  if (!isNamed) return { filter: filter ?? {} };
  const ids = [...new Set(articleIds)];
  if (!ids.length) throw new UserError(fault(UserErrorCode.REQUIRED, '请选择条目。', 'Choose articles.', 'articleIds'));
  if (ids.length > mostNamed) {
    throw new UserError(
      fault(UserErrorCode.TOO_MANY, `最多选择 ${mostNamed} 条。`, `At most ${mostNamed} articles.`, 'articleIds'),
    );
  }
  return { articleIds: ids };
}
