import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { UserError } from '../../../src/platform/errors/index.js';
import { SiteKind, type ReferenceKind, systemViewer, viewerOf } from '../../../src/modules/people/index.js';
import { makePerson, makeSite, makeTeam, named, unique } from './centre-builder.js';
import { type PeopleFixture, refusal, startPeople, there } from './people-fixture.js';

let fixture: PeopleFixture;
beforeAll(async () => {
  fixture = await startPeople();
});
afterAll(() => fixture.end());

const newSite = (key: string, idempotencyKey?: string): Parameters<PeopleFixture['people']['sites']['create']>[1] => ({
  key,
  name: named(key),
  kind: SiteKind.BRANCH,
  timeZone: 'Asia/Shanghai',
  workingHours: [],
  holidays: [],
  idempotencyKey,
});

describe('sites', () => {
  it('are made, changed and deleted, with one event each', async () => {
    const { people } = fixture;
    const site = await people.sites.create(systemViewer, newSite(unique('site')));
    const changed = await people.sites.update(systemViewer, site._id, {
      expectedVersion: 1,
      kind: SiteKind.MAIN,
      holidays: ['2040-10-01'],
    });
    expect(changed).toMatchObject({ kind: 'MAIN', holidays: ['2040-10-01'], revision: 2, name: site.name });
    await people.sites.delete(systemViewer, site._id, { expectedVersion: 2 });
    const events = await fixture.foundation.events.events.find({ subjectId: site._id }).sort({ _id: 1 }).lean();
    expect(events.map(({ type }) => type).sort()).toEqual(['site.created', 'site.deleted', 'site.updated']);
    expect(events.find(({ type }) => type === 'site.updated')).toMatchObject({
      actorKind: 'system',
      before: { kind: 'BRANCH', holidays: [] },
      after: { kind: 'MAIN', holidays: ['2040-10-01'] },
    });
  });

  it('name every fault at once and change nothing', async () => {
    const key = unique('site');
    const input = {
      ...newSite(key),
      name: { zhCN: '', en: 'x'.repeat(121) },
      timeZone: 'Mars/Base',
      holidays: ['soon'],
    };
    expect((await refusal(fixture.people.sites.create(systemViewer, input))).sort()).toEqual([
      'INVALID holidays',
      'INVALID timeZone',
      'REQUIRED name zhCN',
      'TOO_LONG name en',
    ]);
    expect(await fixture.people.directory.siteByKey(key)).toBeNull();
  });

  it('refuse a taken key', async () => {
    const site = await makeSite(fixture.people);
    expect(await refusal(fixture.people.sites.create(systemViewer, newSite(site.key)))).toEqual(['DUPLICATE key']);
  });

  it('are managed by ADMIN only, whoever calls the service', async () => {
    const agent = viewerOf(
      await makePerson(fixture.people, [Role.AGENT]),
      await fixture.people.directory.teamTree(),
      null,
    );
    await expect(fixture.people.sites.create(agent, newSite(unique('site')))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('let one of 20 concurrent changes win; the others see the winner', async () => {
    const site = await makeSite(fixture.people);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        fixture.people.sites.update(systemViewer, site._id, { expectedVersion: 1, name: named(`name ${index}`) }),
      ),
    );
    const winners = results.filter((result) => result.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    const won = there(winners[0]).value;
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      const error = result.reason as UserError;
      expect(error).toBeInstanceOf(UserError);
      expect(error.faults[0]?.code).toBe('CONFLICT');
      expect(error.current).toMatchObject({ site: { revision: 2, name: won.name } });
    }
    expect((await fixture.events('site.updated')).filter(({ subjectId }) => subjectId === site._id)).toHaveLength(1);
  });

  it('are made once by 20 concurrent callers with one idempotency key', async () => {
    const input = newSite(unique('site'), unique('once'));
    const made = await Promise.all(Array.from({ length: 20 }, () => fixture.people.sites.create(systemViewer, input)));
    expect(new Set(made.map(({ _id }) => _id)).size).toBe(1);
    expect(
      (await fixture.events('site.created')).filter(({ subjectId }) => subjectId === there(made[0])._id),
    ).toHaveLength(1);
    expect(await refusal(fixture.people.sites.create(systemViewer, { ...input, key: unique('site') }))).toEqual([
      'KEY_REUSED idempotencyKey',
    ]);
  });
});

describe('what is referred to', () => {
  it('stays until somebody succeeds it, and then everything moves at once', async () => {
    const { people } = fixture;
    const [old, next] = [await makeSite(people), await makeSite(people)];
    const team = await makeTeam(people, old._id);
    const user = await makePerson(people, [Role.AGENT], { siteId: old._id, teamIds: [team._id] });
    expect(await refusal(people.sites.delete(systemViewer, old._id, { expectedVersion: 1 }))).toEqual([
      'IN_USE successorId',
    ]);
    for (const successorId of [old._id, 'site_unknown']) {
      expect(await refusal(people.sites.delete(systemViewer, old._id, { expectedVersion: 1, successorId }))).toEqual([
        'NOT_FOUND successorId',
      ]);
    }
    await people.sites.delete(systemViewer, old._id, { expectedVersion: 1, successorId: next._id });
    expect((await people.directory.user(user._id))?.siteId).toBe(next._id);
    expect((await people.directory.teamByKey(team.key))?.siteId).toBe(next._id);
    expect(await people.directory.siteByKey(old.key)).toBeNull();
  });

  it('counts and moves references of other rooms in the same transaction', async () => {
    const alone = await startPeople();
    try {
      const { people } = alone;
      const calls: [ReferenceKind, string, string][] = [];
      let fails = true;
      people.references.register({
        countReferences: (kind) => Promise.resolve(kind === 'department' ? 3 : 0),
        moveReferences: (kind, from, to) => {
          calls.push([kind, from, to]);
          return fails ? Promise.reject(new Error('the other room cannot')) : Promise.resolve();
        },
      });
      const make = (): ReturnType<typeof people.departments.create> => {
        const key = unique('department');
        return people.departments.create(systemViewer, { key, name: named(key), contactIds: [], workingHours: [] });
      };
      const [old, next] = [await make(), await make()];
      const user = await makePerson(people, [Role.DEPARTMENT_CONTACT], { departmentIds: [old._id] });
      expect(await refusal(people.departments.delete(systemViewer, old._id, { expectedVersion: 1 }))).toEqual([
        'IN_USE successorId',
      ]);
      await expect(
        people.departments.delete(systemViewer, old._id, { expectedVersion: 1, successorId: next._id }),
      ).rejects.toThrow('cannot');
      expect((await people.directory.user(user._id))?.departmentIds).toEqual([old._id]);
      fails = false;
      await people.departments.delete(systemViewer, old._id, { expectedVersion: 1, successorId: next._id });
      expect((await people.directory.user(user._id))?.departmentIds).toEqual([next._id]);
      expect(calls.at(-1)).toEqual(['department', old._id, next._id]);
    } finally {
      await alone.end();
    }
  });
});

describe('teams', () => {
  it('have no circle and hang below what exists', async () => {
    const { people } = fixture;
    const site = await makeSite(people);
    const top = await makeTeam(people, site._id);
    const leaf = await makeTeam(people, site._id, { parentId: top._id });
    expect(
      await refusal(people.teams.update(systemViewer, top._id, { expectedVersion: 1, parentId: leaf._id })),
    ).toEqual(['INVALID parentId']);
    expect(
      await refusal(
        people.teams.update(systemViewer, top._id, { expectedVersion: 1, parentId: 'team_gone', siteId: 'site_gone' }),
      ),
    ).toEqual(['NOT_FOUND siteId', 'NOT_FOUND parentId']);
    expect(await people.teams.update(systemViewer, leaf._id, { expectedVersion: 1, parentId: null })).toMatchObject({
      parentId: null,
      revision: 2,
    });
  });

  it('two moves at once cannot make a circle together', async () => {
    const copy = await startPeople({ beside: fixture });
    try {
      const site = await makeSite(fixture.people);
      const [a, b] = [await makeTeam(fixture.people, site._id), await makeTeam(fixture.people, site._id)];
      const results = await Promise.allSettled([
        fixture.people.teams.update(systemViewer, a._id, { expectedVersion: 1, parentId: b._id }),
        copy.people.teams.update(systemViewer, b._id, { expectedVersion: 1, parentId: a._id }),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    } finally {
      await copy.end();
    }
  });

  it('are led by active staff only', async () => {
    const { people } = fixture;
    const site = await makeSite(people);
    const partner = await makePerson(people, [Role.PARTNER]);
    const key = unique('team');
    expect(
      await refusal(
        people.teams.create(systemViewer, { key, name: named(key), siteId: site._id, leadIds: [partner._id] }),
      ),
    ).toEqual(['NOT_FOUND leadIds']);
  });

  it('hand members and the teams below to a successor, also to one from below', async () => {
    const { people } = fixture;
    const site = await makeSite(people);
    const top = await makeTeam(people, site._id);
    const old = await makeTeam(people, site._id, { parentId: top._id });
    const child = await makeTeam(people, site._id, { parentId: old._id });
    const grandchild = await makeTeam(people, site._id, { parentId: child._id });
    const member = await makePerson(people, [Role.AGENT], { teamIds: [old._id] });
    await people.teams.delete(systemViewer, old._id, { expectedVersion: 1, successorId: grandchild._id });
    expect(await people.directory.teamByKey(grandchild.key)).toMatchObject({ parentId: top._id });
    expect(await people.directory.teamByKey(child.key)).toMatchObject({ parentId: grandchild._id });
    expect((await people.directory.user(member._id))?.teamIds).toEqual([grandchild._id]);
    const tree = await people.directory.teamTree();
    expect(tree.withAncestors([child._id]).sort()).toEqual([child._id, grandchild._id, top._id].sort());
  });

  it('give members and leads their closures', async () => {
    const { people } = fixture;
    const site = await makeSite(people);
    const boss = await makePerson(people, [Role.SUPERVISOR]);
    const top = await makeTeam(people, site._id, { leadIds: [boss._id] });
    const leaf = await makeTeam(people, site._id, { parentId: top._id });
    const agent = await makePerson(people, [Role.AGENT], { teamIds: [leaf._id] });
    const [bossNow, agentNow] = await Promise.all([
      people.directory.viewersOf([boss._id]),
      people.directory.viewersOf([agent._id]),
    ]);
    expect([...(bossNow[0]?.ledTeamIds ?? [])].sort()).toEqual([leaf._id, top._id].sort());
    expect([...(agentNow[0]?.teamIds ?? [])].sort()).toEqual([leaf._id, top._id].sort());
    expect((await people.directory.teamMembers([top._id])).map(({ _id }) => _id)).toEqual([agent._id]);
  });
});

describe('support tiers', () => {
  it('are labels over ranks; a rank in use stays', async () => {
    const { people } = fixture;
    const tier = (key: string, rank: number): { key: string; rank: number; name: { zhCN: string; en: string } } => ({
      key,
      rank,
      name: named(key),
    });
    const [primary, , expert] = await people.tiers.set(systemViewer, {
      tiers: [tier('expert', 3), tier('primary', 1), tier('advanced', 2)],
    });
    expect(primary).toMatchObject({ key: 'primary', rank: 1 });
    const user = await makePerson(people, [Role.AGENT], { tierId: there(expert)._id });
    expect(user.tierRank).toBe(3);
    expect(await refusal(people.tiers.set(systemViewer, { tiers: [tier('first', 1), tier('second', 2)] }))).toEqual([
      'IN_USE tiers',
    ]);
    expect(await refusal(people.tiers.set(systemViewer, { tiers: [tier('a', 1), tier('b', 3)] }))).toEqual([
      'INVALID tiers rank',
    ]);
    expect(await refusal(people.tiers.set(systemViewer, { tiers: [tier('a', 1), tier('a', 2)] }))).toEqual([
      'DUPLICATE tiers key',
    ]);
    expect(await refusal(people.tiers.set(systemViewer, { tiers: [] }))).toEqual(['REQUIRED tiers']);
    const renamed = await people.tiers.set(systemViewer, {
      tiers: [tier('first', 1), tier('one-and-a-half', 2), tier('third', 3), tier('fourth', 4)],
    });
    expect(renamed[2]).toMatchObject({ _id: there(expert)._id, key: 'third' });
    expect(
      await people.tiers.set(systemViewer, { tiers: [tier('first', 1), tier('second', 2), tier('third', 3)] }),
    ).toHaveLength(3);
    expect(await people.directory.tierRank(there(expert)._id)).toBe(3);
  });
});

describe('product lines', () => {
  it('are made and renamed', async () => {
    const { people } = fixture;
    const line = await people.lines.create(systemViewer, { key: 'white-goods', name: named('White goods') });
    expect(
      await people.lines.update(systemViewer, line._id, { expectedVersion: 1, name: named('Appliances') }),
    ).toMatchObject({ revision: 2 });
    expect(
      await refusal(people.lines.update(systemViewer, line._id, { expectedVersion: 1, name: named('Late') })),
    ).toEqual(['CONFLICT expectedVersion']);
    expect([...(await people.directory.knownLines([line._id, 'line_gone']))]).toEqual([line._id]);
  });
});
