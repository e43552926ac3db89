import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { findAlike } from '../../../src/modules/search/similar-finder.service.js';
import {
  documentLikeness,
  duplicateFrom,
  questionLikeness,
  similarFrom,
} from '../../../src/modules/search/similar.rules.js';
import { type Centre, createCentre } from '../../support/centre.js';
import { type TestClient, dig } from '../../support/client.js';
import { writeAndPublish } from '../../support/publish.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';

const similarText = `query ($draft: SimilarDraftInput!, $first: Int! = 5) { similarArticles(draft: $draft, first: $first) { likeness isLikelyDuplicate article { id title bodyMarkdown } passage { heading section theirs theirMarks { start length } ours ourMarks { start length } } } }`;

interface Found {
  likeness: number;
  isLikelyDuplicate: boolean;
  article: { id: string; title: string; bodyMarkdown: string };
  passage: {
    heading: string | null;
    section: number | null;
    theirs: string;
    theirMarks: { start: number; length: number }[];
    ours: string;
    ourMarks: unknown[];
  };
}

describe('how alike two documents are', () => {
  it('is that of their questions or texts, more where both are alike, and at most 1', () => {
    expect(documentLikeness(0.5, null)).toBe(0.5);
    expect(documentLikeness(0.2, 0.6)).toBeGreaterThan(0.6);
    expect(documentLikeness(0.6, 0.6)).toBeGreaterThan(documentLikeness(0.6, 0));
    expect(documentLikeness(1, 1)).toBe(1);
    expect(questionLikeness(0, 0.9)).toBe(0);
  });

  it('tells texts of the same matter from texts of the same centre, quickly', () => {
    const index = new QuestionIndex();
    const themes = ['refund', 'delivery', 'warranty', 'invoice', 'password', 'coupon', 'address', 'repair'];
    const put = (did: string, title: string, text: string): void =>
      index.put({
        did,
        type: 'article',
        kind: 'FAQ',
        code: null,
        locale: 'en',
        title,
        say: null,
        alts: [],
        keywords: [],
        codes: [],
        categories: [],
        policy: {
          audience: 'PUBLIC',
          tierRank: 0,
          teams: ['*'],
          lines: ['*'],
          state: 'PUBLISHED',
          effectiveFrom: 0,
          effectiveTo: 8_640_000_000_000_000,
        },
        updatedAt: 0,
        sections: [{ heading: null, text, internal: false }],
      });
    for (let n = 0; n < 2_000; n++) {
      const theme = themes[n % themes.length] ?? '';
      put(
        `d${n}`,
        `How about the ${theme} of order ${n}`,
        `Please ask the ${theme} desk about number ${n}, then write it down.`,
      );
    }
    put(
      'same',
      'Washing machine does not drain',
      'Open the filter at the bottom, let the water run off and clean it. Then close it tightly.',
    );
    const draft = {
      title: 'The washer is not draining',
      alternatives: [],
      sections: [
        {
          heading: null,
          text: 'Clean the filter at the bottom: open it, let the water run off, close it tightly again.',
          internal: false,
        },
      ],
    };
    const began = performance.now();
    const found = findAlike(index, draft, () => true, new Set());
    const took = performance.now() - began;
    expect(found[0]).toMatchObject({ id: 'same' });
    expect(found[0]?.likeness).toBeGreaterThan(similarFrom);
    expect(found.filter(({ likeness }) => likeness >= similarFrom)).toHaveLength(1);
    expect(took).toBeLessThan(500);
    expect(findAlike(index, draft, (face) => face.did !== 'same', new Set()).some(({ id }) => id === 'same')).toBe(
      false,
    );
    expect(findAlike(index, draft, () => true, new Set(['same'])).some(({ id }) => id === 'same')).toBe(false);
  });
});

