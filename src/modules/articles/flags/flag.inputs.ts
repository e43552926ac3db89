import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Flag, FlagKind, FlagOutcome, FlagScope, FlagState } from './flag.js';

export const { Connection: FlagConnection } = connectionOf<Flag>('ArticleFlag', () => Flag);

@ArgsType()
export class FlagsArgs extends PageArgs {
  @Field(() => FlagScope, { description: 'Which flags.' })
  scope!: FlagScope;

  @Field(() => [FlagState], {
    nullable: true,
    description:
      'In any of these states. Left out: OPEN and ACCEPTED, for RAISED_BY_ME all. Answered ones are listed by ALL for KNOWLEDGE_EDITOR and ADMIN, and by RAISED_BY_ME.',
  })
  states?: FlagState[] | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this article.' })
  articleId?: string | null;
}

@InputType({ description: 'Something wrong with a text.' })
export class ArticleFlagRaiseInput {
  @Field(() => ID, { description: 'The article.' })
  articleId!: string;

  @Field(() => Int, { description: 'The version that you read.' })
  version!: number;

  @Field(() => FlagKind, { description: 'What is wrong.' })
  kind!: FlagKind;

  @Field(() => String, {
    nullable: true,
    description:
      'The pinned text, at most 500 characters; it has to stand in what you read of that version. Blanks and letter case do not matter. Left out: the whole article.',
  })
  quote?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is wrong, at most 1,000 characters; needed for OTHER and where nothing is pinned.',
  })
  comment?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the call in which it was found: letters, digits and . _ : -, at most 64 characters.',
  })
  callReference?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Taking a flag on.' })
export class ArticleFlagTakeInput {
  @Field(() => Int, { description: 'The `revision` of the flag that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'The answer to a flag.' })
export class ArticleFlagAnswerInput {
  @Field(() => Int, { description: 'The `revision` of the flag that you saw.' })
  expectedVersion!: number;

  @Field(() => FlagOutcome, { description: 'Mended, or not changed.' })
  outcome!: FlagOutcome;

  @Field(() => String, { description: 'What whoever flagged is told, 1 to 1,000 characters.' })
  answer!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'For MENDED: the published version that mends it, later than the one that was flagged.',
  })
  mendedInVersion?: number | null;
}

const changed = {
  nullable: true,
  description: 'The flag as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `articleFlagRaise`.' })
export class ArticleFlagRaisePayload extends Payload {
  @Field(() => Flag, {
    nullable: true,
    description: 'The flag; the open one where you had said the same. Null when refused.',
  })
  flag?: Flag | null;
}

@ObjectType({ description: 'Outcome of `articleFlagTake`.' })
export class ArticleFlagTakePayload extends Payload {
  @Field(() => Flag, changed)
  flag?: Flag | null;
}

@ObjectType({ description: 'Outcome of `articleFlagAnswer`.' })
export class ArticleFlagAnswerPayload extends Payload {
  @Field(() => Flag, changed)
  flag?: Flag | null;
}
