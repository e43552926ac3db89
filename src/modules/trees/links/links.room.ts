import type { Articles } from '../../articles/index.js';
import type { TreeLoaders } from '../tree.loaders.js';
import type { TreeStore } from '../tree.store.js';
import type { ValidationService } from '../validation/validation.service.js';
import {
  ArticleTreesResolver,
  LinkTargetTreeResolver,
  TreeArchiveDependantsResolver,
  TreeLinksResolver,
} from './links.resolver.js';
import { TreeLinkService, type TreeOwnersOf } from './tree-link.service.js';
import { TreeLinkStore } from './tree-link.store.js';

/** What trees and articles refer to. */
export interface TreeLinks {
  /** Also a follower of trees, and what says whether a tree may go out of use. */
  readonly service: TreeLinkService;
  readonly resolvers: readonly object[];
}

/** Links between trees and articles; from now on `[[T-14]]` in texts leads somewhere, and articles know which trees need them. */
export function createTreeLinks(needs: {
  readonly store: TreeStore;
  readonly loaders: TreeLoaders;
  readonly articleLinks: Articles['links'];
  readonly ownersOf: TreeOwnersOf;
  readonly validation: ValidationService;
}): TreeLinks {
  const { store, loaders, articleLinks, validation } = needs;
  const service = new TreeLinkService(new TreeLinkStore(store), articleLinks, needs.ownersOf);
  articleLinks.register(service);
  articleLinks.registerReferrers(service);
  return {
    service,
    resolvers: [
      new TreeLinksResolver(store, loaders, articleLinks, validation),
      new ArticleTreesResolver(store),
      new LinkTargetTreeResolver(loaders),
      new TreeArchiveDependantsResolver(),
    ],
  };
}
