import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope, anonymous } from '../../../src/platform/auth/viewer.js';
import { SessionKind, type SignedIn, type User, systemViewer } from '../../../src/modules/people/index.js';
import { makePerson, makeSite, makeTeam, unique } from './centre-builder.js';
import { type PeopleFixture, refusal, startPeople, there } from './people-fixture.js';

const password = 'correct horse';
const minute = 60_000;
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

let addresses = 0;
/** A caller's address that no other test uses. */
const address = (): string => `198.51.100.${(addresses += 1)}`;
const login = (user: User, word = password, from = address(), room = fixture): Promise<SignedIn> =>
  room.people.accounts.login({ identifier: user.email ?? '', password: word, session: SessionKind.TOKENS }, from);
const refresh = (signedIn: SignedIn | string, room = fixture): Promise<SignedIn> =>
  room.people.accounts.refresh(
    typeof signedIn === 'string' ? signedIn : (signedIn.session.refreshToken ?? ''),
    SessionKind.TOKENS,
  );

describe('login', () => {
  it('by address or staff number, in any case', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password, staffNumber: 'QD-100' });
    for (const identifier of [user.email ?? '', ` ${user.email?.toUpperCase()} `, 'qd-100']) {
      const { viewer, session } = await fixture.people.accounts.login(
        { identifier, password, session: SessionKind.COOKIE },
        address(),
      );
      expect(viewer).toMatchObject({
        id: user._id,
        kind: 'person',
        audience: 'INTERNAL',
        sessionId: expect.stringMatching(/^session_/),
      });
      expect(await fixture.people.authenticator.viewerFromToken(session.accessToken)).toEqual(viewer);
    }
  });

  it('refuses unknown, wrong, closed and never opened accounts with one answer, and notes why without what was typed', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const closed = await makePerson(fixture.people, [Role.AGENT], { password });
    await fixture.people.users.deactivate(systemViewer, closed._id, { expectedVersion: 1 });
    const invited = await makePerson(fixture.people, [Role.AGENT]);
    const tries: [string, string][] = [
      ['my-secret-typed-in-the-wrong-field', 'typed-password-1'],
      [user.email ?? '', 'typed-password-2'],
      [closed.email ?? '', password],
      [invited.email ?? '', 'typed-password-3'],
      ['', ''],
      ['x'.repeat(10_000), 'y'.repeat(10_000)],
      ['{"$ne":null}', '{"$ne":null}'],
    ];
    for (const [identifier, word] of tries) {
      expect(
        await refusal(
          fixture.people.accounts.login({ identifier, password: word, session: SessionKind.TOKENS }, address()),
        ),
      ).toEqual(['BAD_CREDENTIALS']);
    }
    const events = await fixture.events('session.refused');
    expect(new Set(events.map(({ after }) => after?.reason))).toEqual(
      new Set(['unknown account', 'wrong password', 'account closed']),
    );
    expect(JSON.stringify(await fixture.foundation.events.events.find().lean())).not.toMatch(
      /typed|correct horse|yyyy/,
    );
  });

  it('leaves an event and no secret in the database', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const { session } = await login(user);
    expect((await fixture.events('session.started')).at(-1)).toMatchObject({
      actorId: user._id,
      after: { userId: user._id, kind: 'TOKENS' },
    });
    for (const { name } of await fixture.foundation.connection.listCollections()) {
      const text = JSON.stringify(await fixture.foundation.connection.collection(name).find().toArray());
      expect(text).not.toContain(session.refreshToken ?? 'missing');
      expect(text).not.toContain(session.accessToken);
      expect(text).not.toContain(password);
    }
  });
});

describe('throttling', () => {
  const wrong = async (user: User, from: string, room = fixture): Promise<string> => {
    try {
      await login(user, 'wrong', from, room);
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
    await expect(login(user, password, address(), copy)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      extensions: { retryAfter: 900 },
    });
    await expect(
      fixture.people.accounts.login({ identifier: 'QD-200', password, session: SessionKind.TOKENS }, address()),
    ).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    fixture.clock.advance(15 * minute);
    expect((await login(user)).viewer.id).toBe(user._id);
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
    await expect(login(user, password, from)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect((await login(user)).viewer.id).toBe(user._id);
  });

  it('gives nothing to 40 guesses made at once, the right one among them late', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const from = address();
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => wrong(user, from)));
    expect(outcomes).not.toContain('let in');
    await expect(login(user, password, address())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('forgets an account’s failures after a success', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) expect(await wrong(user, address())).toBe('refused');
      await login(user);
    }
  });
});

