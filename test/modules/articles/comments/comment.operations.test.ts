import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { publish, writeAndPublish } from '../../../support/publish.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;
let far: { id: string; client: TestClient };
const clock = new ManualClock();

beforeAll(async () => {
  app = await startTestApp({ clock });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
  const { user, client } = await centre.add('far', { roles: [Role.AGENT], teamIds: [centre.teams.two] });
  far = { id: user._id, client };
});
afterAll(() => app.end());

interface Comment {
  id: string;
  body: string;
  revision: number;
  [key: string]: unknown;
}
interface Payload {
  comment: Comment | null;
  userErrors: { code: string; field: string[] | null; message: string }[];
}

const selection = `comment { id about version body quote isQuoteFound isDeleted replyCount resolvedAt editedAt revision author { id } mentions { id }
  replyTo { id } viewerCanEdit viewerCanDelete viewerCanResolve } userErrors { code field message }`;

const add = (client: TestClient, input: Record<string, unknown>): Promise<Payload> =>
  client.get(
    'articleCommentAdd',
    `mutation ($input: ArticleCommentAddInput!) { articleCommentAdd(input: $input) { ${selection} } }`,
    {
      input,
    },
  );

const change = (
  client: TestClient,
  field: string,
  comment: Comment,
  input: Record<string, unknown> = {},
): Promise<Payload> => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  return client.get(
    field,
    `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { ${selection} } }`,
    {
      id: comment.id,
      input: { expectedVersion: comment.revision, ...input },
    },
  );
};

const there = (comment: Comment | null): Comment => {
  if (!comment) throw new Error('The comment is missing.');
  return comment;
};

async function said(client: TestClient, input: Record<string, unknown>): Promise<Comment> {
  const { comment, userErrors } = await add(client, input);
  expect(userErrors).toEqual([]);
  if (!comment) throw new Error('no comment');
  return comment;
}

const threads = (
  client: TestClient,
  id: string,
  more = '',
): Promise<{ openCommentCount: number; comments: { nodes: Comment[]; totalCount: number } } | null> =>
  client.get(
    'article',
    `query ($id: ID!) { article(id: $id) { openCommentCount comments(first: 50${more}) { totalCount nodes { id body about isDeleted replyCount replies(first: 10) { nodes { id body } } } } } }`,
    { id },
  );

const eventsOf = async (id: string): Promise<string[]> =>
  (
    await app.container.foundation.connection
      .collection('events')
      .find({ subjectId: id, type: /^article\.comment/ })
      .sort({ _id: 1 })
      .toArray()
  ).map((event) => String(event.type));

const mentionsOf = async (id: string): Promise<{ userId: string; text: unknown }[]> =>
  (
    await app.container.foundation.connection.collection('notices').find({ subjectId: id, kind: 'MENTIONED' }).toArray()
  ).map(({ userId, text }) => ({ userId: String(userId), text: text as unknown }));

/** A published article that only team one reads. */
async function forTeamOne(title: string): Promise<{ id: string; revision: number }> {
  const made = await writeAndPublish(editor, title, { content: { bodyMarkdown: 'Turn the **valve** to the left.' } });
  const { article } = await editor.change<{ article: { id: string; revision: number } }>(
    'articleAudienceChange',
    'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { article { id revision } userErrors { code } } }',
    {
      id: made.id,
      input: { expectedVersion: made.revision, audience: 'INTERNAL', teamIds: [centre.teams.one], reason: 'Theirs.' },
    },
  );
  return article;
}

