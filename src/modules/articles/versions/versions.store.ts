import type { DomainEvent, EventStore } from '../../../platform/events/index.js';
import type { ArticleVersion } from '../article-version.js';
import type { ArticleStore } from '../article.store.js';
import type { ArchiveMove } from './as-of.rules.js';

/** Most versions of an article that are looked through for a moment; older ones are not found by it. */
const mostVersions = 5_000;

/** The past of an article: its versions, and when it was in the archive. */
export class VersionsStore {
  constructor(
    private readonly articles: Pick<ArticleStore, 'versions'>,
    private readonly events: Pick<EventStore, 'events'>,
  ) {}

  /** All versions without their long texts, newest first. */
  async timesOf(articleId: string): Promise<ArticleVersion[]> {
    return (await this.articles.versions
      .find({ articleId }, { bodyMarkdown: 0, technicalCase: 0, attachments: 0, reviews: 0 })
      .sort({ number: -1 })
      .limit(mostVersions)
      .lean()
      .exec()) as unknown as ArticleVersion[];
  }

  /** When the article went to the archive and came back, in order. */
  async archiveMoves(articleId: string): Promise<ArchiveMove[]> {
    const found = (await this.events.events
      .find({ subjectId: articleId, $or: [{ 'after.state': 'ARCHIVED' }, { 'before.state': 'ARCHIVED' }] } as object, {
        at: 1,
        'before.state': 1,
        'after.state': 1,
      })
      .sort({ at: 1, _id: 1 })
      .lean()
      .exec()) as unknown as DomainEvent[];
    const stateOf = (side: DomainEvent['before']): string | null =>
      typeof side?.state === 'string' ? side.state : null;
    return found
      .map(({ at, before, after }) => ({ at, before: stateOf(before), after: stateOf(after) }))
      .filter((move) => move.before !== move.after);
  }
}
