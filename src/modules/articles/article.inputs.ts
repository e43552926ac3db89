import { Audience } from '../../platform/auth/viewer.js';
import { Field, ID, InputType, Int } from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { ArticleKind, FeedPriority } from './article-enums.js';
import { ReviewPinInput } from './review/review.inputs.js';
import { MomentInput } from './time/moment.inputs.js';

@InputType({ description: 'The four parts of a technical case, each Markdown of at most 20,000 characters.' })
export class TechnicalCaseInput {
  @Field(() => String, { description: 'What the customer saw.' })
  problem!: string;

  @Field(() => String, { description: 'Where it happened: device, version, network.' })
  environment!: string;

  @Field(() => String, { description: 'Why it happened.' })
  cause!: string;

  @Field(() => String, { description: 'What solved it.' })
  solution!: string;
}

@InputType({ description: 'What an article says. What is left out stays as it is; null empties it.' })
export class ArticleContentInput {
  @Field(() => String, { nullable: true, description: 'Title, 1 to 250 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What to say first: plain text, at most 300 characters.' })
  say?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The text in Markdown, at most 600,000 characters. `:::internal` to `:::` stays inside the centre; `:::say`, `:::note`, `:::warning` are boxes; `[[K-2031]]` links to an article; `![what it shows](file:<id>)` shows an attached picture, `[words](file:<id>)` links to an attached file. At most 500 links, 200 pictures, 2,000 table rows, quotations 15 deep.',
  })
  bodyMarkdown?: string | null;

  @Field(() => TechnicalCaseInput, { nullable: true, description: 'The parts of a technical case.' })
  technicalCase?: TechnicalCaseInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The question in the callers’ own words: at most 50, each at most 200 characters.',
  })
  alternativeQuestions?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Keywords: at most 50, each at most 60 characters.' })
  keywords?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Where it applies, at most 500 characters.' })
  environment?: string | null;

  @Field(() => [String], { nullable: true, description: 'Models: at most 100, each at most 40 characters.' })
  models?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Error codes: at most 100, each at most 40 characters.' })
  errorCodes?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Its category; null for none.' })
  categoryId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Product lines, at most 100; empty or null for all.' })
  productLineIds?: string[] | null;

  @Field(() => MomentInput, {
    nullable: true,
    description: 'From when it holds; null for since ever. Before it only internal viewers find and read it.',
  })
  effectiveFrom?: MomentInput | null;

  @Field(() => MomentInput, {
    nullable: true,
    description: 'Until when it holds; null for no end. After it only internal viewers find and read it.',
  })
  effectiveTo?: MomentInput | null;
}

@InputType({ description: 'A new article.' })
export class ArticleCreateInput {
  @Field(() => ArticleKind, { description: 'What sort of knowledge; it decides the letter of the code and stays.' })
  kind!: ArticleKind;

  @Field(() => Locale, { description: 'Language of the text; it stays.' })
  locale!: Locale;

  @Field(() => ArticleContentInput, { description: 'What it says; at least a title.' })
  content!: ArticleContentInput;

  @Field(() => String, { nullable: true, description: 'Note for reviewers, at most 500 characters.' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A change of the working copy.' })
export class ArticleDraftUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => ArticleContentInput, { description: 'What changes.' })
  content!: ArticleContentInput;

  @Field(() => String, {
    nullable: true,
    description: 'Note for reviewers, at most 500 characters; left out it stays.',
  })
  note?: string | null;
}

@InputType({ description: 'Throwing the working copy away.' })
export class ArticleDraftDiscardInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Handing the working copy in for review.' })
export class ArticleSubmitInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Note for reviewers, at most 500 characters; left out it stays.',
  })
  note?: string | null;
}

@InputType({ description: 'Taking the working copy back from review.' })
export class ArticleWithdrawInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Approving the working copy.' })
export class ArticleApproveInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'A remark, at most 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Giving the working copy back to its author.' })
export class ArticleRejectInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field(() => [ReviewPinInput], { nullable: true, description: 'Places that are meant, at most 20.' })
  pins?: ReviewPinInput[] | null;
}

@InputType({ description: 'Making the approved working copy live.' })
export class ArticlePublishInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => FeedPriority, {
    nullable: true,
    description: 'Pushes it to everybody who may read it; left out it goes live silently.',
  })
  priority?: FeedPriority | null;

  @Field(() => String, {
    nullable: true,
    description: 'What changed, at most 500 characters; needed for MUST_READ and STOP_WORK.',
  })
  changeSummary?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it has to be read; in the future, for MUST_READ and STOP_WORK only.',
  })
  dueAt?: Date | null;

  @Field(() => Audience, { nullable: true, description: 'New audience; left out it stays. The first is INTERNAL.' })
  audience?: Audience | null;

  @Field(() => MomentInput, {
    nullable: true,
    description: 'When it goes live by itself, in the future; left out it goes live at once.',
  })
  publishAt?: MomentInput | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Flags that this version answers; who raised them is told. At most 50.',
  })
  mendsFlagIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True where more people will be able to read and that is meant.',
  })
  confirmWidening?: boolean | null;
}

@InputType({ description: 'Taking an article out of use.' })
export class ArticleArchiveInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True where other texts refer to it and that is meant; otherwise such an article is refused: IN_USE.',
  })
  confirmDependants?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'What becomes of its published translations: true takes them out of use too, false leaves them. Needed where there are some.',
  })
  withTranslations?: boolean | null;
}

@InputType({ description: 'Bringing an article back from the archive.' })
export class ArticleRestoreInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Who may read an article from now on.' })
export class ArticleAudienceChangeInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => Audience, { description: 'How far inside one has to stand.' })
  audience!: Audience;

  @Field(() => ID, {
    nullable: true,
    description: 'Lowest support tier that reads it; null for all, left out it stays.',
  })
  minimumTierId?: string | null;

  @Field(() => [ID], { description: 'Teams that read it, at most 100; empty for all.' })
  teamIds!: string[];

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True where more people will be able to read and that is meant.',
  })
  confirmWidening?: boolean | null;
}

@InputType({ description: 'A text that is to be shown before it is saved.' })
export class ArticlePreviewInput {
  @Field(() => String, { description: 'The text in Markdown, at most 600,000 characters.' })
  bodyMarkdown!: string;

  @Field(() => TechnicalCaseInput, { nullable: true, description: 'The parts of a technical case.' })
  technicalCase?: TechnicalCaseInput | null;

  @Field(() => Audience, { description: 'As whom to look at it.' })
  as!: Audience;

  @Field(() => ID, {
    nullable: true,
    description: 'The article whose pictures the text may show, those of its working copy; left out it shows none.',
  })
  articleId?: string | null;
}
