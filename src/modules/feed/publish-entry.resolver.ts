import { FieldResolver, Resolver, Root } from '../../platform/graphql/decorators.js';
import { ArticlePublishPayload } from '../articles/index.js';
import { TreePublishPayload } from '../trees/index.js';
import { FeedEntry } from './feed-entry.js';
import type { FeedService } from './feed.service.js';

const entryDescription = 'The entry that was pushed; null where the publication was silent or refused.';

/** What the feed adds to the payload of a publication. */
@Resolver(() => ArticlePublishPayload)
export class PublishEntryResolver {
  constructor(private readonly feed: FeedService) {}

  @FieldResolver(() => FeedEntry, { nullable: true, description: entryDescription })
  entry(@Root() payload: ArticlePublishPayload): Promise<FeedEntry | null> {
    const { article, userErrors } = payload;
    // What was published last is the text that waits, where one does.
    const number = article?.next?.version ?? article?.version;
    if (!article || !number || userErrors.length) return Promise.resolve(null);
    return this.feed.entryOfVersion(article._id, number);
  }
}

/** The same for trees. */
@Resolver(() => TreePublishPayload)
export class TreePublishEntryResolver {
  constructor(private readonly feed: FeedService) {}

  @FieldResolver(() => FeedEntry, { nullable: true, description: entryDescription })
  entry(@Root() { tree, userErrors }: TreePublishPayload): Promise<FeedEntry | null> {
    if (!tree?.version || userErrors.length) return Promise.resolve(null);
    return this.feed.entryOfVersion(tree._id, tree.version);
  }
}
