import type { Readable } from 'node:stream';
import { actorOf } from '../../../platform/auth/actor.js';
import { Audience, type Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../../platform/errors/index.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import type { JobQueue, JobRun } from '../../../platform/jobs/index.js';
import { JobLostError } from '../../../platform/jobs/index.js';
import type { ArticleParts } from '../article-draft.service.js';
import { mayImport } from '../article.policy.js';
import type { ImportJob, ImportRow } from './import-job.js';
import { ImportJobState, ImportRowOutcome } from './import-job.js';
import { newMemory, rememberSkipped } from './import-memory.js';
import type { ImportRowsService, RowResult } from './import-rows.service.js';
import { ahead, batches } from './import-rows.service.js';
import type { ImportStore } from './import.store.js';
import { UnreadableFileError, readRows } from './import.reader.js';
import { type AnyRow, isBad } from './import.row.js';

/** What this service needs of the files. */
export interface ImportFiles {
  /** Ties a finished upload of the viewer to what uses it, inside the caller's transaction. Throws FILE_REFUSED. */
  link(viewer: Viewer, fileId: string, purpose: 'ARTICLE_IMPORT', linkedTo: string): Promise<{ name: string }>;
  /** The bytes of a stored file; null when it is gone. */
  open(fileId: string): Promise<Readable | null>;
}

/** What somebody asks to be imported. */
export interface ImportRequest {
  readonly fileId: string;
  readonly isDryRun: boolean;
  readonly system?: string | null;
  readonly audience?: Audience | null;
  readonly publish: boolean;
  readonly categoryId?: string | null;
  readonly productLineIds?: readonly string[] | null;
  readonly idempotencyKey?: string | null;
}

const jobKind = 'article-import';
const systemPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
/** Runs of a job that may fail before the import is given up. */
const patience = 6;

/** Imports of uploaded files: started by a person, done by the job queue, resumed where they stood. */
export class ImportService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly jobs: JobQueue,
    private readonly files: ImportFiles,
    private readonly store: ImportStore,
    private readonly rows: ImportRowsService,
  ) {
    jobs.register<{ importJobId: string }>(jobKind, (run) => this.#work(run));
  }

  /** Starts an import. Errors: NOT_ALLOWED, FILE_REFUSED, INVALID, NOT_FOUND, KEY_REUSED. */
  async start(viewer: Viewer, request: ImportRequest): Promise<ImportJob> {
    if (!mayImport(viewer)) throw notAllowed();
    const { foundation } = this.parts;
    const system = request.system ?? null;
    if (system !== null && !systemPattern.test(system)) {
      throw new UserError(
        fault(
          UserErrorCode.INVALID,
          '系统名只能含字母、数字和 . _ -，最多 60 个字符。',
          'A system has letters, digits and . _ - only, at most 60.',
          'system',
        ),
      );
    }
    const lineIds = await this.#checkReferences(request);
    const id = await foundation.idempotency.once(viewer, 'articleImport', request.idempotencyKey, request, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const jobId = newId('import_job', foundation.clock);
        const file = await this.files.link(viewer, request.fileId, 'ARTICLE_IMPORT', jobId);
        const options = {
          system,
          audience: request.audience ?? Audience.INTERNAL,
          publish: request.publish,
          isDryRun: request.isDryRun,
          categoryId: request.categoryId ?? null,
          lineIds,
        };
        await this.store.insert({
          _id: jobId,
          state: ImportJobState.WAITING,
          fileName: file.name,
          fileId: request.fileId,
          isDryRun: request.isDryRun,
          options,
          totalCount: 0,
          doneCount: 0,
          createdCount: 0,
          updatedCount: 0,
          unchangedCount: 0,
          refusedCount: 0,
          error: null,
          startedById: viewer.id,
          startedByName: viewer.name,
          createdAt: foundation.clock.now(),
          finishedAt: null,
        });
        await this.jobs.enqueue(jobKind, { importJobId: jobId }, { id: `${jobKind}:${jobId}` });
        await remember(jobId);
        transaction.append({
          type: 'article.import-started',
          subject: { type: 'import_job', id: jobId },
          actor: actorOf(viewer),
          after: { fileName: file.name, ...options },
        });
        return jobId;
      }),
    );
    const job = await this.store.byId(id);
    if (!job) throw new Error('An import that was just started is gone.');
    return job;
  }

  async #checkReferences(request: ImportRequest): Promise<string[]> {
    if (typeof request.categoryId === 'string' && !(await this.parts.categories.tree()).get(request.categoryId)) {
      throw new UserError(fault(UserErrorCode.NOT_FOUND, '找不到分类。', 'The category does not exist.', 'categoryId'));
    }
    const ids = [...new Set(request.productLineIds ?? [])];
    if (ids.length > 100)
      throw new UserError(fault(UserErrorCode.TOO_MANY, '最多 100 项。', 'At most 100 items.', 'productLineIds'));
    const known = ids.length && ids.every(isId) ? await this.parts.people.knownLines(ids) : new Set<string>();
    if (ids.some((id) => !known.has(id))) {
      throw new UserError(
        fault(UserErrorCode.NOT_FOUND, '找不到产品线。', 'A product line does not exist.', 'productLineIds'),
      );
    }
    return ids;
  }

  /** One run over the file; an earlier one may have stopped anywhere. */
  async #work(run: JobRun<{ importJobId: string }>): Promise<void> {
    const { clock, log } = this.parts.foundation;
    const id = run.payload.importJobId;
    const job = await this.store.byId(id);
    if (!job || job.state === ImportJobState.DONE || job.state === ImportJobState.FAILED) return;
    try {
      await this.#takeOver(job, run.signal);
      await this.store.finish(id, ImportJobState.DONE, null, clock.now());
    } catch (error) {
      const isHopeless = error instanceof UnreadableFileError;
      const isLast = run.attempt >= patience && !run.signal.aborted && !(error instanceof JobLostError);
      if (!isHopeless && !isLast) throw error;
      log.error({ err: error, importJobId: id }, 'an import was given up');
      await this.store.finish(
        id,
        ImportJobState.FAILED,
        isHopeless ? error.message : 'The server could not finish this import.',
        clock.now(),
      );
    }
  }

  async #takeOver(job: ImportJob, signal: AbortSignal): Promise<void> {
    await this.store.begin(job._id, await this.#countRows(job, signal));
    const { lines, articles } = await this.store.seenSources(job._id);
    const memory = newMemory(lines, articles);
    const actor = { kind: 'person', id: job.startedById, label: job.startedByName } as const;
    let done = job.doneCount;
    const onSkipped = (row: AnyRow): void => rememberSkipped(memory, row, job.options);
    for await (const batch of ahead(batches(readRows(await this.#open(job), job.fileName), done, onSkipped))) {
      signal.throwIfAborted();
      const onBatch = async (results: readonly RowResult[]): Promise<void> => {
        if (
          !(await this.store.advance(
            job._id,
            done,
            results.map((result) => rowOf(job._id, result)),
          ))
        )
          throw new JobLostError(job._id);
      };
      await this.rows.takeBatch(batch, job.options, { actor, authorId: job.startedById, memory, onBatch });
      done += batch.length;
    }
  }

  async #countRows(job: ImportJob, signal: AbortSignal): Promise<number> {
    if (job.totalCount) return job.totalCount;
    let count = 0;
    for await (const _row of readRows(await this.#open(job), job.fileName)) {
      count += 1;
      if (count % 1_000 === 0) signal.throwIfAborted();
    }
    if (count === 0) throw new UnreadableFileError('The file is empty.');
    return count;
  }

  async #open(job: ImportJob): Promise<Readable> {
    const stream = await this.files.open(job.fileId);
    if (!stream) throw new UnreadableFileError('The file is gone.');
    return stream;
  }
}

const rowOf = (jobId: string, { row, outcome, articleId, sourceKey }: RowResult): ImportRow => ({
  _id: `${jobId}:${row.line}`,
  jobId,
  line: row.line,
  fileName: row.fileName,
  externalId: row.externalId,
  outcome,
  articleId,
  sourceKey,
  text: isBad(row) && outcome === ImportRowOutcome.REFUSED ? row.text : null,
  field: isBad(row) ? row.field : null,
});
