import type { SearchStatisticsQuery } from '../../../../gql/knowledge/graphql';

/** What was counted of a period. */
export type Counted = NonNullable<SearchStatisticsQuery['searchAnalytics']>;
