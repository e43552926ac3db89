import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, type Viewer } from '../../../src/platform/auth/viewer.js';
import { type User, systemViewer, viewerOf } from '../../../src/modules/people/index.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import { makePerson, makeSite, unique } from './centre-builder.js';
import { type PeopleFixture, refusal, startPeople } from './people-fixture.js';

let fixture: PeopleFixture;
beforeAll(async () => {
  fixture = await startPeople();
});
afterAll(() => fixture.end());

const viewerFor = async (user: User): Promise<Viewer> =>
  viewerOf(user, await fixture.people.directory.teamTree(), null);
const names = async (viewer: Viewer, text: string): Promise<string[]> => {
  const page = await fixture.people.users.list(
    viewer,
    { text },
    { field: 'name', descending: false },
    { size: 100, fromEnd: false, after: null, before: null },
  );
  return page.nodes.map(({ name }) => name);
};

describe('people', () => {
  it('are made with a link for the first password, of which only a hash is kept', async () => {
    const input = {
      name: '李娜',
      nameEn: 'Li Na',
      email: 'Li.Na@Test.Example',
      staffNumber: 'qd-7',
      roles: [Role.AGENT],
      teamIds: [],
      departmentIds: [],
      productLineIds: [],
      locale: Locale.ZH_CN,
      idempotencyKey: unique('once'),
    };
    const { user, inviteUrl } = await fixture.people.users.create(systemViewer, input);
    expect(user).toMatchObject({ email: 'li.na@test.example', staffNumber: 'QD-7', isActive: true, tierRank: 0 });
    expect(inviteUrl).toMatch(/^\/set-password#token=cgl_[\w-]{43}$/);
    const token = inviteUrl?.split('=')[1] ?? '';
    for (const name of ['password_links', 'users', 'events', 'idempotency']) {
      const rows = await fixture.foundation.connection.collection(name).find().toArray();
      expect(JSON.stringify(rows)).not.toContain(token);
    }
    expect(await fixture.people.users.create(systemViewer, input)).toEqual({ user, inviteUrl: null });
  });

  it('are made once by 20 concurrent callers, and one of them gets the link', async () => {
    const email = `${unique('once')}@test.example`;
    const input = {
      name: 'Once',
      nameEn: 'Once',
      email,
      roles: [Role.AGENT],
      teamIds: [],
      departmentIds: [],
      productLineIds: [],
      locale: Locale.EN,
      idempotencyKey: email,
    };
    const made = await Promise.all(Array.from({ length: 20 }, () => fixture.people.users.create(systemViewer, input)));
    expect(new Set(made.map(({ user }) => user._id)).size).toBe(1);
    expect(made.filter(({ inviteUrl }) => inviteUrl !== null)).toHaveLength(1);
  });

  it('name every fault, and refer to nothing that does not exist', async () => {
    const bad = {
      name: ' ',
      nameEn: 'x'.repeat(81),
      email: 'nobody',
      staffNumber: 'a b',
      roles: [],
      siteId: 'site_x',
      teamIds: ['team_x'],
      departmentIds: ['department_x'],
      tierId: 'tier_x',
      productLineIds: ['line_x'],
      locale: Locale.EN,
    };
    expect((await refusal(fixture.people.users.create(systemViewer, bad))).sort()).toEqual([
      'INVALID email',
      'INVALID staffNumber',
      'NOT_FOUND departmentIds',
      'NOT_FOUND productLineIds',
      'NOT_FOUND siteId',
      'NOT_FOUND teamIds',
      'NOT_FOUND tierId',
      'REQUIRED name',
      'REQUIRED roles',
      'TOO_LONG nameEn',
    ]);
  });

  it('share neither address nor number', async () => {
    const first = await makePerson(fixture.people, [Role.AGENT], { staffNumber: 'X-1' });
    const second = await makePerson(fixture.people, [Role.AGENT]);
    expect(
      await refusal(makePerson(fixture.people, [Role.AGENT], { email: first.email?.toUpperCase() ?? '' })),
    ).toEqual(['DUPLICATE email']);
    expect(
      await refusal(fixture.people.users.update(systemViewer, second._id, { expectedVersion: 1, staffNumber: 'x-1' })),
    ).toEqual(['DUPLICATE staffNumber']);
    expect((await fixture.people.directory.user(second._id))?.revision).toBe(1);
  });

  it('keep what is left out and lose what is null', async () => {
    const site = await makeSite(fixture.people);
    const user = await makePerson(fixture.people, [Role.AGENT], {
      siteId: site._id,
      staffNumber: unique('n').toUpperCase(),
    });
    const renamed = await fixture.people.users.update(systemViewer, user._id, { expectedVersion: 1, name: '王小明' });
    expect(renamed).toMatchObject({ name: '王小明', siteId: site._id, staffNumber: user.staffNumber });
    const emptied = await fixture.people.users.update(systemViewer, user._id, {
      expectedVersion: 2,
      siteId: null,
      staffNumber: null,
    });
    expect(emptied).toMatchObject({ name: '王小明', siteId: null, staffNumber: null });
    expect(
      await refusal(
        fixture.people.users.update(systemViewer, user._id, { expectedVersion: 3, name: null, roles: null }),
      ),
    ).toEqual(['REQUIRED name', 'REQUIRED roles']);
  });

  it('let one of 20 concurrent changes win', async () => {
    const user = await makePerson(fixture.people, [Role.AGENT]);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        fixture.people.users.update(systemViewer, user._id, { expectedVersion: 1, name: `Name ${index}` }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await fixture.events('user.updated')).filter(({ subjectId }) => subjectId === user._id)).toHaveLength(1);
  });
});

