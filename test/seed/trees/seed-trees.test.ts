import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { fromProcedure } from '../../../seed/trees/from-procedures.js';
import { fromSmartAnswers } from '../../../seed/trees/from-smart-answers.js';
import { othersTrees, ownTrees } from '../../../seed/trees/plan.js';
import { walkShares } from '../../../seed/trees/shares.js';
import {
  FileFindings,
  type OutsideFacts,
  TreeFileFormat,
  TreeNodeKind,
  checkFile,
  findingsOf,
  readTreeFile,
  writeTreeFile,
} from '../../../src/modules/trees/index.js';
import { Audience } from '../../../src/platform/auth/viewer.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import { procedures, realTrees } from '../../modules/trees/port/real-trees.js';

const root = fileURLToPath(new URL('../../../../seed/', import.meta.url));
type TreeFile = NonNullable<ReturnType<typeof readTreeFile>>;
const json = readdirSync(`${root}trees`).filter((name) => name.endsWith('.json'));

function fileOf(name: string): TreeFile {
  const findings = new FileFindings();
  const file = readTreeFile(readFileSync(`${root}trees/${name}`), TreeFileFormat.JSON, Locale.EN, findings);
  if (file) checkFile(file, findings);
  expect(findings.list()).toEqual([]);
  if (!file) throw new Error(`${name} cannot be read.`);
  return file;
}

interface Keyed {
  readonly key: string;
}
const centre = JSON.parse(readFileSync(`${root}demo/centre.json`, 'utf8')) as {
  readonly departments: readonly Keyed[];
  readonly supportTiers: readonly Keyed[];
  readonly productLines: readonly Keyed[];
  readonly categories: readonly Keyed[];
};
const articles = ['articles-zh', 'articles-en'].flatMap((name) =>
  readFileSync(`${root}demo/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly code: string; readonly state: string; readonly audience: string }),
);
const reach = (audience: Audience): OutsideFacts['reach'] => ({ audience, tierRank: 0, teams: ['*'] });

/** What lies outside of the demo's trees. */
const facts = (audience: Audience): OutsideFacts => ({
  ownCode: null,
  reach: reach(audience),
  articles: new Map(
    articles.map(({ code, state, audience: own }) => [
      code,
      {
        ...{ code, standing: state === 'PUBLISHED' ? ('LIVE' as const) : ('NOT_YET' as const), holds: true },
        ...{ reach: reach(Audience[own as keyof typeof Audience]), articleId: code, mergedIntoId: null },
        ...{ title: code, locale: 'zh-CN' },
      } as never,
    ]),
  ),
  trees: new Map(
    ownTrees.map(({ code }) => [code, { id: code, code, standing: 'LIVE' as const, reach: reach(Audience.INTERNAL) }]),
  ),
  called: new Map([['T-015', { content: fileOf('T-015.json').content }]]),
  commands: new Map([['crm.create-order', { isActive: true }]]),
  departments: new Set(centre.departments.map(({ key }) => key)),
  tiers: new Set(centre.supportTiers.map(({ key }) => key)),
});

const found = (name: string, audience = Audience.INTERNAL): string[] =>
  findingsOf(fileOf(name).content, facts(audience)).map(
    ({ severity, code, nodeKey, place }) => `${severity} ${code} ${nodeKey ?? ''} ${place ?? ''}`,
  );

describe('trees of the demo', () => {
  it.each(json)('%s is a file of our own format, written as an export writes it', (name) => {
    const { content, source } = fileOf(name);
    const text = readFileSync(`${root}trees/${name}`, 'utf8');
    const { tree } = JSON.parse(text) as { tree: { code?: string } };
    expect(writeTreeFile(content, TreeFileFormat.JSON, Locale.EN, { code: tree.code ?? null, source })).toBe(text);
  });

  it.each(json.filter((name) => !name.includes('draft')))('%s has nothing that the check finds', (name) => {
    const plan = ownTrees.find(({ file }) => file === name);
    expect(found(name, Audience[plan?.audience ?? 'INTERNAL'])).toEqual([]);
  });

  it('the working copy of T-014 has what the editor is to mend', () => {
    const wrong = found('T-014.draft.json');
    expect(wrong.filter((one) => one.startsWith('ERROR')).map((one) => one.split(' ').slice(1, 3))).toEqual([
      ['NO_BRANCH_FOR_FAILURE', 'create-order'],
      ['DEAD_END', 'callback'],
    ]);
    expect([...new Set(wrong.filter((one) => one.startsWith('WARNING')).map((one) => one.split(' ')[1]))]).toEqual([
      'NO_DEFAULT',
      'MISSING_TRANSLATION',
    ]);
    expect(fileOf('T-014.draft.json').content.nodes).toHaveLength(12);
  });

  it('name categories, product lines, departments and tiers that the centre has', () => {
    for (const name of json) {
      const { categoryId, lines, nodes } = fileOf(name).content;
      const outcomes = nodes.flatMap(({ outcome }) => outcome ?? []);
      const keys = (list: readonly Keyed[]): string[] => list.map(({ key }) => key);
      if (categoryId !== null) expect(keys(centre.categories)).toContain(categoryId.split('/').at(-1));
      for (const line of lines.filter((one) => one !== '*')) expect(keys(centre.productLines)).toContain(line);
      for (const { departmentId, tierId } of outcomes) {
        if (departmentId !== null) expect(keys(centre.departments)).toContain(departmentId);
        if (tierId !== null) expect(keys(centre.supportTiers)).toContain(tierId);
      }
    }
  });

  it('are in both languages', () => {
    for (const { file } of ownTrees)
      for (const { key, title } of fileOf(file).content.nodes)
        expect([key, !!title.zhCN, !!title.en]).toEqual([key, true, true]);
  });

  it('the complaint tree asks for the region first, has six branches, and every end names a department', () => {
    const { nodes, startKey } = fileOf('T-020.json').content;
    expect(startKey).toBe('region');
    expect(nodes.find(({ key }) => key === 'nature')?.choices.map(({ key }) => key)).toEqual([
      ...['hardware', 'software', 'paging', 'trading', 'content', 'other'],
    ]);
    const ends = nodes.filter(({ kind }) => kind === TreeNodeKind.OUTCOME);
    expect(ends).toHaveLength(18);
    expect(ends.every(({ outcome }) => outcome?.departmentId !== null)).toBe(true);
  });

  it('the shares of walks name answers that are there', () => {
    for (const [code, { answers }] of Object.entries(walkShares)) {
      const { nodes } = fileOf(`${code}.json`).content;
      for (const [key, weights] of Object.entries(answers)) {
        const choices = nodes.find((node) => node.key === key)?.choices.map((choice) => choice.key);
        expect([code, key, Object.keys(weights).sort()]).toEqual([code, key, choices?.sort()]);
      }
    }
  });
});

describe('trees of others in the demo', () => {
  it.each(othersTrees.map(({ file }) => file))('%s is what its converter makes', (file) => {
    const id = file.replace('.json', '');
    const tree = realTrees.find((one) => one.id === id);
    const procedure = procedures.find((one) => one.id === id);
    const made = tree ? fromSmartAnswers(tree) : procedure ? fromProcedure(procedure) : null;
    const { content, source } = fileOf(file);
    expect(made).not.toBeNull();
    expect({ content, source }).toEqual({ content: made?.content, source: made?.source });
    expect(source?.licence).toBe('MIT');
  });
});
