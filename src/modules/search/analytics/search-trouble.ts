import { Field, ID, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';

/** What went wrong with a query. */
export enum SearchTroubleKind {
  ZERO_RESULT = 'ZERO_RESULT',
  NOTHING_OPENED = 'NOTHING_OPENED',
  LOW_CONFIDENCE = 'LOW_CONFIDENCE',
}

registerEnumType(SearchTroubleKind, {
  name: 'SearchTroubleKind',
  description: 'What went wrong with a query.',
  valuesConfig: {
    ZERO_RESULT: { description: 'Nothing was found at all.' },
    NOTHING_OPENED: { description: 'Something was found, nothing of it opened, linked or called helpful.' },
    LOW_CONFIDENCE: { description: 'The probability of an answer was below 0.5.' },
  },
});

@ObjectType({ description: 'One wording of a group.' })
export class SearchTroubleWording {
  @Field(() => String, { description: 'The query with personal data masked.' })
  text!: string;

  @Field(() => Int, { description: 'Searches with it that went wrong in this way.' })
  count!: number;
}

@ObjectType({ description: 'One day of a trend.' })
export class SearchTrendDay {
  @Field(() => String, { description: 'The day, `YYYY-MM-DD` in the centre’s time zone.' })
  day!: string;

  @Field(() => Int, { description: 'Searches that went wrong in this way on that day.' })
  count!: number;
}

@ObjectType({
  description:
    'Queries of one meaning that go wrong in one way. A wording drops out when its latest search succeeded, or at least half of those in the period did; it comes back when it goes wrong again.',
})
export class SearchTroubleGroup {
  @Field(() => ID, {
    description: 'Names the group as long as its most frequent wording stays the same; for lists in clients.',
  })
  key!: string;

  @Field(() => String, { description: 'Its most frequent wording, personal data masked.' })
  text!: string;

  @Field(() => Locale, { description: 'Language of that wording.' })
  locale!: Locale;

  @Field(() => [SearchTroubleWording], { description: 'Wordings, most frequent first, at most 20.' })
  wordings!: SearchTroubleWording[];

  @Field(() => Int, { description: 'How many wordings there are in all.' })
  wordingCount!: number;

  @Field(() => Int, { description: 'Searches of all wordings that went wrong in this way.' })
  count!: number;

  @Field(() => Int, {
    description:
      'Teams whose people searched so with one of its 50 most frequent wordings; people without a team are left out.',
  })
  teamCount!: number;

  @Field(() => [SearchTrendDay], { description: 'Days with at least one, in order; of its 50 most frequent wordings.' })
  trend!: SearchTrendDay[];

  /** Shown as `productLine`. */
  lineId!: string | null;

  /** Shown as `shownArticles`. */
  shownIds!: string[];
}
