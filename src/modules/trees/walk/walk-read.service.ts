import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Connection, PageRequest } from '../../../platform/graphql/connection.js';
import { isId } from '../../../platform/ids/ids.js';
import { type Rule, always, toMongo, toPredicate } from '../../../platform/rules/rules.js';
import { maySeeTree } from '../tree.policy.js';
import type { WalkParts } from './walk-parts.service.js';
import type { WalkRecord } from './walk-record.js';
import { TreeWalkScope } from './walk-scope.js';
import { ledBy, offeredBy, walksVisibleTo } from './walk.policy.js';
import type { TreeWalkState } from './walk.js';

/** Further conditions of a list. */
export interface WalkFilter {
  readonly states?: readonly TreeWalkState[] | null;
  readonly treeId?: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (walk: WalkRecord): Fields => walk as unknown as Fields;

/** Walks as somebody may see them. An offer of a tree that they may not see is none. */
export class WalkReader {
  constructor(private readonly parts: WalkParts) {}

  /** Those of the walks that the viewer may see, by id. */
  async visible(viewer: Viewer, ids: readonly string[]): Promise<Map<string, WalkRecord>> {
    const wanted = ids.filter(isId);
    const found = wanted.length ? await this.parts.walks.visible(wanted, walksVisibleTo(viewer)) : [];
    return new Map((await this.#judged(viewer, found)).map((walk) => [walk._id, walk]));
  }

  /** A page of a scope, those begun last first. */
  async page(
    viewer: Viewer,
    scope: TreeWalkScope,
    filter: WalkFilter,
    request: PageRequest,
  ): Promise<Connection<WalkRecord>> {
    const own = await this.#filterOf(viewer, scope);
    const { states, treeId } = filter;
    const more = {
      ...(states?.length ? { state: { $in: [...states] } } : {}),
      ...(treeId ? { treeId } : {}),
    };
    const name = `treeWalks:${viewer.id}:${scope}:${states?.join() ?? ''}:${treeId ?? ''}`;
    return this.parts.walks.page(name, { $and: [own, more] }, request);
  }

  /** Ids of walks in a scope now, at most `limit`. */
  async idsOf(viewer: Viewer, scope: TreeWalkScope, limit: number): Promise<string[]> {
    return this.parts.walks.ids(await this.#filterOf(viewer, scope), limit);
  }

  /** Whether a walk that the viewer may see is in a scope. */
  isIn(viewer: Viewer, scope: TreeWalkScope, walk: WalkRecord): boolean {
    if (scope === TreeWalkScope.MINE) return walk.holderId === viewer.id;
    const rule = scope === TreeWalkScope.OFFERED ? offeredBy(viewer) : ledBy(viewer);
    return toPredicate(rule)(fieldsOf(walk)) && !(scope === TreeWalkScope.OFFERED && walk.holderId === viewer.id);
  }

  async #filterOf(viewer: Viewer, scope: TreeWalkScope): Promise<Record<string, unknown>> {
    if (scope === TreeWalkScope.MINE) return { holderId: viewer.id };
    if (scope === TreeWalkScope.TEAM) return toMongo(ledBy(viewer));
    // Who holds it has it among their own.
    const offered = { ...toMongo(offeredBy(viewer)), holderId: { $ne: viewer.id } };
    const treeIds = await this.parts.walks.treeIds(offered);
    return { ...offered, treeId: { $in: await this.#seen(viewer, treeIds) } };
  }

  async #judged(viewer: Viewer, walks: readonly WalkRecord[]): Promise<WalkRecord[]> {
    const isOwn = toPredicate(ownOrLed(viewer));
    const offered = walks.filter((walk) => !isOwn(fieldsOf(walk)));
    if (!offered.length) return [...walks];
    const seen = new Set(await this.#seen(viewer, [...new Set(offered.map(({ treeId }) => treeId))]));
    return walks.filter((walk) => isOwn(fieldsOf(walk)) || seen.has(walk.treeId));
  }

  async #seen(viewer: Viewer, treeIds: readonly string[]): Promise<string[]> {
    if (!treeIds.length) return [];
    const now = this.parts.foundation.clock.now();
    const found = await this.parts.trees.visible(treeIds, always, { 'draft.content': 0 });
    return found.filter((tree) => maySeeTree(viewer, tree, now)).map(({ _id }) => _id);
  }
}

const ownOrLed = (viewer: Viewer): Rule => ({
  op: 'any',
  rules: [{ op: 'in', field: 'holderIds', values: [viewer.id] }, ledBy(viewer)],
});
