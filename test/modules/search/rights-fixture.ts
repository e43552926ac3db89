import mongoose, { type Connection } from 'mongoose';
import { Role, Scope } from '../../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { startProxy, type Proxy } from '../../support/proxy.js';
import { writeAndPublish } from '../../support/publish.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

/** Words that stand nowhere but where they are named after. None of them is near an ordinary word. */
export const secret = {
  internal: 'zarfolite',
  alternative: 'whimsygate',
  /** One letter from `brimblex`, which everybody may read. */
  near: 'brimbley',
  say: 'flumptious',
  chinese: '锟铻仪',
  code: 'QX973',
  team: 'quimbrexo',
  teamChinese: '魍魉囧',
  tier: 'vexlorund',
  line: 'drumfizzle',
  archived: 'plonkwater',
  never: 'skribbleton',
  draft: 'grubnoxel',
  block: 'quuxblat',
} as const;

/** Traditional writings of the Chinese ones. */
export const traditional = { [secret.chinese]: '錕鋙儀', [secret.teamChinese]: '魍魎囧' } as const;

/** What takes the place of each word: as long, cut as it is, and asked by nobody. */
export const bland: Readonly<Record<string, string>> = {
  [secret.internal]: 'mordavine',
  [secret.alternative]: 'kelpharrow',
  [secret.near]: 'yondrake',
  [secret.say]: 'obliquetto',
  [secret.chinese]: '彧曌砼',
  [secret.code]: 'JV518',
  [secret.team]: 'perlantho',
  [secret.teamChinese]: '氤氲罅',
  [secret.tier]: 'hexwidden',
  [secret.line]: 'toggmarrow',
  [secret.archived]: 'lentharbor',
  [secret.never]: 'crumpledove',
  [secret.draft]: 'swithenal',
  [secret.block]: 'yarrowfe',
};

const outside = [secret.archived, secret.never, secret.draft];
const inside = [
  ...[secret.internal, secret.alternative, secret.near, secret.say, secret.chinese, secret.code],
  ...[secret.team, secret.teamChinese, secret.tier, secret.line, secret.block],
];

export interface Reader {
  readonly name: string;
  readonly client: TestClient;
  /** Words of which nothing may tell this reader. */
  readonly hidden: readonly string[];
}

export interface RightsFixture {
  /** Feeds the index, and takes what is written. */
  readonly app: TestApp;
  /** Answers; started when everything was written, behind a proxy before the engine. */
  readonly reading: TestApp;
  readonly meili: Proxy;
  readonly centre: Centre;
  readonly editor: TestClient;
  readonly readers: readonly Reader[];
  /** Ids of articles by the word that they are there for. */
  readonly ids: Readonly<Record<string, string>>;
  readonly database: Connection;
  /** Puts other words in the place of these, in every article, and waits until that is found. Returns how to undo it. */
  blanch(words: readonly string[]): Promise<() => Promise<void>>;
  caughtUp(): Promise<void>;
  end(): Promise<void>;
}

const audienceOf = `mutation ($id: ID!, $input: ArticleAudienceChangeInput!) {
  articleAudienceChange(id: $id, input: $input) { article { revision } userErrors { code field } } }`;

/** A document of the database with other words in the place of these. */
function blanched(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string')
    return words.reduce((text, word) => text.replaceAll(new RegExp(word, 'gi'), bland[word] ?? ''), value);
  if (Array.isArray(value)) return value.map((one) => blanched(one, words));
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, blanched(one, words)]));
  return value;
}

