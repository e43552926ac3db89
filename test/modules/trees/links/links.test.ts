import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../../support/client.js';
import { writeAndPublish } from '../../../support/publish.js';
import { standingTrees } from '../trees-app.js';
import { words } from '../drawings.js';
import { type MadeTree, changeTree, createTree, drawAndPublish, info, outcome, smallTree } from '../trees-fixture.js';

const trees = standingTrees();

/** A tree that shows an article and calls a sub-tree. */
const using = (title: string, article: string | null, tree: string | null): Record<string, unknown> => ({
  title: words(title),
  startKey: 'a',
  setNodes: [
    article ? { ...info('a', 'b'), kind: 'ARTICLE', article: { code: article } } : info('a', 'b'),
    tree ? { key: 'b', kind: 'SUBTREE', title: words('b'), to: 'end', subtree: { code: tree } } : info('b', 'end'),
    outcome('end'),
  ],
});

const tree = <T>(who: TestClient, id: string, fields: string): Promise<T> =>
  who.get<T>('tree', `query ($id: ID!) { tree(id: $id) { ${fields} } }`, { id });
const article = <T>(who: TestClient, id: string, fields: string): Promise<T> =>
  who.get<T>('article', `query ($id: ID!) { article(id: $id) { ${fields} } }`, { id });
const archiveArticle = (made: { id: string; revision: number }, confirmDependants?: boolean) =>
  trees.editor.get<{ article: { state: string }; referrers: unknown; userErrors: { code: string; field: string[] }[] }>(
    'articleArchive',
    `mutation ($id: ID!, $input: ArticleArchiveInput!) { articleArchive(id: $id, input: $input) {
      article { state } dependants { code } referrers { id code title } userErrors { code field } } }`,
    { id: made.id, input: { expectedVersion: made.revision, reason: 'Old.', confirmDependants } },
  );
const archiveTree = (made: MadeTree, confirmDependants?: boolean) =>
  trees.editor.get<unknown>(
    'treeArchive',
    `mutation ($id: ID!, $input: TreeArchiveInput!) { treeArchive(id: $id, input: $input) {
      tree { state } dependantTrees { code } dependantArticles { code } userErrors { code field } } }`,
    { id: made.id, input: { expectedVersion: made.revision, reason: 'Old.', confirmDependants } },
  );
const notices = (subjectId: string) =>
  trees.app.container.foundation.connection.collection('notices').countDocuments({ kind: 'LINK_BROKEN', subjectId });
const broken = async (who = trees.editor): Promise<string[]> =>
  (
    await who.get<{ code: string }[]>(
      'treesWithBrokenTargets.nodes',
      '{ treesWithBrokenTargets(first: 50) { totalCount nodes { code } } }',
    )
  ).map(({ code }) => code);

