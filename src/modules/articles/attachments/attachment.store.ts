import type { Article } from '../article.js';
import type { ArticleStore } from '../article.store.js';
import type { ArticleVersion } from '../article-version.js';

/** Most earlier texts that are looked at for one file. */
const mostVersions = 500;

/** Which texts have a file. */
export class AttachmentStore {
  constructor(private readonly store: ArticleStore) {}

  /** Ids of the articles whose live or next text has a file. */
  async articlesWith(fileId: string): Promise<string[]> {
    const found = await this.store.articles
      .find({ $or: [{ 'attachments.fileId': fileId }, { 'next.attachments.fileId': fileId }] } as never, { _id: 1 })
      .lean()
      .exec();
    return found.map(({ _id }) => _id);
  }

  /** Versions that have a file, newest first, without their texts; those that were taken back before their moment do not count. */
  async versionsWith(fileId: string): Promise<ArticleVersion[]> {
    return (await this.store.versions
      .find({ 'attachments.fileId': fileId, withdrawnAt: null } as never, { bodyMarkdown: 0, technicalCase: 0 })
      .sort({ publishedAt: -1 })
      .limit(mostVersions)
      .lean()
      .exec()) as unknown as ArticleVersion[];
  }

  /** Those of the files that any text has: live, next, draft or version. */
  async used(fileIds: readonly string[]): Promise<Set<string>> {
    const among = { $in: [...fileIds] };
    const places = ['attachments', 'next.attachments', 'draft.attachments'];
    const articles = (await this.store.articles
      .find(
        { $or: places.map((place) => ({ [`${place}.fileId`]: among })) } as never,
        Object.fromEntries(places.map((place) => [`${place}.fileId`, 1])),
      )
      .lean()
      .exec()) as unknown as Pick<Article, 'attachments' | 'next' | 'draft'>[];
    const versions = (await this.store.versions
      .distinct('attachments.fileId', { 'attachments.fileId': among } as never)
      .exec()) as unknown as string[];
    return new Set([
      ...versions,
      ...articles.flatMap(({ attachments, next, draft }) =>
        [...attachments, ...(next?.attachments ?? []), ...(draft?.attachments ?? [])].map(({ fileId }) => fileId),
      ),
    ]);
  }
}
