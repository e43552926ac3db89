import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../src/platform/auth/viewer.js';
import type { TestClient } from '../support/client.js';
import { type Ids, LeaksWorld, secret } from './quality-leaks-world.js';
import { type Asked, attempts, questions } from './quality-leaks-table.js';

/** People and keys who have nothing to do with the agent's work. */
const outsiders: readonly string[] = [
  ...['colleague', 'agent far away', 'lead of team two', 'manager far away', Role.TRAINER, Role.KNOWLEDGE_EDITOR],
  ...[Role.DEPARTMENT_CONTACT, Role.PARTNER, Role.CUSTOMER, 'anonymous'],
  ...Object.values(Scope).map((scope) => `client ${scope}`),
];

/** An answer without what differs from one request to the next. */
const answered = async (client: TestClient, { text, variables }: Asked, ids: Ids): Promise<string> => {
  const { data, errors } = await client.run(text, variables(ids));
  const told = errors.map(({ message, path, extensions }) => ({
    ...{ message, path, extensions: { ...extensions, requestId: null } },
  }));
  let answer = JSON.stringify({ data, errors: told });
  for (const [thing, id] of Object.entries(ids)) answer = answer.replaceAll(id, `<${thing}>`);
  return answer;
};

describe('the work of one agent', () => {
  let world: LeaksWorld;
  let ids: Ids;
  const before = new Map<string, string>();
  const key = (who: string, what: string): string => `${who}: ${what}`;
  const everything = [...questions, ...attempts];

  beforeAll(async () => {
    world = await LeaksWorld.start();
    const nothing = world.nothing();
    const insiders = [...new Set(questions.map(({ seenBy }) => seenBy))];
    await Promise.all(
      [...outsiders, ...insiders].map(async (who) => {
        for (const asked of insiders.includes(who) ? questions : everything)
          before.set(key(who, asked.what), await answered(world.by(who), asked, nothing));
      }),
    );
    ids = await world.plant();
  }, 240_000);
  afterAll(() => world.app.end());

  it.each(questions)('shows in $what to $seenBy', async (asked) => {
    const now = await answered(world.by(asked.seenBy), asked, ids);
    expect(now).not.toBe(before.get(key(asked.seenBy, asked.what)));
  });

  it.each(outsiders)(
    'is for %s as if it had never been',
    async (who) => {
      const [then, now]: [string[], string[]] = [[], []];
      for (const asked of questions) {
        then.push(`${asked.what}: ${before.get(key(who, asked.what))}`);
        now.push(`${asked.what}: ${await answered(world.by(who), asked, ids)}`);
      }
      expect(now).toEqual(then);
      for (const answer of now) expect(answer.slice(answer.indexOf(': {'))).not.toContain(secret);
    },
    60_000,
  );

  it('is changed by none of them, and the refusal is that of what there is not', async () => {
    const stored = await world.stored();
    const [then, now]: [string[], string[]] = [[], []];
    for (const who of outsiders)
      for (const asked of attempts) {
        then.push(`${key(who, asked.what)}: ${before.get(key(who, asked.what))}`);
        now.push(`${key(who, asked.what)}: ${await answered(world.by(who), asked, ids)}`);
      }
    expect(now).toEqual(then);
    expect(await world.stored()).toBe(stored);
  }, 120_000);

  it('is heard by nobody else, with or without an address that was made for another', async () => {
    const { recording } = ids;
    const link = new URL(await world.link(recording));
    const hear = async (who: string, method: string, path: string): Promise<unknown[]> => {
      const { token } = world.by(who);
      const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
      const answer = await fetch(new URL(path, world.app.url), { method, headers });
      const body = method === 'HEAD' ? '' : await answer.text();
      return [answer.status, answer.headers.get('content-type'), body.replace(/"requestId":"[^"]*"/, '')];
    };
    const events = world.app.container.foundation.connection.collection('events');
    for (const who of [...outsiders, Role.ADMIN])
      for (const method of ['GET', 'HEAD']) {
        const none = await hear(who, method, '/recordings/recording_00000000000000000000000000');
        expect([who, method, none[0]]).toEqual([who, method, who === 'anonymous' ? 401 : 404]);
        expect([who, method, await hear(who, method, `/recordings/${recording}`)]).toEqual([who, method, none]);
        if (who !== 'anonymous')
          expect([who, method, await hear(who, method, link.pathname + link.search)]).toEqual([who, method, none]);
      }
    const altered = link.pathname.replace(recording, 'recording_00000000000000000000000000') + link.search;
    expect((await hear('anonymous', 'GET', altered))[0]).not.toBe(200);
    expect((await hear('anonymous', 'GET', `${link.pathname}${link.search.slice(0, -1)}`))[0]).not.toBe(200);
    expect(await events.countDocuments({ type: 'recording.heard' })).toBe(0);
    expect((await hear(Role.QA_ANALYST, 'HEAD', `/recordings/${recording}`))[0]).toBe(200);
    expect((await hear('anonymous', 'GET', link.pathname + link.search))[0]).toBe(200);
    expect((await hear(Role.AGENT, 'HEAD', `/recordings/${recording}`))[0]).toBe(200);
  });

  /** What each of those who have to do with it read of it, and nothing else. */
  it.each<[string, readonly string[]]>([
    [Role.AGENT, ['visible', 'self', 'dispute', 'talk', 'coaching']],
    [Role.QA_ANALYST, ['visible', 'private', 'draft', 'dispute', 'talk', 'coaching']],
    ['second analyst', ['visible', 'private', 'dispute', 'talk', 'coaching']],
    [Role.SUPERVISOR, ['visible', 'private', 'blind', 'dispute', 'talk', 'coaching']],
    [Role.MANAGER, ['visible', 'private', 'dispute', 'talk', 'coaching']],
    [Role.ADMIN, []],
    ...outsiders.map((who): [string, readonly string[]] => [who, []]),
  ])('tells %s %j', async (who, words) => {
    const answers = await Promise.all(questions.map((asked) => answered(world.by(who), asked, ids)));
    const said = new Set(
      [...answers.join('\n').matchAll(new RegExp(`${secret}-([a-z]+)`, 'g'))].map(([, word]) => word),
    );
    expect(said).toEqual(new Set(words));
  });
});
