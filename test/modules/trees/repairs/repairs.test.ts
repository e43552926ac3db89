import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RepairImportState } from '../../../../src/modules/trees/repairs/repair-import.js';
import type { RepairImportStore } from '../../../../src/modules/trees/repairs/repair-import.store.js';
import { type Repairs, createRepairs } from '../../../../src/modules/trees/repairs/repairs.room.js';
import { treeLoaders } from '../../../../src/modules/trees/tree.loaders.js';
import type { Viewer } from '../../../../src/platform/auth/viewer.js';
import { type Files, FilePurpose, createFiles } from '../../../../src/platform/files/index.js';
import {
  type FiguresFixture,
  agent,
  analyst,
  editor,
  manager,
  period,
  startFigures,
  supervisor,
} from '../figures/figures-fixture.js';
import { drawing, makeWalk, numbers } from '../figures/random-walks.js';
import { both } from '../drawings.js';

let fixture: FiguresFixture;
let repairs: Repairs;
let files: Files;
let treeId: string;
let hiddenId: string;

beforeAll(async () => {
  fixture = await startFigures((made) => {
    const { foundation, jobs, trees, figures, directory } = made;
    files = createFiles(foundation, { jobs });
    const treeLoader = treeLoaders(trees).trees;
    repairs = createRepairs(foundation, { trees, treeLoader, directory, files, jobs, rights: figures.rights });
  });
  treeId = await fixture.plant({ code: 'T-1', title: both('送修前排查', 'Triage'), nodes: drawing });
  hiddenId = await fixture.plant({
    ...{ code: 'T-2', title: both('草稿', 'Draft'), nodes: drawing },
    change: { state: 'DRAFT' as never },
  });
});
afterAll(() => fixture.end());
beforeEach(async () => {
  for (const name of ['repair_findings', 'tree_walks', 'events'])
    await fixture.connection.collection(name).deleteMany({});
});

async function upload(content: string | Buffer, viewer: Viewer = editor): Promise<string> {
  const bytes = Buffer.from(content as string);
  const made = await files.service.createUpload(viewer, {
    ...{ purpose: FilePurpose.REPAIR_IMPORT, name: 'findings.csv', bytes: bytes.length },
  });
  await files.service.receive(made.url.split('/').at(-1) ?? '', viewer, Readable.from([bytes]), null);
  return made.fileId;
}

async function importOf(content: string | Buffer, isDryRun = false) {
  const { _id } = await repairs.imports.start(editor, { fileId: await upload(content), isDryRun });
  await fixture.jobs.runDue();
  const raw = await fixture.connection.collection('repair_imports').findOne({ _id: _id as never });
  const rows = await fixture.connection
    .collection('repair_import_rows')
    .find({ jobId: _id })
    .sort({ line: 1 })
    .toArray();
  return {
    job: raw as unknown as Awaited<ReturnType<RepairImportStore['byId']>>,
    rows: rows.map((row) => [row.line, row.outcome, row.code ?? null, row.field ?? null]),
  };
}
const stored = () => fixture.connection.collection('repair_findings').find().sort({ callReference: 1 }).toArray();

const head = 'callReference,hasFault,cause,servicePoint,productLine,foundAt,externalId\n';

