import { Field, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

/** Whether a version helped somebody. One a person and version; a new answer replaces the old one. */
@ObjectType({
  implements: Node,
  description: 'Whether a version of an article helped somebody. One a person and version.',
})
export class ArticleFeedback extends Node {
  articleId!: string;
  userId!: string;

  @Field(() => Int, { description: 'The version it is about.' })
  version!: number;

  @Field(() => Boolean, { description: 'Whether it helped.' })
  isHelpful!: boolean;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  givenAt!: Date;
}

/** That a version of an article served in a call. */
@ObjectType({ implements: Node, description: 'That a version of an article served in a call.' })
export class ArticleUse extends Node {
  articleId!: string;
  userId!: string;

  @Field(() => Int, { description: 'The version that served.' })
  version!: number;

  @Field(() => String, { description: 'Reference of the call in its system.' })
  callReference!: string;

  @Field(() => String, { nullable: true, description: 'The system that the reference belongs to.' })
  callSystem!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was linked.' })
  linkedAt!: Date;
}