describe('comments on an article', () => {
  it('make threads with answers, resolved and opened again, one event each', async () => {
    const { id } = await writeAndPublish(editor, 'Talked about');
    const thread = await said(agent, { articleId: id, about: 'LIVE', version: 1, body: '  Is this right?  ' });
    expect(thread).toMatchObject({
      body: 'Is this right?',
      about: 'LIVE',
      version: 1,
      author: { id: centre.person(Role.AGENT)._id },
      replyTo: null,
      viewerCanEdit: true,
      viewerCanResolve: true,
    });
    clock.advance(1_000);
    const answer = await said(editor, { articleId: id, about: 'LIVE', replyToId: thread.id, body: 'It is.' });
    expect(answer).toMatchObject({ replyTo: { id: thread.id }, version: 1, viewerCanResolve: false });
    clock.advance(1_000);
    // An answer to an answer stands in the same thread.
    await said(agent, { articleId: id, about: 'LIVE', replyToId: answer.id, body: 'Thanks.' });
    const [found] = (await threads(agent, id))?.comments.nodes ?? [];
    expect(found).toMatchObject({
      id: thread.id,
      replyCount: 2,
      replies: { nodes: [{ body: 'It is.' }, { body: 'Thanks.' }] },
    });

    const seen = { ...thread, revision: 3 };
    expect((await change(agent, 'articleCommentResolve', thread)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await change(far.client, 'articleCommentResolve', seen)).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    const { comment: resolved } = await change(agent, 'articleCommentResolve', seen);
    expect(resolved?.resolvedAt).toBe(clock.now().toISOString());
    expect((await change(agent, 'articleCommentResolve', there(resolved))).userErrors).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
    expect((await change(editor, 'articleCommentResolve', answer)).userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect(await threads(agent, id)).toMatchObject({ openCommentCount: 0 });
    expect((await threads(agent, id, ', isResolved: false'))?.comments.nodes).toEqual([]);
    expect((await threads(agent, id, ', isResolved: true'))?.comments.nodes).toHaveLength(1);
    const { comment: open } = await change(editor, 'articleCommentReopen', there(resolved));
    await change(editor, 'articleCommentResolve', there(open));
    // Whoever answers has something to say: the thread is open again.
    await said(agent, { articleId: id, about: 'LIVE', replyToId: thread.id, body: 'One more thing.' });
    expect(await threads(agent, id)).toMatchObject({ openCommentCount: 1 });
    expect(await eventsOf(id)).toEqual([
      'article.commented',
      'article.commented',
      'article.commented',
      'article.comment-resolved',
      'article.comment-reopened',
      'article.comment-resolved',
      'article.commented',
    ]);
  });

  it('are listed by keyset, newest first, and made once for a key', async () => {
    const { id } = await writeAndPublish(editor, 'Many words');
    for (let n = 1; n <= 5; n += 1) {
      clock.advance(1_000);
      await said(agent, { articleId: id, about: 'LIVE', version: 1, body: `No. ${n}` });
    }
    const page = (
      after: string | null,
    ): Promise<{ nodes: Comment[]; pageInfo: { endCursor: string; hasNextPage: boolean } }> =>
      agent.get(
        'article.comments',
        'query ($id: ID!, $after: Cursor) { article(id: $id) { comments(first: 2, after: $after) { nodes { body } pageInfo { endCursor hasNextPage } } } }',
        { id, after },
      );
    const first = await page(null);
    await said(agent, { articleId: id, about: 'LIVE', version: 1, body: 'Meanwhile' });
    const second = await page(first.pageInfo.endCursor);
    const third = await page(second.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes, ...third.nodes].map(({ body }) => body)).toEqual([
      'No. 5',
      'No. 4',
      'No. 3',
      'No. 2',
      'No. 1',
    ]);
    expect(third.pageInfo.hasNextPage).toBe(false);
    const input = { articleId: id, about: 'LIVE', version: 1, body: 'Once', idempotencyKey: 'once' };
    const [one, two] = [await said(agent, input), await said(agent, input)];
    expect(two.id).toBe(one.id);
    expect((await add(agent, { ...input, body: 'Other' })).userErrors).toMatchObject([{ code: 'KEY_REUSED' }]);
  });

  it('can be changed by their author for a quarter of an hour, and deleted with a trace', async () => {
    const { id } = await writeAndPublish(editor, 'Changed words');
    const comment = await said(agent, { articleId: id, about: 'LIVE', version: 1, body: 'Frist', quote: 'What to do' });
    expect((await change(editor, 'articleCommentUpdate', comment, { body: 'x' })).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    clock.advance(60_000);
    const { comment: changed } = await change(agent, 'articleCommentUpdate', comment, { body: 'First' });
    expect(changed).toMatchObject({ body: 'First', editedAt: clock.now().toISOString(), viewerCanEdit: true });
    // Written earlier than it was: going on by a quarter of an hour would end the sessions too.
    await app.container.foundation.connection
      .collection('article_comments')
      .updateOne(
        { _id: comment.id as never },
        { $set: { createdAt: new Date(clock.now().getTime() - 15 * 60_000 - 1) } },
      );
    expect((await change(agent, 'articleCommentUpdate', there(changed), { body: 'Late' })).userErrors).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
    expect((await change(editor, 'articleCommentDelete', there(changed))).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    const { comment: gone } = await change(agent, 'articleCommentDelete', there(changed));
    expect(gone).toMatchObject({ body: '', quote: null, isDeleted: true, viewerCanDelete: false });
    expect(await threads(agent, id)).toMatchObject({
      openCommentCount: 0,
      comments: { nodes: [{ isDeleted: true, body: '' }] },
    });
    const stored = await app.container.foundation.connection
      .collection('article_comments')
      .findOne({ _id: comment.id as never });
    expect(JSON.stringify(stored)).not.toContain('First');
    expect(await eventsOf(id)).toEqual(['article.commented', 'article.comment-edited', 'article.comment-deleted']);
  });

  it('quote words that the text has, and say when it has them no more', async () => {
    const first = await writeAndPublish(editor, 'Quoted', { content: { bodyMarkdown: 'Turn the **valve** left.' } });
    const about = { articleId: first.id, about: 'LIVE', version: 1 };
    expect((await add(agent, { ...about, body: 'x', quote: 'valve right' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['quote'] },
    ]);
    expect((await add(agent, { ...about, version: 2, body: 'x' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['version'] },
    ]);
    const comment = await said(agent, { ...about, body: 'Which one?', quote: 'the valve left' });
    expect(comment.isQuoteFound).toBe(true);
    const { article } = await editor.change<{ article: { id: string; code: string; revision: number } }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code } } }',
      { id: first.id, input: { expectedVersion: first.revision, content: { bodyMarkdown: 'Turn the blue valve.' } } },
    );
    await publish(editor, article);
    expect(
      await agent.get(
        'article.comments.nodes',
        'query ($id: ID!) { article(id: $id) { comments(first: 5) { nodes { version isQuoteFound } } } }',
        {
          id: first.id,
        },
      ),
    ).toEqual([{ version: 1, isQuoteFound: false }]);
  });
});

describe('who sees and writes comments', () => {
  it('is who may read the text: nobody of another team, no outsider, and of drafts only who reads drafts', async () => {
    const { id, revision } = await forTeamOne('Team one only');
    const comment = await said(agent, { articleId: id, about: 'LIVE', version: 1, body: 'Ours.' });
    await editor.change(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { userErrors { code } } }',
      { id, input: { expectedVersion: revision, content: { bodyMarkdown: 'Secret draft words.' } } },
    );
    const secret = await said(editor, { articleId: id, about: 'DRAFT', body: 'Not yet.', quote: 'Secret draft' });
    expect(secret).toMatchObject({ about: 'DRAFT', version: 2 });

    expect((await threads(editor, id))?.comments.nodes).toHaveLength(2);
    expect(await threads(editor, id)).toMatchObject({ openCommentCount: 2 });
    expect(await threads(agent, id)).toMatchObject({
      openCommentCount: 1,
      comments: { totalCount: 1, nodes: [{ id: comment.id }] },
    });
    expect((await threads(agent, id, ', about: DRAFT'))?.comments.nodes).toEqual([]);
    expect(await threads(far.client, id)).toBeNull();
    for (const [client, ids] of [
      [agent, [secret.id]],
      [far.client, [comment.id, secret.id]],
      [await centre.as(Role.PARTNER), [comment.id, secret.id]],
    ] as const) {
      for (const one of ids)
        expect(await client.get('node', 'query ($id: ID!) { node(id: $id) { id } }', { id: one })).toBeNull();
    }
    expect((await add(agent, { articleId: id, about: 'DRAFT', body: 'x' })).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    expect(
      (await add(agent, { articleId: id, about: 'LIVE', replyToId: secret.id, body: 'x' })).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND', field: ['replyToId'] }]);
    expect((await add(far.client, { articleId: id, about: 'LIVE', version: 1, body: 'x' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['articleId'] },
    ]);
    expect((await change(far.client, 'articleCommentResolve', comment)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await change(agent, 'articleCommentResolve', secret)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('hides from outsiders that anybody talks at all', async () => {
    const { id } = await writeAndPublish(editor, 'Public words', { audience: 'PUBLIC' });
    await said(agent, { articleId: id, about: 'LIVE', version: 1, body: 'Between us.' });
    for (const role of [Role.PARTNER, Role.CUSTOMER, Role.DEPARTMENT_CONTACT] as const) {
      const outsider = await centre.as(role);
      expect(await threads(outsider, id)).toEqual({ openCommentCount: 0, comments: { totalCount: 0, nodes: [] } });
      const answer = await outsider.run(
        'mutation ($input: ArticleCommentAddInput!) { articleCommentAdd(input: $input) { userErrors { code } } }',
        { input: { articleId: id, about: 'LIVE', version: 1, body: 'x' } },
      );
      expect([role, answer.errors[0]?.extensions.code]).toEqual([role, 'FORBIDDEN']);
    }
  });

  it('keeps words about an earlier version from those who may not read that version', async () => {
    const first = await forTeamOne('Opened later');
    await said(agent, { articleId: first.id, about: 'LIVE', version: 1, body: 'About the first.', quote: 'the valve' });
    const { article } = await editor.change<{ article: { id: string; code: string; revision: number } }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code } } }',
      { id: first.id, input: { expectedVersion: first.revision, content: { bodyMarkdown: 'For all.' } } },
    );
    // Version 1 was written down while everybody might read it: narrow it by hand, as an article that was born narrow would be.
    await app.container.foundation.connection
      .collection('article_comments')
      .updateMany({ articleId: first.id }, { $set: { teams: [centre.teams.one] } });
    const second = await publish(editor, article);
    await editor.change(
      'articleAudienceChange',
      'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { userErrors { code } } }',
      {
        id: first.id,
        input: {
          expectedVersion: second.revision,
          audience: 'INTERNAL',
          teamIds: [],
          reason: 'For all.',
          confirmWidening: true,
        },
      },
    );
    expect((await threads(agent, first.id))?.comments.nodes).toHaveLength(1);
    expect(await threads(far.client, first.id)).toEqual({
      openCommentCount: 0,
      comments: { totalCount: 0, nodes: [] },
    });
  });
});

describe('mentions', () => {
  it('tell people who may read the text, once, and refuse all others by name', async () => {
    const { id } = await forTeamOne('Mentioned');
    const two = centre.person(Role.KNOWLEDGE_EDITOR)._id;
    const refused = await add(agent, {
      articleId: id,
      about: 'LIVE',
      version: 1,
      body: `Look, @[${two}] and @[${far.id}]`,
    });
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field: ['body', far.id] }]);
    expect(refused.userErrors[0]?.message).toContain('far名');
    expect(await mentionsOf(id)).toEqual([]);
    expect(await eventsOf(id)).toEqual([]);
    const partner = centre.person(Role.PARTNER)._id;
    expect(
      (await add(agent, { articleId: id, about: 'LIVE', version: 1, body: `@[${partner}]` })).userErrors,
    ).toMatchObject([{ code: 'INVALID', field: ['body', partner] }]);

    const comment = await said(agent, {
      articleId: id,
      about: 'LIVE',
      version: 1,
      body: `@[${two}] @[${two}] see here`,
    });
    expect(comment.mentions).toEqual([{ id: two }]);
    expect(await mentionsOf(id)).toEqual([{ userId: two, text: expect.anything() }]);
    // The notice tells where, not what.
    expect(JSON.stringify(await mentionsOf(id))).not.toContain('see here');
    // A change tells those only whom it adds.
    const supervisor = centre.person(Role.SUPERVISOR)._id;
    await change(agent, 'articleCommentUpdate', comment, { body: `@[${two}] and @[${supervisor}]` });
    expect((await mentionsOf(id)).map(({ userId }) => userId).sort()).toEqual([two, supervisor].sort());

    expect(
      await agent.get(
        'article.readableBy',
        'query ($id: ID!, $ids: [ID!]!) { article(id: $id) { readableBy(userIds: $ids) { id } } }',
        {
          id,
          ids: [far.id, two, partner, 'user_nobody'],
        },
      ),
    ).toEqual([{ id: two }]);
  });

  it('of a draft reach those only who read drafts', async () => {
    const { id } = await writeAndPublish(editor, 'Draft talk');
    const revision = await editor.get('article.revision', 'query ($id: ID!) { article(id: $id) { revision } }', { id });
    expect((await add(editor, { articleId: id, about: 'DRAFT', body: 'x' })).userErrors).toMatchObject([
      { code: 'WRONG_STATE', field: ['about'] },
    ]);
    await editor.change(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { userErrors { code } } }',
      { id, input: { expectedVersion: revision, content: { bodyMarkdown: 'New.' } } },
    );
    const reader = centre.person(Role.AGENT)._id;
    const keeper = centre.person(Role.ADMIN)._id;
    expect((await add(editor, { articleId: id, about: 'DRAFT', body: `@[${reader}]` })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['body', reader] },
    ]);
    await said(editor, { articleId: id, about: 'DRAFT', body: `@[${keeper}]` });
    expect((await mentionsOf(id)).map(({ userId }) => userId)).toEqual([keeper]);
    const ask =
      'query ($id: ID!, $ids: [ID!]!) { article(id: $id) { readableBy(userIds: $ids, about: DRAFT) { id } } }';
    expect(await editor.get('article.readableBy', ask, { id, ids: [reader, keeper] })).toEqual([{ id: keeper }]);
    expect(await agent.get('article.readableBy', ask, { id, ids: [reader, keeper] })).toEqual([]);
  });

  it('refuses what is empty, too long or too much, and changes nothing', async () => {
    const { id } = await writeAndPublish(editor, 'Bad words');
    const about = { articleId: id, about: 'LIVE', version: 1 };
    const many = Array.from({ length: 21 }, (_, n) => `@[user_${String(n).padStart(26, '0')}]`).join(' ');
    for (const [input, code, field] of [
      [{ body: ' \n ' }, 'REQUIRED', 'body'],
      [{ body: 'x'.repeat(2_001) }, 'TOO_LONG', 'body'],
      [{ body: many }, 'TOO_MANY', 'body'],
      [{ body: 'x', quote: 'x'.repeat(301) }, 'TOO_LONG', 'quote'],
      [{ body: 'x', replyToId: 'article_comment_00000000000000000000000000' }, 'NOT_FOUND', 'replyToId'],
      [{ body: 'x', replyToId: 'nonsense' }, 'NOT_FOUND', 'replyToId'],
    ] as const)
      expect((await add(agent, { ...about, ...input })).userErrors).toMatchObject([{ code, field: [field] }]);
    expect(await threads(agent, id)).toEqual({ openCommentCount: 0, comments: { totalCount: 0, nodes: [] } });
    expect(await eventsOf(id)).toEqual([]);
  });
});
