import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { SessionKind, systemViewer } from '../../../src/modules/people/index.js';
import { makePerson } from './centre-builder.js';
import { type PeopleFixture, refusal, startPeople, there } from './people-fixture.js';
import { address, login, minute, password, refresh } from './signing-in.js';

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
    const { session } = await login(fixture, user);
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

describe('refreshing', () => {
  it('rotates, and goes on to work on another copy', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    let signedIn = await login(fixture, user);
    for (let round = 0; round < 5; round += 1) {
      fixture.clock.advance(9 * minute);
      const next = await refresh(round % 2 ? copy : fixture, signedIn);
      expect(next.session.refreshToken).not.toBe(signedIn.session.refreshToken);
      expect(next.viewer.sessionId).toBe(signedIn.viewer.sessionId);
      signedIn = next;
    }
  });

  it('excuses two tabs that refresh at once: one rotates, all get an access token', async () => {
    const signedIn = await login(fixture, await makePerson(fixture.people, [Role.AGENT], { password }));
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => refresh(index % 2 ? copy : fixture, signedIn)),
    );
    const rotated = all.filter(({ session }) => session.refreshToken !== null);
    expect(rotated).toHaveLength(1);
    for (const { session } of all)
      expect(await fixture.people.authenticator.viewerFromToken(session.accessToken)).not.toBeNull();
    fixture.clock.advance(20_000);
    expect((await refresh(fixture, signedIn)).session.refreshToken).toBeNull();
    expect((await refresh(fixture, there(rotated[0]))).session.refreshToken).not.toBeNull();
  });

  it('ends the whole session when a used token comes back later', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const first = await login(fixture, user);
    const other = await login(fixture, user);
    const second = await refresh(fixture, first);
    fixture.clock.advance(20_001);
    expect(await refusal(refresh(fixture, first))).toEqual(['BAD_CREDENTIALS refreshToken']);
    expect(await refusal(refresh(fixture, second))).toEqual(['BAD_CREDENTIALS refreshToken']);
    expect(await fixture.people.authenticator.viewerFromToken(second.session.accessToken)).toBeNull();
    expect((await refresh(fixture, other)).viewer.id).toBe(user._id);
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
    expect(await refusal(refresh(fixture, session.refreshToken ?? ''))).toEqual(['BAD_CREDENTIALS refreshToken']);
    expect((await fixture.people.accounts.refresh(session.refreshToken ?? '', SessionKind.COOKIE)).viewer.id).toBe(
      user._id,
    );
  });

  it('ends after 14 days without use and after 90 days in all', async () => {
    const alone = await startPeople();
    try {
      const user = await makePerson(alone.people, [Role.AGENT], { password });
      const idle = await login(alone, user);
      alone.clock.advance(14 * 24 * 60 * minute);
      expect(await refusal(refresh(alone, idle))).toEqual(['BAD_CREDENTIALS refreshToken']);
      let used = await login(alone, user);
      for (let day = 0; day < 90; day += 10) {
        used = await refresh(alone, used);
        alone.clock.advance(10 * 24 * 60 * minute);
      }
      expect(await refusal(refresh(alone, used))).toEqual(['BAD_CREDENTIALS refreshToken']);
    } finally {
      await alone.end();
    }
  });

  it('refuses anything that is no refresh token', async () => {
    for (const text of ['', 'cgr_', `cgr_${'x'.repeat(43)}`, 'x'.repeat(10_000), `cgk_${'x'.repeat(43)}`]) {
      expect(await refusal(refresh(fixture, text))).toEqual(['BAD_CREDENTIALS refreshToken']);
    }
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