describe('articles like the one that is being written', () => {
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let agent: TestClient;
  let drain: { id: string; revision: number };

  const body =
    '# What to do\n\nOpen the filter at the bottom and let the water run off into a bowl.\n\n## Afterwards\n\nClose the filter tightly and run a short programme.';
  const find = (client: TestClient, draft: Record<string, unknown>, first = 5): Promise<Found[]> =>
    client.get<Found[]>('similarArticles', similarText, { draft, first });

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    agent = await centre.as(Role.AGENT);
    drain = await writeAndPublish(editor, 'Washing machine does not drain', {
      content: { bodyMarkdown: body, alternativeQuestions: ['water stays in the drum'] },
    });
    for (const title of ['Invoice by mail', 'Change of address', 'Password forgotten', 'Coupon does not work'])
      await writeAndPublish(editor, title);
    const secret = await writeAndPublish(editor, 'Zarfolite gasket swells', {
      content: { bodyMarkdown: 'The zarfolite gasket swells in hot water.' },
    });
    await editor.change(
      'articleAudienceChange',
      'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { article { id } userErrors { code } } }',
      {
        id: secret.id,
        input: {
          expectedVersion: secret.revision,
          audience: 'INTERNAL',
          teamIds: [centre.teams.two],
          reason: 'Two only.',
        },
      },
    );
    await app.container.search.whenCaughtUp();
  });
  afterAll(() => app.end());

  it('are shown with how alike they are, and with the passage, marked on both sides', async () => {
    const [found] = await find(agent, {
      title: 'Something with water',
      bodyMarkdown: 'After that close the filter tightly and run a short programme.',
    });
    expect(found).toMatchObject({ article: { id: drain.id, bodyMarkdown: body }, passage: { heading: 'Afterwards' } });
    expect(found?.passage.section).toBeGreaterThanOrEqual(1);
    const { theirs, theirMarks } = found?.passage ?? { theirs: '', theirMarks: [] };
    expect(theirMarks.map(({ start, length }) => theirs.slice(start, start + length).toLowerCase())).toContain(
      'tightly',
    );
    expect(found?.passage.ourMarks.length).toBeGreaterThan(0);
  });

  it('are probable duplicates when they ask the same in the same words', async () => {
    const [found] = await find(agent, { title: 'The washing machine does not drain' });
    expect(found).toMatchObject({
      isLikelyDuplicate: true,
      article: { id: drain.id },
      passage: { heading: null, section: null },
    });
    expect(found?.likeness).toBeGreaterThanOrEqual(duplicateFrom);
    expect(await find(agent, { title: 'Opening hours on Sunday' })).toEqual([]);
    expect(
      (await find(agent, { title: 'why', alternativeQuestions: ['the water stays in the drum'] }))[0]?.article.id,
    ).toBe(drain.id);
  });

  it('never tell of what somebody may not read, nor of itself, nor of another language', async () => {
    const draft = { title: 'Zarfolite gasket swells', bodyMarkdown: 'The zarfolite gasket swells in hot water.' };
    const { client: two } = await centre.add('similar-two', { roles: [Role.AGENT], teamIds: [centre.teams.two] });
    expect(await find(two, draft)).toHaveLength(1);
    expect(await find(agent, draft)).toEqual([]);
    const bland = { title: 'Mordavine gasket swells', bodyMarkdown: 'The mordavine gasket swells in hot water.' };
    expect(await find(agent, { ...draft, title: `${draft.title} does not drain` })).toEqual(
      (await find(agent, { ...bland, title: `${bland.title} does not drain` })).map((one) => ({
        ...one,
        passage: expect.anything(),
      })),
    );
    expect(await find(agent, { title: 'Washing machine does not drain', excludeId: drain.id })).toEqual([]);
    expect(await find(agent, { title: 'Washing machine does not drain', locale: 'ZH_CN' })).toEqual([]);
    const partner = await (await centre.as(Role.PARTNER)).run(similarText, { draft: { title: 'x' } });
    expect(partner.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('are no longer named once somebody said that they are not the same', async () => {
    const twin = await writeAndPublish(editor, 'Washing machine does not drain well', { audience: 'PUBLIC' });
    await app.container.search.whenCaughtUp();
    const similar = (client: TestClient) =>
      client.get<{ article: { id: string } }[]>(
        'article.similar',
        'query ($id: ID!) { article(id: $id) { similar { article { id } } } }',
        { id: twin.id },
      );
    expect((await similar(editor)).map(({ article }) => article.id)).toContain(drain.id);
    expect(await similar(await centre.as(Role.PARTNER))).toEqual([]);
    const dismissText =
      'mutation ($input: ArticleDuplicateDismissInput!) { articleDuplicateDismiss(input: $input) { article { id } userErrors { code field } } }';
    const refused = await editor.run(dismissText, { input: { articleId: twin.id, otherId: twin.id } });
    expect(dig(refused.data, 'articleDuplicateDismiss.userErrors')).toEqual([{ code: 'INVALID', field: ['otherId'] }]);
    expect(
      (await agent.run(dismissText, { input: { articleId: twin.id, otherId: drain.id } })).errors[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    await editor.change('articleDuplicateDismiss', dismissText, { input: { articleId: drain.id, otherId: twin.id } });
    await editor.change('articleDuplicateDismiss', dismissText, { input: { articleId: twin.id, otherId: drain.id } });
    expect((await similar(editor)).map(({ article }) => article.id)).not.toContain(drain.id);
    expect(await app.container.foundation.connection.collection('article_dismissed_pairs').countDocuments()).toBe(1);
  });

  it('are refused for what is too long or too many', async () => {
    for (const [draft, first] of [
      [{ title: 'x'.repeat(251) }, 5],
      [{ title: 'x', bodyMarkdown: 'x'.repeat(600_001) }, 5],
      [{ title: 'x' }, 0],
      [{ title: 'x' }, 11],
    ] as const) {
      const answer = await agent.run(similarText, { draft, first });
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
    expect(await find(agent, { title: '' })).toEqual([]);
  });
});
