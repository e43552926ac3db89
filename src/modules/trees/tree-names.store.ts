import type { TreeStore } from './tree.store.js';
import { namesIndex } from './tree.store.schema.js';

/** Most trees that one text finds: those that were changed last. */
const mostFound = 5_000;

const titles = ['$title.zhCN', '$title.en'];
const draftTitles = ['$draft.content.title.zhCN', '$draft.content.title.en'];

/** What trees are called, for lists. */
export class TreeNames {
  constructor(private readonly store: Pick<TreeStore, 'trees'>) {}

  /**
   * A filter for trees whose code begins with a pattern, or whose title contains it, whatever the letter case; whoever asks. The database
   * goes through one index that holds codes and titles, so through as many short keys as there are trees, and reads no tree for it: their
   * drawings may be large.
   */
  async matching(pattern: string, draftsToo: boolean): Promise<Record<string, unknown>> {
    const places = (draftsToo ? [...titles, ...draftTitles] : titles).flatMap((place) => [
      { $ifNull: [place, ''] },
      '\n',
    ]);
    const found = await this.store.trees
      .aggregate<{ _id: string }>(
        [
          { $sort: { updatedAt: -1, _id: -1 } },
          { $project: { code: { $concat: ['$code', ''] }, names: { $concat: places } } },
          {
            $match: {
              $or: [{ code: { $regex: `^${pattern}`, $options: 'i' } }, { names: { $regex: pattern, $options: 'i' } }],
            },
          },
          { $limit: mostFound },
          { $project: { _id: 1 } },
        ],
        { hint: namesIndex },
      )
      .exec();
    return { _id: { $in: found.map(({ _id }) => _id) } };
  }
}
