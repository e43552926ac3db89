import type { Reach } from '../../articles/index.js';
import { type TreeContent } from '../tree-content.js';
import { treeLimits } from '../tree-limits.js';
import { TreeNodeKind, TreeState } from '../tree-enums.js';
import type { TreeChecking } from '../tree-checking.js';
import type { Tree } from '../tree.js';
import type { TreeFinding } from './finding.js';
import {
  type ArticleSection,
  type CalledTree,
  callKey,
  type KnownTree,
  type OutsideFacts,
  type Target,
} from './outside-facts.js';
import { referencesIn } from './outside.rules.js';
import { callsOf } from './subtrees.rules.js';
import type { ValidationStore } from './validation.store.js';
import { brokenTargetsIn, findingsOf } from './validator.rules.js';

/** What the check asks of other rooms. */
export interface OutsideLookup {
  /** What codes of articles lead to, whoever asks; null for what does not exist. */
  targets(codes: readonly string[]): Promise<ReadonlyMap<string, Target | null>>;
  /** Live texts of articles, by id; those that are not live are left out. */
  sections(articleIds: readonly string[]): Promise<ReadonlyMap<string, readonly ArticleSection[]>>;
  /** Commands that are set up, by name. */
  commands(names: readonly string[]): Promise<ReadonlyMap<string, { readonly isActive: boolean }>>;
  /** Which of these ids name a department. */
  knownDepartments(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Ids of all support tiers. */
  tierIds(): Promise<ReadonlySet<string>>;
}

/** One drawing that is checked. */
interface Subject {
  readonly code: string | null;
  readonly content: TreeContent;
  readonly reach: Reach;
}

type SharedFacts = Omit<OutsideFacts, 'ownCode' | 'reach' | 'sections'>;

const standingOf = ({ state, version }: Tree): KnownTree['standing'] =>
  state === TreeState.ARCHIVED ? 'GONE' : version === null ? 'NOT_YET' : 'LIVE';

const reachIn = ({ audience, tierRank, teams }: Reach): Reach => ({ audience, tierRank, teams });

export const knownTreeOf = (tree: Tree): KnownTree => ({
  id: tree._id,
  code: tree.code,
  standing: standingOf(tree),
  reach: reachIn(tree),
});

const isTreeCode = (code: string): boolean => code.startsWith('T-');

/** Says what is wrong with drawings: gathers what lies outside them in a few reads and leaves the rest to the rules. */
export class ValidationService implements TreeChecking {
  constructor(
    private readonly store: ValidationStore,
    private readonly outside: OutsideLookup,
  ) {}

  async findings(tree: Tree, content: TreeContent, audience?: Reach): Promise<TreeFinding[]> {
    return this.#of({ code: tree.code, content, reach: audience ?? tree });
  }

  /** What is wrong with a drawing that belongs to no tree yet, e.g. of a file that is imported. */
  contentFindings(content: TreeContent, reach: Reach): Promise<TreeFinding[]> {
    return this.#of({ code: null, content, reach });
  }

  /** Ids of the live trees that refer to what is gone or narrower than they are. Looks at all of them, at as little as says it. */
  async idsWithBrokenTargets(): Promise<string[]> {
    const ids: string[] = [];
    for await (const trees of this.store.live()) {
      const sketches = await this.store.liveSketches(trees);
      const subjects = trees.flatMap((tree) => {
        const content = sketches.get(tree._id);
        return content ? [{ id: tree._id, code: tree.code, content, reach: tree }] : [];
      });
      const shared = await this.#facts(subjects.map(({ content }) => content));
      for (const { id, code, content, reach } of subjects)
        if (brokenTargetsIn(content, { ...shared, ownCode: code, reach }).length) ids.push(id);
    }
    return ids;
  }

  async #of({ code, content, reach }: Subject): Promise<TreeFinding[]> {
    const facts = await this.#facts([content]);
    const sections = await this.#sections(content, facts.articles);
    return findingsOf(content, { ...facts, sections, ownCode: code, reach });
  }

