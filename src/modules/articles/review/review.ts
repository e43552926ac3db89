import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** What a submitted change is, riskiest first. The order of the values is the order of the queue. */
export enum ReviewNature {
  SAFETY = 'SAFETY',
  BUSINESS_RISK = 'BUSINESS_RISK',
  OUTSIDE = 'OUTSIDE',
  SUBSTANTIAL = 'SUBSTANTIAL',
  FROM_CASE = 'FROM_CASE',
  TRANSLATION = 'TRANSLATION',
  MINOR = 'MINOR',
}

/** Whose part of the review queue is wanted. */
export enum ReviewQueueScope {
  FOR_ME = 'FOR_ME',
  SENT_BY_ME = 'SENT_BY_ME',
  ALL = 'ALL',
}

registerEnumType(ReviewNature, {
  name: 'ReviewNature',
  description: 'What a submitted change is, riskiest first: the review queue is ordered so.',
  valuesConfig: {
    SAFETY: { description: 'The article is marked as a customer safety problem.' },
    BUSINESS_RISK: { description: 'The article is marked as a business risk.' },
    OUTSIDE: { description: 'It reaches outsiders: partners or the public.' },
    SUBSTANTIAL: { description: 'A new text, or a change of substance: many words, a number, or when it holds.' },
    FROM_CASE: { description: 'A new text that was written from a case.' },
    TRANSLATION: { description: 'A translation of another article.' },
    MINOR: { description: 'A few words, and no number.' },
  },
});
registerEnumType(ReviewQueueScope, {
  name: 'ReviewQueueScope',
  description: 'Whose part of the review queue is wanted.',
  valuesConfig: {
    FOR_ME: {
      description:
        'What you may decide: not what you wrote in where another person is needed, not what you approved already.',
    },
    SENT_BY_ME: { description: 'Drafts that you wrote in.' },
    ALL: { description: 'Everything that is in review.' },
  },
});

/** Approvals of a working copy since it was handed in last. */
@ObjectType({ description: 'Approvals of a working copy since it was handed in last.' })
export class DraftApprovals {
  @Field(() => Int, { description: 'How many different people approved it.' })
  have!: number;

  @Field(() => Int, { description: 'How many its category demands, 1 to 5.' })
  need!: number;

  @Field(() => Int, { description: 'How many are still missing; 0 when no more are needed.' })
  missing!: number;

  approvedBy!: readonly string[];
  /** Everybody who wrote in it; none of them may approve where `isOwnTextBarred`. */
  editorIds!: readonly string[];
  isOwnTextBarred!: boolean;
}

/** A pinned place as the API shows it. */
@ObjectType('ReviewPin', { description: 'A place in a working copy that a reviewer pinned when giving it back.' })
export class ReviewPinView {
  @Field(() => String, { description: 'The words that it is about, at most 300 characters.' })
  quote!: string;

  @Field(() => String, { description: 'What about them, at most 500 characters.' })
  remark!: string;

  byId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was pinned.' })
  at!: Date;

  @Field(() => Boolean, {
    description: 'Whether the working copy still has these words; false once somebody changed them.',
  })
  isFound!: boolean;
}
