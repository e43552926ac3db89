import { signedIn } from '../platform/auth/access.js';
import { Scope } from '../platform/auth/viewer.js';
import { badInput } from '../platform/errors/app-error.js';
import type { Context } from '../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Query, Resolver } from '../platform/graphql/decorators.js';
import { Node, type NodeKind } from '../platform/graphql/node.js';
import { isId, prefixOf } from '../platform/ids/ids.js';

/** Most ids that `nodes` takes. */
const maxNodes = 100;

/** Finds anything by its global id, with the same rights as everywhere else. */
@Resolver()
export class NodeResolver {
  readonly #kinds: ReadonlyMap<string, NodeKind>;

  constructor(kinds: readonly NodeKind[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind.prefix, kind]));
  }

  @Query(() => Node, {
    nullable: true,
    description: 'Anything with a global id; null where it does not exist or you may not see it.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  node(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Global id, as the server gave it.' }) id: string,
  ): Promise<object | null> {
    return this.#load(context, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Several things by their global ids, in the order of the ids; null where one does not exist or you may not see it.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  nodes(
    @Ctx() context: Context,
    @Arg('ids', () => [ID], { description: 'At most 100 global ids.' }) ids: string[],
  ): Promise<(object | null)[]> {
    if (ids.length > maxNodes) throw badInput(`At most ${maxNodes} ids.`);
    return Promise.all(ids.map((id) => this.#load(context, id)));
  }

  async #load(context: Context, id: string): Promise<object | null> {
    if (!isId(id)) return null;
    return (await this.#kinds.get(prefixOf(id))?.load(context, id)) ?? null;
  }
}
