import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestClient, dig } from '../../../support/client.js';
import { writeAndPublish } from '../../../support/publish.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { type FlagView, type Made, answerText, hour, listText, raiseText, takeText } from './flag-documents.js';

describe('flags on articles', () => {
  let app: TestApp;
  let centre: Centre;
  let clock: ManualClock;
  let editor: TestClient;
  let agent: TestClient;
  let article: Made;

  const raise = async (client: TestClient, input: Record<string, unknown>): Promise<FlagView> =>
    (
      await client.change<{ flag: FlagView }>('articleFlagRaise', raiseText, {
        input: { articleId: article.id, version: 1, kind: 'WRONG', quote: 'turn the filter left', ...input },
      })
    ).flag;
  const refused = async (client: TestClient, text: string, variables: Record<string, unknown>): Promise<unknown> => {
    const answer = await client.run(text, variables);
    if (answer.errors.length) return answer.errors.map((error) => error.extensions.code);
    return dig(Object.values(answer.data ?? {})[0], 'userErrors');
  };
  const list = (client: TestClient, scope: string, more: Record<string, unknown> = {}): Promise<FlagView[]> =>
    client.get<FlagView[]>('articleFlags.nodes', listText, { scope, ...more });
  const notices = async (client: TestClient, kind: string): Promise<string[]> =>
    (
      await client.get<{ kind: string; text: string }[]>(
        'notices.nodes',
        '{ notices(first: 50) { nodes { kind text } } }',
      )
    )
      .filter((notice) => notice.kind === kind)
      .map(({ text }) => text);
  const stored = (id: string) =>
    app.container.foundation.connection
      .collection<{ _id: string; [field: string]: unknown }>('article_flags')
      .findOne({ _id: id });
  const events = (id: string) =>
    app.container.foundation.connection.collection('events').find({ subjectId: id }).sort({ _id: 1 }).toArray();
  const rewrite = async (made: Made, body: string, how: Record<string, unknown> = {}): Promise<Made> => {
    const current = await editor.get<Made>('article', 'query ($id: ID!) { article(id: $id) { id code revision } }', {
      id: made.id,
    });
    const { article: written } = await editor.change<{ article: Made }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code field } } }',
      { id: made.id, input: { expectedVersion: current.revision, content: { bodyMarkdown: body } } },
    );
    for (const [field, type] of [
      ['articleSubmit', 'ArticleSubmitInput'],
      ['articleApprove', 'ArticleApproveInput'],
    ] as const) {
      const { article: next } = await editor.change<{ article: Made }>(
        field,
        `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { article { id code revision } userErrors { code field } } }`,
        { id: made.id, input: { expectedVersion: written.revision } },
      );
      written.revision = next.revision;
    }
    const { article: out } = await editor.change<{ article: Made }>(
      'articlePublish',
      'mutation ($id: ID!, $input: ArticlePublishInput!) { articlePublish(id: $id, input: $input) { article { id code revision } userErrors { code field } } }',
      { id: made.id, input: { expectedVersion: written.revision, changeSummary: 'Mended.', ...how } },
    );
    return out;
  };

  beforeAll(async () => {
    clock = new ManualClock();
    app = await startTestApp({ clock, withoutEngine: true });
    centre = await createCentre(app);
  });
  afterAll(() => app.end());

  beforeEach(async () => {
    // The clock runs on between tests, and sessions end with it.
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    agent = await centre.as(Role.AGENT);
    article = await writeAndPublish(editor, 'Error E21', {
      audience: 'PUBLIC',
      content: {
        bodyMarkdown: '# Steps\n\nOpen the lid and turn the filter left.\n\n:::internal\nThe pump breaks often.\n:::',
      },
    });
  });

  it('stores what is wrong, tells the owner, and starts the clock', async () => {
    const before = await notices(editor, 'FLAG_RAISED');
    const flag = await raise(agent, { comment: 'To the right!', callReference: 'C-1' });
    expect(flag).toMatchObject({
      kind: 'WRONG',
      state: 'OPEN',
      quote: 'turn the filter left',
      comment: 'To the right!',
      callReference: 'C-1',
      riskRank: 0,
      isOverdue: false,
      viewerCanAnswer: false,
      isRaisedByViewer: true,
      raisedBy: { id: centre.person(Role.AGENT)._id },
      responsible: [{ id: centre.person(Role.KNOWLEDGE_EDITOR)._id }],
      article: { id: article.id },
      place: { isThere: true, heading: 'Steps', text: 'turn the filter left', version: 1 },
    });
    expect(Date.parse(String(flag.dueAt)) - Date.parse(String(flag.raisedAt))).toBe(24 * hour);
    expect((await notices(editor, 'FLAG_RAISED')).length).toBe(before.length + 1);
    expect((await events(flag.id)).map((event) => event.type as string)).toEqual(['article-flag.raised']);
    expect(JSON.stringify((await events(flag.id))[0]?.after)).not.toContain('filter');
  });

  it('wants a dangerous one answered within four hours, and says when it is overdue', async () => {
    const flag = await raise(agent, { kind: 'DANGEROUS' });
    expect(flag.riskRank).toBe(2);
    expect(Date.parse(String(flag.dueAt)) - Date.parse(String(flag.raisedAt))).toBe(4 * hour);
    await raise(agent, { quote: 'Open the lid' });
    expect((await list(editor, 'ALL', { articleId: article.id })).map(({ id }) => id)[0]).toBe(flag.id);
    clock.advance(4 * hour + 1);
    const late = await list(await centre.as(Role.AGENT), 'RAISED_BY_ME', { articleId: article.id });
    expect(late.map(({ isOverdue }) => String(isOverdue)).toSorted()).toEqual(['false', 'true']);
  });

  it('joins what the same person said before, once, over two calls at a time, and what is worse is due sooner', async () => {
    const both = await Promise.all([raise(agent, {}), raise(agent, { quote: 'Turn the  FILTER left' })]);
    expect(both[0]?.id).toBe(both[1]?.id);
    const third = await raise(agent, { kind: 'DANGEROUS', comment: 'It bursts.' });
    expect(third).toMatchObject({ id: both[0]?.id, timesRaised: 3, riskRank: 2, comment: 'It bursts.' });
    expect(Date.parse(String(third.dueAt))).toBe(clock.now().getTime() + 4 * hour);
    const other = await raise(await centre.as(Role.TRAINER), {});
    expect(other.id).not.toBe(third.id);
    expect(await list(editor, 'ALL', { articleId: article.id })).toHaveLength(2);
  });

  it('makes one flag of a repeated call', async () => {
    const input = {
      articleId: article.id,
      version: 1,
      kind: 'WRONG',
      quote: 'Open the lid',
      idempotencyKey: `k-${article.id}`,
    };
    const first = await raise(agent, input);
    const again = await raise(agent, input);
    expect(again).toMatchObject({ id: first.id, timesRaised: 1 });
  });

  it.each([
    ['a text that is not there', { quote: 'turn it right' }, 'INVALID', 'quote'],
    ['a text that is too long', { quote: 'x'.repeat(501) }, 'TOO_LONG', 'quote'],
    ['nothing at all', { quote: '' }, 'REQUIRED', 'comment'],
    ['something else without a word', { kind: 'OTHER' }, 'REQUIRED', 'comment'],
    ['a comment that is too long', { comment: 'x'.repeat(1_001) }, 'TOO_LONG', 'comment'],
    ['a bad reference', { callReference: 'a b' }, 'INVALID', 'callReference'],
    ['a version that is not there', { version: 7 }, 'NOT_FOUND', 'version'],
    ['an article that is not there', { articleId: 'article_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND', 'articleId'],
  ])('refuses %s and stores nothing', async (_what, input, code, field) => {
    const count = () => app.container.foundation.connection.collection('article_flags').countDocuments();
    const before = await count();
    expect(
      await refused(agent, raiseText, {
        input: { articleId: article.id, version: 1, kind: 'WRONG', quote: 'Open the lid', ...input },
      }),
    ).toEqual([{ code, field: [field] }]);
    expect(await count()).toBe(before);
  });

  it('is for people of the centre who may read the text: no oracle for what is internal', async () => {
    for (const role of [Role.PARTNER, Role.CUSTOMER, Role.DEPARTMENT_CONTACT] as const) {
      const outsider = await centre.as(role);
      const input = { articleId: article.id, version: 1, kind: 'WRONG', quote: 'The pump breaks often' };
      expect(await refused(outsider, raiseText, { input })).toEqual(['FORBIDDEN']);
      const seen = await outsider.run('query ($id: ID!) { article(id: $id) { openFlagCount flags { id } } }', {
        id: article.id,
      });
      expect(dig(seen.data, 'article')).toEqual({ openFlagCount: null, flags: [] });
    }
    const inside = await raise(agent, { quote: 'The pump breaks often' });
    expect(inside.place).toMatchObject({ isThere: true });
    const { client: other } = await centre.add(`other-${article.id.slice(-6)}`, {
      roles: [Role.AGENT],
      teamIds: [centre.teams.two],
    });
    await editor.change(
      'articleAudienceChange',
      'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { article { id } userErrors { code } } }',
      {
        id: article.id,
        input: {
          expectedVersion: article.revision,
          audience: 'INTERNAL',
          teamIds: [centre.teams.one],
          reason: 'Team.',
        },
      },
    );
    expect(
      await refused(other, raiseText, {
        input: { articleId: article.id, version: 1, kind: 'WRONG', quote: 'Open the lid' },
      }),
    ).toEqual([{ code: 'NOT_FOUND', field: ['articleId'] }]);
    expect(await list(other, 'ALL', { articleId: article.id })).toEqual([]);
    expect(
      await other.get('articleFlag', 'query ($id: ID!) { articleFlag(id: $id) { id } }', { id: inside.id }),
    ).toBeNull();
    expect(await other.get('node', 'query ($id: ID!) { node(id: $id) { id } }', { id: inside.id })).toBeNull();
    expect(await list(agent, 'ALL', { articleId: article.id })).toHaveLength(1);
  });

  it('is taken by who answers for it, and told as answered to who raised it', async () => {
    const flag = await raise(agent, {});
    expect(await refused(agent, takeText, { id: flag.id, input: { expectedVersion: 1 } })).toEqual([
      { code: 'NOT_ALLOWED', field: null },
    ]);
    expect((await list(editor, 'MINE_TO_ANSWER', { articleId: article.id })).map(({ id }) => id)).toEqual([flag.id]);
    expect(await list(agent, 'MINE_TO_ANSWER', { articleId: article.id })).toEqual([]);
    const { flag: taken } = await editor.change<{ flag: FlagView }>('articleFlagTake', takeText, {
      id: flag.id,
      input: { expectedVersion: 1 },
    });
    expect(taken).toMatchObject({ state: 'ACCEPTED', takenBy: { id: centre.person(Role.KNOWLEDGE_EDITOR)._id } });
    expect(await refused(editor, takeText, { id: flag.id, input: { expectedVersion: 1 } })).toEqual([
      { code: 'CONFLICT', field: ['expectedVersion'] },
    ]);
    const answer = (input: Record<string, unknown>) => ({
      id: flag.id,
      input: { expectedVersion: taken.revision, ...input },
    });
    expect(await refused(editor, answerText, answer({ outcome: 'DECLINED', answer: ' ' }))).toEqual([
      { code: 'REQUIRED', field: ['answer'] },
    ]);
    expect(await refused(editor, answerText, answer({ outcome: 'MENDED', answer: 'Done.' }))).toEqual([
      { code: 'REQUIRED', field: ['mendedInVersion'] },
    ]);
    expect(
      await refused(editor, answerText, answer({ outcome: 'MENDED', answer: 'Done.', mendedInVersion: 1 })),
    ).toEqual([{ code: 'OUT_OF_RANGE', field: ['mendedInVersion'] }]);
    expect(
      await refused(editor, answerText, answer({ outcome: 'MENDED', answer: 'Done.', mendedInVersion: 2 })),
    ).toEqual([{ code: 'NOT_FOUND', field: ['mendedInVersion'] }]);
    expect(await stored(flag.id)).toMatchObject({ state: 'ACCEPTED', revision: taken.revision });
    const told = await notices(agent, 'FLAG_ANSWERED');
    const { flag: done } = await editor.change<{ flag: FlagView }>(
      'articleFlagAnswer',
      answerText,
      answer({ outcome: 'DECLINED', answer: 'Left is right.' }),
    );
    expect(done).toMatchObject({
      state: 'DECLINED',
      answer: 'Left is right.',
      responsible: [],
      viewerCanAnswer: false,
    });
    expect((await notices(agent, 'FLAG_ANSWERED')).length).toBe(told.length + 1);
    expect((await notices(agent, 'FLAG_ANSWERED'))[0]).toContain('Left is right.');
    expect((await list(agent, 'RAISED_BY_ME', { articleId: article.id }))[0]).toMatchObject({ state: 'DECLINED' });
    expect(await list(agent, 'ALL', { articleId: article.id, states: ['DECLINED'] })).toEqual([]);
  });

  it('is answered once when two answer at the same time', async () => {
    const flag = await raise(agent, {});
    const admin = await centre.as(Role.ADMIN);
    const answers = await Promise.all(
      [editor, admin].map((client) =>
        refused(client, answerText, { id: flag.id, input: { expectedVersion: 1, outcome: 'DECLINED', answer: 'No.' } }),
      ),
    );
    expect(answers.filter((errors) => (errors as unknown[]).length === 0)).toHaveLength(1);
    expect(answers.flat()).toEqual([{ code: 'CONFLICT', field: ['expectedVersion'] }]);
    expect((await events(flag.id)).map((event) => event.type as string)).toEqual([
      'article-flag.raised',
      'article-flag.answered',
    ]);
  });

  it('is answered by an owner and by people of the owner team who are no editors', async () => {
    const flag = await raise(await centre.as(Role.TRAINER), {});
    await app.container.foundation.connection
      .collection<{ _id: string }>('articles')
      .updateOne({ _id: article.id }, { $set: { ownerId: null, ownerTeamId: centre.teams.one } });
    expect(
      (await list(agent, 'MINE_TO_ANSWER', { articleId: article.id })).map(({ viewerCanAnswer }) => viewerCanAnswer),
    ).toEqual([true]);
    await agent.change('articleFlagTake', takeText, { id: flag.id, input: { expectedVersion: 1 } });
    expect((await stored(flag.id))?.takenById).toBe(centre.person(Role.AGENT)._id);
  });

  it('is mended by a published version, whose number the one who flagged is told', async () => {
    const flag = await raise(agent, {});
    const told = await notices(agent, 'FLAG_ANSWERED');
    const other = await writeAndPublish(editor, 'Another');
    const strange = await raise(agent, { articleId: other.id, quote: 'Another' });
    const bad = await rewrite(article, 'Turn it right.', { mendsFlagIds: [strange.id] }).catch(
      (error: Error) => error.message,
    );
    expect(bad).toContain('"NOT_FOUND"');
    expect(bad).toContain('mendsFlagIds');
    const approved = await editor.get<Made>('article', 'query ($id: ID!) { article(id: $id) { id code revision } }', {
      id: article.id,
    });
    await editor.change(
      'articlePublish',
      'mutation ($id: ID!, $input: ArticlePublishInput!) { articlePublish(id: $id, input: $input) { article { id } userErrors { code field } } }',
      {
        id: article.id,
        input: { expectedVersion: approved.revision, changeSummary: 'To the right.', mendsFlagIds: [flag.id] },
      },
    );
    const [now] = await list(agent, 'RAISED_BY_ME', { articleId: article.id });
    expect(now).toMatchObject({
      state: 'MENDED',
      mendedInVersion: 2,
      answer: 'To the right.',
      place: { isThere: false, version: 2 },
    });
    expect((await notices(agent, 'FLAG_ANSWERED')).length).toBe(told.length + 1);
    expect((await notices(agent, 'FLAG_ANSWERED'))[0]).toContain('version 2');
  });

  it('waits for a version that holds later, and is answered when it does', async () => {
    const flag = await raise(agent, {});
    const told = await notices(agent, 'FLAG_ANSWERED');
    const at = new Date(clock.now().getTime() + 48 * hour);
    const current = await editor.get<Made>('article', 'query ($id: ID!) { article(id: $id) { id code revision } }', {
      id: article.id,
    });
    const { article: drafted } = await editor.change<{ article: Made }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code field } } }',
      {
        id: article.id,
        input: {
          expectedVersion: current.revision,
          content: { bodyMarkdown: 'Turn it right.', effectiveFrom: { instant: at.toISOString() } },
        },
      },
    );
    const submitted = await publishSteps(drafted);
    await editor.change(
      'articlePublish',
      'mutation ($id: ID!, $input: ArticlePublishInput!) { articlePublish(id: $id, input: $input) { article { id } userErrors { code field } } }',
      {
        id: article.id,
        input: { expectedVersion: submitted.revision, changeSummary: 'Soon.', mendsFlagIds: [flag.id] },
      },
    );
    expect(await stored(flag.id)).toMatchObject({ state: 'ACCEPTED', pendingVersion: 2 });
    expect(await notices(agent, 'FLAG_ANSWERED')).toHaveLength(told.length);
    clock.advance(49 * hour);
    await app.container.jobs.runDue();
    expect(await stored(flag.id)).toMatchObject({ state: 'MENDED', mendedInVersion: 2, pendingVersion: null });
    agent = await centre.as(Role.AGENT);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    expect(await notices(agent, 'FLAG_ANSWERED')).toHaveLength(told.length + 1);
  });

  const publishSteps = async (made: Made): Promise<Made> => {
    let { revision } = made;
    for (const [field, type] of [
      ['articleSubmit', 'ArticleSubmitInput'],
      ['articleApprove', 'ArticleApproveInput'],
    ] as const) {
      const { article: next } = await editor.change<{ article: Made }>(
        field,
        `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { article { id code revision } userErrors { code field } } }`,
        { id: made.id, input: { expectedVersion: revision } },
      );
      revision = next.revision;
    }
    return { ...made, revision };
  };

  it('counts on each article of a page with one read, and pages through its list', async () => {
    await raise(agent, {});
    await raise(agent, { quote: 'Open the lid' });
    expect(
      await editor.get('article', 'query ($id: ID!) { article(id: $id) { openFlagCount flags(first: 1) { quote } } }', {
        id: article.id,
      }),
    ).toEqual({ openFlagCount: 2, flags: [{ quote: 'turn the filter left' }] });
    const page = (after: string | null) =>
      editor.get<{ nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }>(
        'articleFlags',
        'query ($id: ID!, $after: Cursor) { articleFlags(scope: ALL, articleId: $id, first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { id: article.id, after },
      );
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(first.nodes[0]?.id).not.toBe(second.nodes[0]?.id);
  });
});
