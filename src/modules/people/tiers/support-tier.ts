import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';

/** The centre's own label of a rank of support. Ranks are what people and knowledge refer to; labels may change. */
@ObjectType({ implements: Node, description: 'The centre’s own label of a rank of support.' })
export class SupportTier extends Node {
  @Field(() => String, { description: 'Short name, lower-kebab, unique among tiers.' })
  key!: string;

  @Field(() => Int, { description: 'Rank, from 1 (first line) upwards without gaps.' })
  rank!: number;

  @Field(() => LocalizedText, { description: 'Label, at most 120 characters in each language.' })
  name!: LocalizedText;
}
