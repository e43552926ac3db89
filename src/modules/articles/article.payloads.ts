import { Field, ObjectType } from '../../platform/graphql/decorators.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/payload.js';
import { Article } from './article.js';
import { ArticleFeedback, ArticleUse } from './article-use.js';
import { ArticleVersion } from './article-version.js';

const pages = connectionOf('Article', () => Article);
const versionPages = connectionOf('ArticleVersion', () => ArticleVersion);

export const ArticleConnection = pages.Connection;
export const ArticleVersionConnection = versionPages.Connection;

const changed = {
  nullable: true,
  description: 'The article as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `articleCreate`.' })
export class ArticleCreatePayload extends Payload {
  @Field(() => Article, { nullable: true, description: 'The new article; null when refused.' })
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleDraftUpdate`.' })
export class ArticleDraftUpdatePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleDraftDiscard`.' })
export class ArticleDraftDiscardPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleSubmit`.' })
export class ArticleSubmitPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleWithdraw`.' })
export class ArticleWithdrawPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleApprove`.' })
export class ArticleApprovePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleReject`.' })
export class ArticleRejectPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

/** The feed room adds the field `entry`: the entry of this article and version. */
@ObjectType({ description: 'Outcome of `articlePublish`.' })
export class ArticlePublishPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleArchive`.' })
export class ArticleArchivePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;

  @Field(() => [Article], {
    nullable: true,
    description: 'With IN_USE: the texts that refer to the article, last changed first, at most 50; otherwise null.',
  })
  dependants?: Article[] | null;
}

@ObjectType({ description: 'Outcome of `articleRestore`.' })
export class ArticleRestorePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleAudienceChange`.' })
export class ArticleAudienceChangePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleFeedbackGive`.' })
export class ArticleFeedbackGivePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;

  @Field(() => ArticleFeedback, { nullable: true, description: 'Your answer as it is now; null when refused.' })
  feedback?: ArticleFeedback | null;
}

@ObjectType({ description: 'Outcome of `articleLinkToCall`.' })
export class ArticleLinkToCallPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;

  @Field(() => ArticleUse, {
    nullable: true,
    description: 'The link; the earlier one where the call was linked before. Null when refused.',
  })
  use?: ArticleUse | null;
}
