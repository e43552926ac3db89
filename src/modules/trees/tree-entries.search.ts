import { fold } from '../../platform/search/analysis.js';
import { mentionedCodes } from '../../platform/search/passages.js';
import type { SearchEntry } from '../../platform/search/source.js';
import type { Tree } from './tree.js';
import type { TreeContent, TreeNode } from './tree-content.js';
import {
  type Language,
  nodeSections,
  otherLanguage,
  putTogether,
  textOf,
  wordsFor,
  wordsIn,
} from './tree-search-texts.rules.js';
import type { TreeVersion } from './tree-version.js';

/** Facet values of this room. */
export const treeKind = 'TREE';
export const nodeKind = 'TREE_NODE';

/** Nodes of versions by key; versions never change, and are forgotten with the store's own memory. */
const nodesOf = new WeakMap<TreeVersion, ReadonlyMap<string, TreeNode>>();

/** A node of a version by its key. */
export function nodeOf(version: TreeVersion, key: string): TreeNode | undefined {
  let nodes = nodesOf.get(version);
  if (!nodes) nodesOf.set(version, (nodes = new Map(version.content.nodes.map((node) => [node.key, node]))));
  return nodes.get(key);
}

/** A code of a document is not one that a text may claim by naming it. */
const documentCode = /^(?:[bcgknopstv]-\d+|t\d+|k\d{3,})$/;
const errorCode = /^(?=.*[a-z])[a-z0-9-]*\d[a-z0-9-]*$/;

/** Error codes and models that a text mentions. */
const codesIn = (text: string): string[] =>
  mentionedCodes(fold(text)).filter((code) => errorCode.test(code) && !documentCode.test(code));

/** The languages of a tree: the one that it is indexed under, and the others. */
function languagesOf({ locales }: Pick<TreeContent, 'locales'>): { first: Language; others: Language[] } {
  const all = locales.map((locale): Language => locale);
  const first = all[0] ?? 'zh-CN';
  return { first, others: all.filter((one) => one !== first) };
}

/** What a tree and its nodes share in the index. */
export type Common = Pick<
  SearchEntry,
  'type' | 'locale' | 'alsoIn' | 'categories' | 'policy' | 'updatedAt' | 'keywords'
>;

export function commonOf(tree: Tree, { content, publishedAt }: TreeVersion): Common {
  const { audience, tierRank, teams, lines, state, effectiveFrom, effectiveTo } = tree;
  const { first, others } = languagesOf(content);
  return {
    type: 'tree',
    locale: first,
    alsoIn: others,
    keywords: [],
    categories: tree.categoryPath,
    policy: { audience, tierRank, teams, lines, state, effectiveFrom, effectiveTo },
    updatedAt: publishedAt.getTime(),
  };
}

/** The titles in other languages than the one that an entry is under, where they say something else. */
function otherTitles(title: TreeContent['title'], first: Language): string[] {
  const other = wordsIn(title, otherLanguage(first));
  return other === '' || other === wordsFor(title, first) ? [] : [other];
}

/** A tree as a whole, without its nodes. */
export function treeEntry(tree: Tree, version: TreeVersion): SearchEntry {
  const { content } = version;
  const common = commonOf(tree, version);
  const { locale } = common;
  return {
    ...common,
    did: tree._id,
    kind: treeKind,
    code: tree.code,
    title: wordsFor(content.title, locale),
    say: null,
    alts: content.alternativeQuestions,
    translations: otherTitles(content.title, locale),
    codes: [],
    sections: [locale, otherLanguage(locale)].flatMap((language) => {
      const text = wordsIn(content.description, language);
      return text === '' ? [] : [{ heading: null, text, internal: false }];
    }),
  };
}

/** A node without its tree's title and code: thousands of nodes with the same words would make these words tell nothing. */
export function nodeEntry(did: string, node: TreeNode, common: Common): SearchEntry {
  const { locale } = common;
  const other = otherLanguage(locale);
  const otherSay = wordsIn(node.say, other);
  const sections = [...nodeSections(node, locale), ...nodeSections(node, other)];
  if (otherSay !== '') sections.push({ heading: null, text: otherSay, internal: false });
  const title = wordsFor(node.title, locale);
  const open = [title, wordsIn(node.say, locale), otherSay, ...node.alternativeQuestions, textOf(sections, false)];
  return {
    ...common,
    did,
    kind: nodeKind,
    code: null,
    title,
    say: wordsIn(node.say, locale) || null,
    alts: node.alternativeQuestions,
    translations: otherTitles(node.title, locale),
    codes: codesIn(open.join('\n')),
    sections: putTogether(sections),
  };
}