/** A centre with ordinary articles, and with forbidden words in every place that some readers may not look at. */
export async function startRights(): Promise<RightsFixture> {
  const app = await startTestApp();
  const meili = await startProxy(new URL(process.env['TEST_MEILI_URL'] ?? ''));
  const centre = await createCentre(app);
  const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  const { teams, tiers, lines } = centre;
  const ids: Record<string, string> = {};

  const publish = async (
    key: string,
    title: string,
    content: Record<string, unknown> = {},
    change: { audience?: string; teamIds?: string[]; minimumTierId?: string; locale?: string } = {},
  ): Promise<void> => {
    const { locale = 'EN', ...readers } = change;
    const made = await writeAndPublish(editor, title, { locale, content, priority: null });
    ids[key] = made.id;
    await editor.change('articleAudienceChange', audienceOf, {
      id: made.id,
      input: {
        expectedVersion: made.revision,
        reason: 'As the test wants it.',
        teamIds: [],
        audience: 'INTERNAL',
        confirmWidening: true,
        ...readers,
      },
    });
  };
  const open = { audience: 'PUBLIC' };

  await publish('leak', 'Washing machine leaks water', { errorCodes: ['QX972'] }, open);
  await publish('noise', 'Washing machine is noisy while spinning', {}, open);
  await publish('brimblex', 'Cleaning the brimblex filter', {}, open);
  await publish(
    'refund',
    'How to ask for a refund',
    { bodyMarkdown: 'The refund takes three days. Water is no reason.' },
    open,
  );
  await publish(
    'block',
    'Door of the dryer stays locked',
    {
      bodyMarkdown: `Wait for two minutes.\n\n:::internal\nThe ${secret.block} margin of the washing machine.\n:::\n\nThen pull.`,
    },
    open,
  );
  await publish(
    'zh-leak',
    '洗衣机漏水怎么办',
    { bodyMarkdown: '先关闭水龙头，再检查软管。' },
    { ...open, locale: 'ZH_CN' },
  );
  await publish('zh-refund', '退款多久到账', { bodyMarkdown: '三个工作日内到账。' }, { ...open, locale: 'ZH_CN' });
  for (const part of ['pump', 'hose', 'drum', 'belt', 'door', 'lamp'])
    await publish(part, `Changing the ${part} of a washing machine`, {}, open);

  await publish('internal', `Washing machine ${secret.internal} procedure`, {
    alternativeQuestions: [`Where is the ${secret.alternative} of the machine`],
    say: `Say nothing about the ${secret.say} water.`,
    bodyMarkdown: `The ${secret.near} filter and the ${secret.internal} refund.`,
    errorCodes: [secret.code],
  });
  await publish(
    'internal-zh',
    `洗衣机${secret.chinese}的处理`,
    { bodyMarkdown: `退款前检查${secret.chinese}。` },
    { locale: 'ZH_CN' },
  );
  await publish(
    'team',
    `Washing machine ${secret.team} list`,
    { bodyMarkdown: `Also ${secret.near} and water.` },
    { teamIds: [teams.two] },
  );
  await publish('team-zh', `洗衣机${secret.teamChinese}名单`, {}, { teamIds: [teams.two], locale: 'ZH_CN' });
  await publish('tier', `Refund above the ${secret.tier} limit`, {}, { minimumTierId: tiers.expert });
  await publish('line', `Water in the ${secret.line} of a television`, { productLineIds: [lines.tv] });
  await publish('archived', `Washing machine ${secret.archived} recall`, {}, open);
  const archived = await editor.get<number>('article.revision', 'query ($id: ID!) { article(id: $id) { revision } }', {
    id: ids['archived'],
  });
  await editor.change(
    'articleArchive',
    'mutation ($id: ID!, $input: ArticleArchiveInput!) { articleArchive(id: $id, input: $input) { userErrors { code } } }',
    {
      id: ids['archived'],
      input: { expectedVersion: archived, reason: 'Old.' },
    },
  );
  await editor.change(
    'articleCreate',
    'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { userErrors { code } } }',
    {
      input: {
        kind: 'FAQ',
        locale: 'EN',
        content: { title: `Washing machine ${secret.never} water`, bodyMarkdown: 'Text.' },
      },
    },
  );
  const live = await editor.get<number>('article.revision', 'query ($id: ID!) { article(id: $id) { revision } }', {
    id: ids['leak'],
  });
  await editor.change(
    'articleDraftUpdate',
    'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { userErrors { code } } }',
    {
      id: ids['leak'],
      input: { expectedVersion: live, content: { title: `Washing machine leaks ${secret.draft}` } },
    },
  );

  const colleague = async (key: string, more: Parameters<Centre['add']>[1]): Promise<TestClient> =>
    (await centre.add(key, more)).client;
  const narrow = [...outside, secret.team, secret.teamChinese, secret.tier, secret.line];
  const own = { roles: [Role.AGENT], teamIds: [teams.one], tierId: tiers.primary, lineIds: [lines.washing] };
  const all = [...outside, ...inside];
  const readers: Reader[] = [
    { name: 'agent of another team, tier and line', client: await colleague('narrow', own), hidden: narrow },
    {
      name: 'expert of another team',
      client: await colleague('expert', { ...own, tierId: tiers.expert }),
      hidden: [...outside, secret.team, secret.teamChinese, secret.line],
    },
    {
      name: 'analyst of no team',
      client: await centre.as(Role.QA_ANALYST),
      hidden: [...outside, secret.team, secret.teamChinese],
    },
    { name: 'supervisor', client: await centre.as(Role.SUPERVISOR), hidden: outside },
    { name: 'editor', client: editor, hidden: outside },
    { name: 'partner', client: await centre.as(Role.PARTNER), hidden: all },
    { name: 'customer', client: await centre.as(Role.CUSTOMER), hidden: all },
    { name: 'client key', client: await centre.as(`client ${Scope.KNOWLEDGE_READ}`), hidden: all },
  ];

  const reading = await startTestApp({
    ...{ beside: app, meiliPort: meili.port, roles: ['web'] },
    searchPace: { engineMs: 15_000, secondRoundMs: 15_000 },
  });
  const database = await mongoose
    .createConnection(process.env['TEST_MONGODB_URI'] ?? '', { dbName: app.database })
    .asPromise();
  const caughtUp = async (): Promise<void> => {
    await app.container.search.whenCaughtUp();
    await reading.container.search.whenCaughtUp();
  };
  await caughtUp();
  return {
    ...{ app, reading, meili, centre, editor, ids, database, caughtUp },
    readers: readers.map((reader) => ({ ...reader, client: reading.client.as(reader.client.token) })),
    async blanch(words) {
      const articles = database.collection('articles');
      const before = await articles.find().toArray();
      const put = async (documents: typeof before): Promise<void> => {
        for (const document of documents) await articles.replaceOne({ _id: document._id }, document);
        await caughtUp();
      };
      await put(before.map(({ _id, ...rest }) => ({ _id, ...(blanched(rest, words) as Record<string, unknown>) })));
      return () => put(before);
    },
    async end() {
      await reading.end();
      await database.close();
      await app.end();
      await meili.close();
    },
  };
}
