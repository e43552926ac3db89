import type { ArticleToReadQuery } from '../../../gql/knowledge/graphql';

/** The article that the page shows. */
export type ReadArticle = NonNullable<ArticleToReadQuery['article']>;
