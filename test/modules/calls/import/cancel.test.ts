import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type TestClient, dig } from '../../../support/client.js';
import { type CallsFixture, importFile, importText, reportText, row, startCalls, upload } from '../calls-fixture.js';

let fixture: CallsFixture;

beforeAll(async () => {
  fixture = await startCalls();
});
afterAll(() => fixture.app.end());
afterEach(() => void jest.restoreAllMocks());
beforeEach(async () => {
  const { db } = fixture.app.container.foundation.connection;
  for (const name of ['calls', 'events', 'call_imports', 'call_import_batches', 'jobs', ...files])
    await db?.collection(name).deleteMany({});
});

const files = ['stored_files', 'files.chunks', 'files.files'];
const canText = 'query ($id: ID!) { callImportJob(id: $id) { viewerCanCancel } }';
const many = (count: number): string =>
  Array.from({ length: count }, (_, at) => JSON.stringify(row({ reference: `C-${String(at).padStart(5, '0')}` }))).join(
    '\n',
  );
const cancelText = `mutation ($input: CallImportCancelInput!) { callImportCancel(input: $input) {
  userErrors { code field } job { state doneCount viewerCanCancel finishedAt } } }`;
const cancel = (client: TestClient, id: string) => client.get('callImportCancel', cancelText, { input: { id } });

async function start(client: TestClient, content: string): Promise<{ id: string; fileId: string }> {
  const fileId = await upload(client, content);
  const started = await client.run(importText('callImport'), { input: { fileId, format: 'JSON_LINES' } });
  return { id: String(dig(started.data, 'callImport.job.id')), fileId };
}

/** Files of imports, and the parts of bytes that are there. */
const kept = async (): Promise<[number, number]> => [
  (await fixture.stored('stored_files', { purpose: 'CALL_IMPORT' })).length,
  (await fixture.stored('files.chunks')).length,
];

describe('callImportCancel', () => {
  it('ends an import that waits: nothing is taken over, and the file is gone', async () => {
    const { key } = fixture.clients;
    const { id } = await start(key, many(3));
    expect(await kept()).toEqual([1, 1]);
    expect(await cancel(key, id)).toEqual({
      userErrors: [],
      job: { state: 'CANCELLED', doneCount: 0, viewerCanCancel: false, finishedAt: '2026-11-20T12:00:00.000Z' },
    });
    expect(await kept()).toEqual([0, 0]);
    await fixture.app.container.jobs.runDue();
    expect(await fixture.stored('calls')).toEqual([]);
    expect(await key.get('callImportJob', reportText, { id })).toMatchObject({ state: 'CANCELLED', error: null });
    expect(await fixture.events('calls.import-cancelled')).toMatchObject([
      { subjectId: id, before: { state: 'WAITING' }, after: { state: 'CANCELLED', doneCount: 0 } },
    ]);
  });

  it('ends one that is at work: the batches that were stored stay, with their report, the one that is being written does not', async () => {
    const { key } = fixture.clients;
    const { id } = await start(key, many(1_500));
    const { store } = fixture.app.container.calls;
    const insert = store.insert.bind(store);
    let before = 0;
    // The first slice of the second batch, however large slices are.
    jest.spyOn(store, 'insert').mockImplementation(async (calls) => {
      const isFirstOfSecond = before === 1_000;
      before += calls.length;
      if (isFirstOfSecond)
        expect(await cancel(key, id)).toMatchObject({ userErrors: [], job: { state: 'CANCELLED', doneCount: 1_000 } });
      else expect(await key.get('callImportJob.viewerCanCancel', canText, { id })).toBe(true);
      await insert(calls);
    });
    await fixture.app.container.jobs.runDue();
    expect(await key.get('callImportJob', reportText, { id })).toMatchObject({
      ...{ state: 'CANCELLED', error: null, totalCount: 1_500, doneCount: 1_000, createdCount: 1_000 },
      rows: { totalCount: 1_000 },
    });
    expect(await fixture.stored('calls')).toHaveLength(1_000);
    expect(await fixture.stored('call_import_batches')).toHaveLength(1);
    expect(await fixture.events('calls.imported')).toHaveLength(1);
    expect(await kept()).toEqual([0, 0]);
    expect(await fixture.stored('jobs', { kind: 'call-import' })).toMatchObject([{ state: 'DONE' }]);
  });

  it('is refused where it has ended, and for who does not see it or may not import its kind', async () => {
    const { key, timeKey, analyst } = fixture.clients;
    const { id } = await importFile(fixture, key, many(1));
    const { id: open } = await start(key, many(2));
    const manager = await fixture.centre.as(Role.MANAGER);
    const before = await fixture.snapshot();
    const refused = (code: string) => ({ userErrors: [{ code, field: ['id'] }], job: null });
    expect(await cancel(key, id)).toEqual(refused('WRONG_STATE'));
    expect(await cancel(key, 'call_import_none')).toEqual(refused('NOT_FOUND'));
    expect(await cancel(timeKey, open)).toEqual(refused('NOT_FOUND'));
    expect(await cancel(manager, open)).toEqual(refused('NOT_FOUND'));
    expect(await fixture.snapshot()).toBe(before);
    const times = await upload(timeKey, 'x', 'AGENT_TIME_IMPORT');
    const started = await timeKey.run(importText('agentTimeImport'), {
      input: { fileId: times, format: 'JSON_LINES' },
    });
    const timesId = String(dig(started.data, 'agentTimeImport.job.id'));
    expect(await cancel(analyst, timesId)).toEqual(refused('NOT_ALLOWED'));
    expect(await cancel(timeKey, timesId)).toMatchObject({ userErrors: [], job: { state: 'CANCELLED' } });
    expect(await fixture.events('agent-time.import-cancelled')).toMatchObject([{ subjectId: timesId }]);
    expect((await fixture.clients.lead.run(cancelText, { input: { id: open } })).errors[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('the file of an import', () => {
  it('is removed when the import is done, and when it failed', async () => {
    await importFile(fixture, fixture.clients.key, many(2));
    await importFile(fixture, fixture.clients.key, '\n');
    expect(await kept()).toEqual([0, 0]);
  });

  it('stays while another import of it waits', async () => {
    const { key } = fixture.clients;
    const { fileId } = await start(key, many(2));
    const again = await key.run(importText('callImport'), { input: { fileId, format: 'JSON_LINES' } });
    await fixture.app.container.jobs.runDue();
    const id = dig(again.data, 'callImport.job.id');
    expect(await key.get('callImportJob', reportText, { id })).toMatchObject({ state: 'DONE', unchangedCount: 2 });
    expect(await kept()).toEqual([0, 0]);
  });

  it('that a server left behind when it stopped is found again', async () => {
    const { imports } = fixture.app.container.calls;
    const { db } = fixture.app.container.foundation.connection;
    const { id } = await start(fixture.clients.key, many(2));
    await db?.collection('stored_files').updateMany({}, { $set: { linkedAt: new Date(0) } });
    await imports.releaseFiles();
    expect(await fixture.stored('stored_files', { state: 'LINKED' })).toHaveLength(1);
    await db?.collection<{ _id: string }>('call_imports').updateOne({ _id: id }, { $set: { state: 'DONE' } });
    await imports.releaseFiles();
    expect(await fixture.stored('stored_files', { state: 'LINKED' })).toEqual([]);
  });
});