describe('finding people', () => {
  it('by beginnings, by parts of a Chinese name, never by a pattern', async () => {
    await makePerson(fixture.people, [Role.AGENT], {
      name: '赵敏敏',
      nameEn: 'Zhao Minmin',
      email: 'secret.mail@test.example',
    });
    const agent = await viewerFor(await makePerson(fixture.people, [Role.AGENT]));
    const manager = await viewerFor(await makePerson(fixture.people, [Role.MANAGER]));
    for (const text of ['敏', '赵敏', 'zha', 'Minm zh']) expect(await names(agent, text)).toContain('赵敏敏');
    for (const text of ['inmin', '.*zhao.*x', '{"$ne":null}', '赵明'])
      expect(await names(agent, text)).not.toContain('赵敏敏');
    expect(await names(agent, 'secret')).toEqual([]);
    expect(await names(manager, 'secret')).toEqual(['赵敏敏']);
  });

  it('outsiders find nobody but themselves', async () => {
    const partner = await makePerson(fixture.people, [Role.PARTNER]);
    expect(await names(await viewerFor(partner), '')).toEqual([partner.name]);
  });

  it('page by page, each once, in both directions', async () => {
    const site = await makeSite(fixture.people);
    const made = [];
    for (let index = 0; index < 7; index += 1)
      made.push(
        await makePerson(fixture.people, [Role.AGENT], {
          siteId: site._id,
          name: index < 4 ? 'Same' : `Same ${index}`,
        }),
      );
    const page = (after: string | null, descending: boolean): ReturnType<PeopleFixture['people']['users']['list']> =>
      fixture.people.users.list(
        systemViewer,
        { siteId: site._id },
        { field: 'name', descending },
        { size: 3, fromEnd: false, after, before: null },
      );
    for (const descending of [false, true]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const rows: Awaited<ReturnType<typeof page>> = await page(after, descending);
        seen.push(...rows.nodes.map(({ _id }) => _id));
        after = rows.pageInfo.hasNextPage ? (rows.pageInfo.endCursor ?? null) : null;
      } while (after);
      expect(seen).toHaveLength(7);
      expect(new Set(seen)).toEqual(new Set(made.map(({ _id }) => _id)));
    }
    const list = await page(null, false);
    expect(typeof list.totalCount === 'function' ? await list.totalCount() : list.totalCount).toBe(7);
    await expect(page(list.pageInfo.endCursor ?? null, true)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('carries no hidden field', async () => {
    const page = await fixture.people.users.list(
      systemViewer,
      null,
      { field: 'createdAt', descending: true },
      { size: 1, fromEnd: false, after: null, before: null },
    );
    expect(Object.keys(page.nodes[0] ?? {})).not.toEqual(expect.arrayContaining(['nameKeys']));
    expect(JSON.stringify(page.nodes)).not.toMatch(/passwordHash|argon2|contactKeys/);
  });
});

describe('the directory', () => {
  it('walks all active staff as viewers, and outsiders only when asked', async () => {
    const alone = await startPeople();
    try {
      await makePerson(alone.people, [Role.AGENT]);
      await makePerson(alone.people, [Role.PARTNER]);
      const gone = await makePerson(alone.people, [Role.AGENT]);
      await alone.people.users.deactivate(systemViewer, gone._id, { expectedVersion: 1 });
      const walk = async (all: AsyncIterable<Viewer>): Promise<string[]> => {
        const audiences: string[] = [];
        for await (const viewer of all) audiences.push(viewer.audience);
        return audiences.sort();
      };
      expect(await walk(alone.people.directory.activeStaff())).toEqual(['INTERNAL']);
      expect(await walk(alone.people.directory.activeViewers())).toEqual(['INTERNAL', 'PARTNER']);
    } finally {
      await alone.end();
    }
  });
});
