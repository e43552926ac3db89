import type { QueryFilter } from 'mongoose';
import type { Articles } from '../articles/index.js';
import { treesDue } from './tree-list.rules.js';
import type { Tree } from './tree.js';
import { titleOf } from './tree.rules.js';
import type { TreeStore } from './tree.store.js';

type DueKind = Parameters<Articles['verification']['reminders']['register']>[0];

type DueThing = ReturnType<DueKind['due']> extends AsyncIterable<infer Each> ? Each : never;

/** A due tree, as it is read. */
type DueTree = Pick<Tree, '_id' | 'code' | 'title' | 'locales' | 'ownerId' | 'ownerTeamId'> & { verifyDueAt: Date };

const projection = { code: 1, title: 1, locales: 1, ownerId: 1, ownerTeamId: 1, verifyDueAt: 1 } as const;

/** Trees as what owners are told of when it is due. */
export class DueTrees implements DueKind {
  readonly subject = 'tree';
  readonly words = { zh: ['个', '流程'], en: 'trees' } as const;

  constructor(private readonly store: Pick<TreeStore, 'trees'>) {}

  /** All that is due by a moment, whoever asks; in batches. */
  async *due(until: Date): AsyncGenerator<DueThing> {
    const cursor = this.store.trees
      .find(treesDue(null, until) as QueryFilter<Tree>, projection)
      .sort({ verifyDueAt: 1, _id: 1 })
      .lean()
      .cursor({ batchSize: 500 });
    for await (const found of cursor) {
      const { _id, code, title, locales, ownerId, ownerTeamId, verifyDueAt } = found as unknown as DueTree;
      yield { _id, code, title: titleOf({ title, locales }), riskRank: 0, ownerId, ownerTeamId, verifyDueAt };
    }
  }
}
