import { isDeepStrictEqual } from 'node:util';
import { Audience, type Viewer } from '../../platform/auth/viewer.js';
import type { Rule } from '../../platform/rules/rules.js';
import { Breath } from '../../platform/search/question/breath.js';
import { partId, partOf, type SearchEntry, type SearchSource, wholeId } from '../../platform/search/source.js';
import type { FacetName, SearchSubjectProvider, SubjectHit } from '../../platform/search/subject.js';
import type { Tree } from './tree.js';
import type { TreeContent, TreeNode } from './tree-content.js';
import { commonOf, nodeEntry, nodeKind, nodeOf, treeEntry, treeKind } from './tree-entries.search.js';
import { TreeState } from './tree-enums.js';
import { treesSearchableTo } from './tree.policy.js';
import {
  isFindable,
  type Language,
  nodeSections,
  otherLanguage,
  textOf,
  wordsFor,
  wordsIn,
} from './tree-search-texts.rules.js';
import type { TreeStore } from './tree.store.js';

const kindNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  [treeKind]: { 'zh-CN': '流程', en: 'Tree' },
  [nodeKind]: { 'zh-CN': '流程步骤', en: 'Tree node' },
};

/** What the index reads of a tree: no working copy, it never appears. */
const forIndex = { draft: 0 } as const;
const forStamp = { draft: 0, keysEver: 0, links: 0, authorIds: 0 } as const;
/** What a hit carries of a tree. */
const forHit = { 'draft.content': 0, keysEver: 0 } as const;
const onlyKeys = { draft: 0, links: 0, authorIds: 0, title: 0, description: 0 } as const;

/** Most trees whose keys one process keeps in memory. */
const mostKept = 500;

/** What is indexed of a tree: the live version and who may find it; null for none. */
interface Stamp {
  readonly live: { readonly versionId: string; readonly readers: readonly unknown[] } | null;
}

function stampOf(tree: Tree): Stamp {
  const { versionId, state, audience, tierRank, teams, lines, categoryPath, effectiveFrom, effectiveTo } = tree;
  if (state !== TreeState.PUBLISHED || versionId === null) return { live: null };
  return {
    live: { versionId, readers: [audience, tierRank, teams, lines, categoryPath, effectiveFrom, effectiveTo] },
  };
}

/** Where the index reads trees and their nodes: what is live, nothing else. Parts are numbered by the place of their key among all that ever were. */
export class TreeSearchSource implements SearchSource {
  readonly type = 'tree';
  readonly collection = 'trees';

  constructor(private readonly store: TreeStore) {}

  /** All nodes that ever were; since a stamp of the same readers only those that differ between the two versions. */
  async idsOf(id: string, since?: string): Promise<string[]> {
    const [tree] = await this.store.byIds([id], forIndex);
    const keys = tree?.keysEver ?? [];
    const before = since === undefined ? null : (JSON.parse(since) as Stamp);
    const same = tree && before ? await this.#unchanged(keys, before, stampOf(tree)) : new Set<string>();
    return [id, ...keys.flatMap((key, number) => (same.has(key) ? [] : [partId(id, number)]))];
  }

  /** The live version and who may find it: drawing in the working copy changes nothing that is indexed. */
  async stampsOf(ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.store.byIds(ids, forStamp);
    return new Map(found.map((tree) => [tree._id, JSON.stringify(stampOf(tree))]));
  }

  /** Keys of nodes that are indexed alike under two stamps. */
  async #unchanged(keys: readonly string[], before: Stamp, after: Stamp): Promise<Set<string>> {
    const same = new Set<string>();
    if (!before.live || !after.live || JSON.stringify(before.live.readers) !== JSON.stringify(after.live.readers))
      return same;
    const ids = [before.live.versionId, after.live.versionId];
    const versions = new Map((await this.store.versionsByIds(ids)).map((version) => [version._id, version]));
    const [old, now] = ids.map((id) => versions.get(id));
    if (!old || !now || String(old.content.locales) !== String(now.content.locales)) return same;
    const breath = new Breath();
    for (const key of keys) {
      if (isDeepStrictEqual(nodeOf(old, key), nodeOf(now, key))) same.add(key);
      await breath.pause();
    }
    return same;
  }

  async entries(ids: readonly string[]): Promise<Map<string, SearchEntry>> {
    const wanted = new Map<string, string[]>();
    for (const did of ids) {
      const parts = wanted.get(wholeId(did));
      if (parts) parts.push(did);
      else wanted.set(wholeId(did), [did]);
    }
    const found = await this.store.byIds([...wanted.keys()], forIndex);
    const live = found.filter(({ state }) => state === TreeState.PUBLISHED);
    const versions = new Map(
      (await this.store.versionsByIds(live.flatMap(({ versionId }) => versionId ?? []))).map((one) => [one._id, one]),
    );
    const entries = new Map<string, SearchEntry>();
    const breath = new Breath();
    for (const tree of live) {
      const version = versions.get(tree.versionId ?? '');
      if (!version) continue;
      const common = commonOf(tree, version);
      for (const did of wanted.get(tree._id) ?? []) {
        const part = partOf(did);
        const node = part && nodeOf(version, tree.keysEver[part.number] ?? '');
        if (!part) entries.set(did, treeEntry(tree, version));
        else if (node && isFindable(node)) entries.set(did, nodeEntry(did, node, common));
        await breath.pause();
      }
    }
    return entries;
  }

  allIds(): AsyncIterable<string[]> {
    return this.store.allIds();
  }
}

