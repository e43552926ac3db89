import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../support/centre.js';
import { type TestClient, dig } from '../../support/client.js';
import { eventually } from '../../support/eventually.js';
import { png } from '../../support/pictures.js';
import { publish, writeAndPublish } from '../../support/publish.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;
let partner: TestClient;

beforeAll(async () => {
  app = await startTestApp();
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

/** Uploads bytes as the console does; gives the id of the file and the status of the PUT. */
async function upload(who: TestClient, bytes: Buffer, purpose = 'ARTICLE_IMAGE', name = 'drum.png') {
  const { upload: place } = await who.change<{ upload: { fileId: string; url: string } }>(
    'fileUploadCreate',
    'mutation ($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { upload { fileId url } userErrors { code } } }',
    { input: { purpose, name, bytes: bytes.length } },
  );
  const answer = await fetch(app.url + place.url, { method: 'PUT', body: new Uint8Array(bytes) });
  return { fileId: place.fileId, status: answer.status };
}

const mutation = (field: string): string => {
  const input = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return `mutation ($id: ID!, $input: ${input}!) { ${field}(id: $id, input: $input) {
    article { id code revision draft { state attachments { fileId name alt isUsed } } } userErrors { code field } } }`;
};
const change = (who: TestClient, field: string, id: string, input: object) =>
  who.change<{ article: Made & { draft: { attachments: object[] } } }>(field, mutation(field), { id, input });
const refusal = async (who: TestClient, field: string, id: string, input: object) =>
  dig((await who.run(mutation(field), { id, input })).data, `${field}.userErrors`);
const write = async (content: object): Promise<Made> =>
  (
    await editor.change<{ article: Made }>(
      'articleCreate',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id code revision } userErrors { code field } } }',
      { input: { kind: 'FAQ', locale: 'EN', content } },
    )
  ).article;
const status = async (who: TestClient, path: string): Promise<number> =>
  (await fetch(app.url + path, { headers: who.token ? { authorization: `Bearer ${who.token}` } : {} })).status;
const eventsOf = (type: string, id: string) =>
  app.container.foundation.connection.collection('events').countDocuments({ type, subjectId: id });

/** An article with a picture in its text, published for an audience. */
async function withPicture(
  audience: string,
  text: (fileId: string) => string,
  bytes = png(40, 30),
): Promise<Made & { fileId: string }> {
  const { fileId } = await upload(editor, bytes);
  const made = await write({ title: 'Drum', bodyMarkdown: text(fileId) });
  const { article } = await change(editor, 'articleAttachmentAdd', made.id, {
    expectedVersion: made.revision,
    fileId,
    alt: 'The drum',
  });
  return { ...(await publish(editor, article, { audience })), fileId };
}

