import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../support/centre.js';
import { type TestClient, dig } from '../../support/client.js';
import { publish, writeAndPublish } from '../../support/publish.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;
let partner: TestClient;

beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
  partner = await centre.as(Role.PARTNER);
});
afterAll(() => app.end());

interface Made {
  id: string;
  revision: number;
  code: string;
}

const read = <T>(who: TestClient, id: string, fields: string): Promise<T> =>
  who.get<T>('article', `query ($id: ID!) { article(id: $id) { ${fields} } }`, { id });
const links = 'linksTo { code state article { code } mergedInto { code } }';
const from = 'linkedFrom(first: 10) { totalCount nodes { code } }';
const archive = (id: string, input: object) =>
  editor.run(
    `mutation ($id: ID!, $input: ArticleArchiveInput!) { articleArchive(id: $id, input: $input) {
      article { state } dependants { code } userErrors { code field message } } }`,
    { id, input },
  );
const narrow = (id: string, expectedVersion: number, audience: string) =>
  editor.change(
    'articleAudienceChange',
    'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { article { id } userErrors { code } } }',
    { id, input: { expectedVersion, audience, teamIds: [], reason: 'Why.' } },
  );
const noticesOf = async (kind: string, subjectId: string) =>
  app.container.foundation.connection.collection('notices').countDocuments({ kind, subjectId });

describe('the links of a text', () => {
  it('lead there and back, each viewer seeing what they may', async () => {
    const target = await writeAndPublish(editor, 'Target', { audience: 'PUBLIC' });
    const secret = await writeAndPublish(editor, 'Secret target');
    const bodyMarkdown = `See [[${target.code}]], [[T-14#node]] and [[K-99]].\n\n:::internal\n[[${secret.code}]]\n:::`;
    const source = await writeAndPublish(editor, 'Source', { audience: 'PUBLIC', content: { bodyMarkdown } });
    expect(await read(editor, source.id, `${links} brokenLinks { code }`)).toEqual({
      linksTo: [
        { code: target.code, state: 'OK', article: { code: target.code }, mergedInto: null },
        { code: 'T-14', state: 'MISSING', article: null, mergedInto: null },
        { code: 'K-99', state: 'MISSING', article: null, mergedInto: null },
        // Outsiders do not see this one: that they may not read its target breaks nothing.
        { code: secret.code, state: 'OK', article: { code: secret.code }, mergedInto: null },
      ],
      brokenLinks: [{ code: 'T-14' }, { code: 'K-99' }],
    });
    expect(await read(agent, source.id, `linksTo { code } brokenLinks { code }`)).toEqual({
      linksTo: [{ code: target.code }, { code: secret.code }],
      brokenLinks: [],
    });
    for (const outsider of [partner, await centre.as(`client ${Scope.KNOWLEDGE_READ}`)])
      expect(await read(outsider, source.id, `linksTo { code } ${from}`)).toEqual({
        linksTo: [{ code: target.code }],
        linkedFrom: { totalCount: 0, nodes: [] },
      });
    expect(await read(agent, target.id, from)).toEqual({
      linkedFrom: { totalCount: 1, nodes: [{ code: source.code }] },
    });

    const draft = await editor.change<{ article: Made }>(
      'articleCreate',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id code } userErrors { code } } }',
      { input: { kind: 'FAQ', locale: 'EN', content: { title: 'Draft', bodyMarkdown: `[[${target.code}]]` } } },
    );
    expect(await read(editor, target.id, from)).toEqual({
      linkedFrom: { totalCount: 2, nodes: [{ code: draft.article.code }, { code: source.code }] },
    });
    expect(await read(agent, target.id, from)).toMatchObject({ linkedFrom: { totalCount: 1 } });
    expect(await read(editor, draft.article.id, 'draft { linksTo { code state } }')).toEqual({
      draft: { linksTo: [{ code: target.code, state: 'OK' }] },
    });
  });

  it('are broken when fewer people may read the target, and both owners are told', async () => {
    const other = await centre.add('other.editor', { roles: [Role.KNOWLEDGE_EDITOR] });
    const target = await writeAndPublish(editor, 'To be narrowed', { audience: 'PUBLIC' });
    const source = await writeAndPublish(other.client, 'Refers', {
      audience: 'PUBLIC',
      content: { bodyMarkdown: `[[${target.code}]]` },
    });
    const fine = await writeAndPublish(editor, 'Refers inside', { content: { bodyMarkdown: `[[${target.code}]]` } });
    expect(await broken()).not.toContain(source.code);
    await narrow(target.id, target.revision, 'INTERNAL');
    expect(await read(editor, source.id, 'brokenLinks { code state }')).toEqual({
      brokenLinks: [{ code: target.code, state: 'NARROWER_AUDIENCE' }],
    });
    expect(await broken()).toEqual(expect.arrayContaining([source.code]));
    expect(await broken()).not.toContain(fine.code);
    expect(await noticesOf('LINK_BROKEN', source.id)).toBe(1);
    // The one who did it needs no notice.
    expect(await noticesOf('LINK_BROKEN', target.id)).toBe(0);
    for (const who of [agent, partner])
      expect((await who.run('{ articlesWithBrokenLinks(first: 5) { totalCount } }')).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
  });

  const broken = async (): Promise<string[]> =>
    (
      await editor.get<{ code: string }[]>(
        'articlesWithBrokenLinks.nodes',
        '{ articlesWithBrokenLinks(first: 50) { totalCount nodes { code brokenLinks { code } } } }',
      )
    ).map(({ code }) => code);

  it('keep an article from the archive until that is meant', async () => {
    const target = await writeAndPublish(editor, 'To be retired');
    const source = await writeAndPublish(editor, 'Depends', { content: { bodyMarkdown: `[[${target.code}]]` } });
    const input = { expectedVersion: target.revision, reason: 'Old.' };
    const refused = await archive(target.id, input);
    expect(refused.data).toMatchObject({
      articleArchive: {
        article: { state: 'PUBLISHED' },
        dependants: [{ code: source.code }],
        userErrors: [
          { code: 'IN_USE', field: ['confirmDependants'], message: 'One other text refers to it; confirm.' },
        ],
      },
    });
    expect(await read(editor, target.id, 'state revision')).toEqual({ state: 'PUBLISHED', revision: target.revision });
    const done = await archive(target.id, { ...input, confirmDependants: true });
    expect(done.data).toMatchObject({
      articleArchive: { article: { state: 'ARCHIVED' }, dependants: null, userErrors: [] },
    });
    expect(await read(editor, source.id, links)).toMatchObject({ linksTo: [{ code: target.code, state: 'ARCHIVED' }] });
    expect(await read(agent, source.id, links)).toEqual({ linksTo: [] });
    expect(await broken()).toContain(source.code);
    // One without dependants goes without a question.
    const lone = await writeAndPublish(editor, 'Alone', { content: { bodyMarkdown: 'x' } });
    expect(
      dig(
        (await archive(lone.id, { expectedVersion: lone.revision, reason: 'Old.' })).data,
        'articleArchive.userErrors',
      ),
    ).toEqual([]);
  });

  it('to themselves are no dependants', async () => {
    const made = await writeAndPublish(editor, 'Self');
    const edited = await editor.change<{ article: Made }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code } } }',
      { id: made.id, input: { expectedVersion: made.revision, content: { bodyMarkdown: `[[${made.code}]]` } } },
    );
    const live = await publish(editor, edited.article);
    expect(
      dig(
        (await archive(made.id, { expectedVersion: live.revision, reason: 'Old.' })).data,
        'articleArchive.userErrors',
      ),
    ).toEqual([]);
  });
});
