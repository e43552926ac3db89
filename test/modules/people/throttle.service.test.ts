import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { SessionKind, type User } from '../../../src/modules/people/index.js';
import { makePerson, unique } from './centre-builder.js';
import { type PeopleFixture, startPeople } from './people-fixture.js';
import { address, login, minute, password } from './signing-in.js';

let fixture: PeopleFixture;
let copy: PeopleFixture;
beforeAll(async () => {
  fixture = await startPeople();
  copy = await startPeople({ beside: fixture });
});
afterAll(async () => {
  await copy.end();
  await fixture.end();
});

describe('throttling', () => {
  const wrong = async (user: User, from: string, room = fixture): Promise<string> => {
    try {
      await login(room, user, 'wrong', from);
    } catch (error) {
      return (error as { code?: string }).code ?? 'refused';
    }
    return 'let in';
  };

  it('stops guessing at an account after ten, on all copies, for fifteen minutes', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password, staffNumber: 'QD-200' });
    for (let guess = 0; guess < 10; guess += 1)
      expect(await wrong(user, address(), guess % 2 ? copy : fixture)).toBe('refused');
    expect(await wrong(user, address())).toBe('RATE_LIMITED');
    await expect(login(copy, user)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      extensions: { retryAfter: 900 },
    });
    await expect(
      fixture.people.accounts.login({ identifier: 'QD-200', password, session: SessionKind.TOKENS }, address()),
    ).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    fixture.clock.advance(15 * minute);
    expect((await login(fixture, user)).viewer.id).toBe(user._id);
  });

  it('answers alike for an account that does not exist', async () => {
    const nobody = { ...(await makePerson(fixture.people, [Role.AGENT])), email: `${unique('nobody')}@test.example` };
    for (let guess = 0; guess < 10; guess += 1) expect(await wrong(nobody, address())).toBe('refused');
    expect(await wrong(nobody, address())).toBe('RATE_LIMITED');
  });

  it('stops an address that tries many accounts, and no other address', async () => {
    const from = address();
    for (let guess = 0; guess < 10; guess += 1)
      expect(await wrong(await makePerson(fixture.people, [Role.AGENT], { password }), from)).toBe('refused');
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    await expect(login(fixture, user, password, from)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect((await login(fixture, user)).viewer.id).toBe(user._id);
  });

  it('gives nothing to 40 guesses made at once, the right one among them late', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const from = address();
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => wrong(user, from)));
    expect(outcomes).not.toContain('let in');
    await expect(login(fixture, user, password, address())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('forgets an account’s failures after a success', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) expect(await wrong(user, address())).toBe('refused');
      await login(fixture, user);
    }
  });
});
