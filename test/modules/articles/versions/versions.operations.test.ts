import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestClient, dig } from '../../../support/client.js';
import { publish, writeAndPublish } from '../../../support/publish.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
});
afterAll(() => app.end());

interface Made {
  id: string;
  code: string;
  revision: number;
}

const draft = (article: Made, content: Record<string, unknown>): Promise<{ article: Made }> =>
  editor.change<{ article: Made }>(
    'articleDraftUpdate',
    'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code field } } }',
    { id: article.id, input: { expectedVersion: article.revision, content } },
  );

const differenceQuery = `query ($id: ID!, $from: ArticleTextInput!, $to: ArticleTextInput!) {
  articleDifference(articleId: $id, from: $from, to: $to) {
    from { number isDraft isLive } to { number isDraft isLive } addedCount removedCount isSubstantial
    fields { field form isChanged addedCount removedCount isByLines hunks { kind isInternal lineCount pieces { kind text } } }
  } }`;

const difference = (client: TestClient, id: string, from: object, to: object): Promise<unknown> =>
  client.get('articleDifference', differenceQuery, { id, from, to });

const restoreMutation = `mutation ($id: ID!, $input: ArticleVersionRestoreInput!) { articleVersionRestore(id: $id, input: $input) {
  article { id code revision version title draft { title note number } } userErrors { code field } } }`;

const restore = (client: TestClient, id: string, input: object) =>
  client.get<{
    article: (Made & Record<string, unknown>) | null;
    userErrors: { code: string; field: string[] | null }[];
  }>('articleVersionRestore', restoreMutation, { id, input });

const fieldOf = (answer: unknown, name: string): Record<string, unknown> | undefined =>
  (dig(answer, 'fields') as Record<string, unknown>[]).find((field) => field.field === name);

