import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope, anonymous } from '../../../src/platform/auth/viewer.js';
import { systemViewer } from '../../../src/modules/people/index.js';
import { makePerson, makeSite, makeTeam, unique } from './centre-builder.js';
import { type PeopleFixture, refusal, startPeople, there } from './people-fixture.js';
import { login, password, refresh } from './signing-in.js';

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

describe('who calls', () => {
  it('ends with logout at once here and within two seconds on another copy', async () => {
    const signedIn = await login(fixture, await makePerson(fixture.people, [Role.AGENT], { password }));
    const onCopy = await copy.people.authenticator.viewerFromToken(signedIn.session.accessToken);
    expect(onCopy).not.toBeNull();
    await fixture.people.accounts.logout(signedIn.viewer, null);
    expect(await fixture.people.authenticator.viewerFromToken(signedIn.session.accessToken)).toBeNull();
    fixture.clock.advance(2_000);
    expect(await copy.people.authenticator.currentViewer(there(onCopy))).toBeNull();
    expect(await refusal(refresh(fixture, signedIn))).toEqual(['BAD_CREDENTIALS refreshToken']);
    expect((await fixture.events('session.ended')).at(-1)?.subjectId).toBe(signedIn.viewer.sessionId);
    await fixture.people.accounts.logout(signedIn.viewer, 'nonsense');
  });

  it('ends the session of a refresh token without an access token', async () => {
    const signedIn = await login(fixture, await makePerson(fixture.people, [Role.AGENT], { password }));
    await fixture.people.accounts.logout(anonymous('en'), signedIn.session.refreshToken ?? '');
    expect(await fixture.people.authenticator.viewerFromToken(signedIn.session.accessToken)).toBeNull();
  });

  it('has new roles and teams within two seconds on another copy', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT], { password });
    const signedIn = await login(fixture, user);
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
    const signedIn = await login(fixture, await makePerson(fixture.people, [Role.AGENT], { password }));
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