describe('refreshing', () => {
  it('rotates, and goes on to work on another copy', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    let signedIn = await login(user);
    for (let round = 0; round < 5; round += 1) {
      fixture.clock.advance(9 * minute);
      const next = await refresh(signedIn, round % 2 ? copy : fixture);
      expect(next.session.refreshToken).not.toBe(signedIn.session.refreshToken);
      expect(next.viewer.sessionId).toBe(signedIn.viewer.sessionId);
      signedIn = next;
    }
  });

  it('excuses two tabs that refresh at once: one rotates, all get an access token', async () => {
    const signedIn = await login(await makePerson(fixture.people, [Role.AGENT], { password }));
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => refresh(signedIn, index % 2 ? copy : fixture)),
    );
    const rotated = all.filter(({ session }) => session.refreshToken !== null);
    expect(rotated).toHaveLength(1);
    for (const { session } of all)
      expect(await fixture.people.authenticator.viewerFromToken(session.accessToken)).not.toBeNull();
    fixture.clock.advance(20_000);
    expect((await refresh(signedIn)).session.refreshToken).toBeNull();
    expect((await refresh(there(rotated[0]))).session.refreshToken).not.toBeNull();
  });

  it('ends the whole session when a used token comes back later', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const first = await login(user);
    const other = await login(user);
    const second = await refresh(first);
    fixture.clock.advance(20_001);
    expect(await refusal(refresh(first))).toEqual(['BAD_CREDENTIALS refreshToken']);
    expect(await refusal(refresh(second))).toEqual(['BAD_CREDENTIALS refreshToken']);
    expect(await fixture.people.authenticator.viewerFromToken(second.session.accessToken)).toBeNull();
    expect((await refresh(other)).viewer.id).toBe(user._id);
    expect((await fixture.events('session.revoked')).at(-1)?.after).toMatchObject({
      userId: user._id,
      reason: 'a used refresh token came back',
    });
  });

  it('keeps cookie and token sessions apart', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const { session } = await fixture.people.accounts.login(
      { identifier: user.email ?? '', password, session: SessionKind.COOKIE },
      address(),
    );
    expect(await refusal(refresh(session.refreshToken ?? ''))).toEqual(['BAD_CREDENTIALS refreshToken']);
    expect((await fixture.people.accounts.refresh(session.refreshToken ?? '', SessionKind.COOKIE)).viewer.id).toBe(
      user._id,
    );
  });

  it('ends after 14 days without use and after 90 days in all', async () => {
    const alone = await startPeople();
    try {
      const user = await makePerson(alone.people, [Role.AGENT], { password });
      const idle = await login(user, password, address(), alone);
      alone.clock.advance(14 * 24 * 60 * minute);
      expect(await refusal(refresh(idle, alone))).toEqual(['BAD_CREDENTIALS refreshToken']);
      let used = await login(user, password, address(), alone);
      for (let day = 0; day < 90; day += 10) {
        used = await refresh(used, alone);
        alone.clock.advance(10 * 24 * 60 * minute);
      }
      expect(await refusal(refresh(used, alone))).toEqual(['BAD_CREDENTIALS refreshToken']);
    } finally {
      await alone.end();
    }
  });

  it('refuses anything that is no refresh token', async () => {
    for (const text of ['', 'cgr_', `cgr_${'x'.repeat(43)}`, 'x'.repeat(10_000), `cgk_${'x'.repeat(43)}`]) {
      expect(await refusal(refresh(text))).toEqual(['BAD_CREDENTIALS refreshToken']);
    }
  });
});