describe('a picture of an article', () => {
  it('is put in, renamed and taken out as part of the working copy', async () => {
    const { fileId } = await upload(editor, png(4, 3));
    const made = await write({ title: 'Parts', bodyMarkdown: `See ![](file:${fileId})` });
    const add = { expectedVersion: made.revision, fileId, idempotencyKey: 'add-once' };
    const added = await change(editor, 'articleAttachmentAdd', made.id, add);
    expect(added.article.draft.attachments).toEqual([{ fileId, name: 'drum.png', alt: '', isUsed: true }]);
    expect((await change(editor, 'articleAttachmentAdd', made.id, add)).article.revision).toBe(added.article.revision);
    expect(await eventsOf('article.attachment-added', made.id)).toBe(1);
    const expectedVersion = added.article.revision;
    expect(await refusal(editor, 'articleAttachmentAdd', made.id, { expectedVersion, fileId })).toMatchObject([
      { code: 'DUPLICATE', field: ['fileId'] },
    ]);
    expect(await refusal(editor, 'articleSubmit', made.id, { expectedVersion })).toMatchObject([
      { code: 'REQUIRED', field: ['content', 'bodyMarkdown'] },
    ]);
    expect(await refusal(editor, 'articleAttachmentRemove', made.id, { expectedVersion, fileId })).toMatchObject([
      { code: 'IN_USE', field: ['fileId'] },
    ]);
    expect(await refusal(editor, 'articleAttachmentUpdate', made.id, { expectedVersion: 1, fileId })).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect(
      await refusal(editor, 'articleAttachmentUpdate', made.id, { expectedVersion, fileId, alt: 'x'.repeat(301) }),
    ).toMatchObject([{ code: 'TOO_LONG', field: ['alt'] }]);
    const named = await change(editor, 'articleAttachmentUpdate', made.id, { expectedVersion, fileId, alt: 'A drum' });
    expect(await eventsOf('article.attachment-changed', made.id)).toBe(1);
    expect(named.article).toMatchObject({ draft: { state: 'DRAFT', attachments: [{ alt: 'A drum' }] } });
    const emptied = await change(editor, 'articleDraftUpdate', made.id, {
      expectedVersion: named.article.revision,
      content: { bodyMarkdown: 'Nothing.' },
    });
    const removed = await change(editor, 'articleAttachmentRemove', made.id, {
      expectedVersion: emptied.article.revision,
      fileId,
    });
    expect(removed.article.draft.attachments).toEqual([]);
    expect(await eventsOf('article.attachment-removed', made.id)).toBe(1);
  });

  it('is refused by its content, and from who may not, and nothing changes', async () => {
    const made = await write({ title: 'Refused', bodyMarkdown: 'x' });
    const script = await upload(editor, Buffer.from('<svg onload="alert(1)"/>'), 'ARTICLE_IMAGE', 'drum.png');
    expect(script.status).toBe(415);
    const input = { expectedVersion: made.revision, fileId: script.fileId };
    for (const fileId of [script.fileId, 'file_01h455vb4pex5vsknk084sn02q', '../etc/passwd'])
      expect(await refusal(editor, 'articleAttachmentAdd', made.id, { ...input, fileId })).toMatchObject([
        { code: 'FILE_REFUSED', field: ['fileId'] },
      ]);
    const { fileId } = await upload(editor, png(4, 3));
    for (const who of [agent, partner, app.client])
      expect(
        (await who.run(mutation('articleAttachmentAdd'), { id: made.id, input: { ...input, fileId } })).errors,
      ).toHaveLength(1);
    // What somebody else uploaded is theirs until a text has it.
    const admin = await centre.as(Role.ADMIN);
    expect(await refusal(admin, 'articleAttachmentAdd', made.id, { ...input, fileId })).toMatchObject([
      { code: 'FILE_REFUSED' },
    ]);
    expect(
      await editor.get(
        'article',
        'query ($id: ID!) { article(id: $id) { revision draft { attachments { fileId } } } }',
        {
          id: made.id,
        },
      ),
    ).toEqual({ revision: made.revision, draft: { attachments: [] } });
  });

  it('that is not attached, or is no picture, keeps a text from review', async () => {
    const made = await write({ title: 'Loose', bodyMarkdown: '![a](file:file_01h455vb4pex5vsknk084sn02q)' });
    expect(await refusal(editor, 'articleSubmit', made.id, { expectedVersion: made.revision })).toMatchObject([
      { code: 'INVALID', field: ['content', 'bodyMarkdown'] },
    ]);
    const { fileId } = await upload(editor, Buffer.from('型号,价格'), 'ARTICLE_FILE', 'prices.csv');
    const text = { expectedVersion: made.revision, content: { bodyMarkdown: `![a](file:${fileId})` } };
    const { article } = await change(editor, 'articleDraftUpdate', made.id, text);
    const added = await change(editor, 'articleAttachmentAdd', made.id, { expectedVersion: article.revision, fileId });
    const expectedVersion = added.article.revision;
    expect(await refusal(editor, 'articleSubmit', made.id, { expectedVersion })).toMatchObject([{ code: 'INVALID' }]);
    const linked = { expectedVersion, content: { bodyMarkdown: `[prices](file:${fileId})` } };
    const mended = await change(editor, 'articleDraftUpdate', made.id, linked);
    await publish(editor, mended.article);
    const html = await agent.get<string>('article.bodyHtml', 'query ($id: ID!) { article(id: $id) { bodyHtml } }', {
      id: made.id,
    });
    const address = /<a class="file-link" href="([^"]+)">prices<\/a>/.exec(html)?.[1] ?? '';
    const answer = await fetch(app.url + address.replaceAll('&amp;', '&'));
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      "attachment; filename*=UTF-8''prices.csv",
    ]);
  });

  it('is shown with its size at an address of its reader', async () => {
    const { id, fileId, code } = await withPicture('PUBLIC', (file) => `Look:\n\n![Drum "inside" <b>](file:${file})`);
    const read =
      'query ($id: ID!) { article(id: $id) { bodyHtml attachments { url width height alt isUsed } versions(first: 1) { nodes { bodyHtml attachments { fileId } } } } }';
    const shown = await partner.get<{ bodyHtml: string }>('article', read, { id });
    const address =
      /<img src="([^"]+)" alt="Drum &quot;inside&quot; &lt;b&gt;" width="40" height="30" loading="lazy">/.exec(
        shown.bodyHtml,
      )?.[1] ?? '';
    expect(address).toMatch(new RegExp(`^/files/${fileId}\\?t=`));
    expect(shown).toMatchObject({
      attachments: [{ url: address, width: 40, height: 30, alt: 'The drum', isUsed: true }],
      versions: { nodes: [{ bodyHtml: shown.bodyHtml, attachments: [{ fileId }] }] },
    });
    expect(await status(app.client, address)).toBe(200);
    const again = await partner.get<{ bodyHtml: string }>('article', read, { id });
    expect(again.bodyHtml).toBe(shown.bodyHtml);
    const seenByAgent = await agent.get<string>(
      'article.bodyHtml',
      'query ($id: ID!) { article(id: $id) { bodyHtml } }',
      { id },
    );
    expect(seenByAgent).toContain('loading="lazy"');
    expect(seenByAgent).not.toContain(address);
    // What it shows is found by its words.
    await eventually(async () => {
      const found = await agent.get<{ code: string }[]>(
        'search.nodes',
        '{ search(query: "Drum inside", first: 5) { nodes { code } } }',
      );
      expect(found.map((hit) => hit.code)).toContain(code);
    });
  });

  it('inside an internal block is not for outsiders, by whatever way', async () => {
    const { id, fileId } = await withPicture('PUBLIC', (file) => `Open.\n\n:::internal\n![in](file:${file})\n:::`);
    const key = await centre.as(`client ${Scope.KNOWLEDGE_READ}`);
    for (const outsider of [partner, await centre.as(Role.CUSTOMER), key]) {
      const read = await outsider.get<object>(
        'article',
        'query ($id: ID!) { article(id: $id) { bodyHtml attachments { fileId url } versions(first: 1) { nodes { attachments { fileId } } } } }',
        { id },
      );
      expect(read).toEqual({ bodyHtml: '<p>Open.</p>\n', attachments: [], versions: { nodes: [{ attachments: [] }] } });
      expect(await status(outsider, `/files/${fileId}`)).toBe(404);
    }
    expect(await status(agent, `/files/${fileId}`)).toBe(200);
    const inThePartnersName = await app.container.people.authenticator.viewerFromToken(partner.token ?? '');
    if (!inThePartnersName) throw new Error('Nobody is signed in.');
    const forPartner = app.container.files.service.addresses.of(inThePartnersName, fileId);
    expect(await status(app.client, forPartner)).toBe(404);
    expect(await status(app.client, `/files/${fileId}`)).toBe(401);
  });

  it('follows the text: narrowed, replaced and archived', async () => {
    const { id, fileId, revision } = await withPicture('PUBLIC', (file) => `![in](file:${file})`);
    const address = await partner.get<string>(
      'article.attachments.0.url',
      'query ($id: ID!) { article(id: $id) { attachments { url } } }',
      { id },
    );
    expect(await status(app.client, address)).toBe(200);
    // A new text without the picture: outsiders had it in the live text only, the centre still reads the old version.
    const edited = await change(editor, 'articleDraftUpdate', id, {
      expectedVersion: revision,
      content: { bodyMarkdown: 'Gone.' },
    });
    const removed = await change(editor, 'articleAttachmentRemove', id, {
      expectedVersion: edited.article.revision,
      fileId,
    });
    expect(await status(app.client, address)).toBe(200);
    await publish(editor, removed.article);
    expect(await status(app.client, address)).toBe(404);
    expect(await status(agent, `/files/${fileId}`)).toBe(200);
    const article = await editor.get<Made>('article', 'query ($id: ID!) { article(id: $id) { id revision } }', { id });
    await editor.change(
      'articleArchive',
      'mutation ($id: ID!, $input: ArticleArchiveInput!) { articleArchive(id: $id, input: $input) { userErrors { code } } }',
      { id, input: { expectedVersion: article.revision, reason: 'Old.' } },
    );
    expect(await status(agent, `/files/${fileId}`)).toBe(404);
    expect(await status(editor, `/files/${fileId}`)).toBe(200);
  });

  it('of a draft is for those who keep the knowledge; the address ends with the session', async () => {
    const { fileId } = await upload(editor, png(5, 5));
    const made = await write({ title: 'Draft only', bodyMarkdown: `![x](file:${fileId})` });
    await change(editor, 'articleAttachmentAdd', made.id, { expectedVersion: made.revision, fileId });
    const admin = await centre.as(Role.ADMIN);
    expect([await status(admin, `/files/${fileId}`), await status(agent, `/files/${fileId}`)]).toEqual([200, 404]);
    const address = await admin.get<string>(
      'article.draft.attachments.0.url',
      'query ($id: ID!) { article(id: $id) { draft { attachments { url } } } }',
      { id: made.id },
    );
    expect(await status(app.client, address)).toBe(200);
    await admin.change('logout', 'mutation { logout(input: {}) { userErrors { code } } }');
    expect(await status(app.client, address)).toBe(404);
    const preview = await editor.get<string>(
      'articlePreview.bodyHtml',
      'query ($input: ArticlePreviewInput!) { articlePreview(input: $input) { bodyHtml } }',
      {
        input: {
          bodyMarkdown: `![new](file:${fileId}) ![none](file:file_01h455vb4pex5vsknk084sn02q)`,
          as: 'PUBLIC',
          articleId: made.id,
        },
      },
    );
    expect(preview).toMatch(/^<p><img src="[^"]+" alt="new" width="5" height="5" loading="lazy"> none<\/p>\n$/);
  });
});

