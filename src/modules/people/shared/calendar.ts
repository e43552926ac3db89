import { Field, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';

/** A stretch of time on one weekday in which a site or department works, in the local time of the site. */
@ObjectType({ description: 'A stretch of time on one weekday in which somebody works, in local time.' })
export class WorkingHours {
  @Field(() => Int, { description: 'Day of the week, 1 (Monday) to 7 (Sunday).' })
  weekday!: number;

  @Field(() => String, { description: 'When work begins, `HH:MM`, 24 hours.' })
  opensAt!: string;

  @Field(() => String, { description: 'When work ends, `HH:MM`, later than it begins; `24:00` is midnight.' })
  closesAt!: string;
}

@InputType({
  description: 'A stretch of time on one weekday. A night shift is given as two stretches, one on each day.',
})
export class WorkingHoursInput {
  @Field(() => Int, { description: 'Day of the week, 1 (Monday) to 7 (Sunday).' })
  weekday!: number;

  @Field(() => String, { description: 'When work begins, `HH:MM`, 24 hours.' })
  opensAt!: string;

  @Field(() => String, { description: 'When work ends, `HH:MM`, later than it begins; `24:00` is midnight.' })
  closesAt!: string;
}