  /** Texts of the articles that nodes open at a heading. */
  async #sections(content: TreeContent, articles: OutsideFacts['articles']): Promise<OutsideFacts['sections']> {
    const codes = new Set(
      content.nodes.flatMap(({ article }) => (article && article.anchor !== null ? article.code : [])),
    );
    const idOf = (code: string): string | null => articles.get(code)?.articleId ?? null;
    const ids = [...codes].flatMap((code) => idOf(code) ?? []);
    const found: ReadonlyMap<string, readonly ArticleSection[]> = ids.length
      ? await this.outside.sections(ids)
      : new Map();
    return new Map(
      [...codes].flatMap((code) => {
        const text = found.get(idOf(code) ?? '');
        return text ? [[code, text] as const] : [];
      }),
    );
  }

  async #facts(contents: readonly TreeContent[]): Promise<SharedFacts> {
    const codes = new Set<string>();
    const commands = new Set<string>();
    const departments = new Set<string>();
    for (const content of contents) {
      for (const { code } of referencesIn(content)) codes.add(code);
      for (const node of content.nodes) {
        if (node.kind === TreeNodeKind.ACTION && node.command) commands.add(node.command.name);
        if (node.kind !== TreeNodeKind.OUTCOME || !node.outcome) continue;
        if (node.outcome.departmentId !== null) departments.add(node.outcome.departmentId);
        for (const { departmentId } of node.outcome.departmentRules) departments.add(departmentId);
      }
    }
    const articles = [...codes].filter((code) => !isTreeCode(code));
    const [targets, known, there, tiers, trees] = await Promise.all([
      articles.length ? this.outside.targets(articles) : new Map<string, Target | null>(),
      commands.size ? this.outside.commands([...commands]) : new Map<string, { isActive: boolean }>(),
      departments.size ? this.outside.knownDepartments([...departments]) : new Set<string>(),
      this.outside.tierIds(),
      this.#trees(contents, [...codes].filter(isTreeCode)),
    ]);
    return { articles: targets, commands: known, departments: there, tiers, ...trees };
  }

  /** Trees that are named, and the drawings that are called, level by level; one level more than is allowed shows what is too deep. */
  async #trees(
    contents: readonly TreeContent[],
    named: readonly string[],
  ): Promise<Pick<OutsideFacts, 'trees' | 'called'>> {
    const trees = new Map<string, KnownTree>();
    const live = new Map<string, string>();
    const called = new Map<string, CalledTree>();
    const asked = new Set<string>();
    let calls = contents.flatMap(callsOf);
    let names = [...named];
    for (let level = 0; level <= treeLimits.depth && (calls.length || names.length); level += 1) {
      const codes = [...new Set([...calls.map(({ code }) => code), ...names])].filter((code) => !trees.has(code));
      names = [];
      for (const tree of await this.store.byCodes(codes)) {
        trees.set(tree.code, knownTreeOf(tree));
        if (tree.versionId !== null) live.set(tree.code, tree.versionId);
      }
      const next = calls.filter(({ code, version }) => !asked.has(callKey(code, version)));
      for (const { code, version } of next) asked.add(callKey(code, version));
      const ids = next.flatMap(({ code, version }) => (version === null ? (live.get(code) ?? []) : []));
      const pins = next.flatMap(({ code, version }) => (version === null ? [] : [{ code, number: version }]));
      const drawings = await this.store.drawings(ids, pins);
      const isLive = new Set(ids);
      for (const { _id, treeCode, number, content, policy } of drawings) {
        const isLiveNow = live.get(treeCode) === _id;
        if (isLive.has(_id)) called.set(callKey(treeCode, null), { content });
        if (asked.has(callKey(treeCode, number)))
          called.set(callKey(treeCode, number), isLiveNow ? { content } : { content, reach: reachIn(policy) });
      }
      calls = drawings.flatMap(({ content }) => callsOf(content));
    }
    return { trees, called };
  }
}
