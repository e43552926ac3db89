import { Field, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { RiskKind } from '../article-enums.js';
import { Article } from '../article.js';

const changed = {
  nullable: true,
  description: 'The article as it is now; null where it does not exist or you may not see it.',
} as const;

@InputType({ description: 'Marking an article as a matter of harm.' })
export class ArticleRiskSetInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => RiskKind, { description: 'What kind of harm; a business risk may be raised to a safety problem.' })
  kind!: RiskKind;

  @Field(() => String, { description: 'Why, 1 to 500 characters; readers inside the centre see it.' })
  reason!: string;
}

@InputType({ description: 'Asking to take a risk mark away.' })
export class ArticleRiskRemovalAskInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Deciding whether a risk mark is taken away.' })
export class ArticleRiskRemovalDecideInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => Boolean, { description: 'True takes the mark away; false keeps it.' })
  isConfirmed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters; needed to keep the mark.' })
  reason?: string | null;
}

@ObjectType({ description: 'Outcome of `articleRiskSet`.' })
export class ArticleRiskSetPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleRiskRemovalAsk`.' })
export class ArticleRiskRemovalAskPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleRiskRemovalDecide`.' })
export class ArticleRiskRemovalDecidePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}