describe('what trees refer to', () => {
  it('is found from both sides, each viewer seeing what they may', async () => {
    const shown = await writeAndPublish(trees.editor, 'Shown in a tree');
    const inner = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Inner'));
    const outer = await drawAndPublish(trees.editor, trees.reviewer, using('Outer', shown.code, inner.code));
    const draft = await createTree(trees.editor, using('Only drawn', shown.code, inner.code));
    const text = await writeAndPublish(trees.editor, 'Names a tree', {
      content: { bodyMarkdown: `Walk [[${inner.code}]].` },
    });

    const ofTree =
      'dependants(first: 5) { totalCount nodes { code } } articlesLinkingHere(first: 5) { totalCount nodes { code bodyMarkdown } }';
    expect(await tree(trees.editor, inner.id, ofTree)).toMatchObject({
      dependants: { totalCount: 2, nodes: [{ code: draft.code }, { code: outer.code }] },
      articlesLinkingHere: { totalCount: 1, nodes: [{ code: text.code, bodyMarkdown: `Walk [[${inner.code}]].` }] },
    });
    expect(await tree(trees.agent, inner.id, ofTree)).toMatchObject({
      dependants: { totalCount: 1, nodes: [{ code: outer.code }] },
      articlesLinkingHere: { totalCount: 1 },
    });
    expect(
      await article(trees.editor, shown.id, 'treeDependants(first: 5) { totalCount nodes { code } }'),
    ).toMatchObject({
      treeDependants: { totalCount: 2 },
    });
    expect(
      await article(trees.agent, shown.id, 'treeDependants(first: 5) { totalCount nodes { code } }'),
    ).toMatchObject({
      treeDependants: { totalCount: 1, nodes: [{ code: outer.code }] },
    });
    // The link of the text leads somewhere now.
    for (const who of [trees.editor, trees.agent])
      expect(await article(who, text.id, 'linksTo { code state tree { code } } brokenLinks { code }')).toEqual({
        linksTo: [{ code: inner.code, state: 'OK', tree: { code: inner.code } }],
        brokenLinks: [],
      });

    const places = `article: referencesTo(code: "${shown.code.toLowerCase()}") { nodeKey place title { en } }
      tree: referencesTo(code: "${inner.code}") { nodeKey place } node: nodeDependants(key: "end") { nodeKey place } start: nodeDependants(key: "a") { nodeKey place }`;
    for (const who of [trees.editor, trees.agent])
      expect(await tree(who, outer.id, places)).toEqual({
        article: [{ nodeKey: 'a', place: 'article', title: { en: 'a' } }],
        tree: [{ nodeKey: 'b', place: 'subtree' }],
        node: [{ nodeKey: 'b', place: 'to' }],
        start: [{ nodeKey: null, place: 'start' }],
      });
    expect(
      await tree(trees.editor, draft.id, `referencesTo(code: "${inner.code}", isDraft: true) { nodeKey }`),
    ).toEqual({
      referencesTo: [{ nodeKey: 'b' }],
    });
    expect(await tree(trees.agent, outer.id, `referencesTo(code: "${inner.code}", isDraft: true) { nodeKey }`)).toEqual(
      {
        referencesTo: [],
      },
    );
  });

  it('tells outsiders nothing of how the knowledge hangs together', async () => {
    const inner = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Outside'), {
      audience: 'PUBLIC',
      confirmWidening: true,
    });
    await drawAndPublish(trees.editor, trees.reviewer, using('Uses it', null, inner.code), {
      audience: 'PUBLIC',
      confirmWidening: true,
    });
    const text = await writeAndPublish(trees.editor, 'Public text', {
      audience: 'PUBLIC',
      content: { bodyMarkdown: `[[${inner.code}]]` },
    });
    expect(
      await tree(
        trees.partner,
        inner.id,
        'dependants(first: 5) { totalCount } articlesLinkingHere(first: 5) { totalCount } nodeDependants(key: "done") { place } referencesTo(code: "K-1") { place } findings { code }',
      ),
    ).toEqual({
      dependants: { totalCount: 0 },
      articlesLinkingHere: { totalCount: 0 },
      nodeDependants: [],
      referencesTo: [],
      findings: [],
    });
    const inside = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Inside only'));
    const both = await writeAndPublish(trees.editor, 'Names both', {
      audience: 'PUBLIC',
      content: { bodyMarkdown: `[[${inner.code}]] [[${inside.code}]]` },
    });
    // A tree that they may walk they may know of; another one not.
    expect(await article(trees.partner, both.id, 'linksTo { code tree { code } }')).toEqual({
      linksTo: [{ code: inner.code, tree: { code: inner.code } }],
    });
    expect(await article(trees.partner, text.id, 'treeDependants(first: 5) { totalCount }')).toEqual({
      treeDependants: { totalCount: 0 },
    });
    for (const who of [trees.agent, trees.partner])
      expect((await who.run('{ treesWithBrokenTargets(first: 5) { totalCount } }')).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
  });
});

