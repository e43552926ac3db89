import type { Readable } from 'node:stream';
import { type Actor, actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UnreadableFile, notAllowed } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { JobLostError, type JobQueue, type JobRun } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { Directory } from '../../people/index.js';
import { readFindings } from './repair-file.reader.js';
import type { RepairFindingStore } from './repair-finding.store.js';
import { type RepairFinding, type RepairImportJob, RepairImportState, RepairRowOutcome } from './repair-import.js';
import type { RepairImportStore } from './repair-import.store.js';
import { type PlannedRow, planFindings, rowOf } from './repair-plan.rules.js';
import type { AnyFinding } from './repair-row.rules.js';
import { mayImportRepairs } from './repairs.policy.js';

/** What is needed of the files. */
export interface RepairFiles {
  /** Ties a finished upload of the viewer to what uses it, inside the caller's transaction. Throws FILE_REFUSED. */
  link(viewer: Viewer, fileId: string, purpose: 'REPAIR_IMPORT', linkedTo: string): Promise<{ name: string }>;
  /** The bytes of a stored file; null when it is gone. */
  open(fileId: string): Promise<Readable | null>;
}

/** What somebody asks to be imported. */
export interface RepairImportRequest {
  readonly fileId: string;
  readonly isDryRun: boolean;
  readonly idempotencyKey?: string | null;
}

const jobKind = 'repair-import';
/** Rows that one transaction takes over. */
const batchSize = 500;
/** Runs that may fail before the import is given up. */
const patience = 6;

