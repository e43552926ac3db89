import { Field, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { ProductLine } from './product-line.js';

@InputType({ description: 'A new product line.' })
export class ProductLineCreateInput {
  @Field(() => String, {
    description:
      'Short lasting name, lower-kebab, at most 60 characters, unique among product lines; DUPLICATE otherwise.',
  })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'Name, 1 to 120 characters in each language.' })
  name!: LocalizedTextInput;

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes of a product line.' })
export class ProductLineUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you changed; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => LocalizedTextInput, { description: 'Name, 1 to 120 characters in each language.' })
  name!: LocalizedTextInput;
}

@ObjectType({ description: 'Outcome of `productLineCreate`.' })
export class ProductLineCreatePayload extends Payload {
  @Field(() => ProductLine, { nullable: true, description: 'The new product line; null when refused.' })
  productLine?: ProductLine | null;
}

@ObjectType({ description: 'Outcome of `productLineUpdate`.' })
export class ProductLineUpdatePayload extends Payload {
  @Field(() => ProductLine, {
    nullable: true,
    description: 'The product line as it is now, also after a CONFLICT; null when it was refused otherwise.',
  })
  productLine?: ProductLine | null;
}
