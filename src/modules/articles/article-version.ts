import type { Audience } from '../../platform/auth/viewer.js';
import { Field, Int, ObjectType } from '../../platform/graphql/decorators.js';
import type { Locale } from '../../platform/graphql/enums.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type {
  Article,
  ArticleAttachment,
  ArticleContent,
  ArticlePolicyFields,
  Draft,
  Review,
  TechnicalCase,
} from './article.js';
import { type ArticleState, ReviewOutcome } from './article-enums.js';

/** One published text; never changes. `state` is there for the rule sheet. */
@ObjectType({ implements: Node, description: 'One published text of an article; it never changes.' })
export class ArticleVersion extends Node implements ArticleContent, ArticlePolicyFields {
  articleId!: string;

  @Field(() => Int, { description: 'Number of the version, from 1 without gaps.' })
  number!: number;

  @Field(() => String, { description: 'Title at that time.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What to say first, at that time.' })
  say!: string | null;

  bodyMarkdown!: string;
  technicalCase!: TechnicalCase | null;

  @Field(() => [String], { description: 'Alternative questions at that time.' })
  alternativeQuestions!: string[];

  @Field(() => [String], { description: 'Keywords at that time.' })
  keywords!: string[];

  environment!: string | null;
  models!: string[];
  errorCodes!: string[];
  categoryId!: string | null;
  lines!: string[];
  effectiveFrom!: number;
  effectiveTo!: number;
  attachments!: ArticleAttachment[];
  /** Version of the source that this text follows, for a translation. */
  translatedVersion!: number | null;
  /** When it was taken back before it ever held; null for all others. */
  withdrawnAt!: Date | null;
  locale!: Locale;
  audience!: Audience;
  tierRank!: number;
  teams!: string[];
  state!: ArticleState;
  authorId!: string | null;
  note!: string | null;
  changeSummary!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it went live.' })
  publishedAt!: Date;

  publishedById!: string | null;
  reviews!: Review[];
}

/** The working copy as the API shows it: the draft with the article it belongs to. */
@ObjectType({ description: 'The working copy of an article. Editors and administrators only.' })
export class ArticleDraft {
  article!: Article;
  content!: Draft;

  @Field(() => Int, { description: 'Number that the version will have when this is published.' })
  number!: number;
}

/** One decision about a draft, as the API shows it. */
@ObjectType({ description: 'One decision about a draft.' })
export class ArticleReview {
  @Field(() => ReviewOutcome, { description: 'What was decided.' })
  outcome!: ReviewOutcome;

  reviewerId!: string;

  @Field(() => String, { nullable: true, description: 'Why; always there for a rejection.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** How a text would look. */
@ObjectType({ description: 'How a text would look to somebody, before it is saved.' })
export class ArticlePreview {
  @Field(() => String, { description: 'Safe HTML as that audience would get it.' })
  bodyHtml!: string;

  @Field(() => Int, { description: 'Characters of the Markdown as it was given.' })
  characterCount!: number;

  @Field(() => Boolean, { description: 'Whether the text has internal blocks.' })
  hasInternalBlocks!: boolean;
}
