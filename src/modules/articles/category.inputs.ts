import { Field, ID, InputType, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../platform/graphql/localized.js';
import { Payload } from '../../platform/graphql/payload.js';
import { Category } from './category.js';

/** What a category may say about the texts in it. */
@InputType()
abstract class CategoryDemandsInput {
  @Field(() => Int, {
    nullable: true,
    description: 'How many different people have to approve, 1 to 5; null takes the category above.',
  })
  minimumApprovals?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days after which a text has to be verified anew, 1 to 1,095; null takes the category above.',
  })
  verifyEveryDays?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Lowest support tier that may verify; null takes the category above.',
  })
  verifierTierId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether use renews the verification; null takes the category above.',
  })
  renewsByUse?: boolean | null;
}

@InputType({ description: 'A new category.' })
export class CategoryCreateInput extends CategoryDemandsInput {
  @Field(() => String, {
    description:
      'Short stable name for programs: lower case letters, digits and hyphens, at most 60 characters, unique.',
  })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'Its name, at most 60 characters a language.' })
  name!: LocalizedTextInput;

  @Field(() => ID, { nullable: true, description: 'The category above it; null for none. At most six levels.' })
  parentId?: string | null;

  @Field(() => Boolean, { description: 'Whether nobody may approve their own text here and below.' })
  needsTwoPairsOfEyes!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `categoryCreate`.' })
export class CategoryCreatePayload extends Payload {
  @Field(() => Category, { nullable: true, description: 'The new category; null when refused.' })
  category?: Category | null;
}

@InputType({ description: 'A change of a category. What is left out stays as it is.' })
export class CategoryUpdateInput extends CategoryDemandsInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'New name, at most 60 characters a language.' })
  name?: LocalizedTextInput | null;

  @Field(() => ID, { nullable: true, description: 'The category above it; null puts it at the top.' })
  parentId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether nobody may approve their own text here and below.' })
  needsTwoPairsOfEyes?: boolean | null;
}

@ObjectType({ description: 'Outcome of `categoryUpdate`.' })
export class CategoryUpdatePayload extends Payload {
  @Field(() => Category, { nullable: true, description: 'The category as it is now; null where it does not exist.' })
  category?: Category | null;
}
