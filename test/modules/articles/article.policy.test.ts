import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { ArticleState } from '../../../src/modules/articles/article-enums.js';
import { endless } from '../../../src/modules/articles/time/validity.rules.js';
import { mayReadVersion, searchableTo, visibleTo } from '../../../src/modules/articles/article.policy.js';
import type { Article } from '../../../src/modules/articles/article.js';
import type { ArticleVersion } from '../../../src/modules/articles/article-version.js';
import { Audience, Role, Scope, type Viewer, anonymous } from '../../../src/platform/auth/viewer.js';
import { toMongo, toPredicate } from '../../../src/platform/rules/rules.js';
import { connectMongo } from '../../../src/platform/mongo/connect.js';
import { agent, editor, partner, person } from './articles-fixture.js';

const teams = ['t1', 't2', 't3'];
const lines = ['l1', 'l2'];
const things = fc.record({
  audience: fc.constantFrom(...Object.values(Audience)),
  tierRank: fc.integer({ min: 0, max: 3 }),
  teams: fc.oneof(fc.constant(['*']), fc.subarray(teams, { minLength: 1 })),
  lines: fc.oneof(fc.constant(['*']), fc.subarray(lines, { minLength: 1 })),
  state: fc.constantFrom(...Object.values(ArticleState)),
  effectiveFrom: fc.constantFrom(0, Date.UTC(2026, 10, 26, 9), Date.UTC(2026, 10, 26, 9, 0, 0, 1)),
  effectiveTo: fc.constantFrom(Date.UTC(2026, 10, 26, 9), Date.UTC(2026, 10, 26, 9, 0, 0, 1), endless),
});
const viewers: fc.Arbitrary<Viewer> = fc
  .record({
    kind: fc.constantFrom('person' as const, 'client' as const, 'anonymous' as const),
    roles: fc.subarray(Object.values(Role), { minLength: 1, maxLength: 2 }),
    scopes: fc.subarray(Object.values(Scope)),
    audience: fc.constantFrom(...Object.values(Audience)),
    teamIds: fc.subarray(teams),
    ledTeamIds: fc.subarray(teams),
    tierRank: fc.integer({ min: 0, max: 3 }),
    lineIds: fc.subarray(lines),
  })
  .map(({ kind, ...more }) => ({
    ...anonymous('en'),
    ...more,
    kind,
    roles: kind === 'person' ? more.roles : [],
    scopes: kind === 'client' ? more.scopes : [],
  }));

/** The moment by which everything here is judged. */
const moment = new Date('2026-11-26T09:00:00Z');

let connection: Connection;

