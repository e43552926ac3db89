import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Team } from './team.js';

@InputType({ description: 'A new team.' })
export class TeamCreateInput {
  @Field(() => String, {
    description: 'Short lasting name, lower-kebab, at most 60 characters, unique among teams; DUPLICATE otherwise.',
  })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'Name, 1 to 120 characters in each language.' })
  name!: LocalizedTextInput;

  @Field(() => ID, { description: 'The site where the team works.' })
  siteId!: string;

  @Field(() => ID, { nullable: true, description: 'The team above; none for a team at the top. At most ten levels.' })
  parentId?: string | null;

  @Field(() => [ID], { description: 'The people who lead it, active staff; at most 20.' })
  leadIds!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes of a team; what is left out stays.' })
export class TeamUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you changed; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Name, 1 to 120 characters in each language.' })
  name?: LocalizedTextInput | null;

  @Field(() => ID, { nullable: true, description: 'The site where the team works.' })
  siteId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The team above; null puts it at the top, left out it stays. INVALID below itself or beyond ten levels.',
  })
  parentId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The people who lead it; replaces all.' })
  leadIds?: string[] | null;
}

@InputType({ description: 'Deletion of a team.' })
export class TeamDeleteInput {
  @Field(() => Int, { description: 'The `revision` that you saw; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'The team that takes over members and the teams below. Without it a team that is referred to is refused with IN_USE.',
  })
  successorId?: string | null;
}

@ObjectType({ description: 'Outcome of `teamCreate`.' })
export class TeamCreatePayload extends Payload {
  @Field(() => Team, { nullable: true, description: 'The new team; null when refused.' })
  team?: Team | null;
}

@ObjectType({ description: 'Outcome of `teamUpdate`.' })
export class TeamUpdatePayload extends Payload {
  @Field(() => Team, {
    nullable: true,
    description: 'The team as it is now, also after a CONFLICT; null when it was refused otherwise.',
  })
  team?: Team | null;
}

@ObjectType({ description: 'Outcome of `teamDelete`.' })
export class TeamDeletePayload extends Payload {
  @Field(() => Team, {
    nullable: true,
    description: 'The team as it was; as it is now after a CONFLICT; null when it was refused otherwise.',
  })
  team?: Team | null;
}
