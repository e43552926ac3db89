import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { Article } from '../article.js';

@InputType({
  description:
    'A moment: either an instant, or what the clock shows at a site (`local` with `siteId`). Where the clock shows a time twice the first counts.',
})
export class MomentInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant.' })
  instant?: Date | null;

  @Field(() => String, { nullable: true, description: 'What the clock on the wall shows: `YYYY-MM-DDTHH:MM`.' })
  local?: string | null;

  @Field(() => ID, { nullable: true, description: 'The site on whose wall the clock hangs.' })
  siteId?: string | null;
}

@InputType({ description: 'Taking back the order to publish later.' })
export class ArticleScheduleCancelInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'Outcome of `articleScheduleCancel`.' })
export class ArticleScheduleCancelPayload extends Payload {
  @Field(() => Article, { nullable: true, description: 'The article as it is now; null where you may not see it.' })
  article?: Article | null;
}

@InputType({ description: 'Taking back a published text that does not hold yet.' })
export class ArticleNextWithdrawInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'Outcome of `articleNextWithdraw`.' })
export class ArticleNextWithdrawPayload extends Payload {
  @Field(() => Article, { nullable: true, description: 'The article as it is now; null where you may not see it.' })
  article?: Article | null;
}
