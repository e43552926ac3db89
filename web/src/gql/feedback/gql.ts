/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation AgentFlagRaise($input: ArticleFlagRaiseInput!) {\n  articleFlagRaise(input: $input) {\n    flag {\n      id\n      timesRaised\n      dueAt\n      article {\n        id\n        openFlagCount\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation AgentCaseSubmit($input: ArticleCaseSubmitInput!) {\n  articleCaseSubmit(input: $input) {\n    submittedCase {\n      id\n      code\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nquery AgentMyFlags($first: Int!) {\n  articleFlags(scope: RAISED_BY_ME, first: $first) {\n    totalCount\n    nodes {\n      id\n      kind\n      state\n      quote\n      comment\n      raisedAt\n      dueAt\n      isOverdue\n      answer\n      answeredAt\n      mendedInVersion\n      pendingVersion\n      article {\n        id\n        code\n        title\n        locale\n      }\n      takenBy {\n        id\n        name\n        nameEn\n      }\n      responsible {\n        id\n        name\n        nameEn\n      }\n    }\n  }\n}\n\nquery AgentMyCases($first: Int!) {\n  myCases(first: $first) {\n    totalCount\n    nodes {\n      id\n      code\n      state\n      title\n      submittedAt\n      decidedAt\n      decisions {\n        outcome\n        reason\n        at\n      }\n      article {\n        id\n        code\n        title\n        version\n      }\n    }\n  }\n}\n\nquery AgentSimilar($draft: SimilarDraftInput!, $first: Int!) {\n  similarArticles(draft: $draft, first: $first) {\n    likeness\n    isLikelyDuplicate\n    article {\n      id\n      code\n      kind\n      title\n      locale\n    }\n    passage {\n      heading\n      theirs\n      theirMarks {\n        start\n        length\n      }\n    }\n  }\n}": typeof types.AgentFlagRaiseDocument,
};
const documents: Documents = {
    "mutation AgentFlagRaise($input: ArticleFlagRaiseInput!) {\n  articleFlagRaise(input: $input) {\n    flag {\n      id\n      timesRaised\n      dueAt\n      article {\n        id\n        openFlagCount\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation AgentCaseSubmit($input: ArticleCaseSubmitInput!) {\n  articleCaseSubmit(input: $input) {\n    submittedCase {\n      id\n      code\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nquery AgentMyFlags($first: Int!) {\n  articleFlags(scope: RAISED_BY_ME, first: $first) {\n    totalCount\n    nodes {\n      id\n      kind\n      state\n      quote\n      comment\n      raisedAt\n      dueAt\n      isOverdue\n      answer\n      answeredAt\n      mendedInVersion\n      pendingVersion\n      article {\n        id\n        code\n        title\n        locale\n      }\n      takenBy {\n        id\n        name\n        nameEn\n      }\n      responsible {\n        id\n        name\n        nameEn\n      }\n    }\n  }\n}\n\nquery AgentMyCases($first: Int!) {\n  myCases(first: $first) {\n    totalCount\n    nodes {\n      id\n      code\n      state\n      title\n      submittedAt\n      decidedAt\n      decisions {\n        outcome\n        reason\n        at\n      }\n      article {\n        id\n        code\n        title\n        version\n      }\n    }\n  }\n}\n\nquery AgentSimilar($draft: SimilarDraftInput!, $first: Int!) {\n  similarArticles(draft: $draft, first: $first) {\n    likeness\n    isLikelyDuplicate\n    article {\n      id\n      code\n      kind\n      title\n      locale\n    }\n    passage {\n      heading\n      theirs\n      theirMarks {\n        start\n        length\n      }\n    }\n  }\n}": types.AgentFlagRaiseDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AgentFlagRaise($input: ArticleFlagRaiseInput!) {\n  articleFlagRaise(input: $input) {\n    flag {\n      id\n      timesRaised\n      dueAt\n      article {\n        id\n        openFlagCount\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation AgentCaseSubmit($input: ArticleCaseSubmitInput!) {\n  articleCaseSubmit(input: $input) {\n    submittedCase {\n      id\n      code\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nquery AgentMyFlags($first: Int!) {\n  articleFlags(scope: RAISED_BY_ME, first: $first) {\n    totalCount\n    nodes {\n      id\n      kind\n      state\n      quote\n      comment\n      raisedAt\n      dueAt\n      isOverdue\n      answer\n      answeredAt\n      mendedInVersion\n      pendingVersion\n      article {\n        id\n        code\n        title\n        locale\n      }\n      takenBy {\n        id\n        name\n        nameEn\n      }\n      responsible {\n        id\n        name\n        nameEn\n      }\n    }\n  }\n}\n\nquery AgentMyCases($first: Int!) {\n  myCases(first: $first) {\n    totalCount\n    nodes {\n      id\n      code\n      state\n      title\n      submittedAt\n      decidedAt\n      decisions {\n        outcome\n        reason\n        at\n      }\n      article {\n        id\n        code\n        title\n        version\n      }\n    }\n  }\n}\n\nquery AgentSimilar($draft: SimilarDraftInput!, $first: Int!) {\n  similarArticles(draft: $draft, first: $first) {\n    likeness\n    isLikelyDuplicate\n    article {\n      id\n      code\n      kind\n      title\n      locale\n    }\n    passage {\n      heading\n      theirs\n      theirMarks {\n        start\n        length\n      }\n    }\n  }\n}"): (typeof documents)["mutation AgentFlagRaise($input: ArticleFlagRaiseInput!) {\n  articleFlagRaise(input: $input) {\n    flag {\n      id\n      timesRaised\n      dueAt\n      article {\n        id\n        openFlagCount\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation AgentCaseSubmit($input: ArticleCaseSubmitInput!) {\n  articleCaseSubmit(input: $input) {\n    submittedCase {\n      id\n      code\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nquery AgentMyFlags($first: Int!) {\n  articleFlags(scope: RAISED_BY_ME, first: $first) {\n    totalCount\n    nodes {\n      id\n      kind\n      state\n      quote\n      comment\n      raisedAt\n      dueAt\n      isOverdue\n      answer\n      answeredAt\n      mendedInVersion\n      pendingVersion\n      article {\n        id\n        code\n        title\n        locale\n      }\n      takenBy {\n        id\n        name\n        nameEn\n      }\n      responsible {\n        id\n        name\n        nameEn\n      }\n    }\n  }\n}\n\nquery AgentMyCases($first: Int!) {\n  myCases(first: $first) {\n    totalCount\n    nodes {\n      id\n      code\n      state\n      title\n      submittedAt\n      decidedAt\n      decisions {\n        outcome\n        reason\n        at\n      }\n      article {\n        id\n        code\n        title\n        version\n      }\n    }\n  }\n}\n\nquery AgentSimilar($draft: SimilarDraftInput!, $first: Int!) {\n  similarArticles(draft: $draft, first: $first) {\n    likeness\n    isLikelyDuplicate\n    article {\n      id\n      code\n      kind\n      title\n      locale\n    }\n    passage {\n      heading\n      theirs\n      theirMarks {\n        start\n        length\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;