beforeAll(async () => {
  connection = await connectMongo(
    process.env.TEST_MONGODB_URI ?? '',
    `policy_${process.pid}_${Date.now().toString(36)}`,
  );
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

describe('the rule sheet of articles', () => {
  it('reads the same as a filter of the database and as a predicate', async () => {
    const sample = fc.sample(things, { numRuns: 150, seed: 7 }).map((thing, n) => ({ _id: n, ...thing }));
    const collection = connection.collection<(typeof sample)[number]>('things');
    await collection.insertMany(sample as never);
    for (const viewer of fc.sample(viewers, { numRuns: 80, seed: 11 })) {
      for (const rule of [visibleTo(viewer, moment), searchableTo(viewer, moment)]) {
        const found = (await collection.find(toMongo(rule) as never).toArray())
          .map((thing) => Number(thing._id))
          .sort((a, b) => a - b);
        const judge = toPredicate(rule);
        expect(found).toEqual(sample.filter((thing) => judge(thing)).map((thing) => thing._id));
      }
    }
  });

  it('never shows outsiders more than their audience, nor drafts to anybody but who keeps knowledge', () => {
    fc.assert(
      fc.property(viewers, things, (viewer, thing) => {
        const seen = toPredicate(visibleTo(viewer, moment))(thing);
        const keeps =
          viewer.kind === 'person' &&
          viewer.roles.some((role) => role === Role.KNOWLEDGE_EDITOR || role === Role.ADMIN);
        if (seen && thing.state !== ArticleState.PUBLISHED) expect(keeps).toBe(true);
        if (seen && !keeps && viewer.audience === Audience.PUBLIC) expect(thing.audience).toBe(Audience.PUBLIC);
        if (seen && !keeps && viewer.audience === Audience.PARTNER) expect(thing.audience).not.toBe(Audience.INTERNAL);
        if (seen && viewer.audience !== Audience.INTERNAL && !keeps)
          expect(thing.effectiveFrom <= moment.getTime() && moment.getTime() < thing.effectiveTo).toBe(true);
        if (viewer.kind === 'anonymous') expect(seen).toBe(false);
        if (viewer.kind === 'client' && seen) expect(viewer.scopes).toContain(Scope.KNOWLEDGE_READ);
        if (toPredicate(searchableTo(viewer, moment))(thing))
          expect(seen && thing.state === ArticleState.PUBLISHED).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows tiers, teams and lines', () => {
    const thing = {
      audience: Audience.INTERNAL,
      tierRank: 2,
      teams: ['*'],
      lines: ['*'],
      state: ArticleState.PUBLISHED,
      effectiveFrom: 0,
      effectiveTo: endless,
    };
    const sees = (viewer: Viewer, more: object = {}): boolean =>
      toPredicate(visibleTo(viewer, moment))({ ...thing, ...more });
    expect(sees(agent)).toBe(false);
    expect(sees(person('advanced', [Role.AGENT], { tierRank: 2 }))).toBe(true);
    expect(sees(person('qa', [Role.QA_ANALYST]))).toBe(true);
    expect(sees(person('lead', [Role.SUPERVISOR], { lineIds: ['l1'] }), { teams: ['t1'], lines: ['l2'] })).toBe(true);
    expect(sees(agent, { tierRank: 0, teams: ['t1'] })).toBe(false);
    expect(sees(person('in', [Role.AGENT], { teamIds: ['t1'] }), { tierRank: 0, teams: ['t1'] })).toBe(true);
    expect(sees(person('line', [Role.AGENT], { lineIds: ['l1'] }), { tierRank: 0, lines: ['l2'] })).toBe(false);
    expect(sees(editor, { state: ArticleState.DRAFT })).toBe(true);
    expect(sees(partner, { audience: Audience.PARTNER })).toBe(true);
  });

  it('lets outsiders know only of what holds at the moment, and insiders of everything', () => {
    const thing = { audience: Audience.PUBLIC, tierRank: 0, teams: ['*'], lines: ['*'], state: ArticleState.PUBLISHED };
    const at = moment.getTime();
    const sees = (viewer: Viewer, effectiveFrom: number, effectiveTo: number): boolean =>
      toPredicate(visibleTo(viewer, moment))({ ...thing, effectiveFrom, effectiveTo });
    expect([sees(partner, at, endless), sees(partner, 0, at + 1)]).toEqual([true, true]);
    expect([sees(partner, at + 1, endless), sees(partner, 0, at)]).toEqual([false, false]);
    expect([sees(agent, at + 1, endless), sees(agent, 0, at)]).toEqual([true, true]);
  });

  it('gives an old text the narrower of then and now, and outsiders the live one only', () => {
    const now = {
      audience: Audience.PUBLIC,
      tierRank: 0,
      teams: ['*'],
      lines: ['*'],
      state: ArticleState.PUBLISHED,
      version: 3,
      effectiveFrom: 0,
      effectiveTo: endless,
    } as Article;
    const version = (number: number, audience: Audience): ArticleVersion =>
      ({ ...now, number, audience }) as unknown as ArticleVersion;
    expect(mayReadVersion(agent, now, version(1, Audience.INTERNAL), moment)).toBe(true);
    expect(mayReadVersion(partner, now, version(1, Audience.PUBLIC), moment)).toBe(false);
    expect(mayReadVersion(partner, now, version(3, Audience.PUBLIC), moment)).toBe(true);
    // Opened to more people after it was published: the live version is the article itself, and they may read that.
    expect(mayReadVersion(partner, now, version(3, Audience.INTERNAL), moment)).toBe(true);
    expect(mayReadVersion(agent, now, { ...version(2, Audience.INTERNAL), teams: ['t1'] }, moment)).toBe(false);
    expect(mayReadVersion(agent, now, { ...version(3, Audience.INTERNAL), teams: ['t1'] }, moment)).toBe(true);
    expect(mayReadVersion(partner, { ...now, audience: Audience.INTERNAL }, version(3, Audience.PUBLIC), moment)).toBe(
      false,
    );
  });
});