describe('an import of repair findings', () => {
  it('takes good rows over and names each bad one with its code and column', async () => {
    const { job, rows } = await importOf(
      `${head}C-1,no,,North,washers,2026-06-10,R-1
C-2,是,水泵坏,北站,WASHERS,2026-06-11T09:30:00+08:00,R-2
C-3,maybe,,North,,2026-06-11,R-3
,yes,,North,,2026-06-11,R-4
C-5,yes,,North,fridges,2026-06-11,R-5
C-6,yes,,North,,2026-02-30,R-6
C-7,yes,,North,,2031-01-01,R-7
C-8,yes,${'x'.repeat(501)},North,,,R-8
C-1,yes,,North,,2026-06-11,R-1
C-9,yes,,North,,2026-06-11,R-9,more
C-10,0
`,
    );
    expect(rows).toEqual([
      [2, 'CREATED', null, null],
      [3, 'CREATED', null, null],
      [4, 'REFUSED', 'INVALID', 'hasFault'],
      [5, 'REFUSED', 'REQUIRED', 'callReference'],
      [6, 'REFUSED', 'NOT_FOUND', 'productLine'],
      [7, 'REFUSED', 'INVALID', 'foundAt'],
      [8, 'REFUSED', 'OUT_OF_RANGE', 'foundAt'],
      [9, 'REFUSED', 'TOO_LONG', 'cause'],
      [10, 'REFUSED', 'DUPLICATE', 'externalId'],
      [11, 'REFUSED', 'INVALID', null],
      [12, 'CREATED', null, null],
    ]);
    expect(job).toMatchObject({
      ...{ state: 'DONE', totalCount: 11, doneCount: 11, createdCount: 3, refusedCount: 8, updatedCount: 0 },
    });
    const found = await stored();
    expect(found.map(({ callReference, hasFault, cause, lineId }) => [callReference, hasFault, cause, lineId])).toEqual(
      [
        ['C-1', false, null, 'line_washers'],
        ['C-10', false, null, null],
        ['C-2', true, '水泵坏', 'line_washers'],
      ],
    );
    expect(found[0]?.foundAt).toEqual(new Date('2026-06-09T16:00:00Z'));
    expect(found[1]?.foundAt).toEqual(job?.createdAt);
    const events = await fixture.connection
      .collection('events')
      .find({ type: /^repair/ })
      .sort({ type: -1 })
      .toArray();
    expect(events.map(({ type }) => type)).toEqual(['repair.import-started', 'repair.findings-imported']);
    expect(events[1]?.after).toMatchObject({ created: 3, refused: 8, fromLine: 2, toLine: 12 });
  });

  it('changes nothing a second time, and what is said anew only', async () => {
    await importOf(`${head}C-1,no,,North,,2026-06-10,R-1\nC-2,yes,,,,2026-06-10,\n`);
    const before = await stored();
    const again = await importOf(`${head}C-1,no,,North,,,R-1\nC-2,yes,,,,2026-06-10,\n`);
    expect(again.rows.map(([, outcome]) => outcome)).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await stored()).toEqual(before);
    const changed = await importOf('有无故障;通话编号;外部编号\n是;C-1;R-1\n');
    expect(changed.rows).toEqual([[2, 'UPDATED', null, null]]);
    const [first] = await stored();
    expect(first).toMatchObject({ _id: before[0]?._id, hasFault: true, foundAt: before[0]?.foundAt });
    expect(await stored()).toHaveLength(2);
  });

  it('says only what would happen in a dry run', async () => {
    const { job, rows } = await importOf(`${head}C-1,no,,North,,2026-06-10,R-1\n`, true);
    expect(rows).toEqual([[2, 'CREATED', null, null]]);
    expect(job).toMatchObject({ state: 'DONE', createdCount: 1, isDryRun: true });
    expect(await stored()).toEqual([]);
  });

  it('knows findings of a seed again', async () => {
    expect(await repairs.planting.isEmpty()).toBe(true);
    const foundAt = new Date('2026-06-01T08:00:00Z');
    const found = { externalId: null, hasFault: true, cause: 'pump', servicePoint: 'North', lineId: null, foundAt };
    await repairs.planting.plant([
      { ...found, callReference: 'C-1' },
      { ...found, callReference: 'C-2', externalId: 'R-2' },
    ]);
    expect(await repairs.planting.isEmpty()).toBe(false);
    const [first, second] = await stored();
    expect([first?.updatedAt, second?.updatedAt]).toEqual([foundAt, foundAt]);
    const { rows } = await importOf(`${head}C-1,no,,North,,,\nC-2,yes,pump,North,,,R-2\n`);
    expect(rows).toEqual([
      [2, 'UPDATED', null, null],
      [3, 'UNCHANGED', null, null],
    ]);
    expect(await stored()).toMatchObject([{ _id: first?._id, hasFault: false, foundAt }, { _id: second?._id }]);
  });

  it('reads packed files, and gives up on files that are of no use without storing a row', async () => {
    expect((await importOf(gzipSync(`\ufeff${head}C-1,no\n`))).rows).toEqual([[2, 'CREATED', null, null]]);
    await fixture.connection.collection('repair_findings').deleteMany({});
    for (const [content, reason] of [
      ['callReference,cause\nC-1,x\n', 'lacks the column hasFault'],
      ['callReference,hasFault,callReference\nC-1,no,C-1\n', 'the column callReference twice'],
      [head, 'has no rows'],
      [`${head}C-1,no\nC-2,"no\n`, 'cannot be read'],
    ] as const) {
      const { job, rows } = await importOf(content);
      expect([job?.state, job?.fault?.en]).toEqual([RepairImportState.FAILED, expect.stringContaining(reason)]);
      expect(rows).toEqual([]);
    }
    expect(await stored()).toEqual([]);
  });

  it('goes on where it stood, in batches that are stored whole', async () => {
    const lines = Array.from({ length: 1_201 }, (_, at) => `C-${at},no`);
    const fileId = await upload(`callReference,hasFault\n${lines.join('\n')}\nC-0,yes\n`);
    const { _id } = await repairs.imports.start(editor, { fileId, isDryRun: false });
    const imports = fixture.connection.collection('repair_imports');
    const real = fixture.foundation.transactions.run.bind(fixture.foundation.transactions);
    let calls = 0;
    fixture.foundation.transactions.run = ((work: never) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('The power went off.')) : real(work);
    }) as typeof real;
    try {
      await fixture.jobs.runDue();
    } finally {
      fixture.foundation.transactions.run = real;
    }
    expect(await imports.findOne({ _id: _id as never })).toMatchObject({ state: 'RUNNING', doneCount: 500 });
    expect(await stored()).toHaveLength(500);
    fixture.clock.advance(5_000);
    await fixture.jobs.runDue();
    expect(await imports.findOne({ _id: _id as never })).toMatchObject({
      ...{ state: 'DONE', doneCount: 1_202, createdCount: 1_201, refusedCount: 1 },
    });
    expect(await stored()).toHaveLength(1_201);
  });

  it('is started by who may, with a file of their own, once for a key', async () => {
    const fileId = await upload(`${head}C-1,no\n`);
    const start = (viewer: Viewer) => repairs.imports.start(viewer, { fileId, isDryRun: false, idempotencyKey: 'k' });
    await expect(start(agent)).rejects.toThrow('NOT_ALLOWED');
    await expect(start(supervisor)).rejects.toThrow('NOT_ALLOWED');
    // Somebody else's file.
    await expect(start(analyst)).rejects.toThrow('FILE_REFUSED');
    expect(await fixture.connection.collection('events').countDocuments({ type: 'repair.import-started' })).toBe(0);
    const one = await start(editor);
    expect((await start(editor))._id).toBe(one._id);
    expect(await fixture.connection.collection('events').countDocuments({ type: 'repair.import-started' })).toBe(1);
    await fixture.jobs.runDue();
  });
});

