import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { ReviewOutcome } from '../article-enums.js';

/** Where a case stands that somebody handed in. */
export enum SubmittedCaseState {
  IN_REVIEW = 'IN_REVIEW',
  PUBLISHED = 'PUBLISHED',
  REJECTED = 'REJECTED',
}

registerEnumType(SubmittedCaseState, {
  name: 'SubmittedCaseState',
  description: 'Where a case stands that somebody handed in.',
  valuesConfig: {
    IN_REVIEW: { description: 'Waits for a reviewer, or an editor works on it.' },
    PUBLISHED: { description: 'Its article was published.' },
    REJECTED: { description: 'Not taken as it is; the last decision says why.' },
  },
});

/** One decision about a case. */
@ObjectType({ description: 'A decision about a case that you handed in.' })
export class SubmittedCaseDecision {
  @Field(() => ReviewOutcome, { description: 'What was decided.' })
  outcome!: ReviewOutcome;

  @Field(() => String, { nullable: true, description: 'Why; null for a publication and where the draft was dropped.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** What somebody wrote from a call, and what became of it. The article that was made of it is the editors'. */
@ObjectType({
  implements: Node,
  description: 'A case that you handed in: your own text and what became of it. What editors made of it is not shown.',
})
export class SubmittedCase extends Node {
  articleId!: string;
  submitterId!: string;

  @Field(() => String, { description: 'Code of the article that is made of it, e.g. `C-2040`.' })
  code!: string;

  @Field(() => SubmittedCaseState, { description: 'Where it stands.' })
  state!: SubmittedCaseState;

  @Field(() => String, { description: 'Title, as you wrote it.' })
  title!: string;

  @Field(() => String, { description: 'What the customer saw, as you wrote it.' })
  problem!: string;

  @Field(() => String, { description: 'Where it happened, as you wrote it.' })
  environment!: string;

  @Field(() => String, { description: 'Why it happened, as you wrote it.' })
  cause!: string;

  @Field(() => String, { description: 'What solved it, as you wrote it.' })
  solution!: string;

  @Field(() => [String], { description: 'The caller’s words.' })
  alternativeQuestions!: string[];

  @Field(() => String, { nullable: true, description: 'Reference of the call that it comes from.' })
  callReference!: string | null;

  @Field(() => DateTimeScalar, { description: 'When you handed it in.' })
  submittedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published or rejected last; null before.' })
  decidedAt!: Date | null;

  @Field(() => [SubmittedCaseDecision], { description: 'Decisions so far, oldest first.' })
  decisions!: SubmittedCaseDecision[];
}

export const { Connection: SubmittedCaseConnection } = connectionOf<SubmittedCase>(
  'SubmittedCase',
  () => SubmittedCase,
);
