import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import { dig, type TestClient } from '../support/client.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** A lone surrogate: half of a character. */
const lone = '\ud800';
const day = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
const absent = 'article_01h455vb4pex5vsknk084sn02q';

/** Longest that a refusal may take; a good deal more than it does on a quiet machine. */
const patienceMs = 20_000;

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let database: Connection;
let live: { id: string };
let english: { id: string };
let chinese: { id: string };
let narrow: { id: string };

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  database = await mongoose
    .createConnection(process.env['TEST_MONGODB_URI'] ?? '', { dbName: app.database })
    .asPromise();
  const silent = { priority: null };
  live = await writeAndPublish(editor, 'Live', silent);
  english = await writeAndPublish(editor, 'Source', silent);
  chinese = await writeAndPublish(editor, '译文', { ...silent, locale: 'ZH_CN' });
  narrow = await writeAndPublish(editor, 'For team two', silent);
  await change('articleTranslationLink', chinese.id, { sourceId: english.id });
  await change('articleAudienceChange', narrow.id, {
    ...{ audience: 'INTERNAL', teamIds: [centre.teams.two], reason: 'Theirs.', confirmWidening: true },
  });
}, 120_000);
afterAll(async () => {
  await database.close();
  await app.end();
}, 60_000);

const revisionOf = async (id: string): Promise<number> =>
  ((await database.collection('articles').findOne({ _id: id as never })) as unknown as { revision: number }).revision;

interface Refusal {
  readonly status: number;
  readonly faults: readonly string[];
}

async function change(field: string, id: string, more: Record<string, unknown>, client = editor): Promise<Refusal> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const input = { expectedVersion: await revisionOf(id), ...more };
  const answer = await client.run(
    `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { userErrors { code field } } }`,
    { id, input },
  );
  return refusalOf(field, answer);
}

async function make(field: string, input: Record<string, unknown>, client = editor): Promise<Refusal> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const answer = await client.run(
    `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code field } } }`,
    { input },
  );
  return refusalOf(field, answer);
}

function refusalOf(field: string, answer: Awaited<ReturnType<TestClient['run']>>): Refusal {
  const errors = (dig(answer.data, `${field}.userErrors`) as { code: string; field: string[] | null }[] | null) ?? [];
  return {
    status: answer.status,
    faults: [
      ...answer.errors.map(({ extensions }) => String(extensions.code)),
      ...errors.map((one) => `${one.code} ${one.field?.join('.') ?? ''}`.trim()),
    ],
  };
}

/** Everything that a refusal must not touch. */
async function everything(): Promise<string> {
  const kept: unknown[] = [];
  for (const name of ['articles', 'article_versions', 'article_comments', 'article_flags', 'article_cases', 'notices'])
    kept.push(await database.collection(name).find().sort({ _id: 1 }).toArray());
  kept.push(await database.collection('events').countDocuments({ subjectType: 'article' }));
  return JSON.stringify(kept);
}

/** Says what is refused with, that nothing was stored, and that it was quick. */
async function refused(work: () => Promise<Refusal>): Promise<string> {
  const before = await everything();
  const started = performance.now();
  const { status, faults } = await work();
  const took = performance.now() - started;
  expect(await everything()).toBe(before);
  expect(took).toBeLessThan(patienceMs);
  expect(status).toBeLessThan(500);
  return faults.join(', ');
}

