import { PageArgs } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { ArticleKind } from '../../articles/index.js';
import { SearchGapCause, SearchGapOrder, SearchGapState } from './use-enums.js';

const revision = { description: 'The `revision` that you saw.' } as const;
const idempotencyKey = {
  nullable: true,
  description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
} as const;

@InputType({ description: 'What a list of knowledge gaps is narrowed to; all given conditions hold at once.' })
export class SearchGapFilter {
  @Field(() => [SearchGapState], { nullable: true, description: 'Any of these states.' })
  states?: SearchGapState[] | null;

  @Field(() => Locale, { nullable: true, description: 'In this language.' })
  locale?: Locale | null;

  @Field(() => ID, { nullable: true, description: 'Reported for this product line at least once.' })
  productLineId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that you claimed.' })
  claimedByViewer?: boolean | null;
}

@ArgsType()
export class SearchGapsArgs extends PageArgs {
  @Field(() => SearchGapFilter, { nullable: true, description: 'What the list is narrowed to.' })
  filter?: SearchGapFilter | null;

  @Field(() => SearchGapOrder, {
    defaultValue: SearchGapOrder.COUNT,
    description: 'Order, largest or latest first.',
  })
  orderBy!: SearchGapOrder;
}

@InputType({ description: 'The words of a caller that found no answer.' })
export class SearchGapRecordInput {
  @Field(() => String, { description: 'The `receipt` of the search; at most 12 hours old.' })
  receipt!: string;

  @Field(() => String, { description: 'The caller’s words, 1 to 200 characters; personal data in them is masked.' })
  words!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The key of the intention, so that it counts as one without an answer.',
  })
  intentKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the call: letters, digits and . _ : -, at most 64 characters.',
  })
  callReference?: string | null;

  @Field(() => ID, { nullable: true, description: 'Product line; left out, the one in whose light was searched.' })
  productLineId?: string | null;

  @Field(() => String, idempotencyKey)
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `searchGapRecord`.' })
export class SearchGapRecordPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'True where nobody had reported the like; null when refused.' })
  isNew?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How often the like was reported so far, this time included; null when refused.',
  })
  reportCount?: number | null;
}

@InputType({ description: 'A group of queries that is to become a knowledge gap.' })
export class SearchGapCreateInput {
  @Field(() => [String], {
    description: '1 to 20 wordings of 1 to 200 characters; each counts as one report. Personal data is masked.',
  })
  words!: string[];

  @Field(() => Locale, { description: 'Their language.' })
  locale!: Locale;

  @Field(() => SearchGapCause, { description: 'What went wrong with them.' })
  cause!: SearchGapCause;

  @Field(() => ID, { nullable: true, description: 'Product line that they are about.' })
  productLineId?: string | null;

  @Field(() => String, idempotencyKey)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Claiming a knowledge gap.' })
export class SearchGapClaimInput {
  @Field(() => Int, revision)
  expectedVersion!: number;
}

@InputType({ description: 'Giving a claimed knowledge gap back.' })
export class SearchGapReleaseInput {
  @Field(() => Int, revision)
  expectedVersion!: number;
}

@InputType({ description: 'Writing an article for a knowledge gap.' })
export class SearchGapDraftInput {
  @Field(() => Int, revision)
  expectedVersion!: number;

  @Field(() => ArticleKind, { nullable: true, description: 'Kind of the article; FAQ when left out.' })
  kind?: ArticleKind | null;

  @Field(() => ID, { nullable: true, description: 'Its category.' })
  categoryId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its title, at most 250 characters; the gap’s title when left out.',
  })
  title?: string | null;
}

@InputType({ description: 'Giving the words of a knowledge gap to an existing article.' })
export class SearchGapAttachInput {
  @Field(() => Int, revision)
  expectedVersion!: number;

  @Field(() => ID, { description: 'The article that answers it.' })
  articleId!: string;
}

@InputType({ description: 'Saying that a knowledge gap will not be answered.' })
export class SearchGapDismissInput {
  @Field(() => Int, revision)
  expectedVersion!: number;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Letting a knowledge gap wait again.' })
export class SearchGapReopenInput {
  @Field(() => Int, revision)
  expectedVersion!: number;
}

@InputType({ description: 'Putting a knowledge gap into another one.' })
export class SearchGapMergeInput {
  @Field(() => Int, revision)
  expectedVersion!: number;

  @Field(() => ID, { description: 'The gap that takes its words and counts; this one is gone afterwards.' })
  intoId!: string;
}
