import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../src/platform/auth/viewer.js';
import { ManualClock } from '../../src/platform/clock/clock.js';
import { createCentre, type Centre } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

interface Made {
  id: string;
  revision: number;
}

const today = new Date('2036-11-26T09:00:00Z');
/** Midnight of the first of December on the wall of the site in China. */
const first = new Date('2036-11-30T16:00:00Z');

const read = `query ($id: ID!) { article(id: $id) {
  version bodyMarkdown validity nextVersion { number bodyMarkdown effectiveFrom validity reviews { reason } }
} }`;

/** A day in the life of a policy, over two server copies: as its people would live it. */
describe('a policy that changes on the first of next month', () => {
  const clock = new ManualClock(today);
  let one: TestApp;
  let two: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let colleague: TestClient;
  let agent: TestClient;
  let policy: Made;
  let english: Made;

  /** Access ends after minutes: whoever wants to go on later signs in anew, at one copy or the other. */
  const at = async (app: TestApp, principal: Parameters<Centre['as']>[0]): Promise<TestClient> => {
    const { token } = await centre.as(principal);
    return app.client.as(token);
  };
  const revisionOf = (id: string): Promise<number> =>
    editor.get('article.revision', 'query ($id: ID!) { article(id: $id) { revision } }', { id });
  const act = async (
    client: TestClient,
    field: string,
    id: string,
    input: Record<string, unknown> = {},
  ): Promise<void> => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    await client.change(
      field,
      `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { userErrors { code field message } } }`,
      { id, input: { expectedVersion: await revisionOf(id), ...input } },
    );
  };
  const publish = async (id: string, input: Record<string, unknown> = {}): Promise<void> => {
    await act(editor, 'articleSubmit', id);
    await act(colleague, 'articleApprove', id, { reason: '数字核对过。' });
    await act(editor, 'articlePublish', id, input);
  };
  const found = (client: TestClient, query: string): Promise<{ id: string; version: number; validity: string }[]> =>
    client.get(
      'search.nodes',
      'query ($query: String!) { search(query: $query, first: 10) { nodes { id version validity } } }',
      {
        query,
      },
    );
  const noticesOf = (client: TestClient): Promise<{ kind: string; subjectCode: string; text: string }[]> =>
    client.get('notices.nodes', '{ notices(first: 50) { nodes { kind subjectCode text } } }');

  beforeAll(async () => {
    one = await startTestApp({ clock });
    centre = await createCentre(one);
    two = await startTestApp({ clock, beside: one });
    editor = await at(one, Role.KNOWLEDGE_EDITOR);
    colleague = await at(two, Role.ADMIN);
    agent = await at(two, Role.AGENT);
    const { article } = await editor.change<{ article: Made }>(
      'articleCreate',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id revision } userErrors { code } } }',
      {
        input: {
          kind: 'POLICY',
          locale: 'ZH_CN',
          content: {
            title: '延保政策',
            bodyMarkdown: '延保期为两年，从开箱日算起。',
            alternativeQuestions: ['延保多久'],
          },
        },
      },
    );
    policy = article;
    await publish(policy.id, { audience: 'PUBLIC', confirmWidening: true });
    const made = await editor.change<{ article: Made }>(
      'articleTranslationStart',
      'mutation ($input: ArticleTranslationStartInput!) { articleTranslationStart(input: $input) { article { id revision } userErrors { code } } }',
      { input: { sourceId: policy.id, locale: 'EN' } },
    );
    english = made.article;
    await act(editor, 'articleDraftUpdate', english.id, {
      content: { title: 'Extended warranty', bodyMarkdown: 'Two years from the day of unpacking.' },
    });
    await publish(english.id, { audience: 'PUBLIC', confirmWidening: true });
  });

  afterAll(async () => {
    await two.end();
    await one.end();
  });

  it('is mended where an agent flags a wrong sentence, and the agent is told', async () => {
    const { flag } = await agent.change<{ flag: Made }>(
      'articleFlagRaise',
      'mutation ($input: ArticleFlagRaiseInput!) { articleFlagRaise(input: $input) { flag { id revision } userErrors { code field } } }',
      {
        input: { articleId: policy.id, version: 1, kind: 'WRONG', quote: '从开箱日算起', comment: '应从开票日算起。' },
      },
    );
    expect((await noticesOf(editor)).map(({ kind }) => kind)).toContain('FLAG_RAISED');
    clock.advance(3_600_000);
    editor = await at(one, Role.KNOWLEDGE_EDITOR);
    colleague = await at(two, Role.ADMIN);
    agent = await at(two, Role.AGENT);
    await act(editor, 'articleDraftUpdate', policy.id, { content: { bodyMarkdown: '延保期为两年，从开票日算起。' } });
    await publish(policy.id, { mendsFlagIds: [flag.id], changeSummary: '起算日改为开票日。' });
    expect(await noticesOf(agent)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'FLAG_ANSWERED' })]),
    );
    expect(
      await agent.get(
        'article.flags.0',
        'query ($id: ID!) { article(id: $id) { flags(first: 5, states: [MENDED]) { state mendedInVersion } } }',
        {
          id: policy.id,
        },
      ),
    ).toEqual({ state: 'MENDED', mendedInVersion: 2 });
  });

  it('is changed, approved with a remark, and seen by agents as not yet valid; the public does not know of it', async () => {
    await act(editor, 'articleDraftUpdate', policy.id, {
      content: {
        bodyMarkdown: '延保期为三年，从开票日算起。星河计划会员再加半年。',
        effectiveFrom: { local: '2036-12-01T00:00', siteId: centre.siteId },
      },
    });
    await publish(policy.id, { priority: 'MUST_READ', changeSummary: '延保期改为三年。' });
    await one.container.search.whenCaughtUp();
    await two.container.search.whenCaughtUp();
    const seen = await agent.get('article', read, { id: policy.id });
    expect(seen).toMatchObject({
      version: 2,
      validity: 'VALID',
      nextVersion: { number: 3, effectiveFrom: first.toISOString(), validity: 'NOT_YET_VALID' },
    });
    expect(seen).toMatchObject({ nextVersion: { reviews: [{ reason: '数字核对过。' }] } });
    expect(await found(agent, '星河计划')).toEqual(
      expect.arrayContaining([{ id: policy.id, version: 3, validity: 'NOT_YET_VALID' }]),
    );
    for (const outsider of [
      await at(one, Role.PARTNER),
      await at(two, Role.CUSTOMER),
      await at(one, `client ${Scope.KNOWLEDGE_READ}`),
    ]) {
      expect(await outsider.get('article', read, { id: policy.id })).toEqual({
        version: 2,
        bodyMarkdown: '延保期为两年，从开票日算起。',
        validity: 'VALID',
        nextVersion: null,
      });
      expect(
        (await found(outsider, '星河计划')).filter(({ id, version }) => id === policy.id && version !== 2),
      ).toEqual([]);
    }
  });

  it('holds at the moment it holds, on both copies, and is told once', async () => {
    clock.set(new Date(first.getTime() - 1));
    const before = await at(one, Role.CUSTOMER);
    expect(await before.get('article.version', read, { id: policy.id })).toBe(2);
    clock.set(first);
    for (const app of [one, two]) {
      const outsider = await at(app, Role.CUSTOMER);
      expect(await outsider.get('article', read, { id: policy.id })).toMatchObject({ version: 3, validity: 'VALID' });
      expect(await found(outsider, '星河计划')).toEqual(
        expect.arrayContaining([{ id: policy.id, version: 3, validity: 'VALID' }]),
      );
    }
    const events = one.container.foundation.connection.collection('events');
    await eventually(async () =>
      expect(await events.countDocuments({ subjectId: policy.id, type: 'article.took-effect' })).toBe(1),
    );
    await one.container.jobs.runDue();
    await two.container.jobs.runDue();
    expect(await events.countDocuments({ subjectId: policy.id, type: 'article.took-effect' })).toBe(1);
  });

  it('leaves its English translation with a source that changed', async () => {
    editor = await at(one, Role.KNOWLEDGE_EDITOR);
    await eventually(async () =>
      expect(
        await editor.get(
          'article.translationStanding',
          'query ($id: ID!) { article(id: $id) { translationStanding { state behindBy sourceChange { isSubstantial } } } }',
          { id: english.id },
        ),
      ).toMatchObject({ state: 'SOURCE_CHANGED', behindBy: 2 }),
    );
    expect((await noticesOf(editor)).map(({ kind }) => kind)).toContain('SOURCE_CHANGED');
  });

  it('still shows what was read then', async () => {
    agent = await at(two, Role.AGENT);
    const asOf = (moment: object): Promise<unknown> =>
      agent.get(
        'articleAsOf.version',
        'query ($id: ID!, $at: MomentInput!) { articleAsOf(id: $id, at: $at) { version { number bodyMarkdown } } }',
        { id: policy.id, at: moment },
      );
    expect(await asOf({ instant: '2036-11-26T09:30:00Z' })).toMatchObject({ number: 1 });
    expect(await asOf({ local: '2036-11-29T12:00', siteId: centre.siteId })).toEqual({
      number: 2,
      bodyMarkdown: '延保期为两年，从开票日算起。',
    });
    expect(await asOf({ instant: first.toISOString() })).toMatchObject({ number: 3 });
  });

  it('is still somebody’s when its owner leaves', async () => {
    const admin = await at(two, Role.ADMIN);
    const owner = centre.person(Role.KNOWLEDGE_EDITOR);
    const { revision } = await admin.get<Made>('user', 'query ($id: ID!) { user(id: $id) { id revision } }', {
      id: owner._id,
    });
    await admin.change(
      'userDeactivate',
      'mutation ($id: ID!, $input: UserDeactivateInput!) { userDeactivate(id: $id, input: $input) { userErrors { code field } } }',
      { id: owner._id, input: { expectedVersion: revision } },
    );
    for (const { id } of [policy, english]) {
      const { owner: person, ownerTeam } = await admin.get<{ owner: Made | null; ownerTeam: Made | null }>(
        'article.verification',
        'query ($id: ID!) { article(id: $id) { verification { owner { id } ownerTeam { id } } } }',
        { id },
      );
      expect(person ?? ownerTeam).not.toBeNull();
      expect(person?.id).not.toBe(owner._id);
    }
  });
});