describe('knowledge that is handed in badly', () => {
  const text = 'content.bodyMarkdown';
  const body = (bodyMarkdown: string) => () => change('articleDraftUpdate', live.id, { content: { bodyMarkdown } });
  const row = '| a | b |\n';
  const texts: readonly (readonly [string, () => Promise<Refusal>, RegExp])[] = [
    ['1 MB of Markdown', body('words '.repeat(175_000)), /^TOO_LONG content\.bodyMarkdown|^BAD_USER_INPUT$/],
    ['10,000 rows', body(`${row}|---|---|\n${row.repeat(10_000)}`), /^TOO_MANY content\.bodyMarkdown$/],
    ['quotes 500 deep', body(`${'> '.repeat(500)}deep`), /^INVALID content\.bodyMarkdown$/],
    ['quotes without blanks', body(`${'>'.repeat(5_000)}deep`), /^INVALID content\.bodyMarkdown$/],
    ['a bomb of links', body('[a](https://example.org) '.repeat(20_000)), /^TOO_MANY content\.bodyMarkdown$/],
    ['a bomb of brackets', body(`${'['.repeat(300_000)}`), /.*/],
    ['blocks without an end', body(':::internal\n'.repeat(5_000)), new RegExp(`TOO_MANY ${text}`)],
    ['a marker in a line', body('Some :::internal words'), /^INVALID content\.bodyMarkdown$/],
  ];
  for (const [name, work, expected] of texts)
    it(
      name,
      async () => {
        if (name === 'a bomb of brackets') {
          // No fault by itself: it only has to be quick, to write and to look at.
          const started = performance.now();
          expect((await work()).status).toBeLessThan(500);
          const { status } = await editor.run(
            'query ($id: ID!) { article(id: $id) { draft { bodyHtml } similar(first: 1) { likeness } } }',
            { id: live.id },
          );
          expect(status).toBe(200);
          expect(performance.now() - started).toBeLessThan(2 * patienceMs);
          return;
        }
        expect(await refused(work)).toMatch(expected);
      },
      30_000,
    );

  it('dates that contradict each other', async () => {
    const dates = (content: object) => () => change('articleDraftUpdate', live.id, { content });
    const moment = (days: number) => ({ instant: inDays(days) });
    expect(await refused(dates({ effectiveFrom: moment(3), effectiveTo: moment(2) }))).toBe(
      'OUT_OF_RANGE content.effectiveTo',
    );
    expect(await refused(dates({ effectiveFrom: { instant: inDays(1), local: '2026-12-01T00:00' } }))).toMatch(
      /^INVALID content\.effectiveFrom/,
    );
    expect(await refused(dates({ effectiveFrom: { local: '2026-02-30T00:00', siteId: centre.siteId } }))).toMatch(
      /^INVALID content\.effectiveFrom\.local/,
    );
    expect(await refused(dates({ effectiveFrom: { local: '2026-12-01T00:00', siteId: absent } }))).toMatch(
      /^NOT_FOUND content\.effectiveFrom\.siteId/,
    );
    // An order to publish whose dates lie before it.
    const until = inDays(2);
    expect(
      (await change('articleDraftUpdate', narrow.id, { content: { effectiveTo: { instant: until } } })).faults,
    ).toEqual([]);
    expect((await change('articleSubmit', narrow.id, {})).faults).toEqual([]);
    expect((await change('articleApprove', narrow.id, {})).faults).toEqual([]);
    const order = (more: object) => () =>
      change('articlePublish', narrow.id, { publishAt: moment(1), priority: null, ...more });
    expect(await refused(order({ publishAt: moment(3) }))).toBe('OUT_OF_RANGE publishAt');
    expect(await refused(order({ publishAt: moment(-1) }))).toBe('OUT_OF_RANGE publishAt');
    expect(
      await refused(order({ priority: 'MUST_READ', changeSummary: 'New.', dueAt: new Date(Date.now() + day / 2) })),
    ).toBe('OUT_OF_RANGE dueAt');
    expect(await refused(order({ dueAt: inDays(2) }))).toBe('INVALID dueAt');
    expect(await refused(order({ mendsFlagIds: [absent] }))).toBe('NOT_FOUND mendsFlagIds.0');
  }, 60_000);

  it('a translation of itself, of a translation, of its own translation, and of something else', async () => {
    const link = (id: string, sourceId: string) => () => change('articleTranslationLink', id, { sourceId });
    expect(await refused(link(live.id, live.id))).toMatch(/INVALID/);
    expect(await refused(link(english.id, chinese.id))).toMatch(/INVALID sourceId/);
    expect(await refused(link(chinese.id, live.id))).toMatch(/WRONG_STATE/);
    expect(await refused(link(live.id, english.id))).toMatch(/INVALID sourceId/);
    for (const sourceId of [absent, 'user_01h455vb4pex5vsknk084sn02q', '', '\0', lone, 'x'.repeat(10_000)])
      expect(await refused(link(live.id, sourceId))).toMatch(/NOT_FOUND sourceId|BAD_USER_INPUT/);
  }, 60_000);

  it('an interval of zero, an owner without the right, a team that is none', async () => {
    for (const everyDays of [0, -1, 1_096, 2_147_483_647]) {
      expect(await refused(() => change('articleVerify', live.id, { everyDays }))).toBe('OUT_OF_RANGE everyDays');
      expect(await refused(() => change('articleVerifyIntervalSet', live.id, { everyDays }))).toBe(
        'OUT_OF_RANGE everyDays',
      );
    }
    for (const ownerId of [centre.person(Role.PARTNER)._id, centre.person(Role.CUSTOMER)._id, absent, '\0', lone])
      expect(await refused(() => change('articleOwnerSet', live.id, { ownerId }))).toMatch(
        /^(INVALID|NOT_FOUND|NOT_ALLOWED) ownerId$/,
      );
    // The agent is in team one and may not read this article.
    expect(
      await refused(() => change('articleOwnerSet', narrow.id, { ownerId: centre.person(Role.AGENT)._id })),
    ).toMatch(/^(INVALID|NOT_ALLOWED) ownerId$/);
    expect(await refused(() => change('articleOwnerSet', live.id, { ownerId: null, ownerTeamId: null }))).toMatch(
      /REQUIRED ownerId/,
    );
    expect(await refused(() => change('articleOwnerSet', live.id, { ownerId: null, ownerTeamId: absent }))).toMatch(
      /(INVALID|NOT_FOUND) ownerTeamId/,
    );
    expect(
      await refused(() =>
        make('articlesOwnerSet', {
          ids: Array<string>(5_000)
            .fill(live.id)
            .map((id, at) => `${id}${at}`),
          ownerId: absent,
        }),
      ),
    ).toMatch(/TOO_MANY ids/);
  }, 60_000);

  it('comments that mention who may not read, quote what is not there, or answer elsewhere', async () => {
    const comment = (more: object) => () =>
      make('articleCommentAdd', { articleId: narrow.id, about: 'LIVE', version: 1, body: 'Look.', ...more });
    const agentId = centre.person(Role.AGENT)._id;
    expect(await refused(comment({ body: `@[${agentId}] look` }))).toBe(`INVALID body.${agentId}`);
    expect(await refused(comment({ quote: 'no such words' }))).toBe('INVALID quote');
    expect(await refused(comment({ version: 7 }))).toBe('NOT_FOUND version');
    expect(await refused(comment({ body: ' \n ' }))).toBe('REQUIRED body');
    expect(await refused(comment({ body: 'x'.repeat(2_001) }))).toBe('TOO_LONG body');
    expect(await refused(comment({ replyToId: live.id }))).toMatch(/NOT_FOUND replyToId/);
    expect(await refused(comment({ body: Array.from({ length: 40 }, (_, at) => `@[user_${at}]`).join(' ') }))).toMatch(
      /TOO_MANY body/,
    );
  }, 60_000);

  it('flags and rejections that pin what is not there, or too much', async () => {
    const flag = (more: object) => () =>
      make('articleFlagRaise', { articleId: live.id, version: 1, kind: 'OTHER', comment: 'Wrong.', ...more });
    expect(await refused(flag({ quote: 'no such words' }))).toBe('INVALID quote');
    expect(await refused(flag({ callReference: 'a b' }))).toBe('INVALID callReference');
    expect(await refused(flag({ comment: null }))).toBe('REQUIRED comment');
    expect(await refused(flag({ version: 0 }))).toBe('NOT_FOUND version');
    expect(await refused(flag({ articleId: 'user_01h455vb4pex5vsknk084sn02q' }))).toBe('NOT_FOUND articleId');
    expect(
      (await change('articleDraftUpdate', english.id, { content: { bodyMarkdown: 'Some words.' } })).faults,
    ).toEqual([]);
    expect((await change('articleSubmit', english.id, {})).faults).toEqual([]);
    const reject = (pins: unknown) => () => change('articleReject', english.id, { reason: 'No.', pins });
    const pin = { quote: 'Some words', remark: 'Which?' };
    expect(await refused(reject(Array(21).fill(pin)))).toBe('TOO_MANY pins');
    expect(await refused(reject([pin, { ...pin, quote: 'other words' }]))).toBe('INVALID pins.1.quote');
    expect(await refused(reject([{ ...pin, remark: ' ' }]))).toBe('REQUIRED pins.0.remark');
  }, 60_000);

  it('half characters, zero bytes and marks of writing direction do no harm', async () => {
    for (const bad of [lone, `a${lone}b`, '\udc00', 'nul\0byte', '\u202eevil', '\u200f\u200e', '\u0007']) {
      const title = await change('articleDraftUpdate', live.id, {
        content: { title: `T ${bad}`, bodyMarkdown: `Text ${bad}`, keywords: [bad], say: bad },
      });
      expect(title.status).toBeLessThan(500);
      expect(title.faults.filter((one) => one.startsWith('INTERNAL'))).toEqual([]);
      const read = await editor.run(
        'query ($id: ID!) { article(id: $id) { draft { title bodyHtml bodyMarkdown } } articles(first: 3) { totalCount } }',
        { id: live.id },
      );
      expect([read.status, read.errors]).toEqual([200, []]);
      for (const work of [
        () =>
          make('articleCommentAdd', { articleId: live.id, about: 'LIVE', version: 1, body: `Hm ${bad}`, quote: bad }),
        () =>
          make('articleFlagRaise', { articleId: live.id, version: 1, kind: 'OTHER', comment: `Hm ${bad}`, quote: bad }),
        () => change('articleNeedsUpdateSet', live.id, { reason: `Because ${bad}` }),
        () => make('fileUploadCreate', { purpose: 'ARTICLE_FILE', name: `${bad}.pdf`, bytes: 10 }),
      ]) {
        const { status, faults } = await work();
        expect(status).toBeLessThan(500);
        expect(faults.filter((one) => one.startsWith('INTERNAL'))).toEqual([]);
      }
    }
  }, 120_000);

  it('huge lists', async () => {
    const many = (length: number) => Array.from({ length }, (_, at) => `word ${at}`);
    const content = (more: object) => () => change('articleDraftUpdate', live.id, { content: more });
    expect(await refused(content({ keywords: many(20_000) }))).toMatch(/TOO_MANY content\.keywords|BAD_USER_INPUT/);
    expect(await refused(content({ alternativeQuestions: many(51) }))).toBe('TOO_MANY content.alternativeQuestions');
    expect(await refused(content({ productLineIds: many(101) }))).toMatch(/TOO_MANY content\.productLineIds/);
    expect(await refused(() => make('articleExport', { format: 'CSV', articleIds: many(20_000) }))).toMatch(
      /articleIds|BAD_USER_INPUT/,
    );
    expect(
      await refused(() =>
        change('articleAudienceChange', live.id, { audience: 'INTERNAL', teamIds: many(101), reason: 'Why.' }),
      ),
    ).toBe('TOO_MANY teamIds');
  }, 60_000);
});
