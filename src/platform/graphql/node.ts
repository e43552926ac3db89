import type { Context } from './context.js';
import { Field, ID, InterfaceType } from './decorators.js';

/** Everything that has a global id. */
@InterfaceType({
  description: 'Everything that has a global id. Ids are opaque; never take them apart.',
  resolveType: (value: { _id: string }) => nodeTypeName(value._id),
})
export abstract class Node {
  @Field(() => ID, { name: 'id', description: 'Global id of this object, opaque and lasting.' })
  _id!: string;
}

/** How one type of node is found by its id; absent and unreadable give null alike. */
export interface NodeKind {
  readonly prefix: string;
  readonly typeName: string;
  load(context: Context, id: string): Promise<object | null>;
}

const kinds = new Map<string, string>();

/** Tells the interface which type an id prefix stands for. Called once for each kind when the app is put together. */
export function registerNodeType(prefix: string, typeName: string): void {
  kinds.set(prefix, typeName);
}

function nodeTypeName(id: string): string {
  return kinds.get(id.slice(0, id.lastIndexOf('_'))) ?? 'Node';
}
