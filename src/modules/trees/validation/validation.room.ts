import { type TreeLoaders, treeLoaders } from '../tree.loaders.js';
import type { TreeStore } from '../tree.store.js';
import { TreeDraftFindingsResolver, TreeFindingsResolver } from './validation.resolver.js';
import { type OutsideLookup, ValidationService } from './validation.service.js';
import { ValidationStore } from './validation.store.js';

/** The check of drawings. */
export interface Validation {
  readonly service: ValidationService;
  readonly resolvers: readonly object[];
}

/** The check of drawings, from the trees and what other rooms say of what they refer to. */
export function createValidation(
  store: TreeStore,
  outside: OutsideLookup,
  loaders: Pick<TreeLoaders, 'draftContents'> = treeLoaders(store),
): Validation {
  const service = new ValidationService(new ValidationStore(store), outside);
  return {
    service,
    resolvers: [new TreeFindingsResolver(service, store), new TreeDraftFindingsResolver(service, loaders)],
  };
}
