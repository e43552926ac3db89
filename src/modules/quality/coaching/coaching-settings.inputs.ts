import { Field, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { ErrorFamily } from '../scorecards/scorecard-enums.js';
import { CoachingSettings } from './repeat-rule.js';

@InputType({ description: 'When errors that repeat open a coaching session by themselves.' })
export class RepeatRuleInput {
  @Field(() => String, { description: 'Key, lower case with hyphens, at most 60 characters; each once.' })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'What it is called, in both languages 1 to 100 characters.' })
  name!: LocalizedTextInput;

  @Field(() => [ErrorFamily], { description: 'Errors of these families count; at least one.' })
  families!: ErrorFamily[];

  @Field(() => Boolean, { description: 'Whether they must all be of one family.' })
  isSameFamily!: boolean;

  @Field(() => Int, { description: 'In so many different evaluations, 2 to 20.' })
  count!: number;

  @Field(() => Int, { description: 'Within so many days, 1 to 366.' })
  withinDays!: number;

  @Field(() => Int, { description: 'Days for which it rests for an agent after it opened a session, 0 to 366.' })
  restDays!: number;

  @Field(() => Boolean, { description: 'Whether it works.' })
  isActive!: boolean;
}

@InputType({ description: 'Settings of talks and coaching; they take the place of all.' })
export class RepeatRulesSetInput {
  @Field(() => Int, { description: 'The `revision` of the settings that you saw; 0 while nobody set any.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'Working days in which the month’s talk is to be held, 1 to 30.' })
  talkWithinDays!: number;

  @Field(() => [RepeatRuleInput], {
    description: 'Rules for errors that repeat, the first that fits counts; at most 20.',
  })
  rules!: RepeatRuleInput[];
}

@ObjectType({ description: 'Outcome of `repeatRulesSet`.' })
export class RepeatRulesSetPayload extends Payload {
  @Field(() => CoachingSettings, { nullable: true, description: 'The settings as they are now.' })
  settings?: CoachingSettings | null;
}
