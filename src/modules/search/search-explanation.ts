import { Field, Float, Int, ObjectType } from '../../platform/graphql/decorators.js';

@ObjectType({ description: 'How one word of a query was understood.' })
export class SearchSlot {
  @Field(() => String, { description: 'The unit: a stem, two Chinese characters, or a lone one.' })
  unit!: string;

  @Field(() => Float, {
    description: 'How much it counts: its rarity; less for frame words, mended and completed words.',
  })
  weight!: number;

  @Field(() => [String], {
    description: 'Known words that stand for it, because it was unfinished or misspelled; at most 40.',
  })
  alternatives!: string[];

  @Field(() => Boolean, { description: 'Whether anything that is indexed has it.' })
  isKnown!: boolean;
}

@ObjectType({ description: 'How a query was understood and answered.' })
export class SearchQueryExplanation {
  @Field(() => [SearchSlot], { description: 'Its units in order of appearance.' })
  slots!: SearchSlot[];

  @Field(() => [String], { description: 'Other wordings by synonyms that were searched too; folded.' })
  variants!: string[];

  @Field(() => Int, { description: 'Rounds that the engine was asked in, 1 or 2; 0 when it was away.' })
  rounds!: number;

  @Field(() => Int, { description: 'Version of the search settings that answered; 0 = as delivered.' })
  settingsVersion!: number;

  @Field(() => String, { description: 'Which set of weights ranked: longLatin, longHan, shortLatin or shortHan.' })
  weightClass!: string;

  @Field(() => Float, { description: 'Milliseconds spent waiting for the engine.' })
  engineMs!: number;

  @Field(() => Float, { description: 'Milliseconds spent in the question index and the scorer.' })
  scoreMs!: number;
}

@ObjectType({ description: 'One part of a score.' })
export class SearchFeature {
  @Field(() => String, {
    description: 'What was measured, such as `bmDoc` or `cosVar`, or what raised the hit: `code`, `light`, `learned`.',
  })
  name!: string;

  @Field(() => Float, { description: 'How much of it there is; most lie between 0 and 1.' })
  value!: number;

  @Field(() => Float, { description: 'What one of it counts.' })
  weight!: number;
}

@ObjectType({ description: 'Why a hit stands where it stands.' })
export class SearchExplanation {
  @Field(() => Float, { description: 'The score that it is ordered by: the sum of value times weight.' })
  score!: number;

  @Field(() => [SearchFeature], { description: 'The parts of the score that are not 0, largest first.' })
  features!: SearchFeature[];

  @Field(() => [String], {
    description:
      'Which searches brought it: natural, units, second (of the engine), questionIndex, text, synonym, code, learned.',
  })
  foundBy!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The title or alternative question that is nearest to the query; folded.',
  })
  bestWording!: string | null;
}
