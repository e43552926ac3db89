import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import mongoose, { type Connection } from 'mongoose';
import {
  above,
  all,
  always,
  any,
  atMost,
  isIn,
  never,
  toMeili,
  toMongo,
  toPredicate,
  type Rule,
} from '../../../src/platform/rules/rules.js';

const audiences = ['INTERNAL', 'PARTNER', 'PUBLIC'];
const thing = fc.record({
  audience: fc.constantFrom(...audiences),
  tierRank: fc.integer({ min: 0, max: 3 }),
  teams: fc.subarray(['*', 'team_a', 'team_b', 'te"am']),
});
const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.subarray(audiences).map((values) => isIn('audience', values)),
  fc.subarray(['*', 'team_a', 'te"am']).map((values) => isIn('teams', values)),
  fc.integer({ min: 0, max: 3 }).map((value) => atMost('tierRank', value)),
  fc.integer({ min: 0, max: 3 }).map((value) => above('tierRank', value)),
  fc.constant(never),
  fc.constant(always),
);
const rule = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('rule'), { maxLength: 3 }).map((rules) => all(...rules)),
    fc.array(tie('rule'), { maxLength: 3 }).map((rules) => any(...rules)),
  ),
})).rule;

describe('a rule', () => {
  let connection: Connection;

  beforeAll(async () => {
    connection = await mongoose
      .createConnection(process.env.TEST_MONGODB_URI ?? '', { dbName: `rules_${process.pid}` })
      .asPromise();
  });

  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('reads alike as a MongoDB filter and as a predicate', async () => {
    const things = connection.collection<{ n: number }>('things');
    const samples = fc.sample(thing, 60).map((fields, n) => ({ n, ...fields }));
    await things.insertMany(samples.map((sample) => ({ ...sample })));
    await fc.assert(
      fc.asyncProperty(rule, async (some) => {
        const found = await things.find(toMongo(some)).project({ n: 1 }).toArray();
        const expected = samples.filter(toPredicate(some)).map((sample) => sample.n);
        expect(found.map((row) => row.n as number).sort((a, b) => a - b)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('quotes values for the search engine', () => {
    expect(toMeili(isIn('teams', ['a" OR audience = "PUBLIC', 'back\\slash']))).toBe(
      'teams IN ["a\\" OR audience = \\"PUBLIC", "back\\\\slash"]',
    );
  });

  it('never matches when nothing is allowed, in all readings', () => {
    expect(toMongo(isIn('teams', []))).toEqual({ _id: { $in: [] } });
    expect(toMeili(isIn('teams', []))).toBe('did IN []');
    expect(toPredicate(isIn('teams', []))({ teams: ['a'] })).toBe(false);
  });

  it('restricts nothing where one branch of an any restricts nothing', () => {
    expect(toMeili(any(always, isIn('audience', ['PUBLIC'])))).toBe('');
    expect(toMeili(all(always, isIn('audience', ['PUBLIC'])))).toBe('audience IN ["PUBLIC"]');
  });
});
