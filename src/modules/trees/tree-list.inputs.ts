import { DraftState, ReviewQueueScope, VerificationScope, VerificationState } from '../articles/index.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, registerEnumType } from '../../platform/graphql/decorators.js';
import { OrderDirection } from '../../platform/graphql/enums.js';
import { TreePurpose, TreeState } from './tree-enums.js';

/** What the list of trees may be ordered by. */
export enum TreeOrderField {
  UPDATED_AT = 'UPDATED_AT',
  CODE = 'CODE',
  SUBMITTED_AT = 'SUBMITTED_AT',
}

registerEnumType(TreeOrderField, {
  name: 'TreeOrderField',
  description: 'What the list of trees may be ordered by.',
  valuesConfig: {
    UPDATED_AT: { description: 'When anything of it changed last.' },
    CODE: { description: 'Its code, as text.' },
    SUBMITTED_AT: { description: 'When its draft was handed in; the list then holds only trees whose draft was.' },
  },
});

@InputType({ description: 'What a list of trees is narrowed to; all given conditions hold at once.' })
export class TreeFilter {
  @Field(() => [TreeState], { nullable: true, description: 'Any of these states.' })
  states?: TreeState[] | null;

  @Field(() => [DraftState], {
    nullable: true,
    description: 'With a draft in any of these states. Finds nothing for who may not read drafts.',
  })
  draftStates?: DraftState[] | null;

  @Field(() => [TreePurpose], { nullable: true, description: 'For any of these purposes.' })
  purposes?: TreePurpose[] | null;

  @Field(() => ID, { nullable: true, description: 'In this category or below it.' })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Made for this product line by name.' })
  productLineId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Owned by this person. Internal viewers only.' })
  ownerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'With this team as owner or behind the owner. Internal viewers only.',
  })
  ownerTeamId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only published trees whose verification is overdue or due within 14 days. Internal viewers only.',
  })
  needsVerification?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only trees that you drew in.' })
  authoredByViewer?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code begins so, or the title contains it in Chinese or English, whatever the letter case; for KNOWLEDGE_EDITOR and ADMIN also the title of the draft. At most 100 characters, BAD_USER_INPUT beyond; only blanks narrow nothing. For whole questions use `search`.',
  })
  text?: string | null;
}

@InputType({ description: 'Order of a list of trees.' })
export class TreeOrder {
  @Field(() => TreeOrderField, { description: 'By what.' })
  field!: TreeOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction!: OrderDirection;
}

@ArgsType()
export class TreesArgs extends PageArgs {
  @Field(() => TreeFilter, { nullable: true, description: 'What the list is narrowed to.' })
  filter?: TreeFilter | null;

  @Field(() => TreeOrder, { nullable: true, description: 'Order; last changed first unless said otherwise.' })
  orderBy?: TreeOrder | null;
}

@ArgsType()
export class TreesToReviewArgs extends PageArgs {
  @Field(() => ReviewQueueScope, {
    nullable: true,
    description: 'Whose; FOR_ME unless said otherwise: what you did not draw in and have not approved yet.',
  })
  scope?: ReviewQueueScope | null;
}

@ArgsType()
export class TreesToVerifyArgs extends PageArgs {
  @Field(() => VerificationScope, { defaultValue: VerificationScope.ALL, description: 'Whose.' })
  scope!: VerificationScope;

  @Field(() => VerificationState, {
    nullable: true,
    description: 'DUE_SOON or OVERDUE only; both when left out. The other states find nothing.',
  })
  state?: VerificationState | null;
}
