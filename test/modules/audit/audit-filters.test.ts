import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionKind } from '../../../src/modules/people/index.js';
import { Role } from '../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../support/client.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { makePerson } from '../people/centre-builder.js';

const password = 'correct horse';
const document = `query ($filter: AuditFilter) {
  auditEvents(first: 100, filter: $filter) { nodes { type subjectType requestId } totalCount }
}`;

let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  admin = await as(Role.ADMIN);
  for (const key of ['washers', 'fridges'])
    await admin.run(
      'mutation ($input: ProductLineCreateInput!) { productLineCreate(input: $input) { userErrors { code } } }',
      { input: { key, name: { zhCN: key, en: key } } },
      { 'x-request-id': `made-${key}` },
    );
});
afterAll(() => app.end());

async function as(role: Role): Promise<TestClient> {
  const user = await makePerson(app.container.people, [role], { password });
  const { session } = await app.container.people.accounts.login(
    { identifier: user.email ?? '', password, session: SessionKind.TOKENS },
    '192.0.2.9',
  );
  return app.client.as(session.accessToken);
}

interface Row {
  type: string;
  subjectType: string;
  requestId: string | null;
}
const find = (filter: object): Promise<Row[]> => admin.get<Row[]>('auditEvents.nodes', document, { filter });

describe('narrowing the audit', () => {
  it('to a kind of thing', async () => {
    const rows = await find({ subjectType: 'line' });
    expect(rows.map(({ type }) => type)).toEqual(['line.created', 'line.created']);
    expect(await find({ subjectType: 'line', type: 'user.created' })).toEqual([]);
  });

  it('by leaving types out', async () => {
    const all = await find({});
    const rest = await find({ exceptTypes: ['line.created', 'session.started'] });
    expect(all.some(({ type }) => type === 'line.created')).toBe(true);
    expect(rest).toEqual(all.filter(({ type }) => type !== 'line.created' && type !== 'session.started'));
    expect(rest.length).toBeGreaterThan(0);
    expect(await find({ type: 'line.created', exceptTypes: ['line.created'] })).toHaveLength(2);
    const { errors } = await admin.run(document, {
      filter: { exceptTypes: Array.from({ length: 21 }, (_, at) => `type.${at}`) },
    });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('to one request', async () => {
    expect(await find({ requestId: 'made-fridges' })).toEqual([
      { type: 'line.created', subjectType: 'line', requestId: 'made-fridges' },
    ]);
    expect(await find({ requestId: 'never-made' })).toEqual([]);
  });

  it('reads each of these through an index', async () => {
    const { collection } = app.container.foundation.events.events;
    const stagesOf = async (filter: object): Promise<string> =>
      JSON.stringify(await collection.find(filter).sort({ at: -1, _id: -1 }).limit(50).explain('queryPlanner'));
    for (const filter of [{ subjectType: 'line' }, { requestId: 'made-fridges' }, { type: 'line.created' }]) {
      const plan = await stagesOf(filter);
      expect([filter, plan.includes('"IXSCAN"'), plan.includes('"COLLSCAN"')]).toEqual([filter, true, false]);
      expect([filter, plan.includes(`"${Object.keys(filter)[0]}":`)]).toEqual([filter, true]);
    }
  });

  it('lists the types that have happened, for ADMIN only', async () => {
    const types = await admin.get<string[]>('auditTypes', '{ auditTypes }');
    expect(types).toEqual([...types].sort());
    expect(types).toEqual(expect.arrayContaining(['line.created', 'session.started', 'user.created']));
    const manager = await as(Role.MANAGER);
    expect((await manager.run('{ auditTypes }')).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('refuses what is too long, and names it', async () => {
    for (const filter of [{ subjectType: 'x'.repeat(101) }, { requestId: 'x'.repeat(201) }]) {
      const { errors } = await admin.run(document, { filter });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
