import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { SearchBestBet, SearchBestBetMatch, SearchBestBetState } from './best-bet.js';

export const { Edge: SearchBestBetEdge, Connection: SearchBestBetConnection } = connectionOf<SearchBestBet>(
  'SearchBestBet',
  () => SearchBestBet,
);

@InputType({ description: 'Which best bets; all given conditions hold together.' })
export class SearchBestBetFilter {
  @Field(() => [SearchBestBetState], { nullable: true, description: 'Only in one of these states now.' })
  states?: SearchBestBetState[] | null;

  @Field(() => ID, { nullable: true, description: 'Only those that pin this article, tree or node.' })
  articleId?: string | null;
}

@ArgsType()
export class SearchBestBetArgs extends PageArgs {
  @Field(() => SearchBestBetFilter, { nullable: true, description: 'Which are wanted; all when left out.' })
  filter?: SearchBestBetFilter | null;
}

@InputType({ description: 'A new best bet.' })
export class SearchBestBetCreateInput {
  @Field(() => ID, {
    description: 'The id of a hit: an article, a tree or a node of a tree, published and such that you may find it.',
  })
  articleId!: string;

  @Field(() => [String], { description: '1 to 20 phrases of 1 to 100 characters with at least one word each.' })
  phrases!: string[];

  @Field(() => SearchBestBetMatch, { description: 'When a query fits.' })
  match!: SearchBestBetMatch;

  @Field(() => Locale, { nullable: true, description: 'Only for queries of this language; null = all.' })
  locale?: Locale | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Shown from this moment; null = at once.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Not shown from this moment on, which is after `from`; null = without end.',
  })
  until?: Date | null;

  @Field(() => String, { description: 'What it is for, at most 500 characters; may be empty.' })
  note!: string;

  @Field(() => Int, { defaultValue: 100, description: 'Smaller comes first where several fit; 0 to 1,000.' })
  order!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({
  description: 'A change of a best bet. What is left out stays as it is; null empties language and dates.',
})
export class SearchBestBetUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: 'The id of a hit, published and such that you may find it.' })
  articleId?: string | null;

  @Field(() => [String], { nullable: true, description: '1 to 20 phrases of 1 to 100 characters.' })
  phrases?: string[] | null;

  @Field(() => SearchBestBetMatch, { nullable: true, description: 'When a query fits.' })
  match?: SearchBestBetMatch | null;

  @Field(() => Locale, { nullable: true, description: 'Only for queries of this language; null = all.' })
  locale?: Locale | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Shown from this moment; null = at once.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not shown from this moment on; null = without end.' })
  until?: Date | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 500 characters.' })
  note?: string | null;

  @Field(() => Int, { nullable: true, description: 'Smaller comes first where several fit; 0 to 1,000.' })
  order?: number | null;
}

@InputType({ description: 'Which state of a best bet is to be deleted.' })
export class SearchBestBetDeleteInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'Outcome of `searchBestBetCreate`.' })
export class SearchBestBetCreatePayload extends Payload {
  @Field(() => SearchBestBet, { nullable: true, description: 'The new best bet; null when refused.' })
  bestBet?: SearchBestBet | null;
}

@ObjectType({ description: 'Outcome of `searchBestBetUpdate`.' })
export class SearchBestBetUpdatePayload extends Payload {
  @Field(() => SearchBestBet, {
    nullable: true,
    description: 'The best bet as it is now; null where it does not exist.',
  })
  bestBet?: SearchBestBet | null;
}

@ObjectType({ description: 'Outcome of `searchBestBetDelete`.' })
export class SearchBestBetDeletePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of what was deleted; null when refused.' })
  deletedId?: string | null;
}
