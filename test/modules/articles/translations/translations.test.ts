import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestClient, dig } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { publish, writeAndPublish } from '../../../support/publish.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let other: TestClient;
let agent: TestClient;
let partner: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  other = await centre.as(Role.ADMIN);
  agent = await centre.as(Role.AGENT);
  partner = await centre.as(Role.PARTNER);
});
afterAll(() => app.end());

interface Made {
  id: string;
  code: string;
  revision: number;
}
interface Answer {
  article: (Made & Record<string, unknown>) | null;
  userErrors: { code: string; field: string[] | null }[];
}

const shown =
  'article { id code revision version locale title draft { title translatedVersion } } userErrors { code field }';
const start = (client: TestClient, input: object): Promise<Answer> =>
  client.get<Answer>(
    'articleTranslationStart',
    `mutation ($input: ArticleTranslationStartInput!) { articleTranslationStart(input: $input) { ${shown} } }`,
    { input },
  );
const change = (field: string, client: TestClient, id: string, input: object): Promise<Answer> => {
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return client.get<Answer>(
    field,
    `mutation ($id: ID!, $input: ${name}!) { ${field}(id: $id, input: $input) { ${shown} } }`,
    { id, input },
  );
};
const link = (id: string, input: object): Promise<Answer> => change('articleTranslationLink', editor, id, input);
const draft = (article: Made, content: Record<string, unknown>): Promise<{ article: Made }> =>
  editor.change<{ article: Made }>(
    'articleDraftUpdate',
    'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code field } } }',
    { id: article.id, input: { expectedVersion: article.revision, content } },
  );
const narrow = async (id: string, more: object): Promise<void> => {
  const revision = await revisionOf(id);
  await editor.change(
    'articleAudienceChange',
    'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { userErrors { code field } } }',
    {
      id,
      input: {
        expectedVersion: revision,
        audience: 'INTERNAL',
        teamIds: [],
        reason: 'test',
        confirmWidening: true,
        ...more,
      },
    },
  );
};
const revisionOf = (id: string): Promise<number> =>
  editor.get<number>('article.revision', 'query ($id: ID!) { article(id: $id) { revision } }', { id });
const again = async (id: string, content: Record<string, unknown>): Promise<Made> =>
  publish(editor, (await draft({ id, code: '', revision: await revisionOf(id) }, content)).article);

const family = `query ($id: ID!) { article(id: $id) {
  translations { locale state behindBy translatedVersion article { id title } sourceChange { from { number } to { number } addedCount } }
  translationSource { id } translationStanding { state behindBy }
  zh: inLocale(locale: ZH_CN) { how isSourceChanged article { id } } en: inLocale(locale: EN) { how isSourceChanged article { id } } } }`;
const look = (client: TestClient, id: string): Promise<Record<string, unknown>> =>
  client.get<Record<string, unknown>>('article', family, { id });
const waiting = (client: TestClient): Promise<string[]> =>
  client
    .get<{ id: string }[]>('articlesSourceChanged.nodes', '{ articlesSourceChanged(first: 50) { nodes { id } } }')
    .then((nodes) => nodes.map((node) => node.id));
const found = (client: TestClient, query: string): Promise<string[]> =>
  client
    .get<{ subject: { id: string } }[]>(
      'search.nodes',
      'query ($query: String!) { search(query: $query, first: 10) { nodes { subject { ... on Article { id } } } } }',
      { query },
    )
    .then((hits) => hits.map((hit) => hit.subject.id));

async function startedTranslation(sourceId: string, title: string, options: object = {}): Promise<Made> {
  const begun = await start(editor, { sourceId, locale: 'ZH_CN' });
  expect(begun.userErrors).toEqual([]);
  const { article } = await draft(begun.article as Made, { title, bodyMarkdown: `${title}。` });
  return publish(editor, article, options);
}

