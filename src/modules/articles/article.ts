import { Audience } from '../../platform/auth/viewer.js';
import { Field, Float, Int, ObjectType, registerEnumType } from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

/** What sort of knowledge an article is. */
export enum ArticleKind {
  FAQ = 'FAQ',
  PRODUCT = 'PRODUCT',
  SYSTEM_OPERATION = 'SYSTEM_OPERATION',
  BUSINESS_PROCESS = 'BUSINESS_PROCESS',
  SCRIPT = 'SCRIPT',
  POLICY = 'POLICY',
  ANNOUNCEMENT = 'ANNOUNCEMENT',
  TECHNICAL_CASE = 'TECHNICAL_CASE',
  SERVICE_STANDARD = 'SERVICE_STANDARD',
}

/** Where an article stands as a whole. */
export enum ArticleState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}

/** Where the working copy stands. */
export enum DraftState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
}

/** What a reviewer decided. */
export enum ReviewOutcome {
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
}

/** How urgently a publication is pushed. */
export enum FeedPriority {
  INFO = 'INFO',
  MUST_READ = 'MUST_READ',
  STOP_WORK = 'STOP_WORK',
}

registerEnumType(ArticleKind, {
  name: 'ArticleKind',
  description: 'What sort of knowledge an article is. The first letter of its code tells the kind.',
  valuesConfig: {
    FAQ: { description: 'A frequent question and its answer. Codes K-….' },
    PRODUCT: { description: 'What a product is and can do. Codes G-….' },
    SYSTEM_OPERATION: { description: 'How a system is operated. Codes O-….' },
    BUSINESS_PROCESS: { description: 'How the business does something. Codes B-….' },
    SCRIPT: { description: 'Words for a conversation. Codes S-….' },
    POLICY: { description: 'A rule or a promotion with its terms. Codes P-….' },
    ANNOUNCEMENT: { description: 'News that agents need. Codes N-….' },
    TECHNICAL_CASE: { description: 'Problem, environment, cause and solution of a case. Codes C-….' },
    SERVICE_STANDARD: { description: 'What good service is. Codes V-….' },
  },
});
registerEnumType(ArticleState, {
  name: 'ArticleState',
  description: 'Where an article stands. Before the first publication it follows its draft.',
  valuesConfig: {
    DRAFT: { description: 'Never published; being written.' },
    IN_REVIEW: { description: 'Never published; waits for a reviewer.' },
    APPROVED: { description: 'Never published; may be published.' },
    PUBLISHED: { description: 'Live, whatever a newer draft is doing.' },
    ARCHIVED: { description: 'Taken out of use; kept, and may be restored.' },
  },
});
registerEnumType(DraftState, {
  name: 'DraftState',
  description: 'Where a working copy stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written.' },
    IN_REVIEW: { description: 'Waits for a reviewer; withdraw it to write on.' },
    APPROVED: { description: 'May be published; writing on voids the approval.' },
  },
});
registerEnumType(ReviewOutcome, {
  name: 'ReviewOutcome',
  description: 'What a reviewer decided.',
  valuesConfig: { APPROVED: { description: 'May be published.' }, REJECTED: { description: 'Goes back to its author, with a reason.' } },
});
registerEnumType(FeedPriority, {
  name: 'FeedPriority',
  description: 'How urgently knowledge is pushed to people.',
  valuesConfig: {
    INFO: { description: 'Listed in the inbox.' },
    MUST_READ: { description: 'Has to be read and acknowledged.' },
    STOP_WORK: { description: 'Interrupts: nothing else until it is acknowledged.' },
  },
});

/** The four parts of a technical case, each Markdown. */
@ObjectType({ description: 'The four parts of a technical case, each Markdown of at most 20,000 characters. For outsiders without internal blocks.' })
export class TechnicalCase {
  @Field(() => String, { description: 'What the customer saw.' })
  problem!: string;

  @Field(() => String, { description: 'Where it happened: device, version, network.' })
  environment!: string;

  @Field(() => String, { description: 'Why it happened.' })
  cause!: string;

  @Field(() => String, { description: 'What solved it.' })
  solution!: string;
}

/** Where an imported text comes from; `system` and `externalId` together decide what a second import updates. */
@ObjectType({ description: 'Where an imported text comes from.' })
export class ArticleSource {
  @Field(() => String, { description: 'Name of the collection or system it was imported from, at most 60 characters.' })
  system!: string;

  @Field(() => String, { description: 'Its id there, at most 200 characters.' })
  externalId!: string;

  @Field(() => String, { nullable: true, description: 'Address of the original.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom to name as author of the original.' })
  attribution!: string | null;

  @Field(() => String, { nullable: true, description: 'Licence of the original.' })
  licence!: string | null;

