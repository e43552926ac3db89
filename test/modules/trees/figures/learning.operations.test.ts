import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { TreeNodeKind, TreePurpose, TreeResult } from '../../../../src/modules/trees/tree-enums.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { both, ending, titled } from '../drawings.js';
import { plantTree } from '../planted-trees.js';
import { drawing, makeWalk, numbers } from './random-walks.js';

const share = '{ count of value low high }';
const figures = `query ($treeId: ID!, $filter: TreeFiguresFilter!) { treeFigures(treeId: $treeId, filter: $filter) {
  from to version
  totals { startCount agentCount openCount completion ${share} resolution ${share} escalation ${share} transfer ${share}
    returns ${share} abandonment ${share} expiry ${share} averageStops durationP50 durationP90 }
  nodes { nodeKey kind title { text } enteredCount leftCount dwellCount dwellP50 dwellP90 backtracks ${share} fallOut ${share}
    exit ${share} branches { key label { text } to share ${share} isLive } }
  coverage { share ${share} neverWalked { nodeKey nodeTitle { text } branchKey label { text } to } }
  paths { stops { nodeKey title { text } choiceKey choiceLabel { text } } count share ${share} durationP50 results { result count } }
  commands { nodeKey command sentCount failure ${share} timeoutCount latencyP50 latencyP90 }
} }`;
const compared = `query ($treeId: ID!, $filter: TreeFiguresFilter!) { treeVersionsCompared(treeId: $treeId, a: 1, b: 1, filter: $filter) {
  a b totalsA { startCount } totalsB { startCount } nodes { nodeKey title { text } a { enteredCount } b { enteredCount } }
} }`;
const importText =
  'mutation ($input: RepairFindingImportInput!) { repairFindingImport(input: $input) { job { id state } userErrors { code field } } }';
const jobText = `query ($id: ID!) { repairImportJob(id: $id) { id state fileName isDryRun totalCount doneCount createdCount refusedCount error
  startedBy { name } rows(first: 10) { nodes { line outcome callReference externalId code message field } } } }`;
const repairText = `query ($filter: RepairFiguresFilter!) { repairFigures(filter: $filter) { noFault ${share} unmatchedCount
  byVersion { tree { id } version noFault ${share} } byProductLine { productLine { key } noFault ${share} }
  byServicePoint { servicePoint noFault ${share} } } }`;
const suggestText = `query ($text: String!) { problemClassSuggest(text: $text) { id candidates { tree { id } nodeKey title { text } path { text }
  isOutcome department { id } departmentMayDiffer confidence } } }`;
const recordText = `mutation ($input: ProblemClassRecordInput!) { problemClassRecord(input: $input) {
  record { id nodeKey isAccepted place treeVersion callReference isReclassification recordedAt tree { id } } userErrors { code field } } }`;
const classText = `query ($filter: ProblemClassFiguresFilter!) { problemClassFigures(filter: $filter) { recordCount accepted ${share}
  acceptedFirst ${share} reclassified ${share} byNode { tree { id } nodeKey title { text } accepted ${share} reclassified ${share} } } }`;

