import type { CategoryTree } from '../articles/index.js';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import type { JobQueue } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
import type { Directory, References } from '../people/index.js';
import type { TreeChecking, TreeDependantsChecking } from './tree-checking.js';
import { TreeCategoryService } from './tree-category.service.js';
import { TreeCategoryStore } from './tree-category.store.js';
import { TreeAlarms, TreeClock } from './tree-clock.service.js';
import { TreeDraftService } from './tree-draft.service.js';
import { TreeFieldsResolver } from './tree-fields.resolver.js';
import { TreeGoingLive } from './tree-going-live.service.js';
import { TreeKeepingService, type TreeOwnership } from './tree-keeping.service.js';
import {
  TreeArticleFieldsResolver,
  TreeDepartmentRuleFieldsResolver,
  TreeOutcomeFieldsResolver,
  TreeSubtreeFieldsResolver,
  tiersByIdLoader,
} from './tree-node-fields.resolver.js';
import { TreeNodeService } from './tree-node.service.js';
import { TreeNodeStore } from './tree-node.store.js';
import type { TreeFollower, TreeParts } from './tree-parts.service.js';
import {
  TreeContentFieldsResolver,
  TreeDraftFieldsResolver,
  TreeReviewFieldsResolver,
  TreeScheduleFieldsResolver,
  TreeVerificationFieldsResolver,
  TreeVersionFieldsResolver,
} from './tree-parts.resolver.js';
import { TreePlantService } from './tree-plant.service.js';
import { TreePublishResolver } from './tree-publish.resolver.js';
import { TreePublishService } from './tree-publish.service.js';
import { TreeQueryResolver } from './tree-query.resolver.js';
import { TreeReferenceStore } from './tree-references.store.js';
import { TreeNames } from './tree-names.store.js';
import { TreeReviewService } from './tree-review.service.js';
import { TreeRightsResolver } from './tree-rights.resolver.js';
import { TreeSuccession } from './tree-succession.service.js';
import type { TreeLoaders } from './tree.loaders.js';
import { TreeReferences } from './tree.references.js';
import { TreeResolver } from './tree.resolver.js';
import type { TreeStore } from './tree.store.js';
import { mayReadTreeVersion } from './tree-versions.rules.js';
import { TreeVersionsStore } from './tree-versions.store.js';

/** What a tree's life needs of the rest of the room and of others. */
export interface TreeLifeNeeds {
  readonly store: TreeStore;
  readonly loaders: TreeLoaders;
  /** Ids of articles by code, whoever asks. */
  readonly articleIds: LoaderFactory<string, string | null>;
  readonly people: { readonly directory: Directory; readonly references: References };
  readonly jobs: JobQueue;
  readonly categories: { tree(): Promise<CategoryTree> };
  readonly categoriesLoader: LoaderFactory<'all', CategoryTree>;
  readonly ownership: TreeOwnership;
  readonly checking: TreeChecking;
  readonly dependants: TreeDependantsChecking;
  readonly followers: readonly TreeFollower[];
}

/** A tree's life: drawing, review, going live and out of use, who walks it, and who keeps it true. */
export interface TreeLife extends Room {
  readonly parts: TreeParts;
  readonly drafts: TreeDraftService;
  readonly reviews: TreeReviewService;
  readonly publishing: TreePublishService;
  readonly keeping: TreeKeepingService;
  readonly clock: TreeClock;
  /** Told of categories that moved or say another interval. */
  readonly following: TreeCategoryService;
  /** Whole trees with their past, for a seed. */
  readonly planting: TreePlantService;
  /** Nodes of live versions by key, also by keys that are gone. */
  readonly nodesByKey: TreeNodeService;
}

export function createTreeLife(foundation: Foundation, needs: TreeLifeNeeds): TreeLife {
  const { store, loaders, jobs, categories, categoriesLoader, checking, dependants, followers } = needs;
  const { directory, references } = needs.people;
  const people = directory.loaders;
  const parts: TreeParts = { foundation, store, categories, people: directory, checking, followers };

  const keeping = new TreeKeepingService(parts, needs.ownership);
  const live = new TreeGoingLive(parts, keeping);
  const drafts = new TreeDraftService(parts, keeping);
  const reviews = new TreeReviewService(parts);
  const publishing = new TreePublishService(parts, live, new TreeAlarms(jobs), dependants);
  const clock = new TreeClock(parts, live, (tree) => keeping.ownersOf(tree));
  clock.register(jobs);
  const referenceStore = new TreeReferenceStore(store);
  references.register(
    new TreeReferences(referenceStore, new TreeSuccession(referenceStore, needs.ownership, directory)),
  );
  const following = new TreeCategoryService(parts, new TreeCategoryStore(store), needs.ownership, jobs);
  following.register();
  const versions = new TreeVersionsStore(store, foundation.cursors);
  const nodesByKey = new TreeNodeService(store, new TreeNodeStore(store));
  const tiersById = tiersByIdLoader(() => directory.tiers());

  return {
    ...{ parts, drafts, reviews, publishing, keeping, clock, nodesByKey, following },
    planting: new TreePlantService(parts, keeping),
    resolvers: [
      new TreeQueryResolver(store, loaders, reviews, new TreeNames(store)),
      new TreeResolver(drafts, reviews),
      new TreePublishResolver(publishing, keeping),
      new TreeFieldsResolver(versions, foundation.clock, loaders, nodesByKey, categoriesLoader, people),
      new TreeRightsResolver(),
      new TreeContentFieldsResolver(categoriesLoader, people),
      new TreeDraftFieldsResolver(loaders, categoriesLoader, people),
      new TreeReviewFieldsResolver(people),
      new TreeScheduleFieldsResolver(people),
      new TreeVerificationFieldsResolver(categoriesLoader, people),
      new TreeVersionFieldsResolver(loaders, people),
      new TreeOutcomeFieldsResolver(people, tiersById),
      new TreeDepartmentRuleFieldsResolver(people),
      new TreeSubtreeFieldsResolver(loaders),
      new TreeArticleFieldsResolver(needs.articleIds),
    ],
    nodes: [
      {
        prefix: 'tree',
        typeName: 'Tree',
        load: (context: Context, id: string) => context.loaders.get(loaders.trees).load(id),
      },
      {
        prefix: 'tree_version',
        typeName: 'TreeVersion',
        load: async (context: Context, id: string) => {
          const version = await versions.frame(id);
          if (!version) return null;
          const tree = await context.loaders.get(loaders.trees).load(version.treeId);
          return mayReadTreeVersion(context.viewer, tree, version, store.now()) ? version : null;
        },
      },
    ],
  };
}
