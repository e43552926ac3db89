import type { QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../platform/graphql/connection.js';
import type { CursorCodec } from '../../platform/graphql/cursor.js';
import { keysetPage } from '../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../platform/rules/rules.js';
import type { TreeStore } from './tree.store.js';
import type { TreeVersion } from './tree-version.js';

/** What a list of versions reads: all but the drawing. */
const withoutDrawing = { 'content.nodes': 0, 'content.variables': 0 } as const;

/** Versions as somebody may read them. */
export class TreeVersionsStore {
  constructor(
    private readonly store: Pick<TreeStore, 'versions'>,
    private readonly cursors: CursorCodec,
  ) {}

  /** Versions of one tree that the rule lets through, without what is drawn, newest first. */
  page(treeId: string, rule: Rule, request: PageRequest): Promise<Page<TreeVersion>> {
    return keysetPage(
      this.store.versions,
      { $and: [{ treeId }, toMongo(rule)] },
      { list: `tree-versions:${treeId}`, field: 'number', descending: true },
      request,
      this.cursors,
      withoutDrawing,
    );
  }

  /** One version by its id without what is drawn, whoever asks. */
  async frame(id: string): Promise<TreeVersion | null> {
    return (await this.store.versions
      .findOne({ _id: id } as QueryFilter<TreeVersion>, withoutDrawing)
      .lean()
      .exec()) as unknown as TreeVersion | null;
  }

  /** One version by its number without what is drawn, whoever asks. */
  async frameNumbered(treeId: string, number: number): Promise<TreeVersion | null> {
    return (await this.store.versions
      .findOne({ treeId, number } as QueryFilter<TreeVersion>, withoutDrawing)
      .lean()
      .exec()) as unknown as TreeVersion | null;
  }
}
