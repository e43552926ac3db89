import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Directory, ReferenceHolder } from '../../people/index.js';
import type { ArticleParts } from '../article-draft.service.js';
import type { ArticleLoaders } from '../article.loaders.js';
import type { ArticleUseStore } from '../article-use.store.js';
import {
  ChecklistFieldsResolver,
  ChecklistResolver,
  ContentStandardFieldsResolver,
  VersionChecklistResolver,
} from './checklist.resolver.js';
import { ChecklistService } from './checklist.service.js';
import { ChecklistStore } from './checklist.store.js';
import { OwnershipReferences } from './ownership.references.js';
import { OwnershipService } from './ownership.service.js';
import { OwnershipStore } from './ownership.store.js';
import { RecountService } from './recount.service.js';
import { ReminderService } from './reminders.service.js';
import { type OpenFlags, RenewalService, noFlags } from './renewal.service.js';
import {
  ArticleVerificationFieldsResolver,
  NeedsUpdateFieldsResolver,
  VerificationFieldsResolver,
} from './verification-fields.resolver.js';
import { verificationLoaders } from './verification.loaders.js';
import { VerificationResolver } from './verification.resolver.js';
import { VerificationService } from './verification.service.js';
import { VerificationStore } from './verification.store.js';

/** How often owners are looked up for what became due, in ms. */
const roundMs = 3_600_000;

/** What the parts of this folder offer to the room. */
export interface Verification {
  readonly ownership: OwnershipService;
  readonly service: VerificationService;
  /** Later rooms register here what else is verified by date: its owners are told in the same digest. */
  readonly reminders: ReminderService;
  /** The content standard, for a seed. */
  readonly checklists: ChecklistService;
  /** For `linkToCall`. */
  readonly renewal: RenewalService;
  readonly references: ReferenceHolder;
  /** Reckons due dates anew after a category changed; inside the transaction that changes it. */
  categoryChanged(categoryId: string): Promise<void>;
  readonly resolvers: readonly object[];
}

/** What keeps articles true: owners and their succession, verification by date and by use, the content standard. */
export function createVerification(
  parts: ArticleParts,
  needs: {
    readonly directory: Directory;
    readonly jobs: JobQueue;
    readonly uses: ArticleUseStore;
    readonly loaders: ArticleLoaders;
    readonly flags?: OpenFlags;
  },
): Verification {
  const { foundation } = parts;
  const { directory, jobs } = needs;
  const store = new VerificationStore(foundation.connection, parts.store, foundation.cursors);
  const checklists = new ChecklistStore(foundation.connection);
  const ownership = new OwnershipService(directory, new OwnershipStore(parts.store));
  const service = new VerificationService(parts, ownership);
  const reminders = new ReminderService(foundation, store, ownership, directory);
  const recount = new RecountService(parts, store, ownership);
  const loaders = verificationLoaders(needs.uses, checklists, foundation.clock);
  const people = directory.loaders;
  const standard = new ChecklistService(parts, checklists, directory);
  jobs.registerEvery('article-verification', roundMs, ({ signal }) => reminders.round(signal));
  jobs.register<{ categoryId: string }>('article-due-dates', ({ payload, signal }) =>
    recount.recount(payload.categoryId, signal),
  );
  return {
    ownership,
    service,
    reminders,
    checklists: standard,
    renewal: new RenewalService(parts, store, ownership, needs.flags ?? noFlags),
    references: new OwnershipReferences(ownership),
    categoryChanged: async (categoryId) => {
      await jobs.enqueue('article-due-dates', { categoryId });
    },
    resolvers: [
      new VerificationResolver(service, store, foundation.clock),
      new ArticleVerificationFieldsResolver(needs.loaders, foundation.clock),
      new VerificationFieldsResolver(needs.loaders, loaders, people),
      new NeedsUpdateFieldsResolver(people),
      new ChecklistResolver(standard),
      new VersionChecklistResolver(loaders),
      new ChecklistFieldsResolver(people),
      new ContentStandardFieldsResolver(people),
    ],
  };
}
