import { Field, Float, ID, InputType, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { Payload } from '../../platform/graphql/payload.js';
import { Article } from '../articles/index.js';
import { TextRange } from './search-hit.js';

/** What of two texts is alike. */
@ObjectType({ description: 'What of an article is alike: one of its questions, or a passage.' })
export class SimilarPassage {
  @Field(() => String, {
    nullable: true,
    description: 'Heading above the passage; null for a question, above the first heading and in very long texts.',
  })
  heading!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of its section, from 0; null for a question and in very long texts.',
  })
  section!: number | null;

  @Field(() => String, { description: 'Extract of the article, at most about 160 characters.' })
  theirs!: string;

  @Field(() => [TextRange], { description: 'Shared words in `theirs`; in order, without overlap.' })
  theirMarks!: TextRange[];

  @Field(() => String, { description: 'The part of your text, at most about 160 characters.' })
  ours!: string;

  @Field(() => [TextRange], { description: 'Shared words in `ours`; in order, without overlap.' })
  ourMarks!: TextRange[];
}

/** An article that is like a text. */
@ObjectType({ description: 'An article that is like a text.' })
export class SimilarArticle {
  /** Shown with its long texts where somebody asks for them. */
  article!: Article;

  @Field(() => Float, { description: 'How alike, 0 to 1, two decimals.' })
  likeness!: number;

  @Field(() => Boolean, { description: 'Whether it is so alike that it is probably the same.' })
  isLikelyDuplicate!: boolean;

  @Field(() => SimilarPassage, { description: 'What is alike.' })
  passage!: SimilarPassage;
}

@InputType({ description: 'A text that somebody is writing.' })
export class SimilarDraftInput {
  @Field(() => String, { description: 'Title, at most 250 characters; may be empty.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The text in Markdown, at most 600,000 characters; its beginning is compared.',
  })
  bodyMarkdown?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The question in other words: at most 50, each at most 200 characters.',
  })
  alternativeQuestions?: string[] | null;

  @Field(() => Locale, { nullable: true, description: 'Only articles of this language; left out: of any.' })
  locale?: Locale | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The article that is being written: it is not its own duplicate, and what was said to be none is left out.',
  })
  excludeId?: string | null;
}

@InputType({ description: 'Two articles that are not the same.' })
export class ArticleDuplicateDismissInput {
  @Field(() => ID, { description: 'One article.' })
  articleId!: string;

  @Field(() => ID, { description: 'The other.' })
  otherId!: string;
}

@ObjectType({ description: 'Outcome of `articleDuplicateDismiss`.' })
export class ArticleDuplicateDismissPayload extends Payload {
  @Field(() => Article, { nullable: true, description: 'The first of the two; null when refused.' })
  article?: Article | null;
}