describe('who calls', () => {
  it('ends with logout at once here and within two seconds on another copy', async () => {
    const signedIn = await login(await makePerson(fixture.people, [Role.AGENT], { password }));
    const onCopy = await copy.people.authenticator.viewerFromToken(signedIn.session.accessToken);
    expect(onCopy).not.toBeNull();
    await fixture.people.accounts.logout(signedIn.viewer, null);
    expect(await fixture.people.authenticator.viewerFromToken(signedIn.session.accessToken)).toBeNull();
    fixture.clock.advance(2_000);
    expect(await copy.people.authenticator.currentViewer(there(onCopy))).toBeNull();
    expect(await refusal(refresh(signedIn))).toEqual(['BAD_CREDENTIALS refreshToken']);
    expect((await fixture.events('session.ended')).at(-1)?.subjectId).toBe(signedIn.viewer.sessionId);
    await fixture.people.accounts.logout(signedIn.viewer, 'nonsense');
  });

  it('ends the session of a refresh token without an access token', async () => {
    const signedIn = await login(await makePerson(fixture.people, [Role.AGENT], { password }));
    await fixture.people.accounts.logout(anonymous('en'), signedIn.session.refreshToken ?? '');
    expect(await fixture.people.authenticator.viewerFromToken(signedIn.session.accessToken)).toBeNull();
  });

  it('has new roles and teams within two seconds on another copy', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const signedIn = await login(user);
    const before = await copy.people.authenticator.viewerFromToken(signedIn.session.accessToken);
    expect(before).toMatchObject({ roles: ['AGENT'], ledTeamIds: [] });
    await fixture.people.users.update(systemViewer, user._id, { expectedVersion: 1, roles: [Role.SUPERVISOR] });
    const team = await makeTeam(fixture.people, (await makeSite(fixture.people))._id, { leadIds: [user._id] });
    fixture.clock.advance(2_000);
    expect(await copy.people.authenticator.currentViewer(there(before))).toMatchObject({
      roles: ['SUPERVISOR'],
      ledTeamIds: [team._id],
    });
    await fixture.people.users.update(systemViewer, user._id, { expectedVersion: 2, roles: [Role.PARTNER] });
    fixture.clock.advance(2_000);
    expect(await copy.people.authenticator.currentViewer(there(before))).toMatchObject({ audience: 'PARTNER' });
  });

  it('asks the database once for many requests of one person', async () => {
    const signedIn = await login(await makePerson(fixture.people, [Role.AGENT], { password }));
    const all = await Promise.all(
      Array.from({ length: 50 }, () => fixture.people.authenticator.viewerFromToken(signedIn.session.accessToken)),
    );
    expect(new Set(all).size).toBe(1);
  });

  it('is nobody for a viewer that never had a session', async () => {
    expect(await fixture.people.authenticator.currentViewer(systemViewer)).toBeNull();
    expect(await fixture.people.authenticator.currentViewer(anonymous('en'))).toMatchObject({ kind: 'anonymous' });
  });

  it('may be a client application, until its key is revoked', async () => {
    const { people } = fixture;
    const input = {
      name: 'Self-service',
      scopes: [Scope.KNOWLEDGE_READ, Scope.KNOWLEDGE_READ],
      idempotencyKey: unique('key'),
    };
    const { clientKey, key } = await people.clientKeys.create(systemViewer, input);
    expect(key).toMatch(/^cgk_[\w-]{43}$/);
    expect(clientKey).toMatchObject({ scopes: ['knowledge:read'], lastFour: key?.slice(-4), revokedAt: null });
    expect(await people.clientKeys.create(systemViewer, input)).toEqual({ clientKey, key: null });
    expect(
      JSON.stringify(await fixture.foundation.connection.collection('client_keys').find().toArray()),
    ).not.toContain(key);
    const viewer = await copy.people.authenticator.viewerFromClientKey(key ?? '');
    expect(viewer).toMatchObject({
      kind: 'client',
      id: clientKey._id,
      audience: 'PUBLIC',
      roles: [],
      scopes: ['knowledge:read'],
    });
    expect(await people.authenticator.viewerFromClientKey(`cgk_${'A'.repeat(43)}`)).toBeNull();
    await people.clientKeys.revoke(systemViewer, clientKey._id);
    fixture.clock.advance(2_000);
    expect(await copy.people.authenticator.viewerFromClientKey(key ?? '')).toBeNull();
    expect(await copy.people.authenticator.currentViewer(there(viewer))).toBeNull();
    expect(await refusal(people.clientKeys.revoke(systemViewer, clientKey._id))).toEqual(['WRONG_STATE']);
    expect(await refusal(people.clientKeys.create(systemViewer, { name: '', scopes: [] }))).toEqual([
      'REQUIRED name',
      'REQUIRED scopes',
    ]);
  });
});

describe('the first administrator', () => {
  it('is made once on an empty database, by whichever copy comes first', async () => {
    const alone = await startPeople();
    const beside = await startPeople({ beside: alone });
    try {
      const links = await Promise.all([
        alone.people.createFirstAdmin('boss@test.example'),
        beside.people.createFirstAdmin('boss@test.example'),
      ]);
      const made = links.filter((link) => link !== null);
      expect(made).toHaveLength(1);
      expect(made[0]).toMatch(/^\/set-password#token=cgl_/);
      expect(await alone.people.directory.userByEmail('boss@test.example')).toMatchObject({
        roles: ['ADMIN'],
        isActive: true,
      });
      expect(await alone.people.createFirstAdmin('other@test.example')).toBeNull();
    } finally {
      await beside.end();
      await alone.end();
    }
  });
});
