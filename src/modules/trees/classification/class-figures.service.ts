import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { shareOf } from '../../../platform/rules/share.js';
import type { FiguresRights } from '../figures/figures.service.js';
import { checkPeriod } from '../figures/walk-filter.rules.js';
import { treesVisibleTo } from '../tree.policy.js';
import { type TreeStore, withoutContent } from '../tree.store.js';
import type { ProblemClassFigures } from './problem-class.js';
import type { ClassCount, ProblemClassStore } from './problem-class.store.js';

/** What somebody asks for. */
export interface ClassQuestion {
  readonly from: Date;
  readonly to: Date;
  readonly treeId?: string | null;
  readonly teamId?: string | null;
}

/** How suggested classes did. */
export class ClassFiguresService {
  constructor(
    private readonly store: ProblemClassStore,
    private readonly trees: TreeStore,
    private readonly rights: FiguresRights,
    private readonly clock: Clock,
  ) {}

  /** Null where the viewer may see no figures, or not those of the team or tree. Throws BAD_USER_INPUT for a bad period. */
  async of(viewer: Viewer, question: ClassQuestion): Promise<ProblemClassFigures | null> {
    checkPeriod(question);
    const { from, to, treeId = null } = question;
    const asked = await this.rights.asked(viewer, question.teamId);
    if (!asked) return null;
    const found = await this.store.counts({ from, to, treeId, ...asked });
    const ids = [...new Set([...found.map((row) => row.treeId), ...(treeId === null ? [] : [treeId])])];
    const rule = treesVisibleTo(viewer, this.clock.now());
    const visible = new Map((await this.trees.visible(ids, rule, withoutContent)).map((tree) => [tree._id, tree]));
    if (treeId !== null && !visible.has(treeId)) return null;
    const rows = found.filter((row) => visible.has(row.treeId));
    const versionIds = [...visible.values()].flatMap(({ versionId }) => (versionId === null ? [] : [versionId]));
    const titles = new Map(
      (await this.trees.versionsByIds(versionIds)).flatMap((version) =>
        version.content.nodes.map((node) => [`${version.treeId} ${node.key}`, node.title] as const),
      ),
    );
    const sum = (part: 'count' | 'accepted' | 'first' | 'reclassified'): number =>
      rows.reduce((total, row: ClassCount) => total + row[part], 0);
    return {
      recordCount: sum('count'),
      accepted: shareOf(sum('accepted'), sum('count')),
      acceptedFirst: shareOf(sum('first'), sum('count')),
      reclassified: shareOf(sum('reclassified'), sum('count')),
      byNode: rows.map((row) => ({
        ...{ treeId: row.treeId, nodeKey: row.nodeKey, title: titles.get(`${row.treeId} ${row.nodeKey}`) ?? null },
        accepted: shareOf(row.accepted, row.count),
        reclassified: shareOf(row.reclassified, row.count),
      })),
    };
  }
}
