import type { NodeKind } from '../../../platform/graphql/node.js';
import type { Foundation } from '../../../platform/room.js';
import type { Directory } from '../../people/index.js';
import type { ArticleParts } from '../article-draft.service.js';
import type { ArticleFollower, GoingLive } from '../article-going-live.service.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { CaseFollowing } from '../cases/case-following.service.js';
import { CaseOwnerStore } from '../cases/case-owner.store.js';
import { CaseResolver } from '../cases/case.resolver.js';
import { CaseService } from '../cases/case.service.js';
import { CaseStore } from '../cases/case.store.js';
import { MergingResolver } from '../merging/merging.resolver.js';
import { MergingService } from '../merging/merging.service.js';
import { Redirects } from '../merging/redirects.service.js';
import type { OwnershipService } from '../verification/ownership.service.js';
import { ArticleFlagFieldsResolver, FlagFieldsResolver } from './flag-fields.resolver.js';
import { FlagLists } from './flag-list.service.js';
import { FlagMending } from './flag-mending.service.js';
import { FlagResolver } from './flag.resolver.js';
import { FlagService } from './flag.service.js';
import type { FlagStore } from './flag.store.js';

/** What flags, cases and merging need of the rest of the room. */
export interface FlaggingNeeds {
  readonly parts: ArticleParts;
  readonly loaders: ArticleLoaders;
  readonly directory: Directory;
  readonly ownership: OwnershipService;
  readonly live: GoingLive;
  readonly flagStore: FlagStore;
  readonly caseStore: CaseStore;
  readonly caseFollowing: CaseFollowing;
}

/** What people say against texts and bring to them: flags, cases from calls, and duplicates that become one. */
export interface Flagging {
  readonly flags: FlagService;
  readonly cases: CaseService;
  readonly merging: MergingService;
  readonly redirects: Redirects;
  readonly followers: readonly ArticleFollower[];
  readonly resolvers: readonly object[];
  readonly nodes: readonly NodeKind[];
}

/** What handed-in cases are kept by; made before drafts are, because a draft that is thrown away ends its case. */
export function createCaseFollowing({ connection, cursors, clock }: Foundation): {
  caseStore: CaseStore;
  caseFollowing: CaseFollowing;
} {
  const caseStore = new CaseStore(connection, cursors);
  return { caseStore, caseFollowing: new CaseFollowing(caseStore, clock) };
}

export function createFlagging(needs: FlaggingNeeds): Flagging {
  const { parts, loaders, directory, ownership, live, flagStore, caseStore, caseFollowing } = needs;
  const people = directory.loaders;
  const ownersOf: OwnershipService['ownersOf'] = (article) => ownership.ownersOf(article);
  const flags = new FlagService(parts, flagStore, ownersOf);
  const lists = new FlagLists(parts, flagStore);
  const mending = new FlagMending(flagStore, parts.foundation.clock);
  const cases = new CaseService(parts, caseStore, new CaseOwnerStore(parts.store), {
    teams: (ids) => directory.teamsByIds(ids),
    ownersFor: (maker) => ownership.ownersFor(maker),
  });
  const redirects = new Redirects(parts.store);
  const merging = new MergingService(parts, mending, ownersOf, live);
  return {
    flags,
    cases,
    merging,
    redirects,
    followers: [mending, caseFollowing],
    resolvers: [
      new FlagResolver(flags, lists),
      new FlagFieldsResolver(loaders, people, ownersOf),
      new ArticleFlagFieldsResolver(lists),
      new CaseResolver(cases, caseStore, loaders),
      new MergingResolver(merging, redirects, loaders),
    ],
    nodes: [
      {
        prefix: 'article_flag',
        typeName: 'ArticleFlag',
        load: async (context, id) => (await flags.visible(context.viewer, id))?.flag ?? null,
      },
      { prefix: 'submitted_case', typeName: 'SubmittedCase', load: (context, id) => cases.own(context.viewer, id) },
    ],
  };
}
