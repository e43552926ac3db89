import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Node } from '../../../platform/graphql/node.js';
import { SearchGapCause, SearchGapState } from './use-enums.js';

@ObjectType({ description: 'Words of callers, with personal data masked.' })
export class SearchGapWording {
  @Field(() => String, { description: 'The words as they were first written; at most 200 characters.' })
  text!: string;

  @Field(() => Int, { description: 'How often they were reported.' })
  count!: number;

  @Field(() => Date, { description: 'When they were reported last.' })
  lastAt!: Date;

  /** What equal wordings share. */
  key!: string;
  units!: readonly string[];
}

/** How often a gap was reported for a product line. */
export interface GapLine {
  readonly lineId: string;
  readonly count: number;
}

/** Reports of one day, `YYYY-MM-DD` in the centre's time. */
export interface GapDay {
  readonly day: string;
  readonly count: number;
}

/** What callers asked and the knowledge does not answer, grouped by meaning. */
@ObjectType({
  implements: Node,
  description:
    'A knowledge gap: what callers asked and the knowledge does not answer, grouped by meaning. For knowledge editors and administrators.',
})
export class SearchGap extends Node {
  @Field(() => String, { description: 'The most frequent wording.' })
  title!: string;

  @Field(() => [SearchGapWording], { description: 'Wordings, most frequent first; at most 50 are kept.' })
  wordings!: SearchGapWording[];

  @Field(() => Int, { description: 'How often it was reported.' })
  reportCount!: number;

  @Field(() => Int, {
    description: 'How many different people reported it; somebody who does so again after 180 days counts anew.',
  })
  peopleCount!: number;

  @Field(() => Int, { description: 'How many different calls it was reported from, where a call was named.' })
  callCount!: number;

  @Field(() => Locale, { description: 'Language of the words.' })
  locale!: Locale;

  @Field(() => Int, {
    description: 'Reports of the last 7 days less those of the 7 days before; brought up to date every hour.',
  })
  change!: number;

  @Field(() => SearchGapCause, { description: 'Why it was reported, most often.' })
  cause!: SearchGapCause;

  @Field(() => SearchGapState, { description: 'Where it stands.' })
  state!: SearchGapState;

  @Field(() => String, { nullable: true, description: 'Why it was dismissed; null otherwise.' })
  reason?: string | null;

  @Field(() => Int, {
    description: 'Counts changes by editors and by closing, for `expectedVersion`. Reports do not move it.',
  })
  revision!: number;

  @Field(() => Date, { description: 'When it was reported first.' })
  firstAt!: Date;

  @Field(() => Date, { description: 'When it was reported last.' })
  lastAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When its article was published; null while it is not closed.' })
  closedAt?: Date | null;

  /** Units of all wordings, for finding it. */
  units!: readonly string[];
  causes!: Readonly<Record<SearchGapCause, number>>;
  lines!: readonly GapLine[];
  /** The last 30 days with reports, in order. */
  days!: readonly GapDay[];
  claimedById!: string | null;
  articleId!: string | null;
  /** It closes when the live version of its article is above this one. */
  sinceVersion!: number;
  previousId!: string | null;
}

export const SearchGapPage = connectionOf('SearchGap', () => SearchGap);
