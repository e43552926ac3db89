import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { FilePurpose } from '../../../../src/platform/files/index.js';
import type { TestClient } from '../../../support/client.js';
import { standingTrees } from '../trees-app.js';
import { type MadeTree, createTree, drawAndPublish, smallTree, treeFields } from '../trees-fixture.js';

const trees = standingTrees();

interface Imported {
  readonly tree: MadeTree | null;
  readonly findings: readonly { code: string; line: number | null; nodeKey: string | null; message: string }[] | null;
  readonly nodeCount: number | null;
  readonly userErrors: readonly { code: string; field: string[] | null }[];
}

const mutation = `mutation ($input: TreeImportInput!) { treeImport(input: $input) { tree { ${treeFields} } nodeCount findings { code isError line column nodeKey path message } userErrors { code message field } } }`;
const query = `query ($id: ID!, $format: TreeFileFormat!, $version: Int, $isDraft: Boolean, $locale: Locale) { treeExport(id: $id, format: $format, version: $version, isDraft: $isDraft, locale: $locale) { filename contentType text } }`;

async function uploaded(text: string | Buffer, role: Role = Role.KNOWLEDGE_EDITOR): Promise<string> {
  const { directory } = trees.app.container.people;
  const [viewer] = await directory.viewersOf([trees.centre.person(role)._id]);
  const files = trees.app.container.files.service;
  const upload = await files.createUpload(viewer as Viewer, {
    purpose: FilePurpose.TREE_IMPORT,
    name: 'a.json',
    bytes: 10,
  });
  const token = upload.url.split('/').at(-1) ?? '';
  await files.receive(token, viewer as Viewer, Readable.from([Buffer.from(text as string)]), null);
  return upload.fileId;
}

const take = async (text: string | Buffer, more: object = {}, client: TestClient = trees.editor): Promise<Imported> =>
  client.get<Imported>('treeImport', mutation, { input: { fileId: await uploaded(text), format: 'JSON', ...more } });
const give = (id: string, more: object = {}, client: TestClient = trees.editor) =>
  client.get<{ filename: string; contentType: string; text: string } | null>('treeExport', query, {
    id,
    format: 'JSON',
    ...more,
  });
const collection = (name: string) => trees.app.container.foundation.connection.collection(name);