describe('figures of repairs', () => {
  let made = 0;
  const walk = (callReference: string, more: Record<string, unknown> = {}) => ({
    ...makeWalk(numbers((made += 1)), {
      ...{ id: `walk_${made}`, treeId, subtreeId: 'tree_other', startedAt: new Date('2026-06-02T08:00:00Z') },
    }).document,
    ...{ state: 'COMPLETED', endedAt: new Date('2026-06-02T09:00:00Z'), callReference },
    ending: { treeId, nodeKey: 'out2', result: 'RETURN_OR_REPAIR' },
    ...more,
  });
  const later = { endedAt: new Date('2026-06-03T09:00:00Z') };

  beforeEach(async () => {
    await fixture.connection.collection('tree_walks').insertMany([
      walk('C-1'),
      walk('C-2', { version: 1, lines: ['line_tv'] }),
      // The last walk of a call that sent the device in counts; tries and other outcomes never do.
      walk('C-2', { ...later, version: 2, lines: ['line_tv'] }),
      walk('C-2', { ...later, isPreview: true, version: 9 }),
      walk('C-3', { teamIds: ['south'], siteId: 'site_2', version: 2 }),
      walk('C-4', { ending: { treeId, nodeKey: 'out1', result: 'RESOLVED' } }),
      walk('C-5', { treeId: hiddenId }),
    ] as never[]);
    await importOf(`${head}C-1,no,,North,washers,2026-06-10,
C-2,yes,,North,,2026-06-10,
C-3,no,,South,washers,2026-06-10,
C-4,no,,North,,2026-06-10,
C-5,no,,,,2026-06-10,
C-6,no,,North,,2026-05-10,
`);
  });
  const ask = async (viewer: Viewer, more: object = {}) => repairs.figures.of(viewer, { ...period, ...more });
  const counts = ({ count, of }: { count: number; of: number }): string => `${count}/${of}`;

  it('give the share without a fault by version, product line and service point, with n and interval', async () => {
    const figures = await ask(editor);
    expect(figures && counts(figures.noFault)).toBe('4/5');
    expect(figures?.noFault.low).toBeCloseTo(0.3755, 3);
    expect(figures?.unmatchedCount).toBe(1);
    expect(figures?.byVersion.map((row) => [row.treeId, row.version, counts(row.noFault)])).toEqual(
      expect.arrayContaining([
        [treeId, 2, '1/2'],
        [treeId, 1, '1/1'],
        [hiddenId, 1, '1/1'],
      ]),
    );
    expect(figures?.byProductLine.map((row) => [row.lineId, counts(row.noFault)])).toEqual(
      expect.arrayContaining([
        ['line_washers', '2/2'],
        ['line_tv', '0/1'],
        [null, '2/2'],
      ]),
    );
    expect(figures?.byServicePoint.map((row) => [row.servicePoint, counts(row.noFault)])).toEqual([
      ['North', '2/3'],
      ['South', '1/1'],
      [null, '1/1'],
    ]);
    expect(await ask(editor, { treeId }).then((one) => one && counts(one.noFault))).toBe('2/3');
    expect(await ask(editor, { productLineId: 'line_tv' }).then((one) => one && counts(one.noFault))).toBe('0/1');
  });

  it('show supervisors and managers what their people sent in, of trees that they see, and others nothing', async () => {
    const mine = await ask(supervisor);
    expect(mine && [counts(mine.noFault), mine.unmatchedCount, mine.byVersion.length]).toEqual(['1/2', 0, 2]);
    expect(await ask(manager).then((one) => one && counts(one.noFault))).toBe('1/1');
    expect(await ask(agent)).toBeNull();
    expect(await ask(supervisor, { teamId: 'south' })).toBeNull();
    expect(await ask(supervisor, { treeId: hiddenId })).toBeNull();
    expect(await ask(editor, { from: period.to, to: period.from }).catch((error: Error) => error.message)).toContain(
      'before',
    );
  });
});
