import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import type { CountFilter } from '../shared/days.rules.js';

/** What searches are counted by. */
export enum SearchAnalyticsDimension {
  DAY = 'DAY',
  TEAM = 'TEAM',
  PRODUCT_LINE = 'PRODUCT_LINE',
  LOCALE = 'LOCALE',
  KIND = 'KIND',
}

registerEnumType(SearchAnalyticsDimension, {
  name: 'SearchAnalyticsDimension',
  description: 'What searches are counted by.',
  valuesConfig: {
    DAY: { description: 'Day in the centre’s time zone, UTC+8.' },
    TEAM: { description: 'First team of the person who searched, so that nobody is counted twice.' },
    PRODUCT_LINE: { description: 'Product line of the call in whose light was searched.' },
    LOCALE: { description: 'Language of the query.' },
    KIND: {
      description:
        'Kind of the document that was opened first; else the one kind that the search was narrowed to; else none.',
    },
  },
});

const rate = (description: string) => Field(() => Float, { nullable: true, description });

@ObjectType({
  description:
    'Figures of a number of searches. A search is one intention, not a keystroke. Shares are 0 to 1; null where nothing was counted.',
})
export class SearchFigures {
  @Field(() => Int, { description: 'How many searches.' })
  intentCount!: number;

  @rate('Share of searches that succeeded: something was opened, linked to the call, or called helpful.')
  successRate!: number | null;

  @rate('Click rate, first definition: share of searches with at least one open. Never above 1.')
  clickThroughRate!: number | null;

  @rate('Click rate, second definition: opens divided by searches. Can exceed 1, because a search may open several.')
  clicksPerSearch!: number | null;

  @rate('Mean place of opened hits, 1 = first; what was opened from elsewhere has no place and is left out.')
  meanClickRank!: number | null;

  @rate('Share of opens with a place that were of the first hit.')
  firstHitShare!: number | null;

  @rate(
    'Half of the searches with an open had their first one within this many seconds. From counts: within 10 % of the true value, between 0.1 s and 1 h.',
  )
  medianSecondsToOpen!: number | null;

  @rate(
    'Nine in ten of the searches with an open had their first one within this many seconds. From counts: within 10 % of the true value, between 0.1 s and 1 h.',
  )
  ninthDecileSecondsToOpen!: number | null;

  @rate('Share of searches that found nothing at all.')
  zeroResultRate!: number | null;

  @rate('Share of judged searches whose verdict was NO_GOOD_ANSWER. Short and unfinished queries are not judged.')
  noGoodAnswerRate!: number | null;

  @rate('Share of judged searches whose probability of an answer was below 0.5.')
  lowConfidenceRate!: number | null;

  @rate('Share of searches that found something of which nothing was opened, linked or called helpful.')
  nothingOpenedRate!: number | null;

  @rate('Share of searches from which something was linked to the call.')
  linkRate!: number | null;

  @rate('Share of searches that were answered while the search engine was away.')
  degradedRate!: number | null;
}

@ObjectType({ description: 'Figures of one value of a dimension.' })
export class SearchAnalyticsRow {
  @Field(() => String, {
    nullable: true,
    description:
      'The value: a day `YYYY-MM-DD`, the id of a team or product line, a locale, a kind; null where searches had none.',
  })
  value!: string | null;

  @Field(() => String, { description: 'Its name in your language.' })
  label!: string;

  @Field(() => SearchFigures, { description: 'Its figures.' })
  figures!: SearchFigures;
}

@ObjectType({ description: 'A query that is asked more often than before.' })
export class SearchRisingQuery {
  @Field(() => String, { description: 'The query with personal data masked.' })
  text!: string;

  @Field(() => Locale, { description: 'Its language.' })
  locale!: Locale;

  @Field(() => Int, { description: 'Searches with it in the period.' })
  count!: number;

  @Field(() => Int, { description: 'Searches with it in the equally long time before.' })
  previousCount!: number;

  @rate('Share of its searches in the period that succeeded, 0 to 1.')
  successRate!: number | null;
}

@ObjectType({ description: 'An article that is often among the first three hits and rarely opened.' })
export class SearchUnopenedArticle {
  /** Shown as `article`. */
  articleId!: string;

  @Field(() => Int, { description: 'Searches that showed it among the first three hits.' })
  shownCount!: number;

  @Field(() => Int, { description: 'Those of them in which it was opened.' })
  openedCount!: number;
}

@ObjectType({
  description:
    'Figures of searches, counted as they happen. What queries said is told to knowledge editors and administrators only, and articles only as far as you may see them.',
})
export class SearchAnalytics {
  @Field(() => String, { description: 'First day of the period, `YYYY-MM-DD`.' })
  from!: string;

  @Field(() => String, { description: 'Last day of the period, `YYYY-MM-DD`.' })
  to!: string;

  /** What is counted, with the teams that the viewer may see already worked in. */
  filter!: CountFilter;
}
