import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { type Walk, WalkCaller, eventsOf, plantMachine } from '../walk/walks-fixture.js';
import { plantDrawing } from '../planted-trees.js';
import { machineContent } from '../walk/walk-trees.js';
import { Outside, respond } from './outside.js';

const saveText = `mutation ($input: TreeCommandSaveInput!) { treeCommandSave(input: $input) { command { id revision name url isActive } secret userErrors { code field } } }`;
const renewText = `mutation ($input: TreeCommandSecretRenewInput!) { treeCommandSecretRenew(input: $input) { command { revision } secret userErrors { code field } } }`;

interface Saved {
  readonly command: { id: string; revision: number; name: string; url: string | null } | null;
  readonly secret: string | null;
  readonly userErrors: { code: string; field: string[] | null }[];
}

describe('commands to outside systems', () => {
  let app: TestApp;
  let centre: Centre;
  let admin: TestClient;
  let agent: WalkCaller;
  let outside: Outside;
  let command: NonNullable<Saved['command']>;

  const save = (input: Record<string, unknown>, client = admin): Promise<Saved> =>
    client.get<Saved>('treeCommandSave', saveText, {
      input: { name: 'crm.create-order', label: { zhCN: '下单', en: 'Order' }, url: outside.url, ...input },
    });
  const refusals = async (input: Record<string, unknown>): Promise<string[]> =>
    (await save(input)).userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
  const collection = (name: string) => app.container.foundation.connection.collection(name);
  const waiting = async (tree = 'T-1'): Promise<Walk> => {
    const walk = await agent.answer(await agent.start({ code: tree }), { choice: 'E30' });
    return agent.answer(walk, { values: [{ name: 'phone', value: '13812346620' }] });
  };
  const moved = async (walk: Walk): Promise<Walk> => {
    let now: Walk | null = null;
    await eventually(async () => {
      now = await agent.read(walk.id);
      expect(now?.waiting).toBeNull();
    });
    return now as unknown as Walk;
  };

  beforeAll(async () => {
    outside = await Outside.open();
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
    await plantMachine(app);
    admin = await centre.as(Role.ADMIN);
    agent = new WalkCaller(await centre.as(Role.AGENT));
    const made = await save({ idempotencyKey: 'make' });
    if (!made.command) throw new Error(JSON.stringify(made));
    expect(made.secret).toMatch(/^cgw_[\w-]{43}$/);
    command = made.command;
  });
  beforeEach(() => {
    outside.got.length = 0;
    outside.reply = (response) => respond(response, 200, { order: { number: 4711 } });
  });
  afterAll(async () => {
    await app?.end();
    await outside?.close();
  });

  it('are set up by administrators; the secret is shown once and stored sealed', async () => {
    expect((await save({ idempotencyKey: 'make' })).secret).toBeNull();
    const stored = await collection('tree_commands').findOne({ name: 'crm.create-order' });
    expect(JSON.stringify(stored)).not.toContain('cgw_');
    const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    expect(await editor.get('treeCommands', '{ treeCommands { name url } }')).toEqual([
      { name: 'crm.create-order', url: null },
    ]);
    expect(
      (await editor.run(saveText, { input: { name: 'x', label: { zhCN: 'x', en: 'x' }, url: outside.url } })).errors[0]
        ?.extensions.code,
    ).toBe('FORBIDDEN');
    expect((await agent.client.run('{ treeCommands { name } }')).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const before = command.revision;
    const renewed = await admin.get<Saved>('treeCommandSecretRenew', renewText, {
      input: { id: command.id, expectedVersion: before },
    });
    expect(renewed.secret).toMatch(/^cgw_/);
    const again = await admin.get<Saved>('treeCommandSecretRenew', renewText, {
      input: { id: command.id, expectedVersion: before },
    });
    expect(again.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await eventsOf(app, command.id)).map(({ type }) => type)).toEqual([
      'tree-command.created',
      'tree-command.secret-renewed',
    ]);
    command = { ...command, revision: before + 1 };
  });

  it('refuse addresses that are not allowed, and names that are taken or none', async () => {
    expect(await refusals({ name: 'a', url: 'https://example.com/' })).toEqual(['INVALID url']);
    expect(await refusals({ name: 'a', url: 'http://169.254.169.254/' })).toEqual(['INVALID url']);
    expect(await refusals({ name: 'a', url: 'file:///etc/passwd' })).toEqual(['INVALID url']);
    expect(await refusals({ name: 'A B' })).toEqual(['INVALID name']);
    expect(await refusals({})).toEqual(['DUPLICATE name']);
    expect(await refusals({ id: command.id, expectedVersion: command.revision, name: 'other' })).toEqual([
      'INVALID name',
    ]);
    expect(await refusals({ id: command.id, expectedVersion: 0 })).toEqual(['CONFLICT expectedVersion']);
    expect(await collection('tree_commands').countDocuments()).toBe(1);
  });

  it('are sent, and the reply is the next step of the walk', async () => {
    const walk = await waiting();
    expect(walk).toMatchObject({ node: { key: 'order' }, waiting: { command: 'crm.create-order' } });
    expect((await agent.tried('Back', { id: walk.id, expectedStep: walk.step })).codes).toEqual(['WRONG_STATE']);
    const now = await moved(walk);
    expect(now).toMatchObject({ node: { key: 'end' } });
    expect(now.values).toContainEqual({ name: 'order_no', value: '4711', isPersonal: false });
    expect(outside.got).toHaveLength(1);
    expect(JSON.parse(outside.got[0]?.body ?? '')).toMatchObject({ inputs: { phone: '13812346620' } });
    const run = await collection('tree_command_runs').findOne({ walkId: walk.id });
    expect(run).toMatchObject({ branch: 'SUCCESS', inputs: null });
    expect((await eventsOf(app, walk.id)).map(({ type }) => type).slice(-1)).toEqual(['tree-walk.command-answered']);
    expect(JSON.stringify(await eventsOf(app, walk.id))).not.toContain('13812346620');
  });

  it('take the failure branch where the outside system refuses, the time-out branch where it is away', async () => {
    outside.reply = (response) => respond(response, 422, {});
    expect(await moved(await waiting())).toMatchObject({ state: 'COMPLETED', ending: { nodeKey: 'refused' } });
    outside.reply = () => undefined;
    expect(await moved(await waiting())).toMatchObject({ node: { key: 'late' } });
  });

  it('go on where the walk is handed over or paused meanwhile, and change nothing where it has ended', async () => {
    let go: () => void = () => undefined;
    const hold = (): Promise<void> => new Promise((resolve) => (go = resolve));
    let held = hold();
    outside.reply = (response) => void held.then(() => respond(response, 200, { order: { number: 1 } }));
    const paused = await waiting();
    await outside.asked(1);
    await agent.did('Pause', { id: paused.id, expectedStep: paused.step });
    go();
    expect(await moved(paused)).toMatchObject({ state: 'PAUSED', node: { key: 'end' } });
    held = hold();
    const ended = await waiting();
    await outside.asked(2);
    const over = await agent.did('End', { id: ended.id, expectedStep: ended.step });
    go();
    await eventually(async () => {
      expect(await collection('tree_command_runs').findOne({ walkId: ended.id })).toMatchObject({ branch: 'SUCCESS' });
    });
    expect(await agent.read(ended.id)).toMatchObject({ state: 'ABANDONED', step: over.step });
  });

  it('keep no inputs of a run that nobody took care of, where its walk has ended too', async () => {
    const walk = await agent.start();
    await agent.did('End', { id: walk.id, expectedStep: walk.step });
    const _id = 'command_run_left' as never;
    const deadline = new Date(Date.now() - 60_000);
    await collection('tree_command_runs').insertOne({
      ...{ _id, command: command.name, walkId: walk.id, treeCode: 'T-1', nodeKey: 'order', callReference: null },
      ...{ inputs: { phone: '13812346620' }, createdAt: deadline, deadline },
      ...{ branch: null, error: null, finishedAt: null },
    });
    await app.container.trees.walks.clock.giveUp();
    expect(await collection('tree_command_runs').findOne({ _id })).toMatchObject({ branch: 'TIMEOUT', inputs: null });
    expect(await agent.read(walk.id)).toMatchObject({ state: 'ABANDONED', step: walk.step + 1 });
  });

  it('survive the process: a run that was sent and not answered is sent again by another, with the same key', async () => {
    // The first process hangs while it waits, and is stopped; the second takes the job up.
    const first = await startTestApp({ withoutEngine: true, beside: app });
    await app.container.commandJobs.stop();
    outside.reply = (response, _got, count) => {
      if (count > 1) respond(response, 200, { order: { number: 9 } });
    };
    const patient = {
      ...machineContent,
      nodes: machineContent.nodes.map((each) =>
        each.command ? { ...each, command: { ...each.command, timeoutSeconds: 120 } } : each,
      ),
    };
    await plantDrawing(app, 'T-5', patient);
    const walk = await waiting('T-5');
    await outside.asked(1);
    const second = await startTestApp({ withoutEngine: true, beside: app });
    await first.end();
    const now = await moved(walk);
    await second.end();
    expect(now.values).toContainEqual({ name: 'order_no', value: '9', isPersonal: false });
    expect(new Set(outside.got.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(outside.got.length).toBeGreaterThanOrEqual(2);
  });
});
