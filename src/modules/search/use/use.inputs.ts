import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { SearchIntentEnd, SearchOutcomeAction } from './use-enums.js';

@InputType({
  description: 'How one intention to find something ended. What was asked and shown is read from the receipt.',
})
export class SearchIntentRecordInput {
  @Field(() => String, {
    description:
      'Your key of the intention, 8 to 64 letters, digits and hyphens (a UUID). The same key again brings what was recorded up to date, for example after a refined query.',
  })
  intentKey!: string;

  @Field(() => String, {
    description:
      'The `receipt` of the last search of the intention; at most 12 hours old. One receipt counts once: under another key it brings the intention up to date that has it, and that key names it too.',
  })
  receipt!: string;

  @Field(() => SearchIntentEnd, { description: 'How it ended.' })
  end!: SearchIntentEnd;
}

@ObjectType({ description: 'Outcome of `searchIntentRecord`.' })
export class SearchIntentRecordPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'True where the key was new; null when refused.' })
  isNew?: boolean | null;
}

@InputType({
  description: 'What happened after a search. Send it once `searchIntentRecord` with the same key was answered.',
})
export class SearchOutcomeRecordInput {
  @Field(() => String, { description: 'The key of the intention.' })
  intentKey!: string;

  @Field(() => SearchOutcomeAction, { description: 'What happened.' })
  action!: SearchOutcomeAction;

  @Field(() => ID, {
    nullable: true,
    description: 'The hit: an article, a tree, or a node of a tree; needed for everything but NO_ANSWER.',
  })
  articleId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Place in the list, 1 to 1,000; read only where it was not among the first ten, which the server knows.',
  })
  rank?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Milliseconds between the answer and the open, 0 to 43,200,000; left out, the server takes the time until now.',
  })
  afterMs?: number | null;
}

@ObjectType({ description: 'Outcome of `searchOutcomeRecord`.' })
export class SearchOutcomeRecordPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True where it is recorded, now or before; null when refused.',
  })
  isRecorded?: boolean | null;
}
