import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { SearchGoldenRun } from './golden-run.js';
import { SearchSettings, SearchSettingsVersion } from './search-settings.js';

export const { Edge: SearchSettingsVersionEdge, Connection: SearchSettingsVersionConnection } =
  connectionOf<SearchSettingsVersion>('SearchSettingsVersion', () => SearchSettingsVersion);

@InputType({ description: 'One row of synonyms.' })
export class SearchSynonymInput {
  @Field(() => Locale, {
    description: 'Language of the queries that it is used for. The row must be written in its letters.',
  })
  locale!: Locale;

  @Field(() => [String], {
    description:
      'Whoever searches one of these: 1 to 50 words or phrases of at most 60 characters and three words each (Chinese as the engine cuts it).',
  })
  words!: string[];

  @Field(() => [String], {
    description:
      'Finds these too: 1 to 50 words or phrases of at most 60 characters; at most 100 words in all for one word that is searched.',
  })
  means!: string[];

  @Field(() => Boolean, {
    description:
      'Whether it holds both ways, and for the words among each other. All must then have at most three words.',
  })
  isMutual!: boolean;
}

@InputType({ description: 'One word of a list of words.' })
export class SearchWordInput {
  @Field(() => Locale, { description: 'Language of the word. It must be written in its letters.' })
  locale!: Locale;

  @Field(() => String, { description: 'One word, 1 to 30 characters.' })
  word!: string;
}

@InputType({
  description:
    'A change of the draft of the search settings. Lists are whole: what is not in them is gone. A list that is left out stays as it is.',
})
export class SearchSettingsUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => [SearchSynonymInput], { nullable: true, description: 'All synonyms, at most 2,000 rows.' })
  synonyms?: SearchSynonymInput[] | null;

  @Field(() => [SearchWordInput], { nullable: true, description: 'All frame words, at most 500.' })
  frameWords?: SearchWordInput[] | null;

  @Field(() => [SearchWordInput], { nullable: true, description: 'All stop words, at most 500.' })
  stopWords?: SearchWordInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether questions that were confirmed by use raise the documents they led to.',
  })
  isLearningOn?: boolean | null;
}

@InputType({ description: 'Throws the draft of the search settings away.' })
export class SearchSettingsDiscardInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Makes the draft the next version of the search settings.' })
export class SearchSettingsPublishInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  note!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Publish although golden queries that pass now would fail, or could not be tried.',
  })
  acceptWorse!: boolean;
}

@InputType({ description: 'Makes an older version of the search settings wanted again.' })
export class SearchSettingsRollBackInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'Version that becomes wanted again; 0 = as delivered.' })
  version!: number;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  note!: string;
}

@ObjectType({
  description:
    'Outcome of `searchSettingsUpdate`. The faults of a row have its path, counted from 0: `["synonyms", "3", "means", "0"]`.',
})
export class SearchSettingsUpdatePayload extends Payload {
  @Field(() => SearchSettings, { nullable: true, description: 'The settings as they stand now; null when refused.' })
  settings?: SearchSettings | null;
}

@ObjectType({ description: 'Outcome of `searchSettingsDiscard`.' })
export class SearchSettingsDiscardPayload extends Payload {
  @Field(() => SearchSettings, { nullable: true, description: 'The settings as they stand now; null when refused.' })
  settings?: SearchSettings | null;
}

@ObjectType({ description: 'Outcome of `searchSettingsPublish`.' })
export class SearchSettingsPublishPayload extends Payload {
  @Field(() => SearchSettings, { nullable: true, description: 'The settings as they stand now; null when refused.' })
  settings?: SearchSettings | null;

  @Field(() => SearchGoldenRun, {
    nullable: true,
    description: 'The golden run before publishing, with what would change; null when it was refused before that.',
  })
  goldenRun?: SearchGoldenRun | null;
}

@ObjectType({ description: 'Outcome of `searchSettingsRollBack`.' })
export class SearchSettingsRollBackPayload extends Payload {
  @Field(() => SearchSettings, { nullable: true, description: 'The settings as they stand now; null when refused.' })
  settings?: SearchSettings | null;
}
