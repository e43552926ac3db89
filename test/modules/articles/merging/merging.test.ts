import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestClient, dig } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { writeAndPublish } from '../../../support/publish.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

interface Made {
  id: string;
  revision: number;
  code: string;
}

const mergeText = `mutation ($input: ArticleMergeInput!) { articleMerge(input: $input) { from { id state revision mergedInto { id } } into { id revision draft { alternativeQuestions keywords } } userErrors { code field } } }`;
const byCodeText = 'query ($code: String!) { articleByCode(code: $code) { id code redirectedFromCode } }';
const byIdText = 'query ($id: ID!) { article(id: $id) { id code redirectedFromCode state } }';

describe('one article that takes another over', () => {
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let agent: TestClient;
  let count = 0;

  const make = (title: string, options: Parameters<typeof writeAndPublish>[2] = {}): Promise<Made> =>
    writeAndPublish(editor, `${title} ${(count += 1)}`, options);
  const input = (from: Made, into: Made, more: Record<string, unknown> = {}) => ({
    input: {
      fromId: from.id,
      intoId: into.id,
      expectedFromVersion: from.revision,
      expectedIntoVersion: into.revision,
      takeQuestions: true,
      reason: 'The same twice.',
      ...more,
    },
  });
  const merge = (from: Made, into: Made, more: Record<string, unknown> = {}) =>
    editor.change<{ from: Made; into: Made & { draft: { alternativeQuestions: string[]; keywords: string[] } } }>(
      'articleMerge',
      mergeText,
      input(from, into, more),
    );
  const refused = async (client: TestClient, variables: Record<string, unknown>): Promise<unknown> => {
    const answer = await client.run(mergeText, variables);
    return answer.errors.length
      ? answer.errors.map(({ extensions }) => extensions.code)
      : dig(answer.data, 'articleMerge.userErrors');
  };
  const collection = (name: string) =>
    app.container.foundation.connection.collection<{ _id: string; [field: string]: unknown }>(name);
  const stored = (made: Made) => collection('articles').findOne({ _id: made.id });

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    agent = await centre.as(Role.AGENT);
  });
  afterAll(() => app.end());

  it('goes to the archive, gives its questions, and its code and id lead to the one that stays', async () => {
    const from = await make('Old', {
      audience: 'PUBLIC',
      content: { alternativeQuestions: ['why so'], keywords: ['old'], bodyMarkdown: 'Old text.' },
    });
    const into = await make('New', { audience: 'PUBLIC' });
    const partner = await centre.as(Role.PARTNER);
    const owner = centre.person(Role.TRAINER)._id;
    await collection('articles').updateOne({ _id: into.id }, { $set: { ownerId: owner } });
    const merged = await merge(from, into);
    expect(merged.from).toMatchObject({ state: 'ARCHIVED', mergedInto: { id: into.id } });
    expect(merged.into.draft.alternativeQuestions).toEqual([expect.stringMatching(/^Old /), 'why so']);
    expect(merged.into.draft.keywords).toEqual(['old']);
    for (const client of [agent, partner, editor, await centre.as(`client ${Scope.KNOWLEDGE_READ}`)]) {
      expect(await client.get('articleByCode', byCodeText, { code: from.code.toLowerCase() })).toEqual({
        id: into.id,
        code: into.code,
        redirectedFromCode: from.code,
      });
    }
    expect(await agent.get('article', byIdText, { id: from.id })).toMatchObject({
      id: into.id,
      redirectedFromCode: from.code,
    });
    expect(await editor.get('article', byIdText, { id: from.id })).toMatchObject({
      id: from.id,
      state: 'ARCHIVED',
      redirectedFromCode: null,
    });
    expect(await agent.get('articleByCode', byCodeText, { code: into.code })).toMatchObject({
      id: into.id,
      redirectedFromCode: null,
    });
    const events = await collection('events').find({ subjectId: from.id, type: 'article.merged' }).toArray();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ after: { intoCode: into.code, takeQuestions: true, reason: 'The same twice.' } });
    const told = (client: TestClient) =>
      client.get('notices.nodes', '{ notices(first: 50) { nodes { kind text article { id } } } }');
    expect(await told(await centre.as(Role.TRAINER))).toEqual([
      { kind: 'MERGED', text: expect.stringContaining(from.code), article: { id: into.id } },
    ]);
    expect(await told(editor)).toEqual([]);
  });

  it('follows chains, and makes no circle when it comes back', async () => {
    const [one, two, three] = [await make('One'), await make('Two'), await make('Three')];
    const first = await merge(one, two);
    await merge({ ...two, revision: first.into.revision }, three, { takeQuestions: false });
    expect(await agent.get('articleByCode', byCodeText, { code: one.code })).toMatchObject({
      id: three.id,
      redirectedFromCode: one.code,
    });
    const gone = await stored(one);
    const { article } = await editor.change<{ article: Made }>(
      'articleRestore',
      'mutation ($id: ID!, $input: ArticleRestoreInput!) { articleRestore(id: $id, input: $input) { article { id revision code } userErrors { code } } }',
      { id: one.id, input: { expectedVersion: gone?.revision as number } },
    );
    expect(await agent.get('articleByCode', byCodeText, { code: one.code })).toMatchObject({
      id: one.id,
      redirectedFromCode: null,
    });
    const last = await stored(three);
    await merge({ ...three, revision: Number(last?.revision) }, article, { takeQuestions: false });
    expect(await agent.get('articleByCode', byCodeText, { code: two.code })).toMatchObject({ id: one.id });
  });

  it('is refused once of two that run against each other', async () => {
    const [one, two] = [await make('Left'), await make('Right')];
    const both = await Promise.all([
      refused(editor, input(one, two)),
      refused(await centre.as(Role.ADMIN), input(two, one)),
    ]);
    expect(both.filter((errors) => (errors as unknown[]).length === 0)).toHaveLength(1);
    expect(both.flat().map((error) => String(dig(error, 'code')))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(CONFLICT|WRONG_STATE)$/)]),
    );
    const states = [(await stored(one))?.state, (await stored(two))?.state].map(String).sort();
    expect(states).toEqual(['ARCHIVED', 'PUBLISHED']);
  });

  it('tells nothing to who may not read the one that stays, or could never read the one that went', async () => {
    const [open, closed] = [await make('Open', { audience: 'PUBLIC' }), await make('Closed')];
    const partner = await centre.as(Role.PARTNER);
    expect(await refused(editor, input(open, closed))).toEqual([
      { code: 'NARROWING_NOT_CONFIRMED', field: ['confirmNarrower'] },
    ]);
    expect((await stored(open))?.state).toBe('PUBLISHED');
    await merge(open, closed, { confirmNarrower: true });
    expect(await partner.get('articleByCode', byCodeText, { code: open.code })).toBeNull();
    expect(await partner.get('article', byIdText, { id: open.id })).toBeNull();
    expect(await agent.get('articleByCode', byCodeText, { code: open.code })).toMatchObject({ id: closed.id });
    const [inner, outer] = [await make('Inner'), await make('Outer', { audience: 'PUBLIC' })];
    await merge(inner, outer);
    expect(await partner.get('articleByCode', byCodeText, { code: inner.code })).toBeNull();
    expect(await agent.get('articleByCode', byCodeText, { code: inner.code })).toMatchObject({ id: outer.id });
  });

  it('hands on flags, best bets, gaps, confirmed questions and golden queries; uses stay with their version', async () => {
    const [from, into] = [await make('Going', { content: { bodyMarkdown: 'Turn it left.' } }), await make('Staying')];
    const { flag } = await agent.change<{ flag: { id: string } }>(
      'articleFlagRaise',
      'mutation ($input: ArticleFlagRaiseInput!) { articleFlagRaise(input: $input) { flag { id } userErrors { code field } } }',
      { input: { articleId: from.id, version: 1, kind: 'WRONG', quote: 'Turn it left' } },
    );
    await agent.change(
      'articleLinkToCall',
      'mutation ($input: ArticleLinkToCallInput!) { articleLinkToCall(input: $input) { article { id } userErrors { code field } } }',
      { input: { articleId: from.id, version: 1, callReference: 'C-5' } },
    );
    const now = new Date();
    const kept = {
      revision: 1,
      createdAt: now,
      updatedAt: now,
      createdById: 'user_x',
      updatedById: 'user_x',
      note: '',
      locale: 'en',
    };
    const insert = (name: string, document: { _id: string; [field: string]: unknown }) =>
      collection(name).insertOne(document);
    await insert('search_best_bets', {
      _id: 'best_bet_1',
      articleId: from.id,
      phrases: ['x'],
      match: 'EXACT',
      from: null,
      until: null,
      order: 1,
      ...kept,
    });
    await insert('search_golden_queries', {
      _id: 'golden_1',
      key: 'x',
      query: 'x',
      expectedIds: [from.id, into.id],
      maxRank: 1,
      ...kept,
    });
    await insert('search_learned', {
      _id: from.id,
      queries: [{ text: 'left', units: ['left'], count: 2 }],
      changedAt: new Date(0),
    });
    await insert('search_learned', {
      _id: into.id,
      queries: [{ text: 'left', units: ['left'], count: 1 }],
      changedAt: new Date(0),
    });
    await insert('search_intents', {
      _id: 'intent_1',
      key: 'k',
      userId: 'user_x',
      shown: [into.id, from.id],
      linked: [from.id],
      opened: [{ articleId: from.id, kind: 'OPEN', rank: 2, afterMs: 1 }],
      at: now,
    });
    await merge(from, into);
    expect(await collection('article_flags').findOne({ _id: flag.id })).toMatchObject({
      articleId: into.id,
      originId: from.id,
      version: 1,
    });
    expect(
      await editor.get(
        'article',
        'query ($id: ID!) { article(id: $id) { openFlagCount flags { quote place { isThere } } } }',
        { id: into.id },
      ),
    ).toEqual({
      openFlagCount: 1,
      flags: [{ quote: 'Turn it left', place: { isThere: false } }],
    });
    expect(await collection('search_best_bets').findOne({ _id: 'best_bet_1' })).toMatchObject({
      articleId: into.id,
      revision: 2,
    });
    expect(await collection('search_golden_queries').findOne({ _id: 'golden_1' })).toMatchObject({
      expectedIds: [into.id],
    });
    expect(await collection('search_learned').findOne({ _id: into.id })).toMatchObject({
      queries: [{ text: 'left', count: 3 }],
    });
    expect(await collection('search_learned').findOne({ _id: from.id })).toMatchObject({ queries: [] });
    expect(await collection('article_uses').findOne({ callReference: 'C-5' })).toMatchObject({ articleId: from.id });
    await eventually(async () =>
      expect(await collection('search_intents').findOne({ _id: 'intent_1' })).toMatchObject({
        shown: [into.id, into.id],
        linked: [into.id],
        opened: [{ articleId: into.id }],
      }),
    );
  });

  it('tells those who had to read the one that went', async () => {
    const from = await make('Must', { priority: 'MUST_READ' });
    const into = await make('Stay', { priority: null });
    await merge(from, into);
    const [event] = await collection('events').find({ subjectId: from.id, type: 'article.merged' }).toArray();
    expect(event).toMatchObject({ kind: 'ARTICLE_ARCHIVED', priority: 'INFO', code: from.code });
  });

  it('is refused, naming the field, and changes nothing', async () => {
    const [one, two] = [await make('First'), await make('Second')];
    const chinese = await make('Third', { locale: 'ZH_CN' });
    const archived = await make('Fourth');
    const other = await make('Fifth');
    await merge(archived, other, { takeQuestions: false });
    const gone = { ...archived, revision: archived.revision + 1 };
    const cases: [Record<string, unknown>, string, string][] = [
      [input(one, one), 'INVALID', 'intoId'],
      [input(one, chinese), 'INVALID', 'intoId'],
      [input(one, gone), 'WRONG_STATE', 'intoId'],
      [input(gone, one), 'WRONG_STATE', 'fromId'],
      [input(one, two, { expectedFromVersion: 1 }), 'CONFLICT', 'expectedFromVersion'],
      [input(one, two, { expectedIntoVersion: 1 }), 'CONFLICT', 'expectedIntoVersion'],
      [input(one, two, { reason: ' ' }), 'REQUIRED', 'reason'],
      [input(one, two, { intoId: 'article_01h455vb4pex5vsknk084sn02q' }), 'NOT_FOUND', 'intoId'],
    ];
    for (const [variables, code, field] of cases)
      expect(await refused(editor, variables)).toEqual([{ code, field: [field] }]);
    await collection('articles').updateOne({ _id: two.id }, { $set: { translationOf: one.id } });
    expect(await refused(editor, input(one, two))).toEqual([{ code: 'INVALID', field: ['intoId'] }]);
    for (const role of [Role.AGENT, Role.SUPERVISOR, Role.PARTNER] as const)
      expect(await refused(await centre.as(role), input(one, two))).toEqual(['FORBIDDEN']);
    expect((await stored(one))?.revision).toBe(one.revision);
  });
});
