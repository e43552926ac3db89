import { Field, Float, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';

@ObjectType({ description: 'How often an answer was given lately at the question where the walk stands.' })
export class TreeChoiceShare {
  @Field(() => ID, { description: 'Key of the choice.' })
  choiceKey!: string;

  @Field(() => Float, { description: 'Its share of the answers, 0 to 1.' })
  share!: number;

  @Field(() => Int, { description: 'How often it was given.' })
  count!: number;

  @Field(() => Int, { description: 'Answers at this question in all.' })
  of!: number;
}
