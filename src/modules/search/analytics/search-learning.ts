import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';

/** Where background work stands. */
export enum SearchLearningState {
  NONE = 'NONE',
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}

registerEnumType(SearchLearningState, {
  name: 'SearchLearningState',
  description: 'Where background work of learning stands.',
  valuesConfig: {
    NONE: { description: 'Never done.' },
    WAITING: { description: 'Waits for its turn.' },
    RUNNING: { description: 'Is being done.' },
    DONE: { description: 'Done.' },
    FAILED: { description: 'Given up; ask again.' },
  },
});

@ObjectType({
  description:
    'What the search has learned from use: queries of the last 180 days that led to an article and were confirmed by at least 3 people on at least 2 days.',
})
export class SearchLearning {
  @Field(() => SearchLearningState, { description: 'Where the last refresh stands; one runs every day.' })
  state!: SearchLearningState;

  @Field(() => Date, { nullable: true, description: 'When the last refresh ended; null before the first.' })
  refreshedAt!: Date | null;

  @Field(() => Int, { description: 'Articles with confirmed queries.' })
  articleCount!: number;

  @Field(() => Int, { description: 'Confirmed queries, at most 20 an article.' })
  queryCount!: number;
}

const nullable = (description: string) => Field(() => Float, { nullable: true, description });

@ObjectType({
  description:
    'What learning from use is worth, measured on held-back queries: half of the searches of the last 180 days teach, the most frequent queries of the other half are ranked with and without what was learned.',
})
export class SearchLearningReport {
  @Field(() => SearchLearningState, { description: 'Where the measurement stands; figures are those of the last one.' })
  state!: SearchLearningState;

  @Field(() => Date, { nullable: true, description: 'When it was asked for last; null if never.' })
  askedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the last one ended; null before the first.' })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'Held-back queries that were ranked, at most 500.' })
  queryCount!: number;

  @Field(() => Int, { description: 'Confirmed queries that the teaching half gave.' })
  learnedCount!: number;

  @nullable('Mean reciprocal rank of the answer within the first ten without learning, 0 to 1; null without queries.')
  mrrWithout!: number | null;

  @nullable('The same with learning.')
  mrrWith!: number | null;

  @nullable('Standard error of the difference; null with fewer than two queries.')
  standardError!: number | null;

  @Field(() => Int, { description: 'Queries whose answer came higher with learning.' })
  betterCount!: number;

  @Field(() => Int, { description: 'Queries whose answer came lower with learning.' })
  worseCount!: number;
}

@ObjectType({ description: 'What came of asking for a refresh of what was learned.' })
export class SearchLearningRefreshPayload extends Payload {
  @Field(() => SearchLearning, { nullable: true, description: 'How learning stands now; null with errors.' })
  learning?: SearchLearning | null;
}

@ObjectType({ description: 'What came of asking for a measurement of learning.' })
export class SearchLearningMeasurePayload extends Payload {
  @Field(() => SearchLearningReport, {
    nullable: true,
    description: 'The measurement as it stands now; null with errors.',
  })
  report?: SearchLearningReport | null;
}