describe('the life of a translation', () => {
  it('begins with the text of its source, is reviewed, falls behind, is confirmed and catches up', async () => {
    const source = await writeAndPublish(editor, 'Washer does not drain', {
      audience: 'PUBLIC',
      content: { keywords: ['drain'] },
    });
    await narrow(source.id, { audience: 'PUBLIC', minimumTierId: centre.tiers.primary });
    const begun = await start(editor, { sourceId: source.id, locale: 'ZH_CN', idempotencyKey: 'zh-1' });
    expect(begun).toMatchObject({
      userErrors: [],
      article: { locale: 'ZH_CN', version: null, draft: { title: 'Washer does not drain', translatedVersion: 1 } },
    });
    const twice = await start(editor, { sourceId: source.id, locale: 'ZH_CN', idempotencyKey: 'zh-1' });
    expect(twice.article?.id).toBe(begun.article?.id);
    const id = begun.article?.id ?? '';
    expect(
      await editor.get(
        'article',
        'query ($id: ID!) { article(id: $id) { kind audience minimumTier { id } keywords } }',
        { id },
      ),
    ).toEqual({ kind: 'FAQ', audience: 'INTERNAL', minimumTier: { id: centre.tiers.primary }, keywords: ['drain'] });
    expect(await look(editor, source.id)).toMatchObject({ translations: [{ locale: 'ZH_CN', state: 'DRAFT' }] });
    // Nobody else knows of a translation that is being written.
    expect(await look(agent, source.id)).toMatchObject({
      translations: [],
      zh: { how: 'VIEWER', article: { id: source.id } },
    });

    const { article } = await draft(begun.article as Made, { title: '洗衣机不排水' });
    await publish(editor, article, { audience: 'PUBLIC' });
    expect(await look(agent, source.id)).toMatchObject({
      translations: [{ state: 'CURRENT', behindBy: 0, translatedVersion: 1, article: { id } }],
      zh: { how: 'WANTED', article: { id } },
      en: { how: 'WANTED', article: { id: source.id } },
    });
    expect(await look(agent, id)).toMatchObject({
      translations: [],
      translationSource: { id: source.id },
      translationStanding: { state: 'CURRENT' },
      en: { how: 'WANTED', article: { id: source.id } },
    });
    expect(await waiting(editor)).not.toContain(id);

    await again(source.id, { bodyMarkdown: 'What to do: open the filter first.' });
    await again(source.id, { bodyMarkdown: 'What to do: close the tap, then open the filter.' });
    const behind = {
      state: 'SOURCE_CHANGED',
      behindBy: 2,
      translatedVersion: 1,
      sourceChange: { from: { number: 1 }, to: { number: 3 }, addedCount: expect.any(Number) },
    };
    expect(await look(agent, source.id)).toMatchObject({ translations: [behind], zh: { isSourceChanged: true } });
    // Outsiders read it, and do not learn how it is kept.
    expect(await look(partner, source.id)).toMatchObject({
      translations: [{ state: 'CURRENT', behindBy: 0, translatedVersion: null, sourceChange: null, article: { id } }],
      zh: { how: 'WANTED', isSourceChanged: false },
    });
    expect(await waiting(editor)).toEqual([id]);
    const notices = await app.container.foundation.events.notices.notices
      .find({ subjectId: id, kind: 'SOURCE_CHANGED' })
      .lean()
      .exec();
    // The one who changed the source is its owner here: nobody tells himself.
    expect(notices).toEqual([]);

    const revision = await revisionOf(id);
    const confirm = (input: object): Promise<Answer> => change('articleTranslationConfirm', editor, id, input);
    for (const sourceVersion of [0, 4])
      expect(await confirm({ expectedVersion: revision, sourceVersion })).toMatchObject({
        userErrors: [{ code: 'OUT_OF_RANGE', field: ['sourceVersion'] }],
      });
    expect(await confirm({ expectedVersion: revision, sourceVersion: 3 })).toMatchObject({ userErrors: [] });
    expect(await look(editor, source.id)).toMatchObject({
      translations: [{ state: 'CURRENT', behindBy: 0, sourceChange: null }],
    });
    expect(await waiting(editor)).toEqual([]);

    await again(source.id, { title: 'Washer drains too slowly' });
    expect(await waiting(editor)).toEqual([id]);
    const opened = await draft({ id, code: '', revision: await revisionOf(id) }, { title: '洗衣机排水太慢' });
    const noted = await confirm({ expectedVersion: opened.article.revision, sourceVersion: 4, text: 'DRAFT' });
    expect(noted).toMatchObject({ userErrors: [], article: { draft: { translatedVersion: 4 } } });
    expect(await look(editor, source.id)).toMatchObject({ translations: [{ state: 'SOURCE_CHANGED', behindBy: 1 }] });
    await publish(editor, noted.article as Made);
    expect(await look(editor, source.id)).toMatchObject({ translations: [{ state: 'CURRENT', translatedVersion: 4 }] });
    expect(await waiting(editor)).toEqual([]);
  });

  it('tells the owners of a translation when another changes the source', async () => {
    const source = await writeAndPublish(editor, 'Told');
    const translated = await startedTranslation(source.id, '告知');
    const changed = await other.change<{ article: Made }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code } } }',
      { id: source.id, input: { expectedVersion: await revisionOf(source.id), content: { title: 'Told again' } } },
    );
    await publish(other, changed.article);
    const notices = await app.container.foundation.events.notices.notices
      .find({ subjectId: translated.id, kind: 'SOURCE_CHANGED' })
      .lean()
      .exec();
    expect(notices).toMatchObject([{ userId: centre.person(Role.KNOWLEDGE_EDITOR)._id, code: translated.code }]);
  });
});

