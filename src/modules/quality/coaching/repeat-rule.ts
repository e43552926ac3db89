import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { ErrorFamily } from '../scorecards/scorecard-enums.js';

/** When errors that repeat open a coaching session by themselves. */
@ObjectType({ description: 'When errors that repeat open a coaching session by themselves.' })
export class RepeatRule {
  @Field(() => String, { description: 'Key, lower case with hyphens, at most 60 characters.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'What it is called in both languages.' })
  name!: LocalizedText;

  @Field(() => [ErrorFamily], { description: 'Errors of these families count; several of one evaluation count once.' })
  families!: ErrorFamily[];

  @Field(() => Boolean, { description: 'Whether they must all be of one family.' })
  isSameFamily!: boolean;

  @Field(() => Int, { description: 'In so many different evaluations, 2 to 20.' })
  count!: number;

  @Field(() => Int, { description: 'Within so many days, 1 to 366.' })
  withinDays!: number;

  @Field(() => Int, {
    description:
      'Days for which the rule rests for an agent after it opened a session, 0 to 366; it always rests while that one is open.',
  })
  restDays!: number;

  @Field(() => Boolean, { description: 'Whether the rule works.' })
  isActive!: boolean;
}

/** Settings of talks and coaching. */
@ObjectType({ description: 'Settings of talks and coaching.' })
export class CoachingSettings {
  @Field(() => Int, { description: 'Working days in which the month’s talk is to be held, 1 to 30.' })
  talkWithinDays!: number;

  @Field(() => [RepeatRule], { description: 'Rules for errors that repeat; at most 20.' })
  rules!: RepeatRule[];

  @Field(() => Int, { description: 'Counts changes, from 0; give it back as `expectedVersion`.' })
  revision!: number;
}