/** Ids of trees and nodes look like this; others are not even asked for. */
const ownId = /^tree_[0-9a-z]+(?:-n\d+)?$/;

/** Trees and nodes as the search shows them: the tree read as it is now, for who asks; the node out of its live version. */
export class TreeSearchSubject implements SearchSubjectProvider {
  readonly type = 'tree';
  readonly partKind = nodeKind;
  /** Keys of trees by place, and the version that they are known up to. */
  readonly #keys = new Map<string, { versionId: string | null; keys: readonly string[] }>();

  constructor(private readonly store: TreeStore) {}

  rule(viewer: Viewer, now: Date): Rule {
    return treesSearchableTo(viewer, now);
  }

  async hits(viewer: Viewer, ids: readonly string[]): Promise<Map<string, SubjectHit>> {
    const wanted = ids.filter((id) => ownId.test(id));
    const hits = new Map<string, SubjectHit>();
    if (wanted.length === 0) return hits;
    const rule = treesSearchableTo(viewer, this.store.now());
    const found = await this.store.visible([...new Set(wanted.map(wholeId))], rule, forHit);
    const byId = new Map(found.map((tree) => [tree._id, tree]));
    const parts = wanted.flatMap((did) => partOf(did) ?? []);
    const holders = found.filter(({ _id }) => parts.some(({ id }) => id === _id));
    const [versions] = await Promise.all([
      this.store.versionsByIds(holders.flatMap(({ versionId }) => versionId ?? [])),
      this.#learnKeys(holders),
    ]);
    const versionOf = new Map(versions.map((version) => [version._id, version]));
    const inside = viewer.audience === Audience.INTERNAL;
    for (const did of wanted) {
      const part = partOf(did);
      const tree = byId.get(wholeId(did));
      if (!tree) continue;
      if (!part) {
        hits.set(did, treeHit(tree, viewer.locale));
        continue;
      }
      const version = versionOf.get(tree.versionId ?? '');
      const key = this.#keys.get(tree._id)?.keys[part.number];
      const node = version && key !== undefined ? nodeOf(version, key) : undefined;
      if (node && isFindable(node)) hits.set(did, nodeHit(did, node, tree, viewer.locale, inside));
    }
    return hits;
  }

  facetLabels(viewer: Viewer, field: FacetName, values: readonly string[]): Promise<Map<string, string>> {
    const labels = new Map<string, string>();
    if (field !== 'kind') return Promise.resolve(labels);
    for (const value of values) {
      const name = kindNames[value]?.[viewer.locale];
      if (name !== undefined) labels.set(value, name);
    }
    return Promise.resolve(labels);
  }

  /** Reads keys of trees that were published since they were read last: they are only ever added to then. */
  async #learnKeys(trees: readonly Tree[]): Promise<void> {
    const unread = trees.filter(({ _id, versionId }) => this.#keys.get(_id)?.versionId !== versionId);
    if (unread.length === 0) return;
    const found = await this.store.byIds(
      unread.map(({ _id }) => _id),
      onlyKeys,
    );
    for (const { _id, versionId, keysEver } of found) {
      this.#keys.delete(_id);
      this.#keys.set(_id, { versionId, keys: keysEver });
    }
    for (const id of this.#keys.keys()) {
      if (this.#keys.size <= mostKept + found.length) break;
      this.#keys.delete(id);
    }
  }
}

const languageOf = (title: TreeContent['title'], wished: Language): Language =>
  wordsIn(title, wished) === '' ? otherLanguage(wished) : wished;

function treeHit(tree: Tree, wished: Language): SubjectHit {
  const { _id: id, code, title, description, version } = tree;
  const locale = languageOf(title, wished);
  const texts = [locale, otherLanguage(locale)].map((language) => wordsIn(description, language));
  const text = texts.filter(Boolean).join('\n');
  return { id, code, kind: treeKind, locale, title: wordsIn(title, locale), say: null, text, version, object: tree };
}

function nodeHit(did: string, node: TreeNode, tree: Tree, wished: Language, inside: boolean): SubjectHit {
  const locale = languageOf(node.title, wished);
  const other = otherLanguage(locale);
  // The own language first; the other one is there for who asked in it.
  const text = [textOf(nodeSections(node, locale), inside), wordsIn(node.say, other)]
    .concat(textOf(nodeSections(node, other), inside))
    .filter(Boolean)
    .join('\n');
  const title = wordsIn(node.title, locale);
  return {
    id: did,
    code: tree.code,
    kind: nodeKind,
    locale,
    title,
    say: wordsIn(node.say, locale) || null,
    text,
    version: tree.version,
    nodeKey: node.key,
    trail: [wordsFor(tree.title, locale), title],
    object: tree,
  };
}
