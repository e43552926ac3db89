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

  @Field(() => Int, {
    nullable: true,
    description:
      'How many different people have to approve a text here and below, 1 to 5; null takes the category above, and 1 where none says.',
  })
  minimumApprovals!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'After how many days a text here and below has to be verified anew, 1 to 1,095; null takes the category above, and never where none says.',
  })
  verifyEveryDays!: number | null;

  /** Lowest tier rank that may verify a text here and below; null takes the category above, and editors and owners only where none says. */
  verifierTierRank!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether use renews the verification of a text here and below; null takes the category above, and true where none says.',
  })
  renewsByUse!: boolean | null;

  @Field(() => Int, { description: 'Counts every write; hand it back as `expectedVersion`.' })
  revision!: number;
}
