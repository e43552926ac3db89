import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** How a version came to be the wanted one. */
export enum SearchSettingsChangeKind {
  PUBLISH = 'PUBLISH',
  ROLL_BACK = 'ROLL_BACK',
}

registerEnumType(SearchSettingsChangeKind, {
  name: 'SearchSettingsChangeKind',
  description: 'How a version of the search settings came to be the wanted one.',
  valuesConfig: {
    PUBLISH: { description: 'A draft became a new version.' },
    ROLL_BACK: { description: 'An older version became wanted again.' },
  },
});

@ObjectType({ description: 'Words or phrases that stand for one another in queries of one language.' })
export class SearchSynonym {
  @Field(() => Locale, { description: 'Language of the queries that it is used for.' })
  locale!: Locale;

  @Field(() => [String], { description: 'Whoever searches one of these …' })
  words!: string[];

  @Field(() => [String], {
    description: '… finds these too; with `isMutual` also the other way round, and the words among each other.',
  })
  means!: string[];

  @Field(() => Boolean, { description: 'Whether it holds both ways.' })
  isMutual!: boolean;
}

@ObjectType({ description: 'One word of a list of words.' })
export class SearchWord {
  @Field(() => Locale, { description: 'Language of the word.' })
  locale!: Locale;

  @Field(() => String, { description: 'The word as it was written; it is compared folded.' })
  word!: string;
}

/** What can be set, wherever it stands. */
export interface SearchSettingsContent {
  synonyms: SearchSynonym[];
  frameWords: SearchWord[];
  stopWords: SearchWord[];
  isLearningOn: boolean;
}

/** One published state of the settings; immutable. */
@ObjectType({ implements: Node, description: 'One published state of the search settings. Never changed.' })
export class SearchSettingsVersion extends Node implements SearchSettingsContent {
  @Field(() => Int, { description: 'Number, from 1. 0 is the search as delivered, which is no object.' })
  version!: number;

  @Field(() => [SearchSynonym], { description: 'Synonyms, at most 2,000 rows.' })
  synonyms!: SearchSynonym[];

  @Field(() => [SearchWord], {
    description: 'Words that frame a question and weigh half, beside those that are delivered.',
  })
  frameWords!: SearchWord[];

  @Field(() => [SearchWord], {
    description: 'Words that are not searched at all, unless a query has nothing else.',
  })
  stopWords!: SearchWord[];

  @Field(() => Boolean, {
    description: 'Whether questions that were confirmed by use raise the documents they led to.',
  })
  isLearningOn!: boolean;

  @Field(() => String, { description: 'Why it was published.' })
  note!: string;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  publishedById!: string;
}

@ObjectType({ description: 'Search settings that are being prepared; there is at most one such draft.' })
export class SearchSettingsDraft implements SearchSettingsContent {
  @Field(() => Int, { description: 'Version that it began from; 0 = as delivered.' })
  basedOn!: number;

  @Field(() => [SearchSynonym], { description: 'Synonyms, at most 2,000 rows.' })
  synonyms!: SearchSynonym[];

  @Field(() => [SearchWord], { description: 'Frame words beside those that are delivered.' })
  frameWords!: SearchWord[];

  @Field(() => [SearchWord], { description: 'Stop words.' })
  stopWords!: SearchWord[];

  @Field(() => Boolean, { description: 'Whether questions that were confirmed by use raise documents.' })
  isLearningOn!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  updatedById!: string;
}

@ObjectType({ description: 'That a version of the search settings became the wanted one.' })
export class SearchSettingsChange {
  @Field(() => SearchSettingsChangeKind, { description: 'How it came to be.' })
  kind!: SearchSettingsChangeKind;

  @Field(() => Int, { description: 'The version that became wanted; 0 = as delivered.' })
  version!: number;

  @Field(() => String, { description: 'Why.' })
  note!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  byId!: string;
}

@ObjectType({ description: 'A version of the search settings on its way: its index is built beside the live one.' })
export class SearchSettingsGoingLive {
  @Field(() => Int, { description: 'Version that will be live; 0 = as delivered.' })
  version!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the building of its index began; null while it waits for its turn.',
  })
  startedAt!: Date | null;

  @Field(() => Int, { description: 'Documents in the new index so far.' })
  doneCount!: number;

  @Field(() => Int, {
    description: 'Documents to bring in, as far as the database estimates them; 0 while it waits.',
  })
  totalCount!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Why building it failed, in the engine’s words; null otherwise. The older version stays live: publish something else, roll back, or have the index built anew.',
  })
  fault!: string | null;
}

@ObjectType({ description: 'How the search settings stand.' })
export class SearchSettings {
  @Field(() => Int, { description: 'Grows with each change; hand it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => Int, { description: 'Number of the version that answers searches now; 0 = as delivered.' })
  liveVersion!: number;

  @Field(() => SearchSettingsVersion, {
    nullable: true,
    description: 'The version that answers searches now; null = as delivered.',
  })
  live!: SearchSettingsVersion | null;

  @Field(() => SearchSettingsDraft, {
    nullable: true,
    description: 'What is being prepared; null when nothing differs from the wanted version.',
  })
  draft!: SearchSettingsDraft | null;

  @Field(() => SearchSettingsGoingLive, {
    nullable: true,
    description: 'A version on its way; null when the wanted one is live.',
  })
  goingLive!: SearchSettingsGoingLive | null;

  @Field(() => [SearchSettingsChange], { description: 'Who made which version wanted, newest first; at most 50.' })
  changes!: SearchSettingsChange[];

  @Field(() => [String], {
    description: 'Words that frame a question as delivered, as units (English stems, Chinese pairs).',
  })
  deliveredFrameWords!: string[];
}
