import { Field, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { SupportTier } from './support-tier.js';

@InputType({ description: 'One support tier.' })
export class SupportTierInput {
  @Field(() => String, { description: 'Short name, lower-kebab, at most 60 characters, unique among tiers.' })
  key!: string;

  @Field(() => Int, { description: 'Rank; all ranks together are 1 to n.' })
  rank!: number;

  @Field(() => LocalizedTextInput, { description: 'Label, 1 to 120 characters in each language.' })
  name!: LocalizedTextInput;
}

@InputType({ description: 'All support tiers of the centre.' })
export class SupportTiersSetInput {
  @Field(() => [SupportTierInput], {
    description: 'One tier for each rank 1 to n; 1 to 9 of them. A rank that is left out must not be in use.',
  })
  tiers!: SupportTierInput[];
}

@ObjectType({ description: 'Outcome of `supportTiersSet`.' })
export class SupportTiersSetPayload extends Payload {
  @Field(() => [SupportTier], { nullable: true, description: 'All tiers by rank; null when refused.' })
  tiers?: SupportTier[] | null;
}
