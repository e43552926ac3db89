import { Field, ID, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Which settings are tried. */
export enum SearchSettingsChoice {
  LIVE = 'LIVE',
  DRAFT = 'DRAFT',
}

/** How a golden query does compared with before. */
export enum SearchGoldenChange {
  BETTER = 'BETTER',
  SAME = 'SAME',
  WORSE = 'WORSE',
}

registerEnumType(SearchSettingsChoice, {
  name: 'SearchSettingsChoice',
  description: 'Which search settings are tried.',
  valuesConfig: {
    LIVE: { description: 'What answers searches now.' },
    DRAFT: { description: 'What is being prepared; the wanted version where nothing is.' },
  },
});
registerEnumType(SearchGoldenChange, {
  name: 'SearchGoldenChange',
  description: 'How a golden query does compared with before.',
  valuesConfig: {
    BETTER: { description: 'An expected article stands higher.' },
    SAME: { description: 'It stands where it stood, or there is nothing to compare with.' },
    WORSE: { description: 'It stands lower, or is no longer among the first ten.' },
  },
});

@ObjectType({ description: 'How one golden query did in a run; its texts are as they were then.' })
export class SearchGoldenResult {
  @Field(() => ID, { description: 'Id of the golden query, which may be gone meanwhile.' })
  goldenId!: string;

  @Field(() => String, { description: 'The query.' })
  query!: string;

  @Field(() => Locale, { description: 'Language of the query.' })
  locale!: Locale;

  @Field(() => Int, { description: 'Worst place that passed.' })
  maxRank!: number;

  /** Shown as `expected`. */
  expectedIds!: string[];

  /** Those of them that whoever ran it may find. */
  visibleIds!: string[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Place before, from 1: with the live settings for a run of the draft, otherwise in the last run of the live ones, whoever ran it; null = not among the first ten, or not compared.',
  })
  rankBefore!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it passed before; null = not compared: not tried before, or tried by somebody who may find others of the expected articles than you.',
  })
  passedBefore!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Place in this run, from 1; null = not among the first ten.' })
  rank!: number | null;

  @Field(() => Boolean, { description: 'Whether an expected article stands at `maxRank` or better.' })
  passed!: boolean;

  @Field(() => SearchGoldenChange, { description: 'Compared with before.' })
  change!: SearchGoldenChange;
}

@ObjectType({
  implements: Node,
  description:
    'All golden queries tried at one moment: under the rights of who asked, in the language of each query, in the light of no call. Runs of the live settings are compared with the last one of anybody, query by query where both may find the same expected articles. The last 100 runs are kept.',
})
export class SearchGoldenRun extends Node {
  @Field(() => SearchSettingsChoice, { description: 'Which settings were tried.' })
  settings!: SearchSettingsChoice;

  @Field(() => Int, { description: 'Version that was tried; of a draft the one that it began from.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  at!: Date;

  byId!: string;

  @Field(() => Int, { description: 'Golden queries that were tried, at most 1,000.' })
  triedCount!: number;

  @Field(() => Int, { description: 'How many passed.' })
  passedCount!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of those that were tried before passed then; null when there was nothing to compare with.',
  })
  passedBeforeCount!: number | null;

  @Field(() => Int, { description: 'How many do better than before.' })
  betterCount!: number;

  @Field(() => Int, { description: 'How many do worse than before.' })
  worseCount!: number;

  /** Shown by the resolver, which can leave out what is as before. */
  results!: SearchGoldenResult[];
}
