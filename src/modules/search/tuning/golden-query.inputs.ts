import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { SearchGoldenQuery } from './golden-query.js';
import { SearchGoldenRun, SearchSettingsChoice } from './golden-run.js';

export const { Edge: SearchGoldenQueryEdge, Connection: SearchGoldenQueryConnection } = connectionOf<SearchGoldenQuery>(
  'SearchGoldenQuery',
  () => SearchGoldenQuery,
);

export const { Edge: SearchGoldenRunEdge, Connection: SearchGoldenRunConnection } = connectionOf<SearchGoldenRun>(
  'SearchGoldenRun',
  () => SearchGoldenRun,
);

@InputType({ description: 'A new golden query.' })
export class SearchGoldenQueryCreateInput {
  @Field(() => String, { description: 'The query as people type it, 1 to 200 characters; once a language.' })
  query!: string;

  @Field(() => Locale, { description: 'Language of the query.' })
  locale!: Locale;

  @Field(() => [ID], { description: '1 to 5 articles that you may find; one of them is enough.' })
  expectedIds!: string[];

  @Field(() => Int, { defaultValue: 3, description: 'Worst place that still passes, 1 to 10.' })
  maxRank!: number;

  @Field(() => String, { description: 'What it is for, at most 500 characters; may be empty.' })
  note!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A change of a golden query. What is left out stays as it is.' })
export class SearchGoldenQueryUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'The query, 1 to 200 characters; once a language.' })
  query?: string | null;

  @Field(() => Locale, { nullable: true, description: 'Language of the query.' })
  locale?: Locale | null;

  @Field(() => [ID], { nullable: true, description: '1 to 5 articles; new ones must be such that you may find.' })
  expectedIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Worst place that still passes, 1 to 10.' })
  maxRank?: number | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 500 characters; may be empty.' })
  note?: string | null;
}

@InputType({ description: 'Which state of a golden query is to be deleted.' })
export class SearchGoldenQueryDeleteInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Which settings the golden queries are to be tried with.' })
export class SearchGoldenRunInput {
  @Field(() => SearchSettingsChoice, { description: 'The live settings or the draft.' })
  settings!: SearchSettingsChoice;
}

@ObjectType({ description: 'Outcome of `searchGoldenQueryCreate`.' })
export class SearchGoldenQueryCreatePayload extends Payload {
  @Field(() => SearchGoldenQuery, { nullable: true, description: 'The new golden query; null when refused.' })
  goldenQuery?: SearchGoldenQuery | null;
}

@ObjectType({ description: 'Outcome of `searchGoldenQueryUpdate`.' })
export class SearchGoldenQueryUpdatePayload extends Payload {
  @Field(() => SearchGoldenQuery, {
    nullable: true,
    description: 'The golden query as it is now; null where it does not exist.',
  })
  goldenQuery?: SearchGoldenQuery | null;
}

@ObjectType({ description: 'Outcome of `searchGoldenQueryDelete`.' })
export class SearchGoldenQueryDeletePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of what was deleted; null when refused.' })
  deletedId?: string | null;
}

@ObjectType({ description: 'Outcome of `searchGoldenRun`.' })
export class SearchGoldenRunPayload extends Payload {
  @Field(() => SearchGoldenRun, { nullable: true, description: 'The run; null when refused.' })
  goldenRun?: SearchGoldenRun | null;
}
