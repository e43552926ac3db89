import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { createSchema, rootFields } from '../../../../src/app/schema.js';
import { Role, Scope, type Viewer, anonymous } from '../../../../src/platform/auth/viewer.js';
import { type Context, createLoaders } from '../../../../src/platform/graphql/context.js';
import { dig } from '../../../support/client.js';
import { agent, editor, lineId, partner, person, startUse, type UseFixture } from './use-fixture.js';

let fixture: UseFixture;
let schema: GraphQLSchema;

beforeAll(async () => {
  fixture = await startUse();
  schema = await createSchema([...fixture.articles.resolvers, ...fixture.use.resolvers]);
});
afterAll(() => fixture.end());

const run = (
  viewer: Viewer,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<ExecutionResult> => {
  const contextValue = {
    viewer,
    clock: fixture.clock,
    log: fixture.foundation.log,
    requestId: randomUUID(),
    service: () => fixture.articles.reader,
  } as unknown as Context;
  return graphql({
    schema,
    source,
    variableValues,
    contextValue: Object.assign(contextValue, { loaders: createLoaders(() => contextValue) }),
  });
};
const codeOf = (result: ExecutionResult): unknown =>
  (result.errors?.[0]?.originalError as { code?: unknown } | undefined)?.code ?? null;

const gapFields =
  'id title state revision reportCount peopleCount callCount locale cause change trend closedAt wordings { text count lastAt } productLines { count productLine { id } } claimedBy { id } article { title } previous { id }';

describe('the operations of use', () => {
  it('record an intention, an open and a gap, and tell an agent no more than that it arrived', async () => {
    const article = await fixture.publish('冰箱结冰怎么除');
    const intentKey = randomUUID();
    const receipt = fixture.receipt(agent, { query: '冰箱结冰', shown: [article._id], productLineId: lineId });
    const recorded = await run(
      agent,
      'mutation ($input: SearchIntentRecordInput!) { searchIntentRecord(input: $input) { isNew userErrors { code } } }',
      { input: { intentKey, receipt, end: 'OPEN' } },
    );
    expect(recorded.errors).toBeUndefined();
    expect(dig(recorded.data, 'searchIntentRecord')).toEqual({ isNew: true, userErrors: [] });
    const outcome = (articleId: string) =>
      run(
        agent,
        'mutation ($input: SearchOutcomeRecordInput!) { searchOutcomeRecord(input: $input) { isRecorded userErrors { code field message } } }',
        { input: { intentKey, action: 'OPENED', articleId, rank: 1, afterMs: 900 } },
      );
    expect(dig((await outcome(article._id)).data, 'searchOutcomeRecord')).toEqual({ isRecorded: true, userErrors: [] });
    expect(dig((await outcome('article_01h455vb4pex5vsknk084sn02q')).data, 'searchOutcomeRecord')).toEqual({
      isRecorded: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['articleId'], message: 'Not found, or you may not see it.' }],
    });
    const gap = await run(
      agent,
      'mutation ($input: SearchGapRecordInput!) { searchGapRecord(input: $input) { isNew reportCount userErrors { code } } }',
      { input: { receipt, words: '冷冻室抽屉拉不开', intentKey } },
    );
    expect(dig(gap.data, 'searchGapRecord')).toEqual({ isNew: true, reportCount: 1, userErrors: [] });
  });

  it('let an editor draft, with the article and its words in the answer', async () => {
    const listed = await run(
      editor,
      `query { searchGaps(first: 10, filter: { states: [OPEN], locale: ZH_CN }, orderBy: TREND) { totalCount nodes { ${gapFields} } } }`,
    );
    expect(listed.errors).toBeUndefined();
    const gap = dig(listed.data, 'searchGaps.nodes.0') as {
      id: string;
      revision: number;
      trend: number[];
      title: string;
    };
    expect(gap).toMatchObject({
      title: '冷冻室抽屉拉不开',
      state: 'OPEN',
      cause: 'NOT_OPENED',
      reportCount: 1,
      article: null,
      claimedBy: null,
      productLines: [{ count: 1, productLine: { id: lineId } }],
    });
    expect(gap.trend).toEqual([...Array.from({ length: 13 }, () => 0), 1]);
    const drafted = await run(
      editor,
      `mutation ($id: ID!, $input: SearchGapDraftInput!) { searchGapDraft(id: $id, input: $input) { gap { ${gapFields} } article { title draft { alternativeQuestions } } userErrors { code } } }`,
      { id: gap.id, input: { expectedVersion: gap.revision, title: '冷冻室抽屉卡住' } },
    );
    expect(drafted.errors).toBeUndefined();
    expect(dig(drafted.data, 'searchGapDraft')).toMatchObject({
      gap: { state: 'DRAFTED', article: { title: '冷冻室抽屉卡住' }, claimedBy: { id: editor.id } },
      article: { draft: { alternativeQuestions: ['冷冻室抽屉拉不开'] } },
      userErrors: [],
    });
    const again = await run(
      editor,
      'mutation ($id: ID!, $input: SearchGapClaimInput!) { searchGapClaim(id: $id, input: $input) { gap { state revision } userErrors { code field } } }',
      { id: gap.id, input: { expectedVersion: gap.revision } },
    );
    expect(dig(again.data, 'searchGapClaim')).toEqual({
      gap: { state: 'DRAFTED', revision: gap.revision + 2 },
      userErrors: [{ code: 'CONFLICT', field: ['expectedVersion'] }],
    });
    const one = await run(editor, 'query ($id: ID!) { searchGap(id: $id) { title } }', { id: gap.id });
    expect(dig(one.data, 'searchGap')).toEqual({ title: '冷冻室抽屉拉不开' });
  });

  it('attach with the article that the editor may read', async () => {
    const article = await fixture.publish('洗碗机保养');
    const made = await run(
      editor,
      `mutation ($input: SearchGapCreateInput!) { searchGapCreate(input: $input) { isNew gap { ${gapFields} } userErrors { code } } }`,
      { input: { words: ['洗碗机洗不干净', '洗碗机洗完有水渍'], locale: 'ZH_CN', cause: 'NO_GOOD_ANSWER' } },
    );
    const gap = dig(made.data, 'searchGapCreate.gap') as { id: string; revision: number };
    const attach = (articleId: string) =>
      run(
        editor,
        'mutation ($id: ID!, $input: SearchGapAttachInput!) { searchGapAttach(id: $id, input: $input) { addedCount leftOutCount article { draft { alternativeQuestions } } gap { state } userErrors { code field } } }',
        { id: gap.id, input: { expectedVersion: gap.revision, articleId } },
      );
    expect(dig((await attach('article_01h455vb4pex5vsknk084sn02q')).data, 'searchGapAttach.userErrors')).toEqual([
      { code: 'NOT_FOUND', field: ['articleId'] },
    ]);
    expect(dig((await attach(article._id)).data, 'searchGapAttach')).toMatchObject({
      addedCount: 2,
      leftOutCount: 0,
      article: { draft: { alternativeQuestions: ['洗碗机洗不干净', '洗碗机洗完有水渍'] } },
      gap: { state: 'DRAFTED' },
      userErrors: [],
    });
  });

  it('are closed to whom they are not meant for', async () => {
    const client: Viewer = { ...anonymous('en'), kind: 'client', id: 'client_1', scopes: Object.values(Scope) };
    const nobody = anonymous('en');
    const intent = `mutation { searchIntentRecord(input: { intentKey: "12345678", receipt: "{}", end: PAUSE }) { isNew } }`;
    const outcome = `mutation { searchOutcomeRecord(input: { intentKey: "12345678", action: NO_ANSWER }) { isRecorded } }`;
    const record = `mutation { searchGapRecord(input: { receipt: "{}", words: "a" }) { isNew } }`;
    const refused = async (viewer: Viewer, source: string): Promise<boolean> =>
      ['FORBIDDEN', 'UNAUTHENTICATED'].includes(String(codeOf(await run(viewer, source))));
    for (const source of [intent, outcome]) {
      expect(await refused(client, source)).toBe(true);
      expect(await refused(nobody, source)).toBe(true);
      expect(await refused(partner, source)).toBe(false);
      expect(await refused(agent, source)).toBe(false);
    }
    for (const viewer of [
      client,
      nobody,
      partner,
      person('customer', [Role.CUSTOMER]),
      person('contact', [Role.DEPARTMENT_CONTACT]),
    ])
      expect(await refused(viewer, record)).toBe(true);
    const id = 'search_gap_01h455vb4pex5vsknk084sn02q';
    const editorOnly = [
      'query { searchGaps(first: 1) { totalCount } }',
      `query { searchGap(id: "${id}") { title } }`,
      'mutation { searchGapCreate(input: { words: ["a"], locale: EN, cause: NO_RESULT }) { isNew } }',
      ...['Claim', 'Release', 'Draft', 'Reopen'].map(
        (step) => `mutation { searchGap${step}(id: "${id}", input: { expectedVersion: 1 }) { gap { id } } }`,
      ),
      `mutation { searchGapAttach(id: "${id}", input: { expectedVersion: 1, articleId: "x" }) { gap { id } } }`,
      `mutation { searchGapDismiss(id: "${id}", input: { expectedVersion: 1, reason: "x" }) { gap { id } } }`,
      `mutation { searchGapMerge(id: "${id}", input: { expectedVersion: 1, intoId: "x" }) { gap { id } } }`,
    ];
    for (const source of editorOnly) {
      for (const role of [Role.AGENT, Role.SUPERVISOR, Role.MANAGER, Role.TRAINER, Role.PARTNER])
        expect([source, await refused(person('somebody', [role]), source)]).toEqual([source, true]);
      for (const role of [Role.KNOWLEDGE_EDITOR, Role.ADMIN])
        expect([source, await refused(person('keeper', [role]), source)]).toEqual([source, false]);
    }
  });

  it('answer a node to editors only', async () => {
    const { gap } = await fixture.use.reports.create(editor, {
      words: ['秤不准'],
      locale: 'zh-CN',
      cause: 'NO_RESULT',
    });
    const [kind] = fixture.use.nodes;
    const load = (viewer: Viewer): Promise<object | null> =>
      kind?.load({ viewer } as Context, gap._id) ?? Promise.resolve(null);
    expect(await load(editor)).toMatchObject({ _id: gap._id });
    expect(await load(agent)).toBeNull();
    expect(await load(anonymous('en'))).toBeNull();
  });

  it('describe every element', () => {
    expect(
      rootFields(schema)
        .filter((name) => /^search(Gap|Intent|Outcome)/.test(name))
        .sort(),
    ).toEqual(
      [
        'searchGap',
        'searchGapAttach',
        'searchGapClaim',
        'searchGapCreate',
        'searchGapDismiss',
        'searchGapDraft',
        'searchGapMerge',
        'searchGapRecord',
        'searchGapRelease',
        'searchGapReopen',
        'searchGaps',
        'searchIntentRecord',
        'searchOutcomeRecord',
      ].sort(),
    );
    const bare = Object.values(schema.getTypeMap())
      .filter(({ name }) => /^Search(Gap|Intent|Outcome)/.test(name))
      .flatMap((type) => [
        ...(type.description ? [] : [type.name]),
        ...('getFields' in type
          ? Object.values(type.getFields())
              .filter((field) => !(field as { description?: string | null }).description)
              .map((field) => `${type.name}.${(field as { name: string }).name}`)
          : []),
        ...('getValues' in type
          ? type
              .getValues()
              .filter(({ description }) => !description)
              .map(({ name }) => name)
          : []),
      ]);
    expect(bare).toEqual([]);
  });
});
