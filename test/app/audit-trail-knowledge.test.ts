import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/platform/auth/viewer.js';
import { permissionMatrix } from '../contract/permission-matrix.js';
import type { TestClient } from '../support/client.js';
import { type Made, Trail, isKeeping } from './audit-trail-fixture.js';

/** A picture of one point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the audit trail of keeping knowledge', () => {
  let trail: Trail;
  let admin: TestClient;
  let editor: TestClient;
  let agent: TestClient;
  const done: Trail['done'] = (...given) => trail.done(...given);
  const call: Trail['call'] = (...given) => trail.call(...given);
  /** A mutation at the present revision that has to take effect. */
  const doneOn = async (
    client: TestClient,
    field: string,
    article: Pick<Made, 'id'>,
    input: Record<string, unknown> = {},
    select?: string,
  ): Promise<{ article: Made }> =>
    done(
      client,
      field,
      { expectedVersion: await trail.revisionOf(article), ...input },
      { id: article.id, ...(select === undefined ? {} : { select }) },
    );

  async function written(title: string, locale = 'EN'): Promise<Made> {
    const content = { title, bodyMarkdown: 'One sentence that is wrong.' };
    const { article } = await done<{ article: Made }>(editor, 'articleCreate', { kind: 'FAQ', locale, content });
    return article;
  }

  async function approve(article: Pick<Made, 'id'>): Promise<void> {
    await doneOn(editor, 'articleSubmit', article);
    await doneOn(admin, 'articleApprove', article);
  }

  async function published(title: string): Promise<Made> {
    const article = await written(title);
    await approve(article);
    await doneOn(editor, 'articlePublish', article);
    return article;
  }

  beforeAll(async () => {
    trail = await Trail.start();
    ({ admin, editor, agent } = trail);
  });

  afterAll(() => trail.app.end());

  it('keeps one event of what time brings, of versions and of translations', async () => {
    const article = await published('Times');
    await doneOn(editor, 'articleDraftUpdate', article, {
      content: { effectiveFrom: { instant: '2099-01-01T00:00:00Z' } },
    });
    await approve(article);
    await doneOn(editor, 'articlePublish', article, { publishAt: { instant: '2098-01-01T00:00:00Z' } });
    await doneOn(editor, 'articleScheduleCancel', article);
    await trail.onArticle(editor, 'articleScheduleCancel', article);
    await doneOn(editor, 'articlePublish', article);
    await doneOn(editor, 'articleNextWithdraw', article);
    await trail.onArticle(editor, 'articleNextWithdraw', article);
    await doneOn(editor, 'articleDraftDiscard', article);
    await doneOn(editor, 'articleVersionRestore', article, { version: 1 });
    await doneOn(editor, 'articleDraftDiscard', article);

    const { article: translation } = await done<{ article: Made }>(editor, 'articleTranslationStart', {
      sourceId: article.id,
      locale: 'ZH_CN',
    });
    await call(editor, 'articleTranslationStart', { sourceId: article.id, locale: 'ZH_CN' });
    await doneOn(editor, 'articleTranslationConfirm', translation, { sourceVersion: 1 });
    await doneOn(editor, 'articleTranslationUnlink', translation);
    await doneOn(editor, 'articleTranslationLink', translation, { sourceId: article.id });
  });

  it('keeps one event of what keeps it true', async () => {
    const article = await published('True');
    const owner = trail.centre.person(Role.KNOWLEDGE_EDITOR)._id;
    await doneOn(editor, 'articleOwnerSet', article, { ownerId: owner, ownerTeamId: null });
    await done(
      editor,
      'articlesOwnerSet',
      { ids: [article.id], ownerId: trail.centre.person(Role.ADMIN)._id },
      { select: 'articles { id }' },
    );
    await doneOn(editor, 'articleVerify', article, { everyDays: 90 });
    await trail.onArticle(editor, 'articleVerify', article, { everyDays: 0 });
    await doneOn(editor, 'articleVerifyIntervalSet', article, { everyDays: 30 });
    await doneOn(editor, 'articleNeedsUpdateSet', article, { reason: 'Old.' });
    await doneOn(editor, 'articleNeedsUpdateClear', article);
    await doneOn(editor, 'articleConfidenceSet', article, { confidence: 'NOT_VALIDATED' });
    const criteria = await editor.get<{ key: string }[]>('contentCriteria', '{ contentCriteria { key } }');
    const items = criteria.map(({ key }) => ({ key, isMet: true }));
    await done(admin, 'articleChecklistRecord', { version: 1, items }, { id: article.id, select: 'version { id }' });
    await doneOn(editor, 'articleRiskSet', article, { kind: 'SAFETY', reason: 'Hot.' });
    await doneOn(editor, 'articleRiskRemovalAsk', article, { reason: 'Cold.' });
    await trail.onArticle(editor, 'articleRiskRemovalDecide', article, { isConfirmed: true, reason: 'Mine.' });
    await doneOn(admin, 'articleRiskRemovalDecide', article, { isConfirmed: true, reason: 'Seen.' });
  });

  it('keeps one event of what people say about it', async () => {
    const article = await published('Said');
    const select = 'comment { id revision }';
    const { comment } = await done<{ comment: Made }>(
      agent,
      'articleCommentAdd',
      { articleId: article.id, about: 'LIVE', version: 1, body: 'Is that so?' },
      { select },
    );
    const onComment = async (field: string, more: object = {}): Promise<void> => {
      const expectedVersion = (comment.revision += 1) - 1;
      await done(agent, field, { expectedVersion, ...more }, { id: comment.id, select });
    };
    await onComment('articleCommentUpdate', { body: 'Is it so?' });
    await onComment('articleCommentResolve');
    await onComment('articleCommentReopen');
    await onComment('articleCommentDelete');

    const flagged = { articleId: article.id, version: 1, kind: 'WRONG', comment: 'No.' };
    const { flag } = await done<{ flag: Made }>(
      agent,
      'articleFlagRaise',
      { ...flagged, quote: 'One sentence' },
      { select: 'flag { id revision }' },
    );
    await call(agent, 'articleFlagRaise', { ...flagged, quote: 'not there' }, { select: 'flag { id }' });
    await done(editor, 'articleFlagTake', { expectedVersion: flag.revision }, { id: flag.id, select: 'flag { id }' });
    await done(
      editor,
      'articleFlagAnswer',
      { expectedVersion: flag.revision + 1, outcome: 'DECLINED', answer: 'It is right.' },
      { id: flag.id, select: 'flag { id }' },
    );
    await done(
      agent,
      'articleCaseSubmit',
      { title: 'A case', problem: 'p', environment: 'e', cause: 'c', solution: 's' },
      { select: 'submittedCase { id }' },
    );
    await done(agent, 'noticesMarkRead', { all: true }, { select: '' });
    await done(agent, 'noticesMarkRead', { all: true }, { left: 0, select: '' });
  });

  it('keeps one event of files, exports and merging', async () => {
    const article = await published('Pictured');
    const { upload } = await done<{ upload: { url: string; fileId: string } }>(
      editor,
      'fileUploadCreate',
      { purpose: 'ARTICLE_IMAGE', name: 'dot.png', bytes: picture.length },
      { select: 'upload { url fileId }' },
    );
    await fetch(new URL(upload.url, trail.app.url), {
      method: 'PUT',
      body: picture,
      headers: { authorization: `Bearer ${editor.token}` },
    });
    const { fileId } = upload;
    await doneOn(editor, 'articleAttachmentAdd', article, { fileId, alt: 'A dot.' });
    await doneOn(editor, 'articleAttachmentUpdate', article, { fileId, alt: 'One dot.' });
    await doneOn(editor, 'articleAttachmentRemove', article, { fileId });
    await doneOn(editor, 'articleDraftDiscard', article);

    const exported = { format: 'CSV', articleIds: [article.id], withAttachments: false };
    const { job } = await done<{ job: { id: string } }>(editor, 'articleExport', exported, { select: 'job { id }' });
    await call(editor, 'articleExportCancel', { id: job.id }, { select: 'job { id }' });

    const other = await published('Pictured twice');
    await done(editor, 'articleDuplicateDismiss', { articleId: article.id, otherId: other.id });
    await done(
      editor,
      'articleMerge',
      {
        fromId: other.id,
        intoId: article.id,
        expectedFromVersion: await trail.revisionOf(other),
        expectedIntoVersion: await trail.revisionOf(article),
        takeQuestions: true,
        reason: 'Twice.',
      },
      { select: 'into { id }' },
    );
  });

  it('was tried with every such mutation that there is', () => {
    const mutations = Object.keys(permissionMatrix).filter(
      (field) =>
        isKeeping(field) &&
        /(Set|Clear|Verify|Record|Add|Update|Delete|Resolve|Reopen|Ask|Decide|Export|Restore|Start|Link|Unlink|Confirm|Cancel|Withdraw|Merge|Dismiss|Submit|Raise|Take|Answer|Remove|MarkRead)$/.test(
          field,
        ),
    );
    // A job may be done before it is cancelled: then it is refused, which is right, too.
    expect(mutations.filter((field) => field !== 'articleExportCancel' && !trail.used.has(field))).toEqual([]);
    expect(mutations).toContain('articleRiskRemovalDecide');
  });
});
