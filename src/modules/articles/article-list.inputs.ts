import { PageArgs } from '../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, registerEnumType } from '../../platform/graphql/decorators.js';
import { Locale, OrderDirection } from '../../platform/graphql/enums.js';
import {
  ArticleConfidence,
  ArticleKind,
  ArticleState,
  ArticleValidity,
  DraftState,
  RiskKind,
} from './article-enums.js';
import { VerificationState } from './verification/verification.js';

/** What the list of articles may be ordered by. */
export enum ArticleOrderField {
  UPDATED_AT = 'UPDATED_AT',
  CODE = 'CODE',
  SUBMITTED_AT = 'SUBMITTED_AT',
}

registerEnumType(ArticleOrderField, {
  name: 'ArticleOrderField',
  description: 'What the list of articles may be ordered by.',
  valuesConfig: {
    UPDATED_AT: { description: 'When anything of it changed last.' },
    CODE: { description: 'Its code, as text.' },
    SUBMITTED_AT: { description: 'When its draft was handed in; the list then holds only articles whose draft was.' },
  },
});

@InputType({ description: 'What a list of articles is narrowed to; all given conditions hold at once.' })
export class ArticleFilter {
  @Field(() => [ArticleState], { nullable: true, description: 'Any of these states.' })
  states?: ArticleState[] | null;

  @Field(() => [DraftState], {
    nullable: true,
    description: 'With a draft in any of these states. Finds nothing for who may not read drafts.',
  })
  draftStates?: DraftState[] | null;

  @Field(() => [ArticleKind], { nullable: true, description: 'Any of these kinds.' })
  kinds?: ArticleKind[] | null;

  @Field(() => Locale, { nullable: true, description: 'In this language.' })
  locale?: Locale | null;

  @Field(() => ID, { nullable: true, description: 'In this category or below it.' })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Made for this product line by name.' })
  productLineId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only articles that you wrote in.' })
  authoredByViewer?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only articles that are marked as in need of an update. Internal viewers only.',
  })
  needsUpdate?: boolean | null;

  @Field(() => [RiskKind], { nullable: true, description: 'With a mark of any of these kinds. Internal viewers only.' })
  riskKinds?: RiskKind[] | null;

  @Field(() => [ArticleConfidence], { nullable: true, description: 'Any of these. Internal viewers only.' })
  confidences?: ArticleConfidence[] | null;

  @Field(() => ID, { nullable: true, description: 'Owned by this person. Internal viewers only.' })
  ownerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'With this team as owner or behind the owner. Internal viewers only.',
  })
  ownerTeamId?: string | null;

  @Field(() => ArticleValidity, { nullable: true, description: 'Whether the live text holds. Internal viewers only.' })
  validity?: ArticleValidity | null;

  @Field(() => VerificationState, {
    nullable: true,
    description: 'How the verification stands. Internal viewers only.',
  })
  verification?: VerificationState | null;

  @Field(() => String, { nullable: true, description: 'Code begins so, e.g. `K-20`; at most 12 characters.' })
  codePrefix?: string | null;
}

@InputType({ description: 'Order of a list of articles.' })
export class ArticleOrder {
  @Field(() => ArticleOrderField, { description: 'By what.' })
  field!: ArticleOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction!: OrderDirection;
}

@ArgsType()
export class ArticlesArgs extends PageArgs {
  @Field(() => ArticleFilter, { nullable: true, description: 'What the list is narrowed to.' })
  filter?: ArticleFilter | null;

  @Field(() => ArticleOrder, { nullable: true, description: 'Order; last changed first unless said otherwise.' })
  orderBy?: ArticleOrder | null;
}