  /** Hash of what was imported last; equal means unchanged. */
  contentHash!: string;
}

/** How an article, or one version of it, served. */
@ObjectType({ description: 'How an article, or one version of it, served.' })
export class ArticleUsage {
  @Field(() => Int, { description: 'How many people found it helpful.' })
  helpfulCount!: number;

  @Field(() => Int, { description: 'How many people did not.' })
  notHelpfulCount!: number;

  @Field(() => Float, { nullable: true, description: 'Share of helpful among all answers, 0 to 1; null while nobody answered.' })
  helpfulShare!: number | null;

  @Field(() => Int, { description: 'How many calls it was linked to.' })
  linkCount!: number;
}

/** One decision about a draft. */
export interface Review {
  readonly outcome: ReviewOutcome;
  readonly reviewerId: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** What somebody writes: the same in the published text, in the draft and in each version. */
export interface ArticleContent {
  title: string;
  /** What to say first: plain text. */
  say: string | null;
  bodyMarkdown: string;
  technicalCase: TechnicalCase | null;
  alternativeQuestions: string[];
  keywords: string[];
  environment: string | null;
  models: string[];
  errorCodes: string[];
  categoryId: string | null;
  /** Product line ids; `['*']` = all. */
  lines: string[];
}

/** The working copy of an article. */
export interface Draft extends ArticleContent {
  state: DraftState;
  /** Who opened the draft; null for an import. */
  authorId: string | null;
  /** Everybody who wrote in this draft: none of them may be its second pair of eyes. */
  editorIds: string[];
  note: string | null;
  updatedAt: Date;
  submittedAt: Date | null;
  reviews: Review[];
}

/** Who may read, by the field names that rules, index rows and events share. */
export interface ArticlePolicyFields {
  audience: Audience;
  tierRank: number;
  teams: string[];
  lines: string[];
  state: ArticleState;
}

/** One piece of knowledge. The top holds what readers see; `draft` is the working copy beside it. */
@ObjectType({ implements: Node, description: 'One piece of knowledge, with its live text, its working copy and its versions.' })
export class Article extends Node implements ArticleContent, ArticlePolicyFields {
  @Field(() => String, { description: 'Short code for people, e.g. `K-2031`: letter by kind, number never reused.' })
  code!: string;

  @Field(() => ArticleKind, { description: 'What sort of knowledge it is.' })
  kind!: ArticleKind;

  @Field(() => ArticleState, { description: 'Where it stands.' })
  state!: ArticleState;

  @Field(() => Locale, { description: 'Language of the text.' })
  locale!: Locale;

  @Field(() => Int, { description: 'Counts every write; hand it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => String, { description: 'Title, at most 250 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What to say first: plain text of at most 300 characters.' })
  say!: string | null;

  bodyMarkdown!: string;
  technicalCase!: TechnicalCase | null;

  @Field(() => [String], { description: 'The question in the callers’ own words, at most 50.' })
  alternativeQuestions!: string[];

  @Field(() => [String], { description: 'Keywords, at most 50.' })
  keywords!: string[];

  @Field(() => String, { nullable: true, description: 'Where it applies, at most 500 characters.' })
  environment!: string | null;

  @Field(() => [String], { description: 'Models that it applies to, at most 100.' })
  models!: string[];

  @Field(() => [String], { description: 'Error codes that it explains, at most 100.' })
  errorCodes!: string[];

  categoryId!: string | null;
  /** Category ids from the root down to `categoryId`. */
  categoryPath!: string[];
  lines!: string[];

  @Field(() => Audience, { description: 'Who may read it, by how far inside they stand.' })
  audience!: Audience;

  tierRank!: number;
  teams!: string[];

  @Field(() => Int, { nullable: true, description: 'Number of the live version; null before the first publication.' })
  version!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the live version was published.' })
  publishedAt!: Date | null;

  publishedById!: string | null;
  changeSummary!: string | null;
  /** Priority that the live version was pushed with. */
  publishedPriority!: FeedPriority | null;

  @Field(() => DateTimeScalar, { description: 'When the article was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When anything of it changed last.' })
  updatedAt!: Date;

  @Field(() => ArticleSource, { nullable: true, description: 'Where an imported text comes from; null for own texts.' })
  source!: ArticleSource | null;

  draft!: Draft | null;
  /** The draft's `submittedAt`, beside the other fields that lists are ordered by. */
  submittedAt!: Date | null;
  /** Everybody who ever wrote in it. */
  authorIds!: string[];
  /** Units of title, alternatives, keywords and codes, for search without the engine. */
  searchUnits!: string[];
}

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

/** Whether a version helped somebody. One a person and version; a new answer replaces the old one. */
@ObjectType({ implements: Node, description: 'Whether a version of an article helped somebody. One a person and version.' })
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
