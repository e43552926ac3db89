import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';

/** A line of products that people work on and that knowledge is about. */
@ObjectType({ implements: Node, description: 'A line of products that people work on and that knowledge is about.' })
export class ProductLine extends Node {
  @Field(() => String, { description: 'Short lasting name, lower-kebab, unique among product lines.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'Name, at most 120 characters in each language.' })
  name!: LocalizedText;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;
}
