import type { ArticleChange, ArticleFollower } from '../article-going-live.service.js';
import type { LinkService } from './link.service.js';

/** Tells the owners of both sides when a change of an article breaks links to it. */
export class LinkFollower implements ArticleFollower {
  constructor(private readonly links: LinkService) {}

  async changed({ before, after, transaction }: ArticleChange): Promise<void> {
    for (const notice of await this.links.brokenBy(before, after)) transaction.notify(notice);
  }
}
