import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionMatrix } from '../contract/permission-matrix.js';
import { password } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { type Made, type Payload, Trail, isKeeping, isOfQuality, isOfTrees, name } from './audit-trail-fixture.js';

describe('the audit trail', () => {
  let trail: Trail;
  let app: Trail['app'];
  let admin: TestClient;
  let editor: TestClient;
  let agent: TestClient;
  const call: Trail['call'] = (...given) => trail.call(...given);
  const onArticle: Trail['onArticle'] = (...given) => trail.onArticle(...given);

  beforeAll(async () => {
    trail = await Trail.start();
    ({ app, admin, editor, agent } = trail);
  });

  afterAll(() => app.end());

  it('keeps one event of each step in the life of an article, and none of a refused one', async () => {
    const { category } = await call<{ category: Made }>(editor, 'categoryCreate', {
      key: 'devices',
      name: name('Devices'),
      needsTwoPairsOfEyes: false,
    });
    await call(editor, 'categoryCreate', { key: 'devices', name: name('Again'), needsTwoPairsOfEyes: false });
    await call(
      editor,
      'categoryUpdate',
      { expectedVersion: category.revision, name: name('Appliances') },
      { id: category.id },
    );
    const content = { title: 'A life', bodyMarkdown: 'Text.', categoryId: category.id };
    const { article } = await call<{ article: Made }>(editor, 'articleCreate', { kind: 'FAQ', locale: 'EN', content });
    await call(editor, 'articleCreate', { kind: 'FAQ', locale: 'EN', content: { title: 'x'.repeat(400) } });
    await onArticle(editor, 'articleDraftUpdate', article, { content: { title: 'A long life' } });
    await call(
      editor,
      'articleDraftUpdate',
      { expectedVersion: 1, content: { title: 'Too late' } },
      { id: article.id },
    );
    await onArticle(editor, 'articlePublish', article);
    await onArticle(editor, 'articleSubmit', article);
    await onArticle(editor, 'articleWithdraw', article);
    await onArticle(editor, 'articleSubmit', article);
    await onArticle(admin, 'articleReject', article, { reason: 'Too short.' });
    await onArticle(editor, 'articleSubmit', article);
    await onArticle(admin, 'articleApprove', article);
    await onArticle(editor, 'articlePublish', article, { priority: 'MUST_READ', changeSummary: 'New.' });
    await onArticle(editor, 'articleAudienceChange', article, { audience: 'PUBLIC', teamIds: [], reason: 'For all.' });
    await onArticle(editor, 'articleAudienceChange', article, {
      audience: 'PUBLIC',
      teamIds: [],
      reason: 'For all.',
      confirmWidening: true,
    });
    await call(
      agent,
      'articleFeedbackGive',
      { version: 1, isHelpful: true },
      { id: article.id, select: 'feedback { id }' },
    );
    await call(agent, 'articleLinkToCall', { articleId: article.id, version: 1, callReference: 'call-1' });
    await call(agent, 'articleLinkToCall', { articleId: article.id, version: 1, callReference: 'not a reference!' });
    const entryId = await agent.get<string>(
      'knowledgeInbox.nodes.0.id',
      '{ knowledgeInbox(first: 1) { nodes { id } } }',
    );
    await call(agent, 'feedEntryMarkRead', { entryId });
    await call(agent, 'feedEntryMarkRead', { entryId }, { left: 0 });
    await call(agent, 'feedEntryAcknowledge', { entryId, version: 2 });
    await call(agent, 'feedEntryAcknowledge', { entryId, version: 1 });
    await call(agent, 'feedEntryAcknowledge', { entryId, version: 1 }, { left: 0 });
    await onArticle(editor, 'articleDraftUpdate', article, { content: { title: 'Thrown away' } });
    await onArticle(editor, 'articleDraftDiscard', article);
    await onArticle(editor, 'articleArchive', article, { reason: 'Old.' });
    await onArticle(editor, 'articleArchive', article, { reason: 'Old.' });
    await onArticle(editor, 'articleRestore', article);

    const kept = await admin.get<{ type: string; requestId: string; actor: { nameEn: string } | null }[]>(
      'auditEvents.nodes',
      'query ($filter: AuditFilter) { auditEvents(first: 100, filter: $filter) { nodes { type requestId actor { nameEn } } } }',
      { filter: { subjectId: article.id } },
    );
    expect(kept.map(({ type }) => type).reverse()).toEqual([
      'article.created',
      'article.draft-updated',
      'article.submitted',
      'article.withdrawn',
      'article.submitted',
      'article.rejected',
      'article.submitted',
      'article.approved',
      'article.published',
      'article.audience-changed',
      'article.feedback-given',
      'article.linked-to-call',
      'article.draft-updated',
      'article.draft-discarded',
      'article.archived',
      'article.restored',
    ]);
    expect(kept.every(({ requestId, actor }) => requestId.startsWith('trail-') && actor !== null)).toBe(true);
  });

  it('keeps one event of an import, whatever it brings', async () => {
    const bytes = Buffer.from(
      `${JSON.stringify({ id: 'r-1', lang: 'en', source: 'kb', title: 'Imported', body: 'Text.', category: 'kb' })}\n`,
    );
    const { upload } = await call<{ upload: { url: string; fileId: string } }>(
      editor,
      'fileUploadCreate',
      { purpose: 'ARTICLE_IMPORT', name: 'rows.jsonl', bytes: bytes.length },
      { select: 'upload { url fileId }' },
    );
    await fetch(new URL(upload.url, app.url), {
      method: 'PUT',
      body: bytes,
      headers: { authorization: `Bearer ${editor.token}` },
    });
    const { job } = await call<{ job: { id: string } }>(
      editor,
      'articleImport',
      { fileId: upload.fileId, isDryRun: false, publish: true },
      { select: 'job { id }' },
    );
    await eventually(async () =>
      expect(
        await editor.get('importJob.state', 'query ($id: ID!) { importJob(id: $id) { state } }', { id: job.id }),
      ).toBe('DONE'),
    );
  });

  it('keeps one event of each change to the centre', async () => {
    const { site } = await call<{ site: Made }>(admin, 'siteCreate', {
      key: 'branch',
      name: name('Branch'),
      kind: 'BRANCH',
      timeZone: 'Asia/Shanghai',
      workingHours: [],
      holidays: [],
    });
    await call(admin, 'siteCreate', {
      key: 'branch',
      name: name('Branch'),
      kind: 'BRANCH',
      timeZone: 'Asia/Shanghai',
      workingHours: [],
      holidays: [],
    });
    await call(admin, 'siteUpdate', { expectedVersion: site.revision, name: name('Second branch') }, { id: site.id });
    const { team } = await call<{ team: Made }>(admin, 'teamCreate', {
      key: 'three',
      name: name('Three'),
      siteId: site.id,
      leadIds: [],
    });
    await call(admin, 'siteDelete', { expectedVersion: site.revision + 1 }, { id: site.id });
    await call(admin, 'teamUpdate', { expectedVersion: team.revision, name: name('Drei') }, { id: team.id });
    await call(admin, 'teamUpdate', { expectedVersion: team.revision, name: name('Too late') }, { id: team.id });
    await call(admin, 'teamDelete', { expectedVersion: team.revision + 1 }, { id: team.id });
    await call(admin, 'siteDelete', { expectedVersion: site.revision + 1 }, { id: site.id });
    const { department } = await call<{ department: Made }>(admin, 'departmentCreate', {
      key: 'rnd',
      name: name('R and D'),
      contactIds: [],
      workingHours: [],
    });
    await call(
      admin,
      'departmentUpdate',
      { expectedVersion: department.revision, name: name('Research') },
      { id: department.id },
    );
    await call(admin, 'departmentDelete', { expectedVersion: department.revision + 1 }, { id: department.id });
    const { productLine } = await call<{ productLine: Made }>(admin, 'productLineCreate', {
      key: 'fridge',
      name: name('Fridge'),
    });
    await call(
      admin,
      'productLineUpdate',
      { expectedVersion: productLine.revision, name: name('Fridges') },
      { id: productLine.id },
    );
    await call(admin, 'supportTiersSet', {
      tiers: ['primary', 'advanced', 'expert'].map((key, index) => ({
        key,
        rank: index + 1,
        name: name(`Tier ${key}`),
      })),
    });
    await call(admin, 'supportTiersSet', {
      tiers: [
        { key: 'primary', rank: 1, name: name('a') },
        { key: 'primary', rank: 2, name: name('b') },
      ],
    });
    const { clientKey } = await call<{ clientKey: Made }>(admin, 'clientKeyCreate', {
      name: 'Help site',
      scopes: ['KNOWLEDGE_READ'],
    });
    await call(admin, 'clientKeyRevoke', null, { id: clientKey.id });
    await call(admin, 'clientKeyRevoke', null, { id: clientKey.id });
    await call(admin, 'searchRebuild', { reason: 'For the trail.' });
    await call(admin, 'searchRebuild', { reason: ' ' });
  });

  it('keeps one event of each change to people and their sessions, and one of a refused login', async () => {
    const person = {
      name: '新人',
      nameEn: 'Newcomer',
      email: 'newcomer@test.example',
      roles: ['AGENT'],
      teamIds: [],
      departmentIds: [],
      productLineIds: [],
      locale: 'EN',
    };
    const { user, inviteUrl } = await call<{ user: Made; inviteUrl: string }>(admin, 'userCreate', person, {
      select: 'user { id revision } inviteUrl',
    });
    await call(admin, 'userCreate', person);
    await call(admin, 'userUpdate', { expectedVersion: user.revision, nameEn: 'New name' }, { id: user.id });
    await call(admin, 'userUpdate', { expectedVersion: user.revision, nameEn: 'Too late' }, { id: user.id });
    const token = /[^/=?#]+$/.exec(inviteUrl)?.[0];
    const fresh = 'a fresh long password';
    await call(app.client, 'passwordSet', { token, newPassword: fresh });
    await call(app.client, 'passwordSet', { token, newPassword: fresh });
    await call(app.client, 'login', { identifier: person.email, password: 'wrong', session: 'TOKENS' }, { left: 1 });
    await call(app.client, 'login', { identifier: 'nobody@test.example', password, session: 'TOKENS' }, { left: 1 });
    const { session } = await call<{ session: { accessToken: string; refreshToken: string } }>(
      app.client,
      'login',
      { identifier: person.email, password: fresh, session: 'TOKENS' },
      { select: 'session { accessToken refreshToken }' },
    );
    await call(app.client, 'tokenRefresh', { refreshToken: session.refreshToken });
    await call(app.client, 'tokenRefresh', { refreshToken: 'cgr_nonsense' });
    const newcomer = app.client.as(session.accessToken);
    await call(newcomer, 'viewerLocaleSet', { locale: 'ZH_CN' });
    await call(newcomer, 'viewerLocaleSet', { locale: 'ZH_CN' }, { left: 0 });
    const chosen = { select: 'user { id }' };
    await call(admin, 'userPasswordLinkCreate', null, { id: user.id, ...chosen });
    const [open] = await admin.get<{ id: string }[]>(
      'user.sessions',
      'query ($id: ID!) { user(id: $id) { sessions { id } } }',
      { id: user.id },
    );
    await call(newcomer, 'logout', {});
    await call(admin, 'userSessionEnd', null, { id: open?.id ?? '', ...chosen });
    await call(
      app.client,
      'login',
      { identifier: person.email, password: fresh, session: 'TOKENS' },
      { select: 'session { accessToken }' },
    );
    const [again] = await admin.get<{ id: string }[]>(
      'user.sessions',
      'query ($id: ID!) { user(id: $id) { sessions { id } } }',
      { id: user.id },
    );
    await call(admin, 'userSessionEnd', null, { id: again?.id ?? '', ...chosen });
    await call(admin, 'userSessionsEnd', null, { id: user.id, ...chosen });
    await call(app.client, 'logout', {}, { left: 0 });
    const current = await admin.get<number>('user.revision', 'query ($id: ID!) { user(id: $id) { revision } }', {
      id: user.id,
    });
    await call(admin, 'userDeactivate', { expectedVersion: current }, { id: user.id });
    await call(admin, 'userDeactivate', { expectedVersion: current + 1 }, { id: user.id });
    await call(admin, 'userReactivate', { expectedVersion: current + 1 }, { id: user.id });
    await call(admin, 'userReactivate', { expectedVersion: current + 2 }, { id: user.id });
  });

  it('keeps one event of each change to what the search is set to, and none of mere use', async () => {
    const articleId = await editor.get<string>('articles.nodes.0.id', '{ articles(first: 1) { nodes { id } } }');
    const settings = (): Promise<number> => editor.get('searchSettings.revision', '{ searchSettings { revision } }');
    const change = async (field: string, input: Record<string, unknown> = {}): Promise<Payload> =>
      call(editor, field, { expectedVersion: await settings(), ...input }, { select: '' });
    const frameWords = [{ locale: 'EN', word: 'kindly' }];
    await change('searchSettingsUpdate', { frameWords });
    await change('searchSettingsUpdate', { synonyms: [{ locale: 'EN', words: ['a'], means: ['a'], isMutual: false }] });
    await change('searchSettingsDiscard');
    await change('searchSettingsUpdate', { frameWords });
    await change('searchSettingsPublish', { note: 'Politer.', acceptWorse: true });
    await change('searchSettingsRollBack', { version: 0, note: 'Back.' });
    const bet = { articleId, phrases: ['a life'], match: 'EXACT', note: 'Pinned.' };
    const { bestBet } = await call<{ bestBet: Made }>(editor, 'searchBestBetCreate', bet, {
      select: 'bestBet { id revision }',
    });
    const changed = { expectedVersion: bestBet.revision, note: 'Longer.' };
    await call(editor, 'searchBestBetUpdate', changed, { id: bestBet.id });
    await call(editor, 'searchBestBetUpdate', changed, { id: bestBet.id });
    await call(editor, 'searchBestBetDelete', { expectedVersion: bestBet.revision + 1 }, { id: bestBet.id });
    const { goldenQuery } = await call<{ goldenQuery: Made }>(
      editor,
      'searchGoldenQueryCreate',
      { query: 'a long life', locale: 'EN', expectedIds: [articleId], note: '' },
      { select: 'goldenQuery { id revision }' },
    );
    await call(
      editor,
      'searchGoldenQueryUpdate',
      { expectedVersion: goldenQuery.revision, note: 'Why.' },
      { id: goldenQuery.id },
    );
    await call(editor, 'searchGoldenRun', { settings: 'LIVE' });
    await call(
      editor,
      'searchGoldenQueryDelete',
      { expectedVersion: goldenQuery.revision + 1 },
      { id: goldenQuery.id },
    );

    const receipt = await agent.get<string>('search.receipt', '{ search(query: "unheard of", first: 5) { receipt } }');
    const intentKey = '6f1c2d34-0000-4000-8000-000000000001';
    await call(agent, 'searchIntentRecord', { intentKey, receipt, end: 'PAUSE' }, { left: 0 });
    await call(agent, 'searchOutcomeRecord', { intentKey, action: 'NO_ANSWER' }, { left: 0 });
    const record = { receipt, words: 'unheard of things', intentKey };
    await call(agent, 'searchGapRecord', record, { select: 'reportCount' });
    const words = ['something nobody wrote about'];
    const { gap } = await call<{ gap: Made }>(
      editor,
      'searchGapCreate',
      { words, locale: 'EN', cause: 'NO_RESULT' },
      { select: 'gap { id revision }' },
    );
    await call(editor, 'searchGapClaim', { expectedVersion: gap.revision }, { id: gap.id });
    await call(editor, 'searchGapRelease', { expectedVersion: gap.revision + 1 }, { id: gap.id });
    await call(editor, 'searchGapDismiss', { expectedVersion: gap.revision + 2, reason: 'Rare.' }, { id: gap.id });
    await call(editor, 'searchLearningRefresh', null);
    await call(editor, 'searchLearningMeasure', null);
  });

  it('was tried with every mutation that there is', () => {
    const mutations = Object.keys(permissionMatrix).filter((field) =>
      /(Create|Update|Delete|Deactivate|Reactivate|Revoke|Rebuild|Set|Discard|Submit|Withdraw|Approve|Reject|Publish|Archive|Restore|Change|Give|ToCall|Import|MarkRead|Acknowledge|Refresh)$|^log(in|out)$/.test(
        field,
      ),
    );
    expect(
      mutations.filter(
        (field) => !isKeeping(field) && !isOfTrees(field) && !isOfQuality(field) && !trail.used.has(field),
      ),
    ).toEqual([]);
  });

  it('keeps nothing of a call that the role may not make, and is for administrators only', async () => {
    const requestId = 'trail-forbidden';
    const refused = await agent.run(
      'mutation { siteCreate(input: { key: "x", name: { zhCN: "x", en: "x" }, kind: BRANCH, timeZone: "UTC", workingHours: [], holidays: [] }) { userErrors { code } } }',
      {},
      { 'x-request-id': requestId },
    );
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', requestId } }]);
    expect(await trail.eventsOf(requestId)).toEqual([]);
    expect((await editor.run('{ auditEvents(first: 1) { totalCount } }')).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const texts = JSON.stringify(
      await admin.get('auditEvents.nodes', '{ auditEvents(first: 100) { nodes { before after actorLabel } } }'),
    );
    expect(texts).not.toMatch(/a fresh long password|cgr_|cgk_|\$argon2/);
  });
});
