import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { type Article, ArticleKind } from '../../../src/modules/articles/index.js';
import { Audience, Role, type Viewer } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import { createCentre, type Centre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

const today = new Date('2036-11-26T09:00:00Z');
const first = new Date('2036-12-01T00:00:00Z');
const ago = (days: number): Date => new Date(today.getTime() - days * 86_400_000);

/** Words that stand only where an outsider may not look, and what takes their place: as long, and as rare. */
const words = {
  nextTitle: ['zarfolite', 'mordavine'],
  nextText: ['whimsygate', 'kelpharrow'],
  draft: ['grubnoxel', 'swithenal'],
  later: ['flumptious', 'obliquetto'],
  expired: ['plonkwater', 'lentharbor'],
  picture: ['quuxblatty', 'yarrowfess'],
  comment: ['quimbrexo', 'perlantho'],
  flag: ['vexlorund', 'hexwidden'],
  translation: ['skribbleton', 'crumpledove'],
  line: ['drumfizzle', 'toggmarrow'],
} as const;

/** Of these an agent of another product line may know nothing. */
const ofOtherLine = [words.line, words.draft];

describe('a word that stands only in a text to come, a draft, a comment, or beside a picture', () => {
  const clock = new ManualClock(today);
  let app: TestApp;
  let centre: Centre;
  let database: Connection;
  let outsiders: {
    name: string;
    viewer: Viewer;
    client: TestClient;
    hidden: readonly (readonly [string, string])[];
  }[];
  let policyId: string;

  const viewerOf = async (id: string): Promise<Viewer> => {
    const [viewer] = await app.container.people.directory.viewersOf([id]);
    if (!viewer) throw new Error(`No ${id}.`);
    return viewer;
  };

  /** Everything that a search tells, without what changes from call to call. */
  const ask = async (viewer: Viewer, query: string): Promise<string> => {
    const found = await app.container.search.service.search(viewer, { query, narrowing: {}, first: 20, after: null });
    const { hits, totalCount, verdict, confidence, didYouMean, isShortened } = found;
    const shown = hits.map(({ subject, snippet }) => [subject.code, subject.title, subject.version, snippet]);
    return JSON.stringify([shown, totalCount, verdict, confidence, didYouMean, isShortened, await found.facets()]);
  };

  /** Puts the other words in the place of these, wherever they stand, and waits until that is found. */
  const blanch = async (pairs: readonly (readonly [string, string])[]): Promise<void> => {
    for (const name of ['articles', 'article_versions', 'article_comments', 'article_flags']) {
      const collection = database.collection(name);
      for (const document of await collection.find().toArray()) {
        const text = pairs.reduce((all, [word, other]) => all.replaceAll(word, other), JSON.stringify(document));
        const changed = revived(document, JSON.parse(text)) as Record<string, unknown>;
        // What is shown of a text is remembered by its revision.
        if (name === 'articles') changed['revision'] = Number(changed['revision']) + 1;
        await collection.replaceOne({ _id: document._id }, changed);
      }
    }
    await app.container.search.whenCaughtUp();
  };

  beforeAll(async () => {
    app = await startTestApp({ clock });
    centre = await createCentre(app);
    database = await mongoose
      .createConnection(process.env['TEST_MONGODB_URI'] ?? '', { dbName: app.database })
      .asPromise();
    const agent = await centre.add('narrow', { roles: [Role.AGENT], lineIds: [centre.lines.washing] });
    outsiders = [
      ...(await Promise.all(
        [Role.PARTNER, Role.CUSTOMER].map(async (role) => ({
          name: role.toLowerCase(),
          viewer: await viewerOf(centre.person(role)._id),
          client: await centre.as(role),
          hidden: Object.values(words),
        })),
      )),
      {
        name: 'agent of another line',
        viewer: await viewerOf(agent.user._id),
        client: agent.client,
        hidden: ofOtherLine,
      },
    ];
    const editor = await viewerOf(centre.person(Role.KNOWLEDGE_EDITOR)._id);
    const admin = await viewerOf(centre.person(Role.ADMIN)._id);
    const { planting, drafts, reviews, publishing, comments, flags, translations } = app.container.articles;
    const plant = (title: string, more: object = {}, marks: object = {}): Promise<Article> =>
      planting.plantArticle({
        kind: ArticleKind.POLICY,
        locale: Locale.EN,
        authorId: editor.id,
        createdAt: ago(90),
        audience: Audience.PUBLIC,
        content: { title, bodyMarkdown: `About ${title}: the kettle goes back within thirty days.`, ...more },
        versions: [{ publishedAt: ago(80) }],
        ...marks,
      });
    const write = (article: Article, content: object): Promise<Article> =>
      drafts.update(editor, article._id, { expectedVersion: article.revision, content });
    const go = async (article: Article, content: object): Promise<Article> => {
      const draft = await write(article, content);
      const sent = await reviews.submit(editor, article._id, { expectedVersion: draft.revision });
      const ready = await reviews.approve(admin, article._id, { expectedVersion: sent.revision });
      return publishing.publish(editor, article._id, { expectedVersion: ready.revision });
    };
    const policy = await plant('Returning a kettle');
    policyId = policy._id;
    await go(policy, {
      title: `Returning a ${words.nextTitle[0]} kettle`,
      bodyMarkdown: `The ${words.nextText[0]} kettle goes back within sixty days.`,
      alternativeQuestions: [`Where is the ${words.nextText[0]} kettle`],
      effectiveFrom: first,
    });
    await write(await plant('Kettle lid'), { title: `Kettle ${words.draft[0]} lid`, keywords: [words.draft[0]] });
    await plant(`Kettle ${words.later[0]} offer`, { effectiveFrom: first });
    await plant(`Kettle ${words.expired[0]} offer`, { effectiveTo: ago(1) });
    await plant('Kettle with a picture', {
      bodyMarkdown: `Plug it in.\n\n:::internal\n![The ${words.picture[0]} plug](https://example.org/a.png)\n:::\n\nThen wait.`,
    });
    const talked = await plant('Kettle that is talked about');
    await comments.add(admin, {
      articleId: talked._id,
      about: 'LIVE' as Parameters<typeof comments.add>[1]['about'],
      version: 1,
      body: `What of the ${words.comment[0]} kettle?`,
    });
    await flags.raise(editor, {
      articleId: talked._id,
      version: 1,
      kind: 'OTHER' as Parameters<typeof flags.raise>[1]['kind'],
      comment: `No word of the ${words.flag[0]} kettle.`,
    });
    // A translation that is internal: its title is no way to its public source.
    const source = await plant('Kettle in two languages');
    const begun = await translations.start(editor, { sourceId: source._id, locale: Locale.ZH_CN });
    await go(begun, { title: `水壶 ${words.translation[0]}` });
    // Live for all lines, to come for televisions only.
    await go(await plant('Kettle of all lines'), {
      title: `Kettle ${words.line[0]} of televisions`,
      bodyMarkdown: `The ${words.line[0]} kettle.`,
      productLineIds: [centre.lines.tv],
      effectiveFrom: first,
    });
    // And the other way round: who may not read the article yet knows nothing of the text that will open it to them.
    await go(await plant('Kettle of televisions', { productLineIds: [centre.lines.tv] }), {
      title: `Kettle ${words.line[0]} of washing machines`,
      bodyMarkdown: `The other ${words.line[0]} kettle.`,
      productLineIds: [centre.lines.washing],
      effectiveFrom: first,
    });
    for (const title of ['Descaling a kettle', 'Noise of a kettle', 'Colours of a kettle']) await plant(title);
    await app.container.search.whenCaughtUp();
  }, 180_000);

  afterAll(async () => {
    await database.close();
    await app.end();
  }, 60_000);

  it('is in no answer, and no answer changes when another word takes its place', async () => {
    const queries = ['returning a kettle', 'kettle', 'kettle lid offer', 'within sixty days'];
    const asked = outsiders.flatMap((one) =>
      [...queries, ...one.hidden.flatMap(([word]) => [word, `${word} kettle`])].map((query) => ({ ...one, query })),
    );
    const before: string[] = [];
    for (const { viewer, client, query, hidden } of asked) {
      const answer = await ask(viewer, query);
      before.push(answer);
      for (const [word] of hidden) expect([query, answer.toLowerCase().includes(word)]).toEqual([query, false]);
      if (query !== 'kettle') continue;
      for (const text of hidden.map(([word]) => word.slice(0, 5))) {
        const suggested = JSON.stringify(
          await client.run('query ($text: String!) { searchSuggestions(text: $text, first: 20) { kind text } }', {
            text,
          }),
        ).toLowerCase();
        expect([text, hidden.some(([word]) => suggested.includes(word))]).toEqual([text, false]);
      }
    }
    // First what the agent may not know either, then the rest.
    for (const [pairs, readers] of [
      [ofOtherLine, asked],
      [Object.values(words), asked.filter(({ hidden }) => hidden.length > ofOtherLine.length)],
    ] as const) {
      await blanch(pairs);
      for (const one of readers)
        expect([one.name, one.query, await ask(one.viewer, one.query)]).toEqual([
          one.name,
          one.query,
          before[asked.indexOf(one)],
        ]);
    }
  }, 180_000);

  it('is not reached by ids either: versions to come, and what an article says of itself', async () => {
    const next = await database.collection('article_versions').findOne({ articleId: policyId, number: 2 });
    const query = `query ($id: ID!, $version: ID!) {
      node(id: $version) { id }
      article(id: $id) { title version nextVersion { id } versionNumbered(number: 2) { id } versions(first: 5) { totalCount nodes { number } }
        draft { title } comments(first: 5) { totalCount } openCommentCount openFlagCount linkedFrom(first: 5) { totalCount } brokenLinks { code }
        similar(first: 5) { likeness } verification { state } needsUpdate { reason } risk { kind } translations { article { title } } }
      articleDifference(articleId: $id, from: { version: 1 }, to: { version: 2 }) { __typename }
    }`;
    for (const role of [Role.PARTNER, Role.CUSTOMER]) {
      const client = await centre.as(role);
      const answer = await client.run(query, { id: policyId, version: String(next?._id) });
      const data = answer.data as { node?: unknown; article?: Record<string, unknown> } | null;
      expect(JSON.stringify(answer)).not.toMatch(/zarfolite|mordavine|whimsygate|kelpharrow/);
      if (data?.article)
        expect(data).toMatchObject({
          node: null,
          article: {
            ...{ title: 'Returning a kettle', version: 1, nextVersion: null, versionNumbered: null, draft: null },
            ...{ versions: { totalCount: 1 }, comments: { totalCount: 0 }, brokenLinks: [], similar: [] },
            ...{ openCommentCount: 0, openFlagCount: null, verification: null, needsUpdate: null, risk: null },
          },
        });
      else expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  }, 60_000);
});

/** What JSON lost of a document: dates. */
function revived(original: unknown, copy: unknown): unknown {
  if (original instanceof Date) return original;
  if (Array.isArray(original) && Array.isArray(copy)) return copy.map((one, at) => revived(original[at], one));
  if (original !== null && typeof original === 'object' && copy !== null && typeof copy === 'object')
    return Object.fromEntries(
      Object.entries(copy).map(([key, one]) => [key, revived((original as Record<string, unknown>)[key], one)]),
    );
  return copy;
}
