import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import mongoose from 'mongoose';
import { CallImportStore } from '../../../../src/modules/calls/import/call-import.store.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { dig } from '../../../support/client.js';
import { type CallsFixture, importFile, importText, reportText, row, startCalls, upload } from '../calls-fixture.js';

let fixture: CallsFixture;

beforeAll(async () => {
  fixture = await startCalls();
});
afterAll(() => fixture.app.end());
afterEach(() => void jest.restoreAllMocks());
beforeEach(async () => {
  const { db } = fixture.app.container.foundation.connection;
  for (const name of ['calls', 'events', 'call_imports', 'call_import_batches', 'jobs', 'agent_days'])
    await db?.collection(name).deleteMany({});
});

const lines = (...rows: object[]): string => rows.map((one) => JSON.stringify(one)).join('\n');
const many = (count: number): string =>
  lines(...Array.from({ length: count }, (_, at) => row({ reference: `C-${String(at).padStart(5, '0')}` })));

describe('an import of calls by file', () => {
  it('takes good rows over, names each bad one with its field, and reports to the key that sent it', async () => {
    const report = await importFile(
      fixture,
      fixture.clients.key,
      [
        lines(row(), row({ reference: 'C-2', endedAt: '2026-11-20T01:00:00Z' })),
        '',
        '{ "reference": ',
        '[1]',
        lines(
          row({ reference: 'C-3', agent: 'nobody' }),
          row({ reference: 'C-1' }),
          row({ reference: 'C-4', satisfaction: 9 }),
        ),
        lines(row({ reference: undefined }), row({ reference: 'C-5', unknownField: 1 })),
      ].join('\n'),
    );
    expect(report).toMatchObject({
      ...{ state: 'DONE', totalCount: 9, doneCount: 9, createdCount: 2, refusedCount: 7, updatedCount: 0 },
      startedByName: 'calls:write',
    });
    expect(
      report.rows.nodes.map(({ line, outcome, reference, code, field }) => [line, outcome, reference, code, field]),
    ).toEqual([
      [1, 'CREATED', 'C-1', null, null],
      [2, 'REFUSED', 'C-2', 'OUT_OF_RANGE', 'endedAt'],
      [4, 'REFUSED', null, 'INVALID', null],
      [5, 'REFUSED', null, 'INVALID', null],
      [6, 'REFUSED', 'C-3', 'NOT_FOUND', 'agent'],
      [7, 'REFUSED', 'C-1', 'DUPLICATE', 'reference'],
      [8, 'REFUSED', 'C-4', 'OUT_OF_RANGE', 'satisfaction'],
      [9, 'REFUSED', null, 'REQUIRED', 'reference'],
      [10, 'CREATED', 'C-5', null, null],
    ]);
    expect((await fixture.stored('calls')).map(({ reference, importId }) => [reference, importId])).toEqual([
      ['C-1', report.id],
      ['C-5', report.id],
    ]);
  });

  it('reads a table with Chinese columns, packed with gzip', async () => {
    const table = [
      '\ufeff编号;队列;座席;客户;进线时间;接听时间;结束时间;满意度;已解决;标签;备注',
      'C-1;after-sales;agent@test.example;13800138000;2026-11-20T10:00:00+08:00;2026-11-20T10:00:10+08:00;2026-11-20T10:04:42+08:00;4;是;"保修;上门";"两行\n文字"',
      'C-2;after-sales;;;2026-11-20T10:00:00+08:00;;2026-11-20T10:00:10+08:00;;;;',
    ].join('\n');
    const report = await importFile(fixture, fixture.clients.analyst, gzipSync(table), { format: 'CSV' });
    expect(report).toMatchObject({ state: 'DONE', totalCount: 2, createdCount: 2, refusedCount: 0 });
    expect(report.rows.nodes.map(({ line }) => line)).toEqual([2, 4]);
    expect(await fixture.stored('calls')).toMatchObject([
      { reference: 'C-1', agentId: fixture.agentId, satisfaction: 4, isSolved: true, tags: ['保修', '上门'] },
      { reference: 'C-2', agentId: null, customer: null, isSolved: null },
    ]);
  });

  it('changes nothing the second time', async () => {
    await importFile(fixture, fixture.clients.key, many(30));
    const before = JSON.stringify(await fixture.stored('calls'));
    const report = await importFile(fixture, fixture.clients.key, many(30));
    expect(report).toMatchObject({ state: 'DONE', unchangedCount: 30, createdCount: 0, updatedCount: 0 });
    expect(JSON.stringify(await fixture.stored('calls'))).toBe(before);
  });

  it('updates what differs, and the audit says what', async () => {
    await importFile(fixture, fixture.clients.key, lines(row(), row({ reference: 'C-2' })));
    const report = await importFile(
      fixture,
      fixture.clients.key,
      lines(row({ wrapSeconds: 31 }), row({ reference: 'C-2' })),
    );
    expect(report).toMatchObject({ updatedCount: 1, unchangedCount: 1 });
    const event = (await fixture.events('calls.imported')).at(-1);
    expect(event).toMatchObject({
      before: { changes: [{ reference: 'C-1', wrapSeconds: 30 }] },
      after: { fromLine: 1, toLine: 2, updated: 1, unchanged: 1, changes: [{ reference: 'C-1', wrapSeconds: 31 }] },
    });
  });

  it('leaves one event for each batch of 1,000, and pages of its report', async () => {
    const report = await importFile(fixture, fixture.clients.key, `${many(2_345)}\n{}`);
    expect(report).toMatchObject({ totalCount: 2_346, doneCount: 2_346, createdCount: 2_345, refusedCount: 1 });
    const events = await fixture.events('calls.imported');
    expect(events.map(({ after }) => [dig(after, 'fromLine'), dig(after, 'toLine')])).toEqual([
      [1, 1_000],
      [1_001, 2_000],
      [2_001, 2_346],
    ]);
    const page = (args: string) =>
      fixture.clients.key.get<{
        nodes: { line: number }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
        totalCount: number;
      }>(
        'callImportJob.rows',
        `query ($id: ID!) { callImportJob(id: $id) { rows(${args}) { nodes { line } pageInfo { endCursor hasNextPage } totalCount } } }`,
        { id: report.id },
      );
    const seen: number[] = [];
    let after = '';
    for (;;) {
      const { nodes, pageInfo } = await page(`first: 100${after}`);
      seen.push(...nodes.map(({ line }) => line));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(Array.from({ length: 2_346 }, (_, at) => at + 1));
    expect(await page('first: 5, outcomes: [REFUSED]')).toMatchObject({ nodes: [{ line: 2_346 }], totalCount: 1 });
    expect((await page('last: 2')).nodes.map(({ line }) => line)).toEqual([2_345, 2_346]);
  });

  it('goes on where it stopped, and knows again which references it took', async () => {
    const advance = jest.spyOn(CallImportStore.prototype, 'advance');
    let batches = 0;
    advance.mockImplementation(async function (this: CallImportStore, ...given) {
      batches += 1;
      // The process is cut off while the second batch is being written: its transaction is given up.
      if (batches === 2) throw new Error('cut off');
      advance.mockRestore();
      const result = await this.advance(...given);
      jest
        .spyOn(CallImportStore.prototype, 'advance')
        .mockImplementationOnce(() => Promise.reject(new Error('cut off')));
      return result;
    });
    const fileId = await upload(fixture.clients.key, `${many(1_500)}\n${lines(row({ reference: 'C-00003' }))}`);
    const started = await fixture.clients.key.run(importText('callImport'), {
      input: { fileId, format: 'JSON_LINES' },
    });
    const id = dig(started.data, 'callImport.job.id');
    await fixture.app.container.jobs.runDue();
    expect(await fixture.clients.key.get('callImportJob', reportText, { id })).toMatchObject({
      ...{ state: 'RUNNING', doneCount: 1_000, createdCount: 1_000 },
    });
    expect(await fixture.stored('calls')).toHaveLength(1_000);
    jest.restoreAllMocks();
    const { db } = fixture.app.container.foundation.connection;
    await db?.collection('jobs').updateMany({ kind: 'call-import' }, { $set: { runAt: new Date(0) } });
    await fixture.app.container.jobs.runDue();
    expect(await fixture.clients.key.get('callImportJob', reportText, { id })).toMatchObject({
      ...{ state: 'DONE', doneCount: 1_501, createdCount: 1_500, refusedCount: 1 },
    });
    expect(await fixture.stored('calls')).toHaveLength(1_500);
    expect(await fixture.events('calls.imported')).toHaveLength(2);
  });

  it('reads a batch again that met somebody who wrote the same rows', async () => {
    const met = new mongoose.mongo.MongoServerError({ message: 'write conflict' });
    met.addErrorLabel('TransientTransactionError');
    const advance = jest.spyOn(CallImportStore.prototype, 'advance').mockRejectedValueOnce(met);
    const report = await importFile(fixture, fixture.clients.key, many(1_200));
    expect(advance).toHaveBeenCalledTimes(3);
    expect(report).toMatchObject({ state: 'DONE', doneCount: 1_200, createdCount: 1_200, refusedCount: 0 });
    expect(await fixture.stored('calls')).toHaveLength(1_200);
    expect(await fixture.events('calls.imported')).toHaveLength(2);
  });

  it.each([
    ['a table without a needed column', 'reference,queue\nC-1,after-sales\n', 'CSV'],
    [
      'a table with a column twice',
      'reference,queue,offeredAt,编号\nC-1,after-sales,2026-11-20T10:00:00Z,C-2\n',
      'CSV',
    ],
    ['a file without rows', '\n\n', 'JSON_LINES'],
    ['a packed file that is cut off', gzipSync(many(50)).subarray(0, 200), 'JSON_LINES'],
    ['a packed file that is no UTF-8', gzipSync(Buffer.from([0x7b, 0xff, 0xfe, 0x0a])), 'JSON_LINES'],
    ['a line that is far too long', `{"tags":"${'x'.repeat(90_000)}`, 'JSON_LINES'],
    ['a row that is far too long', `reference,queue,offeredAt\nC-1,${'x'.repeat(90_000)},`, 'CSV'],
  ] as const)('fails with a reason for %s', async (_name, content, format) => {
    const report = await importFile(fixture, fixture.clients.key, content, { format });
    expect(report).toMatchObject({ state: 'FAILED', doneCount: 0 });
    expect(report.error).not.toBeNull();
    expect(await fixture.stored('calls')).toEqual([]);
  });

  it('of a key is seen by that key and by who sees all, and by nobody else', async () => {
    const { id } = await importFile(fixture, fixture.clients.key, lines(row()));
    const of = (client: CallsFixture['clients']['key']) => client.get('callImportJob', reportText, { id });
    expect(await of(fixture.clients.timeKey)).toBeNull();
    expect(await of(await fixture.centre.as(Role.MANAGER))).toBeNull();
    expect(await of(fixture.clients.analyst)).not.toBeNull();
    const list = '{ callImportJobs(first: 10) { nodes { id } } }';
    expect(await fixture.clients.timeKey.get('callImportJobs.nodes', list)).toEqual([]);
    expect(await fixture.clients.key.get('callImportJobs.nodes', list)).toEqual([{ id }]);
  });

  it('begins once for a key of idempotency', async () => {
    const fileId = await upload(fixture.clients.key, lines(row()));
    const input = { fileId, format: 'JSON_LINES', idempotencyKey: 'once' };
    const first = await fixture.clients.key.get('callImport.job.id', importText('callImport'), { input });
    expect(await fixture.clients.key.get('callImport.job.id', importText('callImport'), { input })).toBe(first);
    expect(await fixture.events('calls.import-started')).toHaveLength(1);
  });

  it('refuses a file of somebody else, or of another purpose, and changes nothing', async () => {
    const theirs = await upload(fixture.clients.analyst, lines(row()));
    const times = await upload(fixture.clients.timeKey, lines(row()), 'AGENT_TIME_IMPORT');
    const before = await fixture.snapshot();
    for (const fileId of [theirs, times, 'file_unknown']) {
      const answer = await fixture.clients.key.run(importText('callImport'), { input: { fileId, format: 'CSV' } });
      expect(dig(answer.data, 'callImport.userErrors.0.code')).toBe('FILE_REFUSED');
    }
    expect(await fixture.snapshot()).toBe(before);
  });

  it('of a manager takes calls of the own site only', async () => {
    const manager = await fixture.centre.as(Role.MANAGER);
    const away = await fixture.centre.add('away', { roles: [Role.AGENT], siteId: null });
    const report = await importFile(fixture, manager, lines(row(), row({ reference: 'C-2', agent: away.user.email })));
    expect(report.rows.nodes.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['CREATED', null],
      ['REFUSED', 'NOT_ALLOWED'],
    ]);
  });

  it.each(['JSON_LINES', 'CSV'] as const)(
    'refuses a row of %s that is too long, and takes the others',
    async (format) => {
      const rows = ['C-1', 'C-2', 'C-3'].map((reference) => ({
        ...{ reference, queue: 'after-sales', offeredAt: '2026-11-20T10:00:00Z', endedAt: '2026-11-20T10:01:00Z' },
        note: reference === 'C-2' ? 'x'.repeat(20_001) : 'x',
      }));
      const table = [Object.keys(rows[0] ?? {}), ...rows.map((one) => Object.values(one))].join('\n');
      const report = await importFile(fixture, fixture.clients.key, format === 'CSV' ? table : lines(...rows), {
        format,
      });
      expect(report).toMatchObject({ state: 'DONE', createdCount: 2, refusedCount: 1 });
      expect(report.rows.nodes[1]).toMatchObject({ outcome: 'REFUSED', code: 'INVALID', field: null });
    },
  );

  it('takes columns that are called like parts of every object for somebody else’s', async () => {
    const table = 'reference,queue,offeredAt,endedAt,constructor,constructor\n' + 'C-1,after-sales,';
    const row = `${table}2026-11-20T10:00:00Z,2026-11-20T10:01:00Z,x,y\n`;
    expect(await importFile(fixture, fixture.clients.key, row, { format: 'CSV' })).toMatchObject({
      ...{ state: 'DONE', error: null, createdCount: 1 },
    });
  });
});
