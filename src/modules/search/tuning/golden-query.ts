import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** A query of which the centre knows the answer. */
@ObjectType({ implements: Node, description: 'A query of which the centre knows the answer.' })
export class SearchGoldenQuery extends Node {
  @Field(() => String, { description: 'The query as people type it, at most 200 characters.' })
  query!: string;

  @Field(() => Locale, { description: 'Language of the query.' })
  locale!: Locale;

  /** Shown as `expected`. */
  expectedIds!: string[];

  @Field(() => Int, { description: 'Worst place that still passes, 1 to 10.' })
  maxRank!: number;

  @Field(() => String, { description: 'What it is for; may be empty.' })
  note!: string;

  @Field(() => Int, { description: 'Grows with each change; hand it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  createdById!: string;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  updatedById!: string;
}
