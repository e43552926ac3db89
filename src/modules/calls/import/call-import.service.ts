import type { Readable } from 'node:stream';
import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UnreadableFile, notAllowed, notFound, unreadable, wrongState } from '../../../platform/errors/index.js';
import { unpacked } from '../../../platform/files/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { JobLostError, type JobQueue, type JobRun } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import { importsVisibleTo, reportedSiteOf } from '../call.policy.js';
import { CallFileFormat, type CallImportJob, CallImportKind, CallImportState } from './call-import.js';
import type { CallImportStore } from './call-import.store.js';
import { countRows, mostMegabytes } from './file-text.js';
import { FileRun } from './file-run.service.js';
import type { ImportKind } from './import-kind.js';

type Purpose = ImportKind['purpose'];

/** What is needed of the files. */
export interface ImportFiles {
  /** Ties a finished upload of the viewer to what uses it, inside the caller's transaction. Throws FILE_REFUSED. */
  link(viewer: Viewer, fileId: string, purpose: Purpose, linkedTo: string): Promise<{ readonly name: string }>;
  /** The bytes of a stored file; null when it is gone. */
  open(fileId: string): Promise<Readable | null>;
  /** Ids of files of the purposes that were linked more than a day ago, after an id. */
  linked(purposes: readonly Purpose[], after: string, limit: number): Promise<readonly { readonly _id: string }[]>;
  /** Lets go of files that nothing needs any more. */
  release(ids: readonly string[]): Promise<void>;
  /** Removes a file at once. May be repeated. */
  erase(fileId: string): Promise<void>;
}

/** What somebody asks to be imported. */
export interface CallImportRequest {
  readonly fileId: string;
  readonly format: CallFileFormat;
  readonly idempotencyKey?: string | null;
}

const jobKind = 'call-import';
/** Runs that may fail before the import is given up. */
const patience = 6;

/** Imports by file: started by a person or a client key, done by the job queue, resumed where they stood. */
export class CallImportService {
  readonly #kinds: ReadonlyMap<CallImportKind, ImportKind>;

