import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/platform/auth/viewer.js';
import { createSchema } from '../../src/app/schema.js';
import type { TestClient } from '../support/client.js';
import { type Made, type Payload, Trail, isOfTrees, name } from './audit-trail-fixture.js';

describe('the audit trail of trees', () => {
  let trail: Trail;
  let admin: TestClient;
  let editor: TestClient;
  const select = 'tree { id revision }';

  const revisionOf = ({ id }: Pick<Made, 'id'>): Promise<number> =>
    editor.get('tree.revision', 'query ($id: ID!) { tree(id: $id) { revision } }', { id });
  const onTree = async (
    client: TestClient,
    field: string,
    tree: Pick<Made, 'id'>,
    input: Record<string, unknown> = {},
  ): Promise<Payload> =>
    trail.call(client, field, { expectedVersion: await revisionOf(tree), ...input }, { id: tree.id, select });
  const doneOn = async (
    client: TestClient,
    field: string,
    tree: Pick<Made, 'id'>,
    input: Record<string, unknown> = {},
  ): Promise<void> => {
    expect([field, (await onTree(client, field, tree, input)).userErrors]).toEqual([field, []]);
  };
  const refusedOn = async (
    client: TestClient,
    field: string,
    tree: Pick<Made, 'id'>,
    code: string,
    input: Record<string, unknown> = {},
  ): Promise<void> => {
    expect([field, codesOf(await onTree(client, field, tree, input))]).toEqual([field, [code]]);
  };
  const codesOf = ({ userErrors }: Payload): string[] => userErrors.map(({ code }) => code);

  beforeAll(async () => {
    trail = await Trail.start();
    ({ admin, editor } = trail);
  });
  afterAll(() => trail.app.end());

  it('keeps one event of each act in a tree’s life, and none of what was refused', async () => {
    const end = { key: 'end', kind: 'OUTCOME', title: name('End'), outcome: { result: 'RESOLVED' } };
    const content = { title: name('Drum'), startKey: 'end', setNodes: [end] };
    const { tree } = await trail.done<{ tree: Made }>(editor, 'treeCreate', { content }, { select });
    await doneOn(editor, 'treeDraftUpdate', tree, { content: { description: name('More') } });
    const stale = { expectedVersion: 1, content };
    expect(codesOf(await trail.call(editor, 'treeDraftUpdate', stale, { id: tree.id, select }))).toEqual(['CONFLICT']);
    const approve = async (): Promise<void> => {
      await doneOn(editor, 'treeSubmit', tree);
      await doneOn(admin, 'treeApprove', tree);
    };
    await doneOn(editor, 'treeSubmit', tree);
    await doneOn(editor, 'treeWithdraw', tree);
    await refusedOn(editor, 'treeWithdraw', tree, 'WRONG_STATE');
    await doneOn(editor, 'treeSubmit', tree);
    await refusedOn(editor, 'treeApprove', tree, 'SAME_PERSON');
    await doneOn(admin, 'treeReject', tree, { reason: 'Not yet.' });
    await approve();
    await doneOn(editor, 'treePublish', tree, { publishAt: { instant: '2098-01-01T00:00:00Z' } });
    await doneOn(editor, 'treeScheduleCancel', tree);
    await doneOn(editor, 'treePublish', tree, { priority: 'INFO' });
    await refusedOn(editor, 'treePublish', tree, 'WRONG_STATE');
    await doneOn(editor, 'treeAudienceChange', tree, {
      ...{ audience: 'PARTNER', teamIds: [], reason: 'Open.', confirmWidening: true },
    });
    await doneOn(editor, 'treeSetOwner', tree, { ownerId: trail.centre.person(Role.KNOWLEDGE_EDITOR)._id });
    await doneOn(editor, 'treeVerify', tree);
    await doneOn(editor, 'treeSetVerificationInterval', tree, { everyDays: 90 });
    await doneOn(editor, 'treeDraftUpdate', tree, { content: { title: name('Thrown away') } });
    await doneOn(editor, 'treeDraftDiscard', tree);
    await doneOn(editor, 'treeArchive', tree, { reason: 'Old.' });
    await refusedOn(editor, 'treeArchive', tree, 'WRONG_STATE', { reason: 'Old.' });
    await doneOn(editor, 'treeRestore', tree);
    const kept = await admin.get<{ type: string; subjectType: string }[]>(
      'auditEvents.nodes',
      'query ($filter: AuditFilter) { auditEvents(first: 100, filter: $filter) { nodes { type subjectType } } }',
      { filter: { subjectId: tree.id } },
    );
    expect(new Set(kept.map(({ subjectType }) => subjectType))).toEqual(new Set(['tree']));
    await doneOn(editor, 'treeVersionRestore', tree, { version: 1 });
  });

  /** A published tree: one question with two answers, a reading between the second and its end. */
  const published = async (purpose: string): Promise<Made & { code: string }> => {
    const outcome = { result: 'RESOLVED' };
    const content = {
      ...{ title: name('Pump'), purpose, startKey: 'hums' },
      setNodes: [
        {
          ...{ key: 'hums', kind: 'QUESTION', title: name('Does it hum?') },
          choices: [
            { key: 'yes', label: name('Yes'), to: 'read' },
            { key: 'no', label: name('No'), to: 'silent' },
          ],
        },
        { key: 'read', kind: 'INFO', title: name('Clean the filter'), to: 'clean' },
        { key: 'clean', kind: 'OUTCOME', title: name('Filter was full'), outcome },
        { key: 'silent', kind: 'OUTCOME', title: name('Pump is dead'), outcome },
      ],
    };
    const { tree } = await trail.done<{ tree: Made & { code: string } }>(
      editor,
      'treeCreate',
      { content },
      {
        select: 'tree { id code revision }',
      },
    );
    await doneOn(editor, 'treeSubmit', tree);
    await doneOn(admin, 'treeApprove', tree);
    await doneOn(editor, 'treePublish', tree);
    return tree;
  };

  it('keeps one event of each step of a walk, never what was answered', async () => {
    const tree = await published('TROUBLESHOOTING');
    const [agent, expert] = [trail.agent, admin];
    const select = 'walk { id step }';
    interface Walk {
      id: string;
      step: number;
    }
    let walk: Walk = { id: '', step: 0 };
    const step = async (client: TestClient, field: string, more: Record<string, unknown> = {}): Promise<void> => {
      const isStep = /(Back|Pause|Resume)$/.test(field);
      const input = { id: walk.id, expectedStep: walk.step, ...more };
      const options = isStep ? { select, type: 'TreeWalkStepInput' } : { select };
      ({ walk } = await trail.done<{ walk: Walk }>(client, field, input, options));
    };
    ({ walk } = await trail.done<{ walk: Walk }>(agent, 'treeWalkStart', { treeId: tree.id }, { select }));
    await step(agent, 'treeWalkAnswer', { choice: 'yes' });
    const behind = { id: walk.id, expectedStep: walk.step - 1, choice: 'no' };
    expect(codesOf(await trail.call(agent, 'treeWalkAnswer', behind, { select }))).toEqual(['STEP_BEHIND']);
    await step(agent, 'treeWalkBack');
    await step(agent, 'treeWalkJump', { nodeKey: 'read', reason: 'The caller did that already.' });
    await step(agent, 'treeWalkBack');
    await step(agent, 'treeWalkAnswer', { choice: 'yes' });
    await step(agent, 'treeWalkPause');
    await step(agent, 'treeWalkResume');
    ({ walk } = await trail.done<{ walk: Walk }>(
      ...([agent, 'treeWalkLinkToCall', { id: walk.id, callReference: 'C-1' }, { select }] as const),
    ));
    await step(agent, 'treeWalkHandOver', { toUserId: trail.centre.person(Role.ADMIN)._id, note: 'Go on, please.' });
    ({ walk } = await trail.done<{ walk: Walk }>(expert, 'treeWalkTakeOver', { id: walk.id }, { select }));
    await step(expert, 'treeWalkChangeAnswer', { at: 0, choice: 'no' });
    ({ walk } = await trail.done<{ walk: Walk }>(agent, 'treeWalkStart', { treeId: tree.id }, { select }));
    await step(agent, 'treeWalkEnd', { note: 'Cut off.' });
    const events = await trail.app.container.foundation.connection
      .collection('events')
      .find({ type: /^tree-walk\./ })
      .toArray();
    expect(events).toHaveLength(14);
    expect(JSON.stringify(events)).not.toMatch(/Does it hum|"(?:yes|no)"/);
    expect(events.filter(({ number }) => number !== undefined)).toEqual([]);
  });

  it('keeps one event of each command, file and class', async () => {
    const command = 'command { id revision }';
    const made = await trail.done<{ command: Made }>(
      ...([admin, 'treeCommandSave', { name: 'crm.order', label: name('Order'), url: 'http://127.0.0.1:9/' }] as const),
      { select: command },
    );
    const renewal = { id: made.command.id, expectedVersion: made.command.revision };
    await trail.done(admin, 'treeCommandSecretRenew', renewal, { select: command });
    const chart = await uploaded('TREE_IMPORT', 'tree.mmd', 'flowchart TD\n  a{Does it hum?} -->|yes| b([Filter])\n');
    const file = { fileId: chart, format: 'MERMAID' };
    await trail.done(editor, 'treeImport', file, { select: 'tree { id } findings { code }' });
    const table = await uploaded(
      'REPAIR_IMPORT',
      'found.csv',
      'callReference,hasFault,cause,servicePoint\nC-1,no,,S-1\n',
    );
    const job = { fileId: table, isDryRun: false };
    await trail.done(editor, 'repairFindingImport', job, { select: 'job { id }' });

    await published('CLASSIFICATION');
    const suggestion = await trail.agent.get<{ id: string; candidates: { nodeKey: string }[] }>(
      'problemClassSuggest',
      'query { problemClassSuggest(text: "pump is dead") { id candidates { nodeKey } } }',
    );
    const record = { suggestionId: suggestion.id, nodeKey: suggestion.candidates[0]?.nodeKey, callReference: 'C-1' };
    await trail.done(trail.agent, 'problemClassRecord', record, { select: 'record { id }' });
  });

  async function uploaded(purpose: string, fileName: string, text: string): Promise<string> {
    const { upload } = await trail.done<{ upload: { url: string; fileId: string } }>(
      ...([editor, 'fileUploadCreate', { purpose, name: fileName, bytes: Buffer.byteLength(text) }] as const),
      { select: 'upload { url fileId }' },
    );
    await fetch(new URL(upload.url, trail.app.url), {
      ...{ method: 'PUT', body: text },
      headers: { authorization: `Bearer ${editor.token ?? ''}`, 'content-type': 'application/octet-stream' },
    });
    return upload.fileId;
  }

  it('was tried with every mutation of trees that there is', async () => {
    const schema = await createSchema(trail.app.container.resolvers);
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(isOfTrees);
    expect(mutations.length).toBeGreaterThan(30);
    expect(mutations.filter((field) => !trail.used.has(field))).toEqual([]);
  });
});