describe('a file that no text has any more', () => {
  it('is let go of after a day, and only then', async () => {
    const { articles, files, foundation } = app.container;
    const kept = await withPicture('INTERNAL', (file) => `![x](file:${file})`);
    const { fileId } = await upload(editor, png(6, 6));
    const made = await write({ title: 'Thrown away', bodyMarkdown: 'x' });
    const added = await change(editor, 'articleAttachmentAdd', made.id, { expectedVersion: made.revision, fileId });
    await change(editor, 'articleAttachmentRemove', made.id, { expectedVersion: added.article.revision, fileId });
    expect(await articles.attachments.sweep()).toBe(0);
    await foundation.connection
      .collection('stored_files')
      .updateMany(
        {},
        { $set: { linkedAt: new Date(Date.now() - 90_000_000), createdAt: new Date(Date.now() - 90_000_000) } },
      );
    expect(await articles.attachments.sweep()).toBeGreaterThan(0);
    await files.service.cleanUp();
    expect([await status(editor, `/files/${fileId}`), await status(agent, `/files/${kept.fileId}`)]).toEqual([
      404, 200,
    ]);
  });
});

describe('bad input', () => {
  it('is refused with its field, and nothing is stored', async () => {
    const made = await write({ title: 'Bombs', bodyMarkdown: 'x' });
    const bombs: Record<string, string> = {
      'TOO_MANY table': `| a | b |\n| - | - |\n${'| 1 | 2 |\n'.repeat(10_000)}`,
      'TOO_MANY links': '[[K-1]]'.repeat(600),
      'INVALID quotes': `${'>'.repeat(500)} deep`,
      'TOO_LONG megabyte': 'x'.repeat(1_000_000),
    };
    for (const [name, bodyMarkdown] of Object.entries(bombs)) {
      const found = await refusal(editor, 'articleDraftUpdate', made.id, {
        expectedVersion: made.revision,
        content: { bodyMarkdown },
      });
      expect([name, found]).toEqual([name, [{ code: name.split(' ')[0], field: ['content', 'bodyMarkdown'] }]]);
    }
    const revision = 'query ($id: ID!) { article(id: $id) { revision } }';
    expect(await editor.get('article.revision', revision, { id: made.id })).toBe(made.revision);
    // A block that is never closed hides everything to the end: safe, and no fault.
    const open = await writeAndPublish(editor, 'Open block', {
      audience: 'PUBLIC',
      content: { bodyMarkdown: 'a\n\n:::internal\nsecret' },
    });
    expect(
      await partner.get('article.bodyHtml', 'query ($id: ID!) { article(id: $id) { bodyHtml } }', { id: open.id }),
    ).toBe('<p>a</p>\n');
  });
});