describe('trees from files', () => {
  it('come in as a new draft, with one event, and go out again equal', async () => {
    const first = await createTree(trees.editor, smallTree('Round'));
    const file = await give(first.id);
    expect(file).toMatchObject({ filename: `${first.code}-draft.json`, contentType: 'application/json' });
    const text = file?.text ?? '';
    const { tree, findings, nodeCount, userErrors } = await take(text);
    expect({ findings, nodeCount, userErrors }).toEqual({ findings: [], nodeCount: 3, userErrors: [] });
    expect(tree).toMatchObject({ state: 'DRAFT', version: null, revision: 1 });
    expect(await trees.eventTypes(tree?.id ?? '')).toEqual(['tree.imported']);
    expect((await give(tree?.id ?? ''))?.text).toBe(text.replace(first.code, tree?.code ?? ''));
    const linked = await collection('stored_files').findOne({ linkedTo: tree?.id });
    expect(linked).toMatchObject({ state: 'LINKED' });
  });

  it('take the place of a working copy at the revision that was seen', async () => {
    const tree = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Standing'));
    const text = (await give(tree.id))?.text ?? '';
    const stale = await take(text, { treeId: tree.id, expectedVersion: tree.revision - 1 });
    expect(stale.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await take(text, { treeId: tree.id })).toMatchObject({
      userErrors: [{ code: 'REQUIRED', field: ['expectedVersion'] }],
    });
    const chart = 'flowchart TD\n q1{Still there?} -->|yes| done\n q1 -->|no| more[Read on] --> open';
    const taken = await take(chart, { treeId: tree.id, expectedVersion: tree.revision, format: 'MERMAID' });
    expect(taken).toMatchObject({ nodeCount: 4, userErrors: [], tree: { revision: tree.revision + 1 } });
    const draft = JSON.parse((await give(tree.id, { isDraft: true }))?.text ?? '') as {
      tree: { title: object; nodes: { key: string; title: object; outcome?: object; choices?: object[] }[] };
    };
    // What a chart does not show is kept: the other language, the result of an outcome.
    expect(draft.tree.title).toEqual({ 'zh-CN': 'Standing中', en: 'Standing' });
    expect(draft.tree.nodes[0]).toMatchObject({ title: { 'zh-CN': 'q1?中', en: 'Still there?' } });
    expect(draft.tree.nodes.find(({ key }) => key === 'done')?.outcome).toEqual({ result: 'RESOLVED' });
    expect((await give(tree.id))?.text).toBe(text);
    expect(await give(tree.id, { version: 1 })).toMatchObject({ filename: `${tree.code}-v1.json`, text });
    expect(await give(tree.id, { version: 2 })).toBeNull();
  });

  it('are refused whole, with all that is wrong, in the language of the reader', async () => {
    const before = [
      await collection('trees').countDocuments(),
      await collection('events').countDocuments({ type: /^tree/ }),
    ];
    const bad = await take(
      JSON.stringify({
        format: 'caregraph-tree',
        version: 1,
        tree: {
          ...{
            title: { en: 'Bad' },
            purpose: 'SCRIPT',
            locales: ['en'],
            category: 'none/such',
            productLines: ['nothing'],
          },
          nodes: [
            { key: 'a', kind: 'INFO', title: { en: 'A' }, to: 'b' },
            {
              key: 'c',
              kind: 'OUTCOME',
              title: { en: 'C' },
              outcome: { result: 'ESCALATED', tier: 'tenth', department: 'x' },
            },
          ],
        },
      }),
      { options: { title: { zhCN: '', en: 'Other' } } },
    );
    expect(bad).toMatchObject({ tree: null, nodeCount: 2, userErrors: [{ code: 'INVALID', field: ['fileId'] }] });
    expect(bad.findings?.map(({ code, nodeKey }) => `${code} ${nodeKey ?? ''}`).sort()).toEqual([
      ...['DANGLING_EDGE a', 'UNKNOWN_REFERENCE ', 'UNKNOWN_REFERENCE ', 'UNKNOWN_REFERENCE c', 'UNKNOWN_REFERENCE c'],
    ]);
    expect(bad.findings?.every(({ message }) => message.length > 5)).toBe(true);
    const after = [
      await collection('trees').countDocuments(),
      await collection('events').countDocuments({ type: /^tree/ }),
    ];
    expect(after).toEqual(before);
  });

  it('are only looked at in a dry run', async () => {
    const count = await collection('trees').countDocuments();
    const seen = await take('from,kind,to\na,INFO,b\nb,OUTCOME,\n', { format: 'CSV', isDryRun: true });
    expect(seen).toMatchObject({ tree: null, findings: [], nodeCount: 2, userErrors: [] });
    expect(await collection('trees').countDocuments()).toBe(count);
  });

  it('a repeated call has one effect', async () => {
    const fileId = await uploaded('flowchart TD\n a[Read] --> b([End])');
    const input = {
      fileId,
      format: 'MERMAID',
      idempotencyKey: 'same',
      options: { title: { zhCN: '', en: 'Same' }, locale: 'EN' },
    };
    const one = await trees.editor.get<Imported>('treeImport', mutation, { input });
    const two = await trees.editor.get<Imported>('treeImport', mutation, { input });
    expect(one.userErrors).toEqual([]);
    expect(two.tree?.id).toBe(one.tree?.id);
  });

  it('are not for agents, and nobody imports a file of somebody else', async () => {
    const fileId = await uploaded('flowchart TD\n a --> b');
    const input = { fileId, format: 'MERMAID' };
    const refused = await trees.agent.run(mutation, { input });
    expect(refused.errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const foreign = await trees.reviewer.get<Imported>('treeImport', mutation, { input });
    expect(foreign.userErrors).toMatchObject([{ code: 'FILE_REFUSED', field: ['fileId'] }]);
    const tree = await createTree(trees.editor, smallTree('Hidden'));
    const asked = await trees.agent.run(query, { id: tree.id, format: 'JSON' });
    expect(asked.errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect(await give('tree_01jdzzzzzzzzzzzzzzzzzzzzzz')).toBeNull();
  });
});