describe('what is refused', () => {
  it('names the field, and changes nothing', async () => {
    const source = await writeAndPublish(editor, 'Source');
    const same = await writeAndPublish(editor, 'Same language');
    const chinese = await writeAndPublish(editor, '独立', { locale: 'ZH_CN' });
    const second = await writeAndPublish(editor, '第二', { locale: 'ZH_CN' });
    const unpublished = await editor.change<{ article: Made }>(
      'articleCreate',
      'mutation { articleCreate(input: { kind: FAQ, locale: EN, content: { title: "Never" } }) { article { id code revision } userErrors { code } } }',
    );
    const refusal = async (answer: Promise<Answer>): Promise<string> =>
      (await answer).userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim()).join();
    const expectedVersion = chinese.revision;
    expect(await refusal(link(chinese.id, { sourceId: chinese.id, expectedVersion }))).toBe('INVALID sourceId');
    expect(await refusal(link(same.id, { sourceId: source.id, expectedVersion: same.revision }))).toBe(
      'INVALID sourceId',
    );
    expect(await refusal(link(chinese.id, { sourceId: 'article_none', expectedVersion }))).toBe('NOT_FOUND sourceId');
    expect(await refusal(link(chinese.id, { sourceId: unpublished.article.id, expectedVersion }))).toBe(
      'WRONG_STATE sourceId',
    );
    expect(await refusal(link(chinese.id, { sourceId: source.id, expectedVersion, sourceVersion: 2 }))).toBe(
      'OUT_OF_RANGE sourceVersion',
    );
    expect(await refusal(link(chinese.id, { sourceId: source.id, expectedVersion: 1 }))).toBe(
      'CONFLICT expectedVersion',
    );
    expect(await refusal(start(editor, { sourceId: source.id, locale: 'EN' }))).toBe('INVALID locale');
    expect(await revisionOf(chinese.id)).toBe(expectedVersion);

    const linked = await link(chinese.id, { sourceId: source.id, expectedVersion });
    expect(linked.userErrors).toEqual([]);
    expect(await refusal(link(second.id, { sourceId: source.id, expectedVersion: second.revision }))).toBe(
      'DUPLICATE sourceId',
    );
    expect(await refusal(start(editor, { sourceId: source.id, locale: 'ZH_CN' }))).toBe('DUPLICATE locale');
    // Of a translation its source is meant: of itself, then.
    expect(await refusal(link(source.id, { sourceId: chinese.id, expectedVersion: await revisionOf(source.id) }))).toBe(
      'INVALID sourceId',
    );
    expect(await refusal(start(editor, { sourceId: chinese.id, locale: 'ZH_CN' }))).toBe('DUPLICATE locale');
    expect(await refusal(link(chinese.id, { sourceId: same.id, expectedVersion: linked.article?.revision }))).toBe(
      'WRONG_STATE',
    );
    const denied = await agent.run(
      'mutation ($input: ArticleTranslationStartInput!) { articleTranslationStart(input: $input) { userErrors { code } } }',
      {
        input: { sourceId: same.id, locale: 'ZH_CN' },
      },
    );
    expect(denied.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const seen = await agent.run('{ articlesSourceChanged(first: 5) { nodes { id } } }');
    expect(seen.errors[0]?.extensions.code).toBe('FORBIDDEN');

    const unlinked = await change('articleTranslationUnlink', editor, chinese.id, {
      expectedVersion: linked.article?.revision,
    });
    expect(unlinked.userErrors).toEqual([]);
    expect(
      await refusal(
        change('articleTranslationUnlink', editor, chinese.id, { expectedVersion: unlinked.article?.revision }),
      ),
    ).toBe('WRONG_STATE');
    expect(await look(editor, source.id)).toMatchObject({ translations: [{ state: 'MISSING', article: null }] });
    const types = (
      await app.container.foundation.events.events.find({ subjectId: chinese.id }).sort({ at: 1, _id: 1 }).lean().exec()
    ).map((event) => event.type);
    expect(types.filter((type) => type.includes('translation'))).toEqual([
      'article.translation-linked',
      'article.translation-unlinked',
    ]);
  });

  it('lets one of two who begin the same translation at once win', async () => {
    const source = await writeAndPublish(editor, 'Race');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => start(editor, { sourceId: source.id, locale: 'ZH_CN' })),
    );
    expect(answers.filter((answer) => answer.userErrors.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => answer.userErrors.map((error) => error.code)))).toEqual(
      new Set(['DUPLICATE']),
    );
  });
});

