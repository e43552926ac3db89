import { readsInternal } from '../articles/index.js';
import type { Context } from '../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../platform/graphql/decorators.js';
import { Tree } from './tree.js';
import { TreeState } from './tree-enums.js';
import { mayChangeTreeAudience, mayChangeTreeOwner, mayRestoreTree } from './tree-keeping.policy.js';
import {
  mayArchiveTree,
  mayEditTree,
  mayPublishTree,
  mayReviewTree,
  maySubmitTree,
  mayVerifyTree,
  mayWalk,
} from './tree.policy.js';

/** What the viewer may do with a tree now. */
@Resolver(() => Tree)
export class TreeRightsResolver {
  @FieldResolver(() => Boolean, { description: 'Whether you may draw in it now.' })
  viewerCanEdit(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return mayEditTree(viewer, tree);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may hand its draft in for review now.' })
  viewerCanSubmit(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return maySubmitTree(viewer, tree);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may approve or reject its draft now.' })
  viewerCanReview(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return tree.state !== TreeState.ARCHIVED && mayReviewTree(viewer, tree);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may publish its draft now.' })
  viewerCanPublish(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return mayPublishTree(viewer, tree);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may archive it now.' })
  viewerCanArchive(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return mayArchiveTree(viewer, tree);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may bring it back from the archive now.' })
  viewerCanRestore(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return mayRestoreTree(viewer, tree);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may change who walks it.' })
  viewerCanChangeAudience(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return mayChangeTreeAudience(viewer, tree);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may give it to another owner and change its interval.' })
  viewerCanChangeOwner(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return mayChangeTreeOwner(viewer, tree);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you may say that it is right: editors, the owner, and who leads the owner’s team.',
  })
  viewerCanVerify(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return readsInternal(viewer) && mayVerifyTree(viewer, tree);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may start a walk through its live version now.' })
  viewerCanWalk(@Root() tree: Tree, @Ctx() { viewer }: Context): boolean {
    return tree.state === TreeState.PUBLISHED && mayWalk(viewer);
  }
}
