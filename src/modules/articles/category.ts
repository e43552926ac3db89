import { Field, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { LocalizedText } from '../../platform/graphql/localized.js';
import { Node } from '../../platform/graphql/node.js';

/** A place in the tree that articles are sorted into. */
@ObjectType({
  implements: Node,
  description: 'A place in the tree that articles are sorted into, at most six levels deep.',
})
export class Category extends Node {
  @Field(() => String, {
    description: 'Short stable name for programs: lower case letters, digits and hyphens, unique.',
  })
  key!: string;

  @Field(() => LocalizedText, { description: 'Its name, at most 60 characters a language.' })
  name!: LocalizedText;

  parentId!: string | null;

  @Field(() => Boolean, { description: 'Whether nobody may approve their own text here and below.' })
  needsTwoPairsOfEyes!: boolean;

  @Field(() => Int, { description: 'Counts every write; hand it back as `expectedVersion`.' })
  revision!: number;
}
