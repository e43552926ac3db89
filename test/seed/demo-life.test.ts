import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Container } from '../../src/app/container.js';
import { SessionKind } from '../../src/modules/people/index.js';
import { ManualClock } from '../../src/platform/clock/clock.js';
import { seedDemo } from '../../seed/run.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** Counts of everything that the life of the demo leaves behind. */
const collections = [
  ...['articles', 'article_versions', 'article_flags', 'article_comments', 'article_cases', 'article_checklists'],
  ...['article_uses', 'article_feedback', 'stored_files', 'waiting_translations'],
];

const countsOf = async ({ foundation }: Container): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(
      collections.map(async (name) => [name, await foundation.connection.collection(name).countDocuments({})] as const),
    ),
  );

const small = { isSmall: true, isKept: true };

/** Breaks off while knowledge is kept, as a killed process would, then goes on. */
async function seedTwice(container: Container): Promise<void> {
  let told = 0;
  const broken = seedDemo(
    container,
    (text) => {
      if (text.includes('how knowledge is kept') && (told += 1) === 6) throw new Error('killed');
    },
    small,
  );
  await expect(broken).rejects.toThrow('killed');
  await seedDemo(container, () => undefined, small);
}

describe('how the demo centre keeps its knowledge', () => {
  let app: TestApp;
  let editor: TestClient;
  let agent: TestClient;
  let partner: TestClient;

  const clientOf = async (login: string): Promise<TestClient> => {
    const { session } = await app.container.people.accounts.login(
      { identifier: `${login}@demo.example`, password: 'caregraph', session: SessionKind.TOKENS },
      'test',
    );
    return app.client.as(session.accessToken);
  };
  const one = <T>(client: TestClient, code: string, fields: string): Promise<T> =>
    client.get<T>('articleByCode', `{ articleByCode(code: "${code}") { ${fields} } }`);

  beforeAll(async () => {
    // Far ahead of the database's own clock, which forgets keys of calls a day after they were used.
    app = await startTestApp({ clock: new ManualClock('2036-11-25T09:00:00.000Z'), seed: seedTwice });
    [editor, agent, partner] = [await clientOf('editor'), await clientOf('agent'), await clientOf('partner')];
  }, 240_000);
  afterAll(() => app.end());

  it('is there once, although the seed broke off and began again', async () => {
    const before = await countsOf(app.container);
    expect(before).toMatchObject({
      article_flags: 7,
      article_comments: 7,
      article_cases: 4,
      article_checklists: 7,
      stored_files: 4,
    });
    const installation = app.container.foundation.connection.collection<{ _id: string }>('installation');
    await installation.deleteMany({ _id: { $in: ['demo', 'demo-life-decisions', 'demo-life-cases'] } });
    await seedDemo(app.container, () => undefined, small);
    expect(await countsOf(app.container)).toEqual(before);
  }, 120_000);

  it('has an article of twelve versions by several people, with use and decisions', async () => {
    const { versions } = await one<{
      versions: {
        nodes: {
          number: number;
          author: { name: string };
          reviews: { outcome: string }[];
          usage: { linkCount: number; answerCount: number };
        }[];
      };
    }>(
      editor,
      'K-2031',
      'versions(first: 20) { nodes { number author { name } reviews { outcome } usage { linkCount answerCount } } }',
    );
    expect(versions.nodes.map(({ number }) => number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(new Set(versions.nodes.map(({ author }) => author.name))).toEqual(new Set(['何静', '周航', '陆明', '林晓']));
    expect(versions.nodes[0]?.reviews.map(({ outcome }) => outcome)).toEqual(['REJECTED', 'APPROVED']);
    const [eleven, ten, nine] = [1, 2, 3].map((at) => versions.nodes[at]?.usage.linkCount ?? 0);
    expect(eleven).toBeGreaterThan(ten ?? 0);
    expect(ten).toBeGreaterThan(nine ?? 0);
    expect(nine).toBeGreaterThan(2);
    expect(versions.nodes[1]?.usage.answerCount).toBe(eleven);
  });

  it('has a review queue of every nature, the safety problem first', async () => {
    const nodes = await editor.get<{ code: string; draft: { reviewNature: string } }[]>(
      'reviewQueue.nodes',
      '{ reviewQueue(scope: ALL, first: 50) { nodes { code draft { reviewNature } } } }',
    );
    expect(nodes[0]?.code).toBe('K-1902');
    expect([...new Set(nodes.map(({ draft }) => draft.reviewNature))]).toEqual([
      ...['SAFETY', 'BUSINESS_RISK', 'OUTSIDE', 'SUBSTANTIAL', 'FROM_CASE', 'TRANSLATION', 'MINOR'],
    ]);
  });

  it('holds what it holds: not yet, no longer, and from the first of next month', async () => {
    expect(await one(agent, 'P-036', 'validity effectiveFrom')).toEqual({
      validity: 'NOT_YET_VALID',
      effectiveFrom: '2036-11-30T16:00:00.000Z',
    });
    expect(await one(partner, 'P-036', 'validity')).toBeNull();
    expect(await one(agent, 'P-028', 'validity effectiveTo')).toEqual({
      validity: 'NO_LONGER_VALID',
      effectiveTo: '2036-10-31T16:00:00.000Z',
    });
    expect(await one(agent, 'P-031', 'version nextVersion { number effectiveFrom }')).toEqual({
      version: 2,
      nextVersion: { number: 3, effectiveFrom: '2036-11-30T16:00:00.000Z' },
    });
    const { draft } = await one<{ draft: { schedule: { at: string } } }>(editor, 'N-713', 'draft { schedule { at } }');
    expect(draft.schedule.at).toBe('2036-11-26T00:00:00.000Z');
  });

  it('knows what is right, what is due, what is overdue, and who answers for it', async () => {
    const standing = async (code: string): Promise<unknown> =>
      (
        await one<{ verification: unknown }>(
          editor,
          code,
          'verification { state how owner { name } ownerTeam { key } }',
        )
      ).verification;
    expect(await standing('K-2031')).toEqual({
      state: 'CURRENT',
      how: 'PUBLISHED',
      owner: { name: '何静' },
      ownerTeam: { key: 'qd-washing' },
    });
    expect(await standing('K-1245')).toMatchObject({ state: 'CURRENT', how: 'PERSON' });
    expect(await standing('K-1188')).toMatchObject({ state: 'CURRENT', how: 'USE' });
    expect(await standing('K-1248')).toMatchObject({ state: 'DUE_SOON', how: 'PERSON' });
    expect(await standing('K-1316')).toMatchObject({ state: 'OVERDUE' });
    expect(await standing('B-401')).toMatchObject({ owner: null, ownerTeam: { key: 'qd-care' } });
    const first = await editor.get(
      'articlesToVerify.nodes.0.code',
      '{ articlesToVerify(first: 1) { nodes { code risk { kind } } } }',
    );
    expect(first).toBe('K-1608');
    expect(await one(editor, 'K-1316', 'needsUpdate { reason } confidence')).toMatchObject({
      needsUpdate: { reason: expect.any(String) },
    });
    expect(await one(editor, 'K-1611', 'confidence')).toEqual({ confidence: 'WORK_IN_PROGRESS' });
  });

  it('has risks, one of which somebody wants to be gone', async () => {
    expect(await one(editor, 'P-037', 'risk { kind removal { reason } }')).toMatchObject({
      risk: { kind: 'BUSINESS_RISK', removal: { reason: expect.any(String) } },
    });
    expect(await one(editor, 'K-1902', 'risk { kind removal { reason } }')).toEqual({
      risk: { kind: 'SAFETY', removal: null },
    });
  });

  it('translates: current, behind and missing', async () => {
    const standing = async (code: string): Promise<unknown> =>
      (
        await one<{ inLocale: unknown; translations: { state: string; behindBy: number }[] }>(
          editor,
          code,
          'translations { state behindBy }',
        )
      ).translations[0];
    expect(await standing('K-2031')).toEqual({ state: 'SOURCE_CHANGED', behindBy: 1 });
    expect(await standing('K-1405')).toEqual({ state: 'SOURCE_CHANGED', behindBy: 1 });
    expect(await standing('K-1188')).toEqual({ state: 'CURRENT', behindBy: 0 });
    expect(await standing('G-2116')).toMatchObject({ state: 'MISSING' });
    const behind = await editor.get<{ code: string }[]>(
      'articlesSourceChanged.nodes',
      '{ articlesSourceChanged(first: 20) { nodes { code } } }',
    );
    expect(behind.map(({ code }) => code)).toEqual(expect.arrayContaining(['K-7031', 'K-6405']));
  });

  it('finds an article by the title of its translation', async () => {
    await eventually(async () => {
      const found = await agent.get<{ code: string }[]>(
        'search.nodes',
        '{ search(query: "Washer not spinning: five usual causes", first: 5) { nodes { code } } }',
      );
      expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(['K-7031', 'K-2031']));
    }, 30_000);
  });

  it('refers: links that lead somewhere, one that does not, one that was redirected, pictures and files', async () => {
    expect(await one(editor, 'G-2116', 'brokenLinks { code }')).toEqual({ brokenLinks: [{ code: 'K-1256' }] });
    expect(await one(agent, 'K-1522', 'code redirectedFromCode')).toEqual({
      code: 'K-1516',
      redirectedFromCode: 'K-1522',
    });
    const { attachments, bodyHtml } = await one<{
      attachments: { contentType: string; width: number; url: string }[];
      bodyHtml: string;
    }>(agent, 'K-1188', 'bodyHtml attachments { contentType width url }');
    expect(attachments).toMatchObject([{ contentType: 'image/png', width: 480 }]);
    expect(bodyHtml).toContain('<img');
    const picture = await fetch(new URL(attachments[0]?.url ?? '', app.url));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    for (const [code, type] of [
      ['K-1902', 'application/pdf'],
      ['K-1408', 'text/plain; charset=utf-8'],
    ] as const)
      expect(
        (await one<{ attachments: { contentType: string }[] }>(agent, code, 'attachments { contentType }')).attachments,
      ).toMatchObject([{ contentType: type }]);
  });

  it('has flags in every state, cases with their answers, and people who were told', async () => {
    const all = await editor.get<{ state: string; isOverdue: boolean }[]>(
      'articleFlags.nodes',
      '{ articleFlags(scope: ALL, states: [OPEN, ACCEPTED, MENDED, DECLINED], first: 20) { nodes { state isOverdue } } }',
    );
    expect(all.map(({ state }) => state).sort()).toEqual([
      'ACCEPTED',
      'DECLINED',
      'DECLINED',
      'MENDED',
      'OPEN',
      'OPEN',
      'OPEN',
    ]);
    expect(all.filter(({ isOverdue }) => isOverdue)).toHaveLength(2);
    const cases = await agent.get<{ state: string }[]>('myCases.nodes', '{ myCases(first: 5) { nodes { state } } }');
    expect(cases).toEqual([{ state: 'IN_REVIEW' }]);
    const kinds = async (client: TestClient): Promise<Set<string>> =>
      new Set(
        (await client.get<{ kind: string }[]>('notices.nodes', '{ notices(first: 50) { nodes { kind } } }')).map(
          ({ kind }) => kind,
        ),
      );
    expect([...(await kinds(agent))]).toEqual(expect.arrayContaining(['FLAG_ANSWERED', 'MENTIONED']));
    expect([...(await kinds(editor))]).toEqual(
      expect.arrayContaining(['FLAG_RAISED', 'MENTIONED', 'REVIEW_DECIDED', 'RISK_REMOVAL_ASKED']),
    );
    expect([...(await kinds(await clientOf('editor.two')))]).toContain('SOURCE_CHANGED');
  });

  it('has a draft that was given back with the places that are meant, and texts that were assessed', async () => {
    const { draft } = await one<{ draft: { state: string; pins: { quote: string; isFound: boolean }[] } }>(
      editor,
      'O-316',
      'draft { state pins { quote isFound } }',
    );
    expect(draft).toMatchObject({ state: 'DRAFT', pins: [{ isFound: true }, { isFound: true }] });
    const { versionNumbered } = await one<{ versionNumbered: { checklist: { met: number; applicable: number } } }>(
      editor,
      'G-2116',
      'versionNumbered(number: 1) { checklist { met applicable } }',
    );
    expect(versionNumbered.checklist).toEqual({ met: 6, applicable: 8 });
  });
});