describe('the difference of two texts of an article', () => {
  const body = 'First line.\n\nLift the hose to 80 cm.\n\n:::internal\nPriority P3.\n:::';

  it('is told word by word, over all parts, to who may read both', async () => {
    const first = await writeAndPublish(editor, 'Drain', {
      audience: 'PUBLIC',
      content: { bodyMarkdown: body, keywords: ['hose', 'pump'], say: 'Open the door first.' },
    });
    const changed = await draft(first, {
      bodyMarkdown: body.replace('80', '100').replace('P3', 'P2'),
      keywords: ['hose', 'drain'],
      effectiveFrom: { instant: '2020-01-01T00:00:00.000Z' },
    });
    const asDraft = await difference(editor, first.id, { text: 'LIVE' }, { text: 'DRAFT' });
    expect(asDraft).toMatchObject({
      from: { number: 1, isDraft: false, isLive: true },
      to: { number: 2, isDraft: true, isLive: false },
      isSubstantial: true,
    });
    // Nobody but editors knows of a working copy.
    expect(await difference(agent, first.id, { text: 'LIVE' }, { text: 'DRAFT' })).toBeNull();

    await publish(editor, changed.article);
    const answer = await difference(agent, first.id, { version: 1 }, { text: 'LIVE' });
    expect(answer).toMatchObject({ from: { number: 1, isLive: false }, to: { number: 2, isLive: true } });
    expect(fieldOf(answer, 'TITLE')).toMatchObject({ isChanged: false, addedCount: 0, removedCount: 0 });
    const hunks = fieldOf(answer, 'BODY')?.hunks as { kind: string; isInternal: boolean; pieces: object[] }[];
    expect(hunks.filter((hunk) => hunk.kind === 'CHANGED')).toEqual([
      expect.objectContaining({
        isInternal: false,
        pieces: expect.arrayContaining([
          { kind: 'REMOVED', text: '80' },
          { kind: 'ADDED', text: '100' },
        ]),
      }),
      expect.objectContaining({
        isInternal: true,
        pieces: expect.arrayContaining([
          { kind: 'REMOVED', text: 'P3' },
          { kind: 'ADDED', text: 'P2' },
        ]),
      }),
    ]);
    expect(fieldOf(answer, 'KEYWORDS')).toMatchObject({ form: 'LIST', isChanged: true });
    expect(fieldOf(answer, 'EFFECTIVE_FROM')).toMatchObject({
      form: 'MOMENT',
      hunks: [{ pieces: [{ kind: 'ADDED', text: '2020-01-01T00:00:00.000Z' }] }],
    });
  });

  it('does not exist for outsiders, nor over what one may not read', async () => {
    const made = await writeAndPublish(editor, 'Outside', { audience: 'PUBLIC' });
    const changed = await draft(made, { bodyMarkdown: 'Other words altogether.' });
    await publish(editor, changed.article);
    for (const outsider of [await centre.as(Role.PARTNER), await centre.as(`client ${Scope.KNOWLEDGE_READ}`)]) {
      const answer = await outsider.run(differenceQuery, { id: made.id, from: { version: 1 }, to: { text: 'LIVE' } });
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    for (const [from, to] of [
      [{ version: 7 }, { text: 'LIVE' }],
      [{ version: 0 }, { text: 'LIVE' }],
      [{ version: 1 }, { text: 'DRAFT' }],
    ] as const)
      expect(await difference(editor, made.id, from, to)).toBeNull();
    expect(await difference(editor, 'article_none', { version: 1 }, { text: 'LIVE' })).toBeNull();
    for (const from of [{}, { version: 1, text: 'LIVE' }]) {
      const answer = await editor.run(differenceQuery, { id: made.id, from, to: { text: 'LIVE' } });
      expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('does not take wording, marks and keywords for a change of meaning', async () => {
    const made = await writeAndPublish(editor, 'Wording', {
      content: { bodyMarkdown: 'Please open the door and close it.', keywords: ['a'] },
    });
    const changed = await draft(made, {
      bodyMarkdown: 'Please **open** the door, and close it!',
      keywords: ['a', 'b'],
    });
    expect(await difference(editor, made.id, { text: 'LIVE' }, { text: 'DRAFT' })).toMatchObject({
      isSubstantial: false,
    });
    const again = await draft(changed.article, { bodyMarkdown: 'Please do not open the door and close it.' });
    expect(again.article.revision).toBeGreaterThan(0);
    expect(await difference(editor, made.id, { text: 'LIVE' }, { text: 'DRAFT' })).toMatchObject({
      isSubstantial: true,
    });
  });
});

describe('restoring a version', () => {
  it('opens a working copy with its text, which becomes a new version', async () => {
    const first = await writeAndPublish(editor, 'Restore', { content: { bodyMarkdown: 'as it was' } });
    const second = await publish(
      editor,
      (await draft(first, { title: 'Restore 2', bodyMarkdown: 'as it is' })).article,
    );
    const restored = await restore(editor, first.id, { version: 1, expectedVersion: second.revision });
    expect(restored).toMatchObject({
      userErrors: [],
      article: { title: 'Restore 2', version: 2, draft: { title: 'Restore', note: 'Restores version 1', number: 3 } },
    });
    const events = await app.container.foundation.events.events
      .find({ subjectId: first.id, type: 'article.version-restored' })
      .lean()
      .exec();
    expect(events).toMatchObject([{ after: { restoredVersion: 1, replacedDraft: false } }]);
    const third = await publish(editor, restored.article as Made);
    expect(
      await editor.get('article', 'query ($id: ID!) { article(id: $id) { version title bodyMarkdown } }', {
        id: third.id,
      }),
    ).toEqual({ version: 3, title: 'Restore', bodyMarkdown: 'as it was' });
  });

  it('is refused where it would throw work away, in review, in the archive and for what is not there', async () => {
    const first = await writeAndPublish(editor, 'Refused');
    const second = await publish(editor, (await draft(first, { title: 'Refused 2' })).article);
    const third = await draft(second, { title: 'Refused 3' });
    const { revision } = third.article;
    expect(await restore(editor, first.id, { version: 1, expectedVersion: revision })).toMatchObject({
      article: null,
      userErrors: [{ code: 'WRONG_STATE', field: ['replaceDraft'] }],
    });
    expect(await restore(editor, first.id, { version: 9, expectedVersion: revision })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['version'] }],
    });
    expect(await restore(editor, first.id, { version: 1, expectedVersion: 1 })).toMatchObject({
      article: { revision },
      userErrors: [{ code: 'CONFLICT' }],
    });
    const denied = await agent.run(restoreMutation, { id: first.id, input: { version: 1, expectedVersion: revision } });
    expect(denied.errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(
      await editor.get('article', 'query ($id: ID!) { article(id: $id) { revision draft { title } } }', {
        id: first.id,
      }),
    ).toEqual({ revision, draft: { title: 'Refused 3' } });
    const replaced = await restore(editor, first.id, { version: 1, expectedVersion: revision, replaceDraft: true });
    expect(replaced).toMatchObject({ userErrors: [], article: { draft: { title: 'Refused' } } });
    const submitted = await editor.change<{ article: Made }>(
      'articleSubmit',
      'mutation ($id: ID!, $input: ArticleSubmitInput!) { articleSubmit(id: $id, input: $input) { article { id code revision } userErrors { code } } }',
      { id: first.id, input: { expectedVersion: replaced.article?.revision } },
    );
    expect(
      await restore(editor, first.id, {
        version: 2,
        expectedVersion: submitted.article.revision,
        replaceDraft: true,
      }),
    ).toMatchObject({ userErrors: [{ code: 'WRONG_STATE' }] });
  });
});

describe('how versions served', () => {
  it('shows each with its interval, and who has not acknowledged it to those who may ask', async () => {
    const first = await writeAndPublish(editor, 'Served', { priority: 'MUST_READ' });
    await agent.change(
      'articleFeedbackGive',
      'mutation ($id: ID!) { articleFeedbackGive(id: $id, input: { version: 1, isHelpful: true }) { userErrors { code } } }',
      { id: first.id },
    );
    await publish(editor, (await draft(first, { title: 'Served 2' })).article, { priority: 'INFO' });
    const query = `query ($id: ID!) { article(id: $id) { versions(first: 10) { nodes { number
      usage { helpfulShare answerCount helpfulInterval { low high } }
      acknowledgement { requiredCount acknowledgedCount entry { priority } missing(first: 5) { id } } } } } }`;
    const seen = await editor.get<Record<string, unknown>[]>('article.versions.nodes', query, { id: first.id });
    expect(seen[0]).toMatchObject({
      number: 2,
      usage: { answerCount: 0, helpfulInterval: null },
      acknowledgement: null,
    });
    expect(seen[1]).toMatchObject({
      number: 1,
      usage: { helpfulShare: 1, answerCount: 1, helpfulInterval: { low: expect.closeTo(0.2065, 3), high: 1 } },
      acknowledgement: {
        requiredCount: 1,
        acknowledgedCount: 0,
        entry: { priority: 'MUST_READ' },
        missing: [{ id: centre.person(Role.AGENT)._id }],
      },
    });
    const supervised = await (await centre.as(Role.SUPERVISOR)).get('article.versions.nodes', query, { id: first.id });
    expect(dig(supervised, '1.acknowledgement.requiredCount')).toBe(1);
    const asked = await agent.get('article.versions.nodes', query, { id: first.id });
    expect(dig(asked, '1.acknowledgement')).toBeNull();

    const entryId = await agent.get<string>(
      'knowledgeInbox.nodes.0.id',
      '{ knowledgeInbox(first: 5) { nodes { id version } } }',
    );
    expect(entryId).toBeTruthy();
  });
});
