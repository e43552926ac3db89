import { Field, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { SearchGoldenQuery } from './golden-query.js';

@ObjectType({ description: 'Where one document stands before and after a change of the search settings.' })
export class SearchPreviewPlace {
  @Field(() => ID, { description: 'Id of the document, or of the node of a tree.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Place among the first ten with the live settings, from 1; null = not among them.',
  })
  before!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Place among the first ten with the draft, from 1; null = not among them.',
  })
  after!: number | null;
}

@ObjectType({ description: 'What a draft of the search settings changes for one query.' })
export class SearchPreviewQuery {
  @Field(() => String, { description: 'The query.' })
  text!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How often it was asked in the last 30 days; null for a golden query.',
  })
  count!: number | null;

  @Field(() => SearchGoldenQuery, { nullable: true, description: 'The golden query; null for a real one.' })
  golden!: SearchGoldenQuery | null;

  @Field(() => [SearchPreviewPlace], {
    description: 'Every document of either first ten, those that stand best first.',
  })
  places!: SearchPreviewPlace[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Best place of an expected article among the first ten with the live settings; null = not there, or nothing is expected.',
  })
  expectedBefore!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Best place of an expected article with the draft; null = not there, or nothing is expected.',
  })
  expectedAfter!: number | null;
}

@ObjectType({ description: 'What the draft of the search settings would change, tried on real and on golden queries.' })
export class SearchSettingsPreview {
  @Field(() => Int, { description: 'Revision of the settings that was tried.' })
  revision!: number;

  @Field(() => Int, {
    description: 'Queries that were tried: golden ones and real ones of the last 30 days, at most 300 together.',
  })
  triedCount!: number;

  @Field(() => Int, { description: 'Golden queries among them.' })
  goldenCount!: number;

  @Field(() => Int, { description: 'Real queries among them.' })
  recentCount!: number;

  @Field(() => Int, { description: 'Golden queries that were left out because of the bound.' })
  goldenLeftOut!: number;

  @Field(() => Boolean, {
    description: 'Whether real queries were left out because of the bound; the most frequent ones were tried.',
  })
  isRecentCut!: boolean;

  @Field(() => Int, { description: 'Queries whose first ten change; all are counted, whatever is listed.' })
  changedCount!: number;

  @Field(() => [SearchPreviewQuery], {
    description: 'The changed queries, golden ones first, then by how often they are asked; as many as were asked for.',
  })
  changed!: SearchPreviewQuery[];

  @Field(() => Boolean, {
    description: 'True when the search engine was away: then nothing can be said, and nothing is listed.',
  })
  isDegraded!: boolean;
}
