import type { ArticleToReviewQuery } from '../../../gql/knowledge/graphql';

/** The article that is reviewed. */
export type ReviewedArticle = NonNullable<ArticleToReviewQuery['article']>;
