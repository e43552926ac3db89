import { Field, ID, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { SubmittedCase } from './submitted-case.js';

@InputType({ description: 'A case from a call, as the start of an article.' })
export class ArticleCaseSubmitInput {
  @Field(() => String, { description: 'Title, 1 to 250 characters.' })
  title!: string;

  @Field(() => String, { description: 'What the customer saw: Markdown, 1 to 20,000 characters.' })
  problem!: string;

  @Field(() => String, {
    description: 'Where it happened (device, version, network): Markdown, 1 to 20,000 characters.',
  })
  environment!: string;

  @Field(() => String, { description: 'Why it happened: Markdown, 1 to 20,000 characters.' })
  cause!: string;

  @Field(() => String, { description: 'What solved it: Markdown, 1 to 20,000 characters.' })
  solution!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The question in the caller’s own words: at most 50, each at most 200 characters.',
  })
  alternativeQuestions?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Product lines, at most 100; empty or left out for all.' })
  productLineIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Category; the team that looks after it will own the article.' })
  categoryId?: string | null;

  @Field(() => Locale, { nullable: true, description: 'Language of the text; yours when left out.' })
  locale?: Locale | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the call: letters, digits and . _ : -, at most 64 characters.',
  })
  callReference?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `articleCaseSubmit`.' })
export class ArticleCaseSubmitPayload extends Payload {
  @Field(() => SubmittedCase, { nullable: true, description: 'The case; null when refused.' })
  submittedCase?: SubmittedCase | null;
}
