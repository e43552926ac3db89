import DataLoader from 'dataloader';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../platform/graphql/decorators.js';
import { EarlierAcknowledgement, FeedEntry } from './feed-entry.js';
import type { FeedService } from './feed.service.js';

/** What the viewer knows of the thing already: for showing only what is new. */
@Resolver(() => FeedEntry)
export class EarlierAcknowledgementResolver {
  readonly #earlier: LoaderFactory<FeedEntry, EarlierAcknowledgement | null>;

  constructor(feed: FeedService) {
    this.#earlier = (context) =>
      new DataLoader<FeedEntry, EarlierAcknowledgement | null, string>(
        async (entries) => {
          const found = await feed.acknowledgedBefore(context.viewer, entries);
          return entries.map((entry) => {
            const receipt = found.get(entry._id);
            if (!receipt?.acknowledgedAt) return null;
            return Object.assign(new EarlierAcknowledgement(), {
              version: receipt.version,
              at: receipt.acknowledgedAt,
            });
          });
        },
        { cacheKeyFn: (entry) => entry._id },
      ) as unknown as DataLoader<FeedEntry, EarlierAcknowledgement | null>;
  }

  @FieldResolver(() => EarlierAcknowledgement, {
    nullable: true,
    description: 'The version of the same thing that you acknowledged last, before this one; null where none.',
  })
  earlierAcknowledgement(@Root() entry: FeedEntry, @Ctx() context: Context): Promise<EarlierAcknowledgement | null> {
    return context.loaders.get(this.#earlier).load(entry);
  }
}