describe('what is learnt from trees, over HTTP', () => {
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let agent: TestClient;
  let treeId: string;
  const filter = { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) };
  const count = (collection: string, condition: object = {}): Promise<number> =>
    app.container.foundation.connection.collection(collection).countDocuments(condition);

  beforeAll(async () => {
    app = await startTestApp();
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    agent = await centre.as(Role.AGENT);
    treeId = await plantTree(app, { code: 'T-1', title: both('排查', 'Triage'), nodes: drawing });
    await plantTree(app, {
      ...{ code: 'T-2', title: both('分类', 'Classes'), change: { purpose: TreePurpose.CLASSIFICATION } },
      nodes: [
        titled('dark', both('屏幕不亮', 'Screen stays dark'), {
          kind: TreeNodeKind.OUTCOME,
          outcome: ending({ result: TreeResult.TRANSFERRED }),
        }),
      ],
    });
    const next = numbers(1);
    const walks = Array.from({ length: 30 }, (_, at) =>
      makeWalk(next, {
        ...{ id: `walk_${at}`, treeId, subtreeId: 'tree_other', startedAt: new Date() },
        more: {
          teamIds: at < 10 ? [centre.teams.one, centre.teams.top] : ['team_far'],
          siteId: at < 10 ? centre.siteId : 'site_far',
          ...(at === 0
            ? {
                callReference: 'C-1',
                state: 'COMPLETED',
                ending: { treeId, nodeKey: 'out2', result: 'RETURN_OR_REPAIR' },
              }
            : {}),
        },
      }),
    );
    await app.container.foundation.connection
      .collection('tree_walks')
      .insertMany(walks.map(({ document }) => document) as never[]);
  });
  afterAll(() => app.end());

  it('figures of walks: everything for editors, the own people for leads, nothing for agents', async () => {
    const starts = async (role: Role): Promise<unknown> =>
      (await centre.as(role)).get('treeFigures.totals.startCount', figures, { treeId, filter });
    expect(await starts(Role.KNOWLEDGE_EDITOR)).toBe(30);
    expect(await starts(Role.QA_ANALYST)).toBe(30);
    expect(await starts(Role.SUPERVISOR)).toBe(10);
    expect(await starts(Role.MANAGER)).toBe(10);
    const all = await editor.get<{ nodes: { nodeKey: string }[]; paths: unknown[] }>('treeFigures', figures, {
      ...{ treeId, filter },
    });
    expect(all.nodes.map(({ nodeKey }) => nodeKey)).toEqual(drawing.map(({ key }) => key));
    expect(await editor.get('treeVersionsCompared.totalsB.startCount', compared, { treeId, filter })).toBe(30);
    for (const query of [figures, compared])
      for (const role of [Role.AGENT, Role.PARTNER, Role.TRAINER])
        expect((await (await centre.as(role)).run(query, { treeId, filter })).errors[0]?.extensions.code).toBe(
          'FORBIDDEN',
        );
    const bad = await editor.run(figures, { treeId, filter: { from: filter.to, to: filter.from } });
    expect(bad.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('repair findings: imported with a report, counted, and refused for others', async () => {
    const csv = Buffer.from(
      'callReference,hasFault,servicePoint,productLine\nC-1,no,North,washing\nC-2,perhaps,North,\n',
    );
    const { upload } = await editor.change<{ upload: { fileId: string; url: string } }>(
      'fileUploadCreate',
      'mutation ($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { upload { fileId url } userErrors { code } } }',
      { input: { purpose: 'REPAIR_IMPORT', name: 'findings.csv', bytes: csv.length } },
    );
    const sent = await fetch(`${app.url}${upload.url}`, { method: 'PUT', body: csv });
    expect(sent.ok).toBe(true);
    const input = { fileId: upload.fileId, isDryRun: false };
    expect((await agent.run(importText, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const foreign = await (await centre.as(Role.ADMIN)).get('repairFindingImport.userErrors', importText, { input });
    expect(foreign).toMatchObject([{ code: 'FILE_REFUSED' }]);
    expect(await count('repair_imports')).toBe(0);
    const { job } = await editor.change<{ job: { id: string } }>('repairFindingImport', importText, { input });
    await eventually(async () => {
      expect(await editor.get('repairImportJob.state', jobText, { id: job.id })).toBe('DONE');
    });
    expect(await editor.get('repairImportJob', jobText, { id: job.id })).toMatchObject({
      ...{ createdCount: 1, refusedCount: 1, fileName: 'findings.csv', error: null },
      rows: {
        nodes: [
          { line: 2, outcome: 'CREATED', callReference: 'C-1', code: null },
          { line: 3, outcome: 'REFUSED', code: 'INVALID', field: 'hasFault', message: 'This is yes or no.' },
        ],
      },
    });
    expect(await count('events', { type: 'repair.import-started' })).toBe(1);
    expect(await editor.get('repairFigures', repairText, { filter })).toMatchObject({
      ...{ noFault: { count: 1, of: 1 }, unmatchedCount: 0 },
      byVersion: [{ tree: { id: treeId }, version: 1, noFault: { count: 1 } }],
      byProductLine: [{ productLine: { key: 'washing' } }],
      byServicePoint: [{ servicePoint: 'North' }],
    });
    expect((await agent.run(repairText, { filter })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('problem classes: suggested, given, re-classified and counted', async () => {
    const suggestion = await agent.get<{ id: string; candidates: unknown[] }>('problemClassSuggest', suggestText, {
      text: '客户说屏幕不亮',
    });
    expect(suggestion.candidates).toMatchObject([{ nodeKey: 'dark', isOutcome: true, department: null }]);
    const input = { suggestionId: suggestion.id, nodeKey: 'dark', callReference: 'C-9' };
    const foreign = await editor.get('problemClassRecord.userErrors', recordText, { input });
    expect(foreign).toMatchObject([{ code: 'NOT_FOUND', field: ['suggestionId'] }]);
    expect(await count('problem_classes')).toBe(0);
    expect(await agent.change('problemClassRecord', recordText, { input })).toMatchObject({
      record: { nodeKey: 'dark', isAccepted: true, place: 1, isReclassification: false },
    });
    expect(await count('events', { type: 'problem.classified' })).toBe(1);
    expect(await editor.get('problemClassFigures', classText, { filter })).toMatchObject({
      ...{ recordCount: 1, accepted: { count: 1, of: 1 }, reclassified: { count: 0, of: 1 } },
      byNode: [{ nodeKey: 'dark', title: { text: 'Screen stays dark' } }],
    });
    expect((await agent.run(classText, { filter })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const partner = await centre.as(Role.PARTNER);
    expect((await partner.run(suggestText, { text: 'x' })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
