import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Files } from '../../../platform/files/index.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { ArticleParts } from '../article-draft.service.js';
import type { ArticleFollower } from '../article-going-live.service.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { LinkFollower } from '../links/link.follower.js';
import { ArchiveReferrersResolver, DraftLinkResolver, LinkResolver, targetLoader } from '../links/link.resolver.js';
import { LinkService } from '../links/link.service.js';
import { LinkStore } from '../links/link.store.js';
import type { OwnershipService } from '../verification/ownership.service.js';
import { AttachmentResolver, DraftAttachmentResolver, VersionAttachmentResolver } from './attachment.resolver.js';
import { AttachmentService, articleFilePurposes } from './attachment.service.js';
import { AttachmentStore } from './attachment.store.js';

const dayMs = 24 * 3_600_000;

/** What texts refer to: pictures and files, and other texts. */
export interface References {
  readonly attachments: AttachmentService;
  readonly links: LinkService;
  /** Where a viewer finds the bytes of a file, for a short time. */
  readonly addressOf: (viewer: Viewer, fileId: string) => string;
  readonly followers: readonly ArticleFollower[];
  readonly resolvers: readonly object[];
}

export function createReferences(
  parts: ArticleParts,
  needs: {
    readonly loaders: ArticleLoaders;
    readonly files: Pick<Files, 'service'>;
    readonly jobs: JobQueue;
    readonly ownership: OwnershipService;
  },
): References {
  const { store } = parts;
  const { service } = needs.files;
  const addressOf: References['addressOf'] = (viewer, fileId) => service.addresses.of(viewer, fileId);
  const attachments = new AttachmentService(parts, new AttachmentStore(store), service);
  for (const purpose of articleFilePurposes)
    service.guard(purpose, (viewer, file) => attachments.mayRead(viewer, file));
  needs.jobs.registerEvery('article-file-clean-up', dayMs, async () => {
    await attachments.sweep();
  });
  const links = new LinkService(store, new LinkStore(store), (article) => needs.ownership.ownersOf(article));
  const linkLoaders = { articles: needs.loaders.articles, targets: targetLoader(links) };
  return {
    attachments,
    links,
    addressOf,
    followers: [new LinkFollower(links)],
    resolvers: [
      new AttachmentResolver(attachments, addressOf),
      new DraftAttachmentResolver(addressOf),
      new VersionAttachmentResolver(addressOf),
      new LinkResolver(links, store, linkLoaders),
      new DraftLinkResolver(linkLoaders),
      new ArchiveReferrersResolver(),
    ],
  };
}
