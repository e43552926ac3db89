import type { Review } from '../articles/index.js';
import { Field, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { TreePolicyFields } from './tree.js';
import type { TreeContent } from './tree-content.js';

/** A published version of a tree; written once, never changed. */
@ObjectType({ implements: Node, description: 'A published version of a tree. It never changes; walks point at it.' })
export class TreeVersion extends Node {
  treeId!: string;
  /** The tree's code: a version knows its name. */
  treeCode!: string;

  @Field(() => Int, { description: 'Number, counted from 1 in each tree.' })
  number!: number;

  content!: TreeContent;
  /** Who could read it, and product lines of the content. */
  policy!: TreePolicyFields;

  @Field(() => String, { description: 'SHA-256 of the content, in hexadecimal digits: equal means equal.' })
  checksum!: string;

  @Field(() => Int, { description: 'How many nodes it has.' })
  nodeCount!: number;

  authorId!: string | null;

  @Field(() => String, { nullable: true, description: 'What the author noted for the reviewer.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'What changed, for those who walk it.' })
  changeSummary!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  publishedById!: string | null;
  reviews!: Review[];
}
