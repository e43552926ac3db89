import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { type Share, shareOf } from '../../../platform/rules/share.js';
import type { FiguresRights } from '../figures/figures.service.js';
import { checkPeriod } from '../figures/walk-filter.rules.js';
import { treesVisibleTo } from '../tree.policy.js';
import { type TreeStore, withoutContent } from '../tree.store.js';
import type { RepairFigures } from './repair-figures.js';
import type { FindingCount, RepairFindingStore } from './repair-finding.store.js';

/** What somebody asks for. */
export interface RepairQuestion {
  readonly from: Date;
  readonly to: Date;
  readonly treeId?: string | null;
  readonly productLineId?: string | null;
  readonly teamId?: string | null;
}

interface Group<K> {
  readonly key: K;
  readonly noFault: Share;
}

/** Counts put together by what they have in common; most devices first, then by name. */
function grouped<K>(rows: readonly FindingCount[], keyOf: (row: FindingCount) => K): Group<K>[] {
  const sums = new Map<string, { key: K; count: number; noFault: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const name = JSON.stringify(key);
    const sum = sums.get(name) ?? { key, count: 0, noFault: 0 };
    sums.set(name, { key, count: sum.count + row.count, noFault: sum.noFault + row.noFaultCount });
  }
  return [...sums]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([, { key, count, noFault }]) => ({ key, noFault: shareOf(noFault, count) }));
}

/** What was found on devices that walks sent in. */
export class RepairFiguresService {
  constructor(
    private readonly findings: RepairFindingStore,
    private readonly trees: TreeStore,
    private readonly rights: FiguresRights,
    private readonly clock: Clock,
  ) {}

  /** Null where the viewer may see no figures, or not those of the team or tree. Throws BAD_USER_INPUT for a bad period. */
  async of(viewer: Viewer, question: RepairQuestion): Promise<RepairFigures | null> {
    checkPeriod(question);
    const { from, to, treeId = null, productLineId: lineId = null } = question;
    const asked = await this.rights.asked(viewer, question.teamId);
    if (!asked) return null;
    if (treeId !== null && !(await this.#visible(viewer, [treeId])).has(treeId)) return null;
    const found = await this.findings.counts({ from, to, treeId, lineId, ...asked });
    const seen = await this.#visible(viewer, [
      ...new Set(found.flatMap((row) => (row.treeId === null ? [] : [row.treeId]))),
    ]);
    const rows = found.filter((row) => row.treeId === null || seen.has(row.treeId));
    const unmatched = rows.filter((row) => row.treeId === null);
    const sum = (part: 'count' | 'noFaultCount', list = rows): number => list.reduce((all, row) => all + row[part], 0);
    return {
      ...{ from, to },
      noFault: shareOf(sum('noFaultCount'), sum('count')),
      unmatchedCount: sum('count', unmatched),
      byVersion: grouped(rows, (row) => [row.treeId, row.version] as const).flatMap(({ key: [id, version], noFault }) =>
        id === null || version === null ? [] : [{ treeId: id, version, noFault }],
      ),
      byProductLine: grouped(rows, (row) => row.lineId).map(({ key, noFault }) => ({ lineId: key, noFault })),
      byServicePoint: grouped(rows, (row) => row.servicePoint).map(({ key, noFault }) => ({
        ...{ servicePoint: key, noFault },
      })),
    };
  }

  async #visible(viewer: Viewer, ids: readonly string[]): Promise<Set<string>> {
    const rule = treesVisibleTo(viewer, this.clock.now());
    return new Set((await this.trees.visible(ids, rule, withoutContent)).map((tree) => tree._id));
  }
}
