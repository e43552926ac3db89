import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { ArticleKind } from '../../../../src/modules/articles/index.js';
import { ArticleExportFormat, type ExportJob } from '../../../../src/modules/articles/export/export-job.js';
import type { ExportRequest } from '../../../../src/modules/articles/export/export.service.js';
import type { Viewer } from '../../../../src/platform/auth/viewer.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import type { DomainEvent } from '../../../../src/platform/events/index.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { type PortCentre, startPortCentre } from './port-fixture.js';

let centre: PortCentre;

beforeAll(async () => {
  centre = await startPortCentre();
});
afterEach(() => centre.empty());
afterAll(() => centre.end());

const write = (title: string, more: object = {}) =>
  centre.articles.drafts.create(centre.editor, {
    kind: ArticleKind.FAQ,
    locale: Locale.EN,
    content: { title, bodyMarkdown: `About ${title}`, ...more },
  });

const start = (more: Partial<ExportRequest> = {}, viewer: Viewer = centre.editor) =>
  centre.articles.exports.start(viewer, {
    format: ArticleExportFormat.JSON_LINES,
    withAttachments: false,
    filter: {},
    ...more,
  });

const job = async (id: string): Promise<ExportJob> => {
  const [found] = await centre.all<ExportJob>('export_jobs', { _id: id });
  if (!found) throw new Error('It is gone.');
  return found;
};

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      return error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`).join(', ');
    },
  );

const events = (type: string): Promise<DomainEvent[]> => centre.all<DomainEvent>('events', { type });

describe('an export', () => {
  it('is written in the background, for its owner, for a day', async () => {
    await write('One');
    await write('Two');
    const before = (await events('article.export-started')).length;
    const started = await start({ idempotencyKey: 'once' });
    expect(started).toMatchObject({ state: 'WAITING', totalCount: 2, doneCount: 0, fileId: null });
    expect((await start({ idempotencyKey: 'once' }))._id).toBe(started._id);
    await centre.jobs.runDue();
    const done = await job(started._id);
    expect(done).toMatchObject({
      state: 'DONE',
      doneCount: 2,
      fileName: 'articles-20300305-0800.jsonl.gz',
      error: null,
    });
    const text = gunzipSync(await centre.bytes(done.fileId ?? '')).toString();
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { title: string }).title),
    ).toEqual(['One', 'Two']);
    const started2 = (await events('article.export-started')).slice(before);
    expect(started2).toHaveLength(1);
    expect(started2[0]).toMatchObject({ actorId: centre.editor.id, after: { articles: 2, format: 'JSON_LINES' } });

    const { service } = centre.files;
    expect(await service.readable(centre.editor, done.fileId ?? '')).not.toBeNull();
    expect(await service.readable(centre.admin, done.fileId ?? '')).toBeNull();
    expect(await service.readable(centre.agent, done.fileId ?? '')).toBeNull();
    centre.clock.advance(25 * 3_600_000);
    await service.cleanUp();
    expect(await service.readable(centre.editor, done.fileId ?? '')).toBeNull();
    expect((done.expiresAt?.getTime() ?? 0) - done.createdAt.getTime()).toBe(24 * 3_600_000);
  });

  it('takes the articles that are named, or all of a list', async () => {
    const one = await write('One', { categoryId: centre.categoryIds.washers });
    await write('Two');
    const titles = async (more: Partial<ExportRequest>): Promise<string[]> => {
      const { _id } = await start({ format: ArticleExportFormat.MARKDOWN, ...more });
      await centre.jobs.runDue();
      return Object.keys(unzipSync(await centre.bytes((await job(_id)).fileId ?? '')));
    };
    expect(await titles({ articleIds: [one._id, one._id], filter: null })).toEqual([`${one.code}.md`]);
    expect(await titles({ filter: { categoryId: centre.categoryIds.devices } })).toEqual([`${one.code}.md`]);
    expect(await titles({ filter: {} })).toHaveLength(2);
  });

  it('shows an e-mail address only to who may read all of them', async () => {
    const article = await centre.articles.drafts.create(centre.admin, {
      ...{ kind: ArticleKind.FAQ, locale: Locale.EN, content: { title: 'T', bodyMarkdown: 'B' } },
    });
    await centre.foundation.connection
      .collection('articles')
      .updateOne({ _id: article._id as never }, { $set: { ownerId: centre.admin.id } });
    const owner = async (viewer: Viewer): Promise<unknown> => {
      const { _id } = await start({}, viewer);
      await centre.jobs.runDue();
      const line = gunzipSync(await centre.bytes((await job(_id)).fileId ?? '')).toString();
      return (JSON.parse(line) as { owner: unknown }).owner;
    };
    expect(await owner(centre.admin)).toBe('admin@test.example');
    expect(await owner(centre.editor)).toBe(centre.admin.id);
  });

  it('is refused to who keeps no knowledge, without a choice, with two, beyond the limits, and changes nothing', async () => {
    const one = await write('One');
    const known = (await centre.all('events')).length;
    expect(await refusal(start({}, centre.agent))).toBe('NOT_ALLOWED ');
    expect(await refusal(start({ filter: null }))).toBe('INVALID articleIds');
    expect(await refusal(start({ articleIds: [one._id] }))).toBe('INVALID filter');
    expect(await refusal(start({ articleIds: [], filter: null }))).toBe('REQUIRED articleIds');
    expect(await refusal(start({ articleIds: [one._id, 'article_x'], filter: null }))).toBe('NOT_FOUND articleIds');
    expect(await refusal(start({ articleIds: Array.from({ length: 1_001 }, (_, at) => `${at}`), filter: null }))).toBe(
      'TOO_MANY articleIds',
    );
    expect(await refusal(start({ filter: { codePrefix: 'S-' } }))).toBe('REQUIRED filter');
    expect(await centre.all('export_jobs')).toEqual([]);
    expect(await centre.all('events')).toHaveLength(known);
  });

  it('can be called off by who started it, and then has no file', async () => {
    await write('One');
    const started = await start();
    expect(await refusal(centre.articles.exports.cancel(centre.admin, started._id))).toBe('NOT_ALLOWED ');
    expect(await refusal(centre.articles.exports.cancel(centre.agent, started._id))).toBe('NOT_FOUND id');
    expect(await refusal(centre.articles.exports.cancel(centre.editor, 'export_job_x'))).toBe('NOT_FOUND id');
    expect((await job(started._id)).state).toBe('WAITING');
    expect(await centre.articles.exports.cancel(centre.editor, started._id)).toMatchObject({ state: 'CANCELLED' });
    expect(await events('article.export-cancelled')).toMatchObject([
      { subjectId: started._id, before: { state: 'WAITING' } },
    ]);
    await centre.jobs.runDue();
    expect(await job(started._id)).toMatchObject({ state: 'CANCELLED', fileId: null, doneCount: 0 });
    expect(await refusal(centre.articles.exports.cancel(centre.editor, started._id))).toBe('WRONG_STATE ');
  });

  it('is not written for somebody who lost the right meanwhile', async () => {
    await write('One');
    const started = await start();
    await centre.foundation.connection
      .collection('export_jobs')
      .updateOne({ _id: started._id as never }, { $set: { startedById: centre.agent.id } });
    await centre.jobs.runDue();
    expect(await job(started._id)).toMatchObject({
      state: 'FAILED',
      fileId: null,
      error: expect.stringMatching(/may not export/),
    });
  });

  it('begins anew where a copy died, and gives up in the end', async () => {
    await write('One');
    const started = await start();
    const { service } = centre.files;
    const store = service.store.bind(service);
    service.store = () => Promise.reject(new Error('died'));
    await centre.jobs.runDue();
    service.store = store;
    expect(await job(started._id)).toMatchObject({ state: 'RUNNING', fileId: null });
    centre.clock.advance(60_000);
    await centre.jobs.runDue();
    expect(await job(started._id)).toMatchObject({ state: 'DONE', doneCount: 1 });
  });
});
