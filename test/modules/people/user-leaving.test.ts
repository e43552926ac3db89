import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { SessionKind, systemViewer } from '../../../src/modules/people/index.js';
import { makePerson, makeSite, makeTeam, named, unique } from './centre-builder.js';
import { type PeopleFixture, refusal, startPeople } from './people-fixture.js';

let fixture: PeopleFixture;
beforeAll(async () => {
  fixture = await startPeople();
});
afterAll(() => fixture.end());

describe('leaving', () => {
  it('hands what the person leads and answers for to the successor, and ends the sessions', async () => {
    const { people } = fixture;
    const leaver = await makePerson(people, [Role.SUPERVISOR], { password: 'good password' });
    const heir = await makePerson(people, [Role.SUPERVISOR]);
    const site = await makeSite(people);
    const team = await makeTeam(people, site._id, { leadIds: [leaver._id] });
    const key = unique('department');
    const department = await people.departments.create(systemViewer, {
      key,
      name: named(key),
      contactIds: [leaver._id, heir._id],
      deputyId: leaver._id,
      workingHours: [],
    });
    const { session } = await people.accounts.login(
      { identifier: leaver.email ?? '', password: 'good password', session: SessionKind.TOKENS },
      '192.0.2.1',
    );
    expect(await people.authenticator.viewerFromToken(session.accessToken)).not.toBeNull();
    const after = await people.users.deactivate(systemViewer, leaver._id, {
      expectedVersion: 1,
      successorId: heir._id,
    });
    expect(after.isActive).toBe(false);
    expect((await people.directory.teamByKey(team.key))?.leadIds).toEqual([heir._id]);
    expect(await people.directory.departmentByKey(department.key)).toMatchObject({
      contactIds: [heir._id],
      deputyId: heir._id,
    });
    expect(await people.authenticator.viewerFromToken(session.accessToken)).toBeNull();
    expect(await refusal(people.accounts.refresh(session.refreshToken ?? '', SessionKind.TOKENS))).toEqual([
      'BAD_CREDENTIALS refreshToken',
    ]);
    expect(await refusal(people.users.deactivate(systemViewer, leaver._id, { expectedVersion: 2 }))).toEqual([
      'WRONG_STATE',
    ]);
  });

  it('comes back with a new link, not with the old password', async () => {
    const { people } = fixture;
    const user = await makePerson(people, [Role.AGENT], { password: 'good password' });
    expect(await refusal(people.users.reactivate(systemViewer, user._id, { expectedVersion: 1 }))).toEqual([
      'WRONG_STATE',
    ]);
    await people.users.deactivate(systemViewer, user._id, { expectedVersion: 1 });
    const { user: back, inviteUrl } = await people.users.reactivate(systemViewer, user._id, { expectedVersion: 2 });
    expect(back).toMatchObject({ isActive: true, revision: 3 });
    expect(inviteUrl).toContain('#token=cgl_');
    expect(
      await refusal(
        people.accounts.login(
          { identifier: user.email ?? '', password: 'good password', session: SessionKind.TOKENS },
          '192.0.2.2',
        ),
      ),
    ).toEqual(['BAD_CREDENTIALS']);
  });

  it('is not for the last administrator, also when two go at once on two copies', async () => {
    const alone = await startPeople();
    const copy = await startPeople({ beside: alone });
    try {
      const [a, b] = [
        await makePerson(alone.people, [Role.ADMIN]),
        await makePerson(alone.people, [Role.ADMIN, Role.AGENT]),
      ];
      const results = await Promise.allSettled([
        alone.people.users.deactivate(systemViewer, a._id, { expectedVersion: 1 }),
        copy.people.users.update(systemViewer, b._id, { expectedVersion: 1, roles: [Role.AGENT] }),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const last = results[0]?.status === 'fulfilled' ? b : a;
      expect(await refusal(alone.people.users.deactivate(systemViewer, last._id, { expectedVersion: 1 }))).toEqual([
        'WRONG_STATE',
      ]);
      expect(
        await refusal(alone.people.users.update(systemViewer, last._id, { expectedVersion: 1, roles: [Role.AGENT] })),
      ).toEqual(['WRONG_STATE roles']);
    } finally {
      await copy.end();
      await alone.end();
    }
  });
});
