import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Channel } from '../../../../src/modules/calls/index.js';
import { systemViewer } from '../../../../src/modules/people/index.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

const parts = '{ items { measure queue share } tooFewBelow revision updatedAt viewerCanSet }';
const readText = `{ qualityTargets ${parts} }`;
const setText = `mutation ($input: QualityTargetsSetInput!) { qualityTargetsSet(input: $input) {
  targets ${parts} userErrors { code field } } }`;

interface Targets {
  items: { measure: string; queue: string | null; share: number }[];
  tooFewBelow: number;
  revision: number;
  updatedAt: string | null;
  viewerCanSet: boolean;
}
interface Payload {
  targets: Targets | null;
  userErrors: { code: string; field: string[] | null }[];
}

describe('targets of quality, over HTTP', () => {
  let app: TestApp;
  let centre: Centre;
  let manager: TestClient;

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
    manager = await centre.as(Role.MANAGER);
    await app.container.calls.queues.service.save(
      { ...systemViewer, roles: [Role.ADMIN] },
      { key: 'hotline', name: { zhCN: '热线', en: 'Hot line' }, channel: Channel.PHONE },
    );
  });
  afterAll(() => app.end());

  const read = (client: TestClient): Promise<Targets> => client.get('qualityTargets', readText);
  const set = (client: TestClient, input: object): Promise<Payload> =>
    client.get('qualityTargetsSet', setText, { input });
  const events = () =>
    app.container.foundation.connection.collection('events').find({ type: 'quality.targets-set' }).toArray();

  it('are none at first', async () => {
    expect(await read(manager)).toEqual({
      ...{ items: [], tooFewBelow: 10, revision: 0, updatedAt: null, viewerCanSet: true },
    });
  });

  it('are set by a manager all at once, with one event that says before and after', async () => {
    const items = [
      { measure: 'NON_CRITICAL', queue: null, share: 0.95 },
      { measure: 'ANY_CRITICAL', queue: 'hotline', share: 0.98 },
    ];
    const { targets, userErrors } = await set(manager, { items, tooFewBelow: 12, expectedVersion: 0 });
    expect(userErrors).toEqual([]);
    expect(targets).toMatchObject({ items: [items[1], items[0]], tooFewBelow: 12, revision: 1, viewerCanSet: true });
    expect(await read(manager)).toEqual(targets);
    const [event, ...others] = await events();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      ...{ subjectType: 'quality_targets', subjectId: 'centre', actorId: centre.person(Role.MANAGER)._id },
      before: { targets: [], tooFewBelow: 10 },
      after: { targets: ['ANY_CRITICAL hotline 0.98', 'NON_CRITICAL 0.95'], tooFewBelow: 12 },
    });
  });

  it('are not set on top of somebody else’s, nor with faults; then nothing changes', async () => {
    const before = await read(manager);
    const late = await set(manager, { items: [], expectedVersion: 0 });
    expect(late.userErrors).toEqual([{ code: 'CONFLICT', field: ['expectedVersion'] }]);
    expect(late.targets).toEqual(before);
    const items = [
      { measure: 'ANY_CRITICAL', queue: 'fax', share: 0.98 },
      { measure: 'NON_CRITICAL', share: 1.5 },
    ];
    const faulty = await set(manager, { items, expectedVersion: before.revision });
    expect(faulty).toMatchObject({ targets: null });
    expect(faulty.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['items', '0', 'queue'] },
      { code: 'OUT_OF_RANGE', field: ['items', '1', 'share'] },
    ]);
    expect(await read(manager)).toEqual(before);
    expect(await events()).toHaveLength(1);
  });

  it('keep the mark of too few where nothing is said of it, and are set by one of two at the same time', async () => {
    const { revision } = await read(manager);
    const admin = await centre.as(Role.ADMIN);
    const answers = await Promise.all(
      [manager, admin].map((client) => set(client, { items: [], expectedVersion: revision })),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'set').sort();
    expect(codes).toEqual(['CONFLICT', 'set']);
    expect(await read(manager)).toMatchObject({ items: [], tooFewBelow: 12, revision: revision + 1 });
  });

  it('are read by those with a desk of quality, and set by managers and administrators only', async () => {
    const before = await read(manager);
    for (const role of [Role.QA_ANALYST, Role.SUPERVISOR]) {
      const client = await centre.as(role);
      expect((await read(client)).viewerCanSet).toBe(false);
      const { errors } = await client.run(setText, { input: { items: [], expectedVersion: before.revision } });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    for (const role of [Role.AGENT, Role.TRAINER, Role.PARTNER]) {
      const client = await centre.as(role);
      expect((await client.run(readText)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await app.client.run(readText)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await read(manager)).toEqual(before);
  });
});