  constructor(
    private readonly foundation: Foundation,
    private readonly jobs: JobQueue,
    private readonly files: ImportFiles,
    private readonly store: CallImportStore,
    kinds: readonly ImportKind[],
  ) {
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    jobs.register<{ importId: string }>(jobKind, (run) => this.#work(run));
    // The files hold customers' references: they go when their imports are over. This finds those that were left when a server stopped.
    jobs.registerEvery('call-import-files', 3_600_000, () => this.releaseFiles());
  }

  /** Starts an import. Errors: NOT_ALLOWED, FILE_REFUSED, TOO_LONG, KEY_REUSED. */
  async start(viewer: Viewer, kindName: CallImportKind, request: CallImportRequest): Promise<CallImportJob> {
    const kind = this.#kind(kindName);
    if (!kind.mayReport(viewer)) throw notAllowed();
    const { foundation } = this;
    const { fileId, format, idempotencyKey } = request;
    const operation = kindName === CallImportKind.CALLS ? 'callImport' : 'agentTimeImport';
    const id = await foundation.idempotency.once(viewer, operation, idempotencyKey, request, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const jobId = newId('call_import', foundation.clock);
        const file = await this.files.link(viewer, fileId, kind.purpose, jobId);
        await this.store.insert({
          ...{ _id: jobId, kind: kindName, state: CallImportState.WAITING, fileName: file.name, fileId, format },
          ...{ totalCount: 0, doneCount: 0, createdCount: 0, updatedCount: 0, unchangedCount: 0, refusedCount: 0 },
          ...{ fault: null, startedById: viewer.id, startedByName: viewer.name, siteId: reportedSiteOf(viewer) },
          startedByKind: viewer.kind === 'client' ? 'client' : 'person',
          ...{ createdAt: foundation.clock.now(), finishedAt: null },
        });
        await this.jobs.enqueue(jobKind, { importId: jobId }, { id: `${jobKind}:${jobId}` });
        await remember(jobId);
        transaction.append({
          type: kind.events.started,
          subject: { type: 'call_import', id: jobId },
          actor: actorOf(viewer),
          after: { fileName: file.name, format },
        });
        return jobId;
      }),
    );
    const job = await this.store.byId(id);
    if (!job) throw new Error('An import that was just started is gone.');
    return job;
  }

  /**
   * Calls an import off that is not done yet: the batches that were stored stay, with their report. For who may start such an import and
   * sees this one. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE.
   */
  async cancel(viewer: Viewer, id: string): Promise<CallImportJob> {
    const job = await this.store.visible(id, importsVisibleTo(viewer));
    if (!job) throw notFound('id');
    if (!this.#kind(job.kind).mayReport(viewer)) throw notAllowed('id');
    const { clock, transactions } = this.foundation;
    const cancelled = await transactions.run(async (transaction) => {
      const found = await this.store.move(id, { state: CallImportState.CANCELLED, finishedAt: clock.now() });
      if (!found) throw wrongState('导入已经结束。', 'This import has ended already.', 'id');
      transaction.append({
        type: this.#kind(job.kind).events.cancelled,
        subject: { type: 'call_import', id },
        actor: actorOf(viewer),
        before: { state: job.state },
        after: { state: found.state, doneCount: found.doneCount },
      });
      return found;
    });
    await this.#discard(job);
    return cancelled;
  }

  /** Whether somebody may call an import that they see off now. */
  mayCancel(viewer: Viewer, job: CallImportJob): boolean {
    return !isOver(job) && this.#kind(job.kind).mayReport(viewer);
  }

  /** Lets go of files whose imports are over. */
  async releaseFiles(): Promise<void> {
    let after = '';
    for (;;) {
      const found = (await this.files.linked(['CALL_IMPORT', 'AGENT_TIME_IMPORT'], after, 200)).map(({ _id }) => _id);
      if (found.length === 0) return;
      const needed = await this.store.neededFiles(found);
      await this.files.release(found.filter((id) => !needed.has(id)));
      after = found.at(-1) ?? '';
    }
  }

  /** One run over the file; an earlier one may have stopped anywhere. */
  async #work(run: JobRun<{ importId: string }>): Promise<void> {
    const { clock, log } = this.foundation;
    const id = run.payload.importId;
    const job = await this.store.byId(id);
    if (!job || isOver(job)) return;
    try {
      const totalCount = await this.#takeOver(job, run.signal);
      await this.store.move(id, { state: CallImportState.DONE, totalCount, fault: null, finishedAt: clock.now() });
      await this.#discard(job);
    } catch (error) {
      // Called off meanwhile: whatever that broke off is no fault.
      const now = await this.store.byId(id);
      if (!now || isOver(now)) return;
      const isHopeless = error instanceof UnreadableFile;
      const isLast = run.attempt >= patience && !run.signal.aborted && !(error instanceof JobLostError);
      if (!isHopeless && !isLast) throw error;
      log.error({ err: error, importId: id }, 'an import of calls was given up');
      const fault = isHopeless
        ? error.text
        : { 'zh-CN': '服务器未能完成此次导入。', en: 'The server could not finish this import.' };
      await this.store.move(id, { state: CallImportState.FAILED, fault, finishedAt: clock.now() });
      await this.#discard(job);
    }
  }

  /** Removes the file of an import that is over, unless another one still reads it: it holds customers' references. */
  async #discard({ fileId, _id: importId }: CallImportJob): Promise<void> {
    try {
      if ((await this.store.neededFiles([fileId])).size === 0) await this.files.erase(fileId);
    } catch (error) {
      // What was imported stands; the hourly look finds the file.
      this.foundation.log.warn({ err: error, importId }, 'the file of an import could not be removed');
    }
  }

  /** Takes what is left of the file over; the number of its rows. */
  async #takeOver(job: CallImportJob, signal: AbortSignal): Promise<number> {
    const open = (): Promise<Readable> => this.#open(job);
    const isTable = job.format === CallFileFormat.CSV;
    const totalCount = job.totalCount || (await countRows(unpacked(await open(), mostMegabytes), isTable));
    if (!(await this.store.begin(job._id, totalCount))) throw new JobLostError(job._id);
    const seen = job.doneCount === 0 ? new Set<string>() : await this.store.seen(job._id);
    const { foundation, store } = this;
    return new FileRun({ foundation, store, kind: this.#kind(job.kind), open }, job, seen).takeAll(signal);
  }

  #kind(name: CallImportKind): ImportKind {
    const kind = this.#kinds.get(name);
    if (!kind) throw new Error(`Nobody imports ${name}.`);
    return kind;
  }

  async #open(job: CallImportJob): Promise<Readable> {
    const stream = await this.files.open(job.fileId);
    if (!stream) throw unreadable('文件已不存在。', 'The file is gone.');
    return stream;
  }
}

const isOver = ({ state }: CallImportJob): boolean =>
  state !== CallImportState.WAITING && state !== CallImportState.RUNNING;
