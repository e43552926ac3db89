import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../platform/graphql/context.js';
import { JoinedReads } from '../../platform/graphql/joined-reads.js';
import type { Rule } from '../../platform/rules/rules.js';
import type { CallRecord } from './call-record.js';
import { callsVisibleTo } from './call.policy.js';
import type { CallService } from './call.service.js';
import type { CallStore } from './call.store.js';

/** Batch loaders of this room; made once, because a loader is found by its factory. */
export interface CallLoaders {
  /** Calls by id as the viewer may see them; null where absent or unreadable. */
  readonly calls: LoaderFactory<string, CallRecord | null>;
  /** The same by reference. */
  readonly callsByReference: LoaderFactory<string, CallRecord | null>;
  /** Calls by id, whoever asks: for what leads to a call that the viewer may see. */
  readonly anyCalls: LoaderFactory<string, CallRecord | null>;
  /** Legs of chains that the viewer may see, earliest first. */
  readonly chains: LoaderFactory<string, readonly CallRecord[]>;
}

export function callLoaders(store: CallStore, service: Pick<CallService, 'chains'>): CallLoaders {
  const joined = new JoinedReads<CallRecord, Rule>((ids, rule) => store.visible(ids, rule), JSON.stringify);
  const inOrder = (
    keys: readonly string[],
    found: readonly CallRecord[],
    field: '_id' | 'reference',
  ): (CallRecord | null)[] => {
    const byKey = new Map(found.map((call) => [call[field], call]));
    return keys.map((key) => byKey.get(key) ?? null);
  };
  return {
    calls: ({ viewer }) =>
      new DataLoader<string, CallRecord | null>(async (ids) => {
        const byId = await joined.byIds(ids, callsVisibleTo(viewer));
        return ids.map((id) => byId.get(id) ?? null);
      }),
    callsByReference: ({ viewer }) =>
      new DataLoader<string, CallRecord | null>(async (references) =>
        inOrder(references, await store.byReferences(references, callsVisibleTo(viewer)), 'reference'),
      ),
    anyCalls: () =>
      new DataLoader<string, CallRecord | null>(async (ids) => inOrder(ids, await store.byIds(ids), '_id')),
    chains: ({ viewer }) =>
      new DataLoader<string, readonly CallRecord[]>(async (chainIds) => {
        const byChain = await service.chains(viewer, chainIds);
        return chainIds.map((id) => byChain.get(id) ?? []);
      }),
  };
}
