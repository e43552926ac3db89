import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import {
  Article,
  ArticleConnection,
  ArticleLinkTarget,
  asksForTexts,
  normaliseCode,
  readsInternal,
} from '../../articles/index.js';
import type { Articles } from '../../articles/index.js';
import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Tree } from '../tree.js';
import type { TreeContent } from '../tree-content.js';
import type { TreeLoaders } from '../tree.loaders.js';
import { TreeArchivePayload, TreeConnection } from '../tree.payloads.js';
import { drawsTrees, mayReadTreeDraft } from '../tree.policy.js';
import type { TreeStore } from '../tree.store.js';
import type { ValidationService } from '../validation/validation.service.js';
import { dependantsOfNode, referencesTo } from './references.rules.js';
import { theseTrees, treesLinkingTo } from './tree-link.rules.js';
import { treeLinkFilter } from './tree-link.store.js';
import { TreeReference } from './tree-reference.js';

const newestFirst = { list: 'trees:linking', field: 'updatedAt', descending: true } as const;

/** What refers to trees and nodes, and where trees refer to others. */
@Resolver(() => Tree)
export class TreeLinksResolver {
  constructor(
    private readonly store: TreeStore,
    private readonly loaders: Pick<TreeLoaders, 'draftContents' | 'versions'>,
    private readonly articles: Pick<Articles['links'], 'pageReferringTo'>,
    private readonly validation: Pick<ValidationService, 'idsWithBrokenTargets'>,
  ) {}

  @FieldResolver(() => TreeConnection, {
    description:
      'Other trees that refer to this one, last changed first: those you may see, for editors and administrators with drafts. Empty for outsiders.',
  })
  dependants(
    @Root() tree: Tree,
    @Ctx() { viewer }: Context,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<Tree>> {
    const filter = { ...treeLinkFilter(tree.code, drawsTrees(viewer)), _id: { $ne: tree._id } };
    return this.store.page(treesLinkingTo(viewer, this.store.now()), filter, newestFirst, pageRequest(args));
  }

  @FieldResolver(() => ArticleConnection, {
    description:
      'Articles whose text refers to this tree, e.g. by `[[T-14]]`, last changed first: those you may see, for editors and administrators with drafts. Empty for outsiders.',
  })
  articlesLinkingHere(
    @Root() tree: Tree,
    @Ctx() { viewer }: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Article>> {
    return this.articles.pageReferringTo(viewer, tree.code, pageRequest(args), asksForTexts(info));
  }

  @FieldResolver(() => [TreeReference], {
    description:
      'Where this tree refers to an article or tree, in the order of its nodes, at most 200. Empty for outsiders, and where nothing is drawn that you may read.',
  })
  async referencesTo(
    @Root() tree: Tree,
    @Ctx() context: Context,
    @Arg('code', () => String, { description: 'Code of the article or tree; letter case does not matter.' })
    code: string,
    @Arg('isDraft', () => Boolean, {
      nullable: true,
      description: 'True looks in the working copy (editors and administrators), otherwise in the live drawing.',
    })
    isDraft?: boolean | null,
  ): Promise<TreeReference[]> {
    const stored = normaliseCode(code.slice(0, 40));
    const content = stored === null ? null : await this.#content(tree, context, isDraft === true);
    return content && stored !== null ? referencesTo(content, stored) : [];
  }

  @FieldResolver(() => [TreeReference], {
    description:
      'Where a node of this tree is the start, a target or a check, in the order of the nodes, at most 200. Empty for outsiders, and where nothing is drawn that you may read.',
  })
  async nodeDependants(
    @Root() tree: Tree,
    @Ctx() context: Context,
    @Arg('key', () => String, { description: 'Key of the node.' }) key: string,
    @Arg('isDraft', () => Boolean, {
      nullable: true,
      description: 'True looks in the working copy (editors and administrators), otherwise in the live drawing.',
    })
    isDraft?: boolean | null,
  ): Promise<TreeReference[]> {
    const content = await this.#content(tree, context, isDraft === true);
    return content ? dependantsOfNode(content, key) : [];
  }

  @Query(() => TreeConnection, {
    description:
      'Live trees that refer to articles, trees, commands, departments or tiers that are gone, or to what some who walk them may not read; last changed first. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  async treesWithBrokenTargets(@Args(() => PageArgs) args: PageArgs): Promise<Connection<Tree>> {
    const request = pageRequest(args);
    const ids = await this.validation.idsWithBrokenTargets();
    return this.store.page(theseTrees(ids), {}, newestFirst, request);
  }

  async #content(tree: Tree, context: Context, isDraft: boolean): Promise<TreeContent | null> {
    const { viewer } = context;
    if (!readsInternal(viewer)) return null;
    if (isDraft)
      return mayReadTreeDraft(viewer) ? context.loaders.get(this.loaders.draftContents).load(tree._id) : null;
    if (tree.versionId === null) return null;
    return (await context.loaders.get(this.loaders.versions).load(tree.versionId))?.content ?? null;
  }
}

/** Which trees refer to articles. */
@Resolver(() => Article)
export class ArticleTreesResolver {
  constructor(private readonly store: TreeStore) {}

  @FieldResolver(() => TreeConnection, {
    description:
      'Trees that refer to this article, last changed first: those you may see, for editors and administrators with drafts. Empty for outsiders.',
  })
  treeDependants(
    @Root() article: Article,
    @Ctx() { viewer }: Context,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<Tree>> {
    const filter = treeLinkFilter(article.code, drawsTrees(viewer));
    return this.store.page(treesLinkingTo(viewer, this.store.now()), filter, newestFirst, pageRequest(args));
  }
}

/** Trees that texts lead to. */
@Resolver(() => ArticleLinkTarget)
export class LinkTargetTreeResolver {
  constructor(private readonly loaders: Pick<TreeLoaders, 'treesByCode'>) {}

  @FieldResolver(() => Tree, {
    nullable: true,
    description: 'The tree of that code; null where there is none, it is no tree, or you may not see it.',
  })
  tree(@Root() target: ArticleLinkTarget, @Ctx() context: Context): Promise<Tree | null> {
    if (!target.code.startsWith('T-')) return Promise.resolve(null);
    return context.loaders.get(this.loaders.treesByCode).load(target.code);
  }
}

/** What a refused archiving tells of those who refer to the tree. */
interface Refused {
  readonly dependantTrees?: Tree[];
  readonly dependantArticles?: Article[];
}

/** Who refers to a tree that somebody wants to take out of use. */
@Resolver(() => TreeArchivePayload)
export class TreeArchiveDependantsResolver {
  @FieldResolver(() => [Tree], {
    nullable: true,
    description: 'With IN_USE: other trees that refer to it, last changed first, at most 50; otherwise null.',
  })
  dependantTrees(@Root() payload: TreeArchivePayload & Refused): Tree[] | null {
    return payload.dependantTrees ?? null;
  }

  @FieldResolver(() => [Article], {
    nullable: true,
    description: 'With IN_USE: articles that refer to it, last changed first, at most 50; otherwise null.',
  })
  dependantArticles(@Root() payload: TreeArchivePayload & Refused): Article[] | null {
    return payload.dependantArticles ?? null;
  }
}
