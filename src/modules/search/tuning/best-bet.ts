import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** When a query fits a phrase. */
export enum SearchBestBetMatch {
  EXACT = 'EXACT',
  CONTAINS = 'CONTAINS',
}

/** Where the present lies between its dates. */
export enum SearchBestBetState {
  SCHEDULED = 'SCHEDULED',
  ACTIVE = 'ACTIVE',
  EXPIRED = 'EXPIRED',
}

registerEnumType(SearchBestBetMatch, {
  name: 'SearchBestBetMatch',
  description: 'When a query fits a phrase of a best bet.',
  valuesConfig: {
    EXACT: { description: 'The query has exactly the words of the phrase, in any order.' },
    CONTAINS: { description: 'The query has all words of the phrase, and perhaps others.' },
  },
});
registerEnumType(SearchBestBetState, {
  name: 'SearchBestBetState',
  description: 'Where the present lies between the dates of a best bet.',
  valuesConfig: {
    SCHEDULED: { description: 'Its beginning lies ahead.' },
    ACTIVE: { description: 'It is shown now.' },
    EXPIRED: { description: 'Its end has passed.' },
  },
});

/** An article that is put first for certain queries. */
@ObjectType({
  implements: Node,
  description: 'An article that is put first for certain queries, for whoever may see it.',
})
export class SearchBestBet extends Node {
  /** Shown as `article`. */
  articleId!: string;

  @Field(() => [String], {
    description: 'Phrases that it is for, as they were written; they are compared by their words.',
  })
  phrases!: string[];

  @Field(() => SearchBestBetMatch, { description: 'When a query fits.' })
  match!: SearchBestBetMatch;

  @Field(() => Locale, { nullable: true, description: 'Only for queries of this language; null = all.' })
  locale!: Locale | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Shown from this moment; null = at once.' })
  from!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Not shown from this moment on; null = without end.',
  })
  until!: Date | null;

  @Field(() => String, { description: 'What it is for; may be empty.' })
  note!: string;

  @Field(() => Int, { description: 'Smaller comes first where several fit a query; 0 to 1,000. Three are shown.' })
  order!: number;

  @Field(() => Int, { description: 'Grows with each change; hand it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  createdById!: string;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  updatedById!: string;
}