/** Imports of what was found on devices: started by a person, done by the job queue, resumed where they stood. */
export class RepairImportService {
  constructor(
    private readonly foundation: Foundation,
    private readonly jobs: JobQueue,
    private readonly files: RepairFiles,
    private readonly store: RepairImportStore,
    private readonly findings: RepairFindingStore,
    private readonly people: Pick<Directory, 'lines'>,
  ) {
    jobs.register<{ importId: string }>(jobKind, (run) => this.#work(run));
  }

  /** Starts an import. Errors: NOT_ALLOWED, FILE_REFUSED, KEY_REUSED. */
  async start(viewer: Viewer, request: RepairImportRequest): Promise<RepairImportJob> {
    if (!mayImportRepairs(viewer)) throw notAllowed();
    const { foundation } = this;
    const { idempotencyKey } = request;
    const id = await foundation.idempotency.once(viewer, 'repairFindingImport', idempotencyKey, request, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const jobId = newId('repair_import', foundation.clock);
        const file = await this.files.link(viewer, request.fileId, 'REPAIR_IMPORT', jobId);
        await this.store.insert({
          ...{ _id: jobId, state: RepairImportState.WAITING, fileName: file.name, fileId: request.fileId },
          isDryRun: request.isDryRun,
          ...{ totalCount: 0, doneCount: 0, createdCount: 0, updatedCount: 0, unchangedCount: 0, refusedCount: 0 },
          ...{ fault: null, startedById: viewer.id, startedByName: viewer.name },
          ...{ createdAt: foundation.clock.now(), finishedAt: null },
        });
        await this.jobs.enqueue(jobKind, { importId: jobId }, { id: `${jobKind}:${jobId}` });
        await remember(jobId);
        transaction.append({
          type: 'repair.import-started',
          subject: { type: 'repair_import', id: jobId },
          actor: actorOf(viewer),
          after: { fileName: file.name, isDryRun: request.isDryRun },
        });
        return jobId;
      }),
    );
    const job = await this.store.byId(id);
    if (!job) throw new Error('An import that was just started is gone.');
    return job;
  }

  /** One run over the file; an earlier one may have stopped anywhere. */
  async #work(run: JobRun<{ importId: string }>): Promise<void> {
    const { clock, log } = this.foundation;
    const id = run.payload.importId;
    const job = await this.store.byId(id);
    if (!job || job.state === RepairImportState.DONE || job.state === RepairImportState.FAILED) return;
    try {
      await this.#takeOver(job, run.signal);
      await this.store.finish(id, { state: RepairImportState.DONE, fault: null, finishedAt: clock.now() });
    } catch (error) {
      const isHopeless = error instanceof UnreadableFile;
      const isLast = run.attempt >= patience && !run.signal.aborted && !(error instanceof JobLostError);
      if (!isHopeless && !isLast) throw error;
      log.error({ err: error, importId: id }, 'an import of findings was given up');
      const fault = isHopeless
        ? error.text
        : { 'zh-CN': '服务器未能完成此次导入。', en: 'The server could not finish this import.' };
      await this.store.finish(id, { state: RepairImportState.FAILED, fault, finishedAt: clock.now() });
    }
  }

  async #takeOver(job: RepairImportJob, signal: AbortSignal): Promise<void> {
    await this.store.begin(job._id, await this.#countRows(job, signal));
    const lines = new Map((await this.people.lines()).map(({ key, _id }) => [key.toLowerCase(), _id]));
    const seen = await this.store.seen(job._id);
    const actor: Actor = { kind: 'person', id: job.startedById, label: job.startedByName };
    let done = job.doneCount;
    for await (const batch of batches(readFindings(await this.#open(job), job.createdAt), done)) {
      signal.throwIfAborted();
      await this.#takeBatch(job, batch, { actor, done, lines, seen });
      done += batch.length;
    }
  }

  /** A batch is stored with its report and its event, or not at all. */
  async #takeBatch(
    job: RepairImportJob,
    batch: readonly AnyFinding[],
    from: { actor: Actor; done: number; lines: ReadonlyMap<string, string>; seen: Map<string, number> },
  ): Promise<void> {
    const { clock, transactions } = this.foundation;
    const { actor, done, lines, seen } = from;
    const plans = await transactions.run(async (transaction) => {
      const keys = batch.flatMap((row) => ('key' in row ? [row.key] : []));
      const known = await this.findings.byKeys(keys);
      const planned = planFindings(batch, { lines, seen, known, foundAt: job.createdAt, at: clock.now() });
      const written = planned.flatMap(({ next }): RepairFinding[] =>
        next ? [{ ...next, _id: next._id || newId('repair_finding', clock) }] : [],
      );
      if (!job.isDryRun) await this.findings.write(written);
      const rows = planned.map((plan) => rowOf(job._id, plan));
      if (!(await this.store.advance(job._id, done, rows))) throw new JobLostError(job._id);
      transaction.append({
        type: 'repair.findings-imported',
        subject: { type: 'repair_import', id: job._id },
        actor,
        after: { fromLine: rows[0]?.line ?? 0, toLine: rows.at(-1)?.line ?? 0, ...countsOf(planned) },
      });
      return planned;
    });
    for (const { row, outcome } of plans)
      if ('key' in row && outcome !== RepairRowOutcome.REFUSED) seen.set(row.key, row.line);
  }

  async #countRows(job: RepairImportJob, signal: AbortSignal): Promise<number> {
    if (job.totalCount) return job.totalCount;
    let count = 0;
    for await (const _row of readFindings(await this.#open(job), job.createdAt)) {
      count += 1;
      if (count % 1_000 === 0) signal.throwIfAborted();
    }
    if (count === 0) throw new UnreadableFile({ 'zh-CN': '文件中没有数据行。', en: 'The file has no rows.' });
    return count;
  }

  async #open(job: RepairImportJob): Promise<Readable> {
    const stream = await this.files.open(job.fileId);
    if (!stream) throw new UnreadableFile({ 'zh-CN': '文件已不存在。', en: 'The file is gone.' });
    return stream;
  }
}

const countsOf = (plans: readonly PlannedRow[]): Record<string, number> =>
  Object.fromEntries(
    Object.values(RepairRowOutcome).map((outcome) => [
      outcome.toLowerCase(),
      plans.filter((plan) => plan.outcome === outcome).length,
    ]),
  );

/** Rows in batches, without the first `skip`. */
async function* batches(rows: AsyncIterable<AnyFinding>, skip: number): AsyncGenerator<AnyFinding[]> {
  let batch: AnyFinding[] = [];
  let at = 0;
  for await (const row of rows) {
    at += 1;
    if (at <= skip) continue;
    batch.push(row);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