describe('finding an article by its title in another language', () => {
  it('works while everybody who may read the one may read the other', async () => {
    const source = await writeAndPublish(editor, 'Zebraquartz descaling', { audience: 'PUBLIC' });
    const translated = await startedTranslation(source.id, '斑马石英除垢', { audience: 'PUBLIC' });
    await eventually(async () =>
      expect(await found(agent, 'zebraquartz')).toEqual(expect.arrayContaining([source.id, translated.id])),
    );
    await eventually(async () =>
      expect(await found(agent, '斑马石英')).toEqual(expect.arrayContaining([source.id, translated.id])),
    );

    // The Chinese text narrows: readers of the source may not read it any more, so its title says nothing about the source.
    await narrow(translated.id, { audience: 'INTERNAL' });
    await eventually(async () => expect(await found(agent, '斑马石英')).toEqual([translated.id]));
    expect(await found(partner, '斑马石英')).toEqual([]);
    // Whoever may read the narrowed one may read the source: it is still found by the English title.
    expect(await found(agent, 'zebraquartz')).toEqual(expect.arrayContaining([translated.id]));
    await narrow(source.id, { audience: 'INTERNAL', teamIds: [centre.teams.two] });
    await eventually(async () => expect(await found(agent, 'zebraquartz')).toEqual([]));
    expect(dig(await look(agent, translated.id), 'translationSource')).toBeNull();
    expect(await look(agent, translated.id)).toMatchObject({ translationStanding: null, en: { how: 'SELF' } });
  });
});

describe('retiring a source', () => {
  const archive = (id: string, input: object): Promise<Answer> => change('articleArchive', editor, id, input);

  it('asks what becomes of its translations, and takes its translations along or leaves them', async () => {
    const source = await writeAndPublish(editor, 'Retired');
    const translated = await startedTranslation(source.id, '退役');
    const expectedVersion = await revisionOf(source.id);
    expect((await archive(source.id, { expectedVersion, reason: 'old' })).userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['withTranslations'] },
    ]);
    expect(await revisionOf(source.id)).toBe(expectedVersion);
    expect((await archive(source.id, { expectedVersion, reason: 'old', withTranslations: true })).userErrors).toEqual(
      [],
    );
    expect(await look(editor, source.id)).toMatchObject({ translations: [{ state: 'ARCHIVED' }] });
    expect(
      await agent.get('article', 'query ($id: ID!) { article(id: $id) { id } }', { id: translated.id }),
    ).toBeNull();
    const events = await app.container.foundation.events.events
      .find({ subjectId: { $in: [source.id, translated.id] }, type: 'article.archived' })
      .lean()
      .exec();
    expect(events.map((event) => event.subjectId).sort()).toEqual([source.id, translated.id].sort());

    const kept = await writeAndPublish(editor, 'Retired alone');
    const left = await startedTranslation(kept.id, '留下');
    const alone = { expectedVersion: await revisionOf(kept.id), reason: 'old', withTranslations: false };
    expect((await archive(kept.id, alone)).userErrors).toEqual([]);
    expect(await agent.get('article.id', 'query ($id: ID!) { article(id: $id) { id } }', { id: left.id })).toBe(
      left.id,
    );
  });
});
