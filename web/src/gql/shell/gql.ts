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
    "query ArticleByCode($code: String!) {\n  articleByCode(code: $code) {\n    id\n    redirectedFromCode\n  }\n}": typeof types.ArticleByCodeDocument,
    "query CommandSearch($query: String!, $first: Int!) {\n  search(query: $query, first: $first) {\n    nodes {\n      id\n      code\n      title\n      subject {\n        ... on Article {\n          id\n        }\n      }\n    }\n  }\n}\n\nquery CommandPeople($filter: UserFilter!, $first: Int!) {\n  users(filter: $filter, first: $first) {\n    nodes {\n      id\n      name\n      nameEn\n      roles\n    }\n  }\n}": typeof types.CommandSearchDocument,
    "mutation PasswordSet($input: PasswordSetInput!) {\n  passwordSet(input: $input) {\n    userErrors {\n      code\n    }\n  }\n}": typeof types.PasswordSetDocument,
    "subscription KnowledgeFeed($after: Cursor) {\n  knowledgeFeed(after: $after) {\n    __typename\n    ... on FeedReady {\n      cursor\n    }\n    ... on FeedHeartbeat {\n      cursor\n    }\n    ... on FeedRefetch {\n      cursor\n      reason\n    }\n    ... on FeedNews {\n      cursor\n      entry {\n        id\n        kind\n        priority\n        title\n        summary\n        code\n        version\n        at\n        dueAt\n        article {\n          id\n        }\n      }\n    }\n  }\n}\n\nquery FeedEntryForViewer($id: ID!) {\n  feedEntry(id: $id) {\n    id\n    readAt\n    acknowledgedAt\n    isSuperseded\n    viewerMustAcknowledge\n  }\n}\n\nquery ViewerCounts {\n  viewer {\n    id\n    unreadCount\n    mustAcknowledgeCount\n  }\n}": typeof types.KnowledgeFeedDocument,
    "fragment SessionViewer on Viewer {\n  id\n  roles\n  locale\n  audience\n  desks\n  unreadCount\n  mustAcknowledgeCount\n  user {\n    id\n    name\n    nameEn\n    tier {\n      id\n      name {\n        zhCN\n        en\n      }\n    }\n  }\n  teams {\n    id\n    name {\n      zhCN\n      en\n    }\n  }\n}\n\nfragment SessionTokens on Session {\n  accessToken\n  accessTokenExpiresAt\n}\n\nmutation Login($input: LoginInput!) {\n  login(input: $input) {\n    session {\n      ...SessionTokens\n    }\n    viewer {\n      ...SessionViewer\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation TokenRefresh($input: TokenRefreshInput!) {\n  tokenRefresh(input: $input) {\n    session {\n      ...SessionTokens\n    }\n    viewer {\n      ...SessionViewer\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nquery SessionPerson {\n  viewer {\n    ...SessionViewer\n  }\n}\n\nmutation Logout($input: LogoutInput!) {\n  logout(input: $input) {\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation ViewerLocaleSet($input: ViewerLocaleSetInput!) {\n  viewerLocaleSet(input: $input) {\n    viewer {\n      id\n      locale\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.SessionViewerFragmentDoc,
};
const documents: Documents = {
    "query ArticleByCode($code: String!) {\n  articleByCode(code: $code) {\n    id\n    redirectedFromCode\n  }\n}": types.ArticleByCodeDocument,
    "query CommandSearch($query: String!, $first: Int!) {\n  search(query: $query, first: $first) {\n    nodes {\n      id\n      code\n      title\n      subject {\n        ... on Article {\n          id\n        }\n      }\n    }\n  }\n}\n\nquery CommandPeople($filter: UserFilter!, $first: Int!) {\n  users(filter: $filter, first: $first) {\n    nodes {\n      id\n      name\n      nameEn\n      roles\n    }\n  }\n}": types.CommandSearchDocument,
    "mutation PasswordSet($input: PasswordSetInput!) {\n  passwordSet(input: $input) {\n    userErrors {\n      code\n    }\n  }\n}": types.PasswordSetDocument,
    "subscription KnowledgeFeed($after: Cursor) {\n  knowledgeFeed(after: $after) {\n    __typename\n    ... on FeedReady {\n      cursor\n    }\n    ... on FeedHeartbeat {\n      cursor\n    }\n    ... on FeedRefetch {\n      cursor\n      reason\n    }\n    ... on FeedNews {\n      cursor\n      entry {\n        id\n        kind\n        priority\n        title\n        summary\n        code\n        version\n        at\n        dueAt\n        article {\n          id\n        }\n      }\n    }\n  }\n}\n\nquery FeedEntryForViewer($id: ID!) {\n  feedEntry(id: $id) {\n    id\n    readAt\n    acknowledgedAt\n    isSuperseded\n    viewerMustAcknowledge\n  }\n}\n\nquery ViewerCounts {\n  viewer {\n    id\n    unreadCount\n    mustAcknowledgeCount\n  }\n}": types.KnowledgeFeedDocument,
    "fragment SessionViewer on Viewer {\n  id\n  roles\n  locale\n  audience\n  desks\n  unreadCount\n  mustAcknowledgeCount\n  user {\n    id\n    name\n    nameEn\n    tier {\n      id\n      name {\n        zhCN\n        en\n      }\n    }\n  }\n  teams {\n    id\n    name {\n      zhCN\n      en\n    }\n  }\n}\n\nfragment SessionTokens on Session {\n  accessToken\n  accessTokenExpiresAt\n}\n\nmutation Login($input: LoginInput!) {\n  login(input: $input) {\n    session {\n      ...SessionTokens\n    }\n    viewer {\n      ...SessionViewer\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation TokenRefresh($input: TokenRefreshInput!) {\n  tokenRefresh(input: $input) {\n    session {\n      ...SessionTokens\n    }\n    viewer {\n      ...SessionViewer\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nquery SessionPerson {\n  viewer {\n    ...SessionViewer\n  }\n}\n\nmutation Logout($input: LogoutInput!) {\n  logout(input: $input) {\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation ViewerLocaleSet($input: ViewerLocaleSetInput!) {\n  viewerLocaleSet(input: $input) {\n    viewer {\n      id\n      locale\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.SessionViewerFragmentDoc,
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
export function graphql(source: "query ArticleByCode($code: String!) {\n  articleByCode(code: $code) {\n    id\n    redirectedFromCode\n  }\n}"): (typeof documents)["query ArticleByCode($code: String!) {\n  articleByCode(code: $code) {\n    id\n    redirectedFromCode\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CommandSearch($query: String!, $first: Int!) {\n  search(query: $query, first: $first) {\n    nodes {\n      id\n      code\n      title\n      subject {\n        ... on Article {\n          id\n        }\n      }\n    }\n  }\n}\n\nquery CommandPeople($filter: UserFilter!, $first: Int!) {\n  users(filter: $filter, first: $first) {\n    nodes {\n      id\n      name\n      nameEn\n      roles\n    }\n  }\n}"): (typeof documents)["query CommandSearch($query: String!, $first: Int!) {\n  search(query: $query, first: $first) {\n    nodes {\n      id\n      code\n      title\n      subject {\n        ... on Article {\n          id\n        }\n      }\n    }\n  }\n}\n\nquery CommandPeople($filter: UserFilter!, $first: Int!) {\n  users(filter: $filter, first: $first) {\n    nodes {\n      id\n      name\n      nameEn\n      roles\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PasswordSet($input: PasswordSetInput!) {\n  passwordSet(input: $input) {\n    userErrors {\n      code\n    }\n  }\n}"): (typeof documents)["mutation PasswordSet($input: PasswordSetInput!) {\n  passwordSet(input: $input) {\n    userErrors {\n      code\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription KnowledgeFeed($after: Cursor) {\n  knowledgeFeed(after: $after) {\n    __typename\n    ... on FeedReady {\n      cursor\n    }\n    ... on FeedHeartbeat {\n      cursor\n    }\n    ... on FeedRefetch {\n      cursor\n      reason\n    }\n    ... on FeedNews {\n      cursor\n      entry {\n        id\n        kind\n        priority\n        title\n        summary\n        code\n        version\n        at\n        dueAt\n        article {\n          id\n        }\n      }\n    }\n  }\n}\n\nquery FeedEntryForViewer($id: ID!) {\n  feedEntry(id: $id) {\n    id\n    readAt\n    acknowledgedAt\n    isSuperseded\n    viewerMustAcknowledge\n  }\n}\n\nquery ViewerCounts {\n  viewer {\n    id\n    unreadCount\n    mustAcknowledgeCount\n  }\n}"): (typeof documents)["subscription KnowledgeFeed($after: Cursor) {\n  knowledgeFeed(after: $after) {\n    __typename\n    ... on FeedReady {\n      cursor\n    }\n    ... on FeedHeartbeat {\n      cursor\n    }\n    ... on FeedRefetch {\n      cursor\n      reason\n    }\n    ... on FeedNews {\n      cursor\n      entry {\n        id\n        kind\n        priority\n        title\n        summary\n        code\n        version\n        at\n        dueAt\n        article {\n          id\n        }\n      }\n    }\n  }\n}\n\nquery FeedEntryForViewer($id: ID!) {\n  feedEntry(id: $id) {\n    id\n    readAt\n    acknowledgedAt\n    isSuperseded\n    viewerMustAcknowledge\n  }\n}\n\nquery ViewerCounts {\n  viewer {\n    id\n    unreadCount\n    mustAcknowledgeCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SessionViewer on Viewer {\n  id\n  roles\n  locale\n  audience\n  desks\n  unreadCount\n  mustAcknowledgeCount\n  user {\n    id\n    name\n    nameEn\n    tier {\n      id\n      name {\n        zhCN\n        en\n      }\n    }\n  }\n  teams {\n    id\n    name {\n      zhCN\n      en\n    }\n  }\n}\n\nfragment SessionTokens on Session {\n  accessToken\n  accessTokenExpiresAt\n}\n\nmutation Login($input: LoginInput!) {\n  login(input: $input) {\n    session {\n      ...SessionTokens\n    }\n    viewer {\n      ...SessionViewer\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation TokenRefresh($input: TokenRefreshInput!) {\n  tokenRefresh(input: $input) {\n    session {\n      ...SessionTokens\n    }\n    viewer {\n      ...SessionViewer\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nquery SessionPerson {\n  viewer {\n    ...SessionViewer\n  }\n}\n\nmutation Logout($input: LogoutInput!) {\n  logout(input: $input) {\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation ViewerLocaleSet($input: ViewerLocaleSetInput!) {\n  viewerLocaleSet(input: $input) {\n    viewer {\n      id\n      locale\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["fragment SessionViewer on Viewer {\n  id\n  roles\n  locale\n  audience\n  desks\n  unreadCount\n  mustAcknowledgeCount\n  user {\n    id\n    name\n    nameEn\n    tier {\n      id\n      name {\n        zhCN\n        en\n      }\n    }\n  }\n  teams {\n    id\n    name {\n      zhCN\n      en\n    }\n  }\n}\n\nfragment SessionTokens on Session {\n  accessToken\n  accessTokenExpiresAt\n}\n\nmutation Login($input: LoginInput!) {\n  login(input: $input) {\n    session {\n      ...SessionTokens\n    }\n    viewer {\n      ...SessionViewer\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation TokenRefresh($input: TokenRefreshInput!) {\n  tokenRefresh(input: $input) {\n    session {\n      ...SessionTokens\n    }\n    viewer {\n      ...SessionViewer\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nquery SessionPerson {\n  viewer {\n    ...SessionViewer\n  }\n}\n\nmutation Logout($input: LogoutInput!) {\n  logout(input: $input) {\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nmutation ViewerLocaleSet($input: ViewerLocaleSetInput!) {\n  viewerLocaleSet(input: $input) {\n    viewer {\n      id\n      locale\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;