describe('when something goes', () => {
  it('an article names the trees that show it, and who answers for them is told', async () => {
    const owner = await trees.centre.add('tree.owner', { roles: [Role.KNOWLEDGE_EDITOR] });
    const shown = await writeAndPublish(trees.editor, 'Goes');
    const outer = await drawAndPublish(owner.client, trees.reviewer, using('Loses its article', shown.code, null));
    expect(await broken()).not.toContain(outer.code);
    expect(await archiveArticle(shown)).toMatchObject({
      article: { state: 'PUBLISHED' },
      dependants: [],
      referrers: [{ id: outer.id, code: outer.code }],
      userErrors: [{ code: 'IN_USE', field: ['confirmDependants'] }],
    });
    expect(await notices(outer.id)).toBe(0);
    expect(await archiveArticle(shown, true)).toMatchObject({
      article: { state: 'ARCHIVED' },
      referrers: null,
      userErrors: [],
    });
    expect(await notices(outer.id)).toBe(1);
    expect(await broken()).toContain(outer.code);
    expect(await tree(trees.editor, outer.id, 'findings { code severity nodeKey place message { en } }')).toMatchObject(
      {
        findings: [{ code: 'BROKEN_ARTICLE', severity: 'ERROR', nodeKey: 'a', place: 'article' }],
      },
    );
    expect(await tree(trees.agent, outer.id, 'findings { code }')).toEqual({ findings: [] });
  });

  it('an article that fewer may read breaks trees that more may walk', async () => {
    const owner = await trees.centre.add('wide.owner', { roles: [Role.KNOWLEDGE_EDITOR] });
    const shown = await writeAndPublish(trees.editor, 'Narrowed', { audience: 'PUBLIC' });
    const wide = await drawAndPublish(owner.client, trees.reviewer, using('Wide', shown.code, null), {
      audience: 'PUBLIC',
      confirmWidening: true,
    });
    const inside = await drawAndPublish(owner.client, trees.reviewer, using('Inside', shown.code, null));
    await trees.editor.change(
      'articleAudienceChange',
      'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { article { id } userErrors { code } } }',
      { id: shown.id, input: { expectedVersion: shown.revision, audience: 'INTERNAL', teamIds: [], reason: 'Why.' } },
    );
    expect([await notices(wide.id), await notices(inside.id)]).toEqual([1, 0]);
    expect(await broken()).toContain(wide.code);
    expect(await broken()).not.toContain(inside.code);
    expect(await tree(trees.editor, wide.id, 'findings { code }')).toEqual({
      findings: [{ code: 'AUDIENCE_WIDER_THAN_TARGET' }],
    });
  });

  it('a tree names the trees and articles that need it, and their owners are told', async () => {
    const owner = await trees.centre.add('both.owner', { roles: [Role.KNOWLEDGE_EDITOR] });
    const inner = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Retired'));
    const outer = await drawAndPublish(owner.client, trees.reviewer, using('Calls it', null, inner.code));
    const text = await writeAndPublish(owner.client, 'Names it', { content: { bodyMarkdown: `[[${inner.code}]]` } });
    expect(await archiveTree(inner)).toEqual({
      tree: { state: 'PUBLISHED' },
      dependantTrees: [{ code: outer.code }],
      dependantArticles: [{ code: text.code }],
      userErrors: [{ code: 'IN_USE', field: ['confirmDependants'] }],
    });
    expect([await notices(outer.id), await notices(text.id)]).toEqual([0, 0]);
    expect(await archiveTree(inner, true)).toMatchObject({
      ...{ tree: { state: 'ARCHIVED' }, dependantTrees: null, dependantArticles: null, userErrors: [] },
    });
    expect([await notices(outer.id), await notices(text.id)]).toEqual([1, 1]);
    expect(await broken()).toContain(outer.code);
    expect(await article(trees.editor, text.id, 'brokenLinks { code state }')).toEqual({
      brokenLinks: [{ code: inner.code, state: 'ARCHIVED' }],
    });
  });

  it('a tree that nobody needs goes without asking', async () => {
    const alone = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Alone'));
    expect(await archiveTree(alone)).toMatchObject({ tree: { state: 'ARCHIVED' }, userErrors: [] });
  });
});

describe('findings of a working copy', () => {
  it('block handing it in, as if for the audience that is asked for', async () => {
    const inner = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Internal'));
    const draft = await createTree(trees.editor, using('To be public', null, inner.code));
    const findings = (audience: string) => `draft { findings${audience} { code severity place mend { zhCN } } }`;
    expect(await tree(trees.editor, draft.id, findings(''))).toEqual({ draft: { findings: [] } });
    expect(await tree(trees.editor, draft.id, findings('(audience: PUBLIC)'))).toMatchObject({
      draft: { findings: [{ code: 'AUDIENCE_WIDER_THAN_TARGET', severity: 'ERROR', place: 'subtree' }] },
    });
    const bad = await changeTree(trees.editor, 'treeDraftUpdate', draft, { content: { removeNodes: ['end'] } });
    const submit =
      'mutation ($id: ID!, $input: TreeSubmitInput!) { treeSubmit(id: $id, input: $input) { findings { code nodeKey } userErrors { code } } }';
    expect(
      await trees.editor.get('treeSubmit', submit, { id: bad.id, input: { expectedVersion: bad.revision } }),
    ).toMatchObject({
      findings: [{ code: 'BROKEN_TARGET', nodeKey: 'b' }],
      userErrors: [{ code: 'TREE_INVALID' }],
    });
  });
});
