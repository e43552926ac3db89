import { Field, ID, InputType, Int } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

@InputType({
  description: 'Which walks are counted. All given conditions hold together; tries of drafts and of trees never count.',
})
export class TreeFiguresFilter {
  @Field(() => DateTimeScalar, { description: 'Walks that began at this moment or later.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Walks that began before this moment; at most 400 days after `from`.' })
  to!: Date;

  @Field(() => Int, { nullable: true, description: 'Only walks of this version of the tree.' })
  version?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only walks of this team and the teams below it. For a team that you may not see the answer is null.',
  })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only walks of trees of this product line.' })
  productLineId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only walks that somebody of this support tier began, by the rank that the person had then. Walks from before that was kept are of no tier. For a tier that does not exist the answer is null.',
  })
  tierId?: string | null;
}
