import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { WorkingHoursInput } from '../shared/calendar.js';
import { Site, SiteKind } from './site.js';

@InputType({ description: 'A new site.' })
export class SiteCreateInput {
  @Field(() => String, {
    description: 'Short lasting name, lower-kebab, at most 60 characters, unique among sites; DUPLICATE otherwise.',
  })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'Name, 1 to 120 characters in each language.' })
  name!: LocalizedTextInput;

  @Field(() => SiteKind, { description: 'What the site is for.' })
  kind!: SiteKind;

  @Field(() => String, { description: 'IANA time zone, e.g. `Asia/Shanghai`; INVALID otherwise.' })
  timeZone!: string;

  @Field(() => [WorkingHoursInput], { description: 'When the site works; at most 21 stretches that do not overlap.' })
  workingHours!: WorkingHoursInput[];

  @Field(() => [String], { description: 'Days on which it is closed, `YYYY-MM-DD`; at most 400.' })
  holidays!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes of a site; what is left out stays.' })
export class SiteUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you changed; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Name, 1 to 120 characters in each language.' })
  name?: LocalizedTextInput | null;

  @Field(() => SiteKind, { nullable: true, description: 'What the site is for.' })
  kind?: SiteKind | null;

  @Field(() => String, { nullable: true, description: 'IANA time zone, e.g. `Asia/Shanghai`.' })
  timeZone?: string | null;

  @Field(() => [WorkingHoursInput], { nullable: true, description: 'When the site works; replaces all stretches.' })
  workingHours?: WorkingHoursInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Days on which it is closed; replaces all.' })
  holidays?: string[] | null;
}

@InputType({ description: 'Deletion of a site.' })
export class SiteDeleteInput {
  @Field(() => Int, { description: 'The `revision` that you saw; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'The site that takes over people and teams. Without it a site that is referred to is refused with IN_USE.',
  })
  successorId?: string | null;
}

@ObjectType({ description: 'Outcome of `siteCreate`.' })
export class SiteCreatePayload extends Payload {
  @Field(() => Site, { nullable: true, description: 'The new site; null when refused.' })
  site?: Site | null;
}

@ObjectType({ description: 'Outcome of `siteUpdate`.' })
export class SiteUpdatePayload extends Payload {
  @Field(() => Site, {
    nullable: true,
    description: 'The site as it is now, also after a CONFLICT; null when it was refused otherwise.',
  })
  site?: Site | null;
}

@ObjectType({ description: 'Outcome of `siteDelete`.' })
export class SiteDeletePayload extends Payload {
  @Field(() => Site, {
    nullable: true,
    description: 'The site as it was; as it is now after a CONFLICT; null when it was refused otherwise.',
  })
  site?: Site | null;
}
