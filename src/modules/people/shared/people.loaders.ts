import DataLoader from 'dataloader';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { JoinedReads } from '../../../platform/graphql/joined-reads.js';
import type { Rule } from '../../../platform/rules/rules.js';
import type { Department } from '../departments/department.js';
import type { DepartmentStore } from '../departments/department.store.js';
import type { ProductLine } from '../lines/product-line.js';
import type { ProductLineStore } from '../lines/product-line.store.js';
import type { Site } from '../sites/site.js';
import type { SiteStore } from '../sites/site.store.js';
import type { Team } from '../teams/team.js';
import type { TeamStore } from '../teams/team.store.js';
import type { SupportTier } from '../tiers/support-tier.js';
import type { SupportTierStore } from '../tiers/support-tier.store.js';
import { usersVisibleTo } from '../users/user.policy.js';
import type { User } from '../users/user.js';
import type { UserStore } from '../users/user.store.js';

/** Where the loaders read. */
export interface PeopleStores {
  readonly sites: SiteStore;
  readonly departments: DepartmentStore;
  readonly teams: TeamStore;
  readonly tiers: SupportTierStore;
  readonly lines: ProductLineStore;
  readonly users: UserStore;
}

/** Batch loaders of this room, for `context.loaders.get(…)`. Each answers null for an absent id. */
export interface PeopleLoaders {
  readonly sites: LoaderFactory<string, Site | null>;
  readonly departments: LoaderFactory<string, Department | null>;
  readonly teams: LoaderFactory<string, Team | null>;
  /** By rank; 0 gives null. */
  readonly tiers: LoaderFactory<number, SupportTier | null>;
  readonly lines: LoaderFactory<string, ProductLine | null>;
  /** People as the viewer may see them: outsiders get null for everybody but themselves. */
  readonly users: LoaderFactory<string, User | null>;
  /** Active direct members of a team. */
  readonly memberCounts: LoaderFactory<string, number>;
}

const inOrder = <T extends { _id: string }>(ids: readonly string[], found: readonly T[]): (T | null)[] => {
  const byId = new Map(found.map((thing) => [thing._id, thing]));
  return ids.map((id) => byId.get(id) ?? null);
};

const byIds =
  <T extends { _id: string }>(store: {
    byIds(ids: readonly string[]): Promise<T[]>;
  }): LoaderFactory<string, T | null> =>
  () =>
    new DataLoader<string, T | null>(async (ids) => inOrder(ids, await store.byIds(ids)));

/** The factories; made once, because a loader is found by its factory. */
export function peopleLoaders(stores: PeopleStores): PeopleLoaders {
  const users = new JoinedReads<User, Rule>((ids, rule) => stores.users.visibleByIds(ids, rule), JSON.stringify);
  return {
    sites: byIds(stores.sites),
    departments: byIds(stores.departments),
    teams: byIds(stores.teams),
    lines: byIds(stores.lines),
    tiers: () =>
      new DataLoader<number, SupportTier | null>(async (ranks) => {
        const tiers = await stores.tiers.all();
        return ranks.map((rank) => tiers.find((tier) => tier.rank === rank) ?? null);
      }),
    users: (context) =>
      new DataLoader<string, User | null>(async (ids) => {
        const byId = await users.byIds(ids, usersVisibleTo(context.viewer));
        return ids.map((id) => byId.get(id) ?? null);
      }),
    memberCounts: () =>
      new DataLoader<string, number>(async (ids) => {
        const counts = await stores.users.countByTeam(ids);
        return ids.map((id) => counts.get(id) ?? 0);
      }),
  };
}

/** One thing by a stored id that may be null. */
export async function loadOne<K, T>(
  context: Context,
  factory: LoaderFactory<K, T | null>,
  id: K | null,
): Promise<T | null> {
  return id === null ? null : context.loaders.get(factory).load(id);
}

/** Several things by stored ids, in their order; those that are gone or hidden are left out. */
export async function loadAll<T>(
  context: Context,
  factory: LoaderFactory<string, T | null>,
  ids: readonly string[],
): Promise<T[]> {
  const found = await Promise.all(ids.map((id) => context.loaders.get(factory).load(id)));
  return found.filter((thing) => thing !== null);
}
