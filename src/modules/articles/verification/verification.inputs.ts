import { PageArgs } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Article } from '../article.js';
import { ArticleConfidence } from '../article-enums.js';
import { VerificationScope, VerificationState } from './verification.js';

const version = { description: 'The article’s `revision` that you saw.' };

const ownerTeam = {
  nullable: true,
  description:
    'Responsible team: takes over from the person, or owns it where there is none. Omitted: the person’s first team; null: none.',
} as const;

@InputType({ description: 'Who is to answer for an article; a person, a team, or both.' })
export class ArticleOwnerSetInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: 'Responsible person; null: the team owns it.' })
  ownerId?: string | null;

  @Field(() => ID, ownerTeam)
  ownerTeamId?: string | null;
}

@InputType({ description: 'Who is to answer for several articles; a person, a team, or both.' })
export class ArticlesOwnerSetInput {
  @Field(() => [ID], { description: 'The articles, 1 to 100.' })
  ids!: string[];

  @Field(() => ID, { nullable: true, description: 'Responsible person; null: the team owns them.' })
  ownerId?: string | null;

  @Field(() => ID, ownerTeam)
  ownerTeamId?: string | null;
}

@InputType({ description: 'That an article was checked and is right.' })
export class ArticleVerifyInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Also sets the article’s own interval in days, 1 to 1,095; null: that of its category; omitted: it stays. For who may change the owner.',
  })
  everyDays?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was looked at, at most 500 characters; kept in the audit.',
  })
  note?: string | null;
}

@InputType({ description: 'How often an article is to be verified.' })
export class ArticleVerifyIntervalSetInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => Int, { nullable: true, description: 'Days, 1 to 1,095; null: as its category says.' })
  everyDays!: number | null;
}

@InputType({ description: 'Why an article has to be worked on.' })
export class ArticleNeedsUpdateSetInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => String, { description: 'The reason, which agents read; 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'That an article need not be worked on after all.' })
export class ArticleNeedsUpdateClearInput {
  @Field(() => Int, version)
  expectedVersion!: number;
}

@InputType({ description: 'How sure the centre is of an article.' })
export class ArticleConfidenceSetInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => ArticleConfidence, { description: 'The new one; WORK_IN_PROGRESS for internal articles only.' })
  confidence!: ArticleConfidence;
}

@ArgsType()
export class ArticlesToVerifyArgs extends PageArgs {
  @Field(() => VerificationScope, { defaultValue: VerificationScope.ALL, description: 'Whose.' })
  scope!: VerificationScope;

  @Field(() => VerificationState, {
    nullable: true,
    description: 'DUE_SOON or OVERDUE only; both when left out. The other states find nothing.',
  })
  state?: VerificationState | null;
}

const changed = {
  nullable: true,
  description: 'The article as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `articleOwnerSet`.' })
export class ArticleOwnerSetPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articlesOwnerSet`.' })
export class ArticlesOwnerSetPayload extends Payload {
  @Field(() => [Article], { nullable: true, description: 'The articles as they are now; null when refused.' })
  articles?: Article[] | null;
}

@ObjectType({ description: 'Outcome of `articleVerify`.' })
export class ArticleVerifyPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleVerifyIntervalSet`.' })
export class ArticleVerifyIntervalSetPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleNeedsUpdateSet`.' })
export class ArticleNeedsUpdateSetPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleNeedsUpdateClear`.' })
export class ArticleNeedsUpdateClearPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleConfidenceSet`.' })
export class ArticleConfidenceSetPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}
