import { Field, ObjectType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { RiskKind } from '../article-enums.js';

/** The wish to take a mark away, as the API shows it. */
@ObjectType({ description: 'The wish to take a risk mark away; a second person decides.' })
export class RiskRemoval {
  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;

  byId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  at!: Date;
}

/** A risk mark as the API shows it. */
@ObjectType({ description: 'A risk mark: what makes an article a matter of harm. Inside the centre only.' })
export class ArticleRisk {
  @Field(() => RiskKind, { description: 'What kind of harm.' })
  kind!: RiskKind;

  @Field(() => String, { description: 'Why it was marked, at most 500 characters.' })
  reason!: string;

  setById!: string;

  @Field(() => DateTimeScalar, { description: 'When it was marked.' })
  setAt!: Date;

  @Field(() => RiskRemoval, {
    nullable: true,
    description: 'Somebody asked to take the mark away; null while nobody did.',
  })
  removal!: RiskRemoval | null;
}
