import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Directory } from '../../people/index.js';
import type { TreeContent } from '../tree-content.js';
import type { TreeVersion } from '../tree-version.js';
import { mayReadFigures, treesVisibleTo } from '../tree.policy.js';
import { type TreeStore, withoutContent } from '../tree.store.js';
import { FiguresReader } from './figures-reading.service.js';
import { holdsTeam, scopeOf, type WalkScope } from './figures.policy.js';
import type { FiguresStore } from './figures.store.js';
import type { TreeFigures, TreeNodeCompared, TreeVersionsCompared } from './tree-figures.js';
import { type WalkFilter, checkPeriod } from './walk-filter.rules.js';

/** What somebody asks for. */
export interface FiguresQuestion {
  readonly from: Date;
  readonly to: Date;
  readonly version?: number | null;
  readonly teamId?: string | null;
  readonly productLineId?: string | null;
  readonly tierId?: string | null;
}

/** Where and by whom things happened that somebody asks about. */
export interface Asked {
  readonly teamId: string | null;
  readonly scope: WalkScope | null;
}

/** Judges whose walks a viewer sees; shared by all figures of this room. */
export class FiguresRights {
  constructor(private readonly people: Pick<Directory, 'teamsByIds'>) {}

  /** What a viewer's question covers; null where the viewer may see no figures, or not those of the team: absent ones alike. */
  async asked(viewer: Viewer, teamId: string | null | undefined): Promise<Asked | null> {
    if (!mayReadFigures(viewer)) return null;
    const scope = scopeOf(viewer);
    if (teamId === null || teamId === undefined) return { teamId: null, scope };
    const [team] = await this.people.teamsByIds([teamId]);
    return holdsTeam(scope, team) ? { teamId, scope } : null;
  }
}

/** Figures of walks through trees. */
export class TreeFiguresService {
  constructor(
    private readonly store: FiguresStore,
    private readonly trees: TreeStore,
    private readonly rights: FiguresRights,
    private readonly clock: Clock,
    private readonly people: Pick<Directory, 'tierRank'>,
  ) {}

  /** Figures of a tree; null where the viewer may not see the tree or the team, or where the tier does not exist. Throws BAD_USER_INPUT for a bad period. */
  async of(viewer: Viewer, treeId: string, question: FiguresQuestion): Promise<TreeFigures | null> {
    const covered = await this.#covered(viewer, treeId, question);
    if (!covered) return null;
    const { from, to, version = null } = question;
    const content = await this.#content(treeId, version, covered.liveId);
    return { from, to, version, reading: new FiguresReader(this.store, { ...covered.filter, version }, content) };
  }

  /** Two versions side by side; null where the viewer may not see the tree or the team, or the tier or one of them does not exist. */
  async compared(
    viewer: Viewer,
    treeId: string,
    [a, b]: readonly [number, number],
    question: FiguresQuestion,
  ): Promise<TreeVersionsCompared | null> {
    const covered = await this.#covered(viewer, treeId, question);
    if (!covered) return null;
    const [one, other] = await Promise.all([this.trees.version(treeId, a), this.trees.version(treeId, b)]);
    if (!one || !other) return null;
    const reading = ({ number, content }: TreeVersion): FiguresReader =>
      new FiguresReader(this.store, { ...covered.filter, version: number }, content);
    return { a, b, readingA: reading(one), readingB: reading(other) };
  }

  /** The walks that a question covers, whatever version; null where the viewer may not see the tree or the team, or where the tier does not exist. */
  async #covered(
    viewer: Viewer,
    treeId: string,
    question: FiguresQuestion,
  ): Promise<{ readonly filter: Omit<WalkFilter, 'version'>; readonly liveId: string | null } | null> {
    checkPeriod(question);
    const asked = await this.rights.asked(viewer, question.teamId);
    if (!asked) return null;
    const [tree] = await this.trees.visible([treeId], treesVisibleTo(viewer, this.clock.now()), withoutContent);
    if (!tree) return null;
    const { from, to, productLineId: lineId = null, tierId = null } = question;
    const tierRank = tierId === null ? null : await this.people.tierRank(tierId);
    if (tierId !== null && tierRank === null) return null;
    return { filter: { treeId, from, to, lineId, tierRank, ...asked }, liveId: tree.versionId };
  }

  async #content(treeId: string, number: number | null, liveId: string | null): Promise<TreeContent | null> {
    if (number !== null) return (await this.trees.version(treeId, number))?.content ?? null;
    if (liveId === null) return null;
    const [live] = await this.trees.versionsByIds([liveId]);
    return live?.content ?? null;
  }
}

/** The nodes of two versions side by side, in the order of the second one, then those that only the first has or had. */
export async function comparedNodes({ readingA, readingB }: TreeVersionsCompared): Promise<TreeNodeCompared[]> {
  const [first, second] = await Promise.all([readingA.nodes(), readingB.nodes()]);
  const before = new Map(first.map((node) => [node.nodeKey, node]));
  const after = new Map(second.map((node) => [node.nodeKey, node]));
  return [...new Set([...after.keys(), ...before.keys()])].map((nodeKey) => {
    const [a, b] = [before.get(nodeKey) ?? null, after.get(nodeKey) ?? null];
    return { nodeKey, title: b?.title ?? a?.title ?? null, a, b };
  });
}
