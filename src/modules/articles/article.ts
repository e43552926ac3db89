import { Audience } from '../../platform/auth/viewer.js';
import { Field, Float, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import {
  ArticleConfidence,
  ArticleKind,
  ArticleState,
  type DraftState,
  type FeedPriority,
  type ReviewOutcome,
} from './article-enums.js';
import type { NeedsUpdate, ReviewPin, RiskMark, Schedule, VerifiedHow } from './article-state.js';

export type { NeedsUpdate, ReviewPin, RiskMark, Schedule, VerifiedHow } from './article-state.js';

/** The four parts of a technical case, each Markdown. */
@ObjectType({
  description:
    'The four parts of a technical case, each Markdown of at most 20,000 characters. For outsiders without internal blocks.',
})
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

  @Field(() => Float, {
    nullable: true,
    description: 'Share of helpful among all answers, 0 to 1; null while nobody answered.',
  })
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

/** A picture or file that belongs to a text. */
export interface ArticleAttachment {
  readonly fileId: string;
  /** For display and download. */
  readonly name: string;
  /** Media type as the content shows it. */
  readonly contentType: string;
  readonly bytes: number;
  /** Pixels; null for what is no picture. */
  readonly width: number | null;
  readonly height: number | null;
  /** What a picture shows, for those who cannot see it; empty while nobody wrote it. */
  readonly alt: string;
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
  /** From when it holds, epoch milliseconds; 0 = since ever. */
  effectiveFrom: number;
  /** Until when it holds, epoch milliseconds, exclusive; `endless` = no end. */
  effectiveTo: number;
  attachments: ArticleAttachment[];
}

/** A published text that begins to hold later than the live one. */
export interface NextText extends ArticleContent {
  readonly version: number;
  readonly publishedAt: Date;
  readonly publishedById: string | null;
  readonly changeSummary: string | null;
  readonly publishedPriority: FeedPriority | null;
  readonly translatedVersion: number | null;
  readonly links: string[];
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
  /** Who wrote in it last; null for an import. */
  lastEditorId: string | null;
  /** Different people who approved since it was handed in, in order. */
  approvedBy: string[];
  /** Places that the last rejection named; gone when it is handed in again. */
  pins: ReviewPin[];
  schedule: Schedule | null;
  /** Version of the source that a translation's draft follows. */
  translatedVersion: number | null;
  /** Codes that the draft refers to. */
  links: string[];
}

/** Who may read, by the field names that rules, index rows and events share. */
export interface ArticlePolicyFields {
  audience: Audience;
  tierRank: number;
  teams: string[];
  lines: string[];
  state: ArticleState;
  effectiveFrom: number;
  effectiveTo: number;
}

/** One piece of knowledge. The top holds what readers see; `draft` is the working copy beside it. */
@ObjectType({
  implements: Node,
  description: 'One piece of knowledge, with its live text, its working copy and its versions.',
})
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

  effectiveFrom!: number;
  effectiveTo!: number;
  attachments!: ArticleAttachment[];
  /** Codes that the live text refers to. */
  links!: string[];
  /** Published and waiting for its moment; the store gives articles as they hold now (`heldAt`). */
  next!: NextText | null;
  /** Highest number that any version of it has, also one that was taken back; 0 before the first. */
  numbered!: number;

  @Field(() => ArticleConfidence, { description: 'How sure the centre is of it.' })
  confidence!: ArticleConfidence;

  needsUpdate!: NeedsUpdate | null;
  risk!: RiskMark | null;
  /** 2 safety problem, 1 business risk, 0 none: what lists are ordered by. */
  riskRank!: number;
  /** The responsible person. */
  ownerId!: string | null;
  /** The responsible team: takes over from the person, or is the owner where there is none. */
  ownerTeamId!: string | null;
  /** Own interval of verification in days; null for that of the category. */
  verifyEveryDays!: number | null;
  verifiedAt!: Date | null;
  verifiedById!: string | null;
  verifiedHow!: VerifiedHow | null;
  verifyDueAt!: Date | null;
  /** The article that this one is a translation of. */
  translationOf!: string | null;
  /** Version of the source that the live text follows. */
  translatedVersion!: number | null;
  /** The article that took this one over. */
  mergedIntoId!: string | null;
  /** Place in the review queue, smallest first; null while nothing waits. */
  reviewOrder!: number | null;
  /** Moment up to which everything that the clock brings about was done, epoch milliseconds. */
  clockSeen!: number;
  /** Next moment at which the clock has something to do with it, epoch milliseconds; null for none. */
  clockAt!: number | null;
}
