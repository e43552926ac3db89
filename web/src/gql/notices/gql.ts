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
    "fragment NoticeParts on Notice {\n  id\n  kind\n  subjectCode\n  title\n  text\n  at\n  readAt\n  actor {\n    id\n    name\n    nameEn\n  }\n  article {\n    id\n  }\n}\n\nquery NoticeList($isUnread: Boolean, $first: Int!, $after: Cursor) {\n  notices(isUnread: $isUnread, first: $first, after: $after) {\n    nodes {\n      ...NoticeParts\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery NoticeCount {\n  noticeCounts {\n    unreadCount\n  }\n}\n\nmutation NoticesRead($input: NoticesMarkReadInput!) {\n  noticesMarkRead(input: $input) {\n    notices {\n      id\n      readAt\n    }\n    counts {\n      unreadCount\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nsubscription NoticeLine($after: Cursor) {\n  noticeFeed(after: $after) {\n    __typename\n    ... on FeedReady {\n      cursor\n    }\n    ... on FeedHeartbeat {\n      cursor\n    }\n    ... on FeedRefetch {\n      cursor\n      reason\n    }\n    ... on NoticeNews {\n      cursor\n      notice {\n        id\n      }\n    }\n  }\n}": typeof types.NoticePartsFragmentDoc,
};
const documents: Documents = {
    "fragment NoticeParts on Notice {\n  id\n  kind\n  subjectCode\n  title\n  text\n  at\n  readAt\n  actor {\n    id\n    name\n    nameEn\n  }\n  article {\n    id\n  }\n}\n\nquery NoticeList($isUnread: Boolean, $first: Int!, $after: Cursor) {\n  notices(isUnread: $isUnread, first: $first, after: $after) {\n    nodes {\n      ...NoticeParts\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery NoticeCount {\n  noticeCounts {\n    unreadCount\n  }\n}\n\nmutation NoticesRead($input: NoticesMarkReadInput!) {\n  noticesMarkRead(input: $input) {\n    notices {\n      id\n      readAt\n    }\n    counts {\n      unreadCount\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nsubscription NoticeLine($after: Cursor) {\n  noticeFeed(after: $after) {\n    __typename\n    ... on FeedReady {\n      cursor\n    }\n    ... on FeedHeartbeat {\n      cursor\n    }\n    ... on FeedRefetch {\n      cursor\n      reason\n    }\n    ... on NoticeNews {\n      cursor\n      notice {\n        id\n      }\n    }\n  }\n}": types.NoticePartsFragmentDoc,
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
export function graphql(source: "fragment NoticeParts on Notice {\n  id\n  kind\n  subjectCode\n  title\n  text\n  at\n  readAt\n  actor {\n    id\n    name\n    nameEn\n  }\n  article {\n    id\n  }\n}\n\nquery NoticeList($isUnread: Boolean, $first: Int!, $after: Cursor) {\n  notices(isUnread: $isUnread, first: $first, after: $after) {\n    nodes {\n      ...NoticeParts\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery NoticeCount {\n  noticeCounts {\n    unreadCount\n  }\n}\n\nmutation NoticesRead($input: NoticesMarkReadInput!) {\n  noticesMarkRead(input: $input) {\n    notices {\n      id\n      readAt\n    }\n    counts {\n      unreadCount\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nsubscription NoticeLine($after: Cursor) {\n  noticeFeed(after: $after) {\n    __typename\n    ... on FeedReady {\n      cursor\n    }\n    ... on FeedHeartbeat {\n      cursor\n    }\n    ... on FeedRefetch {\n      cursor\n      reason\n    }\n    ... on NoticeNews {\n      cursor\n      notice {\n        id\n      }\n    }\n  }\n}"): (typeof documents)["fragment NoticeParts on Notice {\n  id\n  kind\n  subjectCode\n  title\n  text\n  at\n  readAt\n  actor {\n    id\n    name\n    nameEn\n  }\n  article {\n    id\n  }\n}\n\nquery NoticeList($isUnread: Boolean, $first: Int!, $after: Cursor) {\n  notices(isUnread: $isUnread, first: $first, after: $after) {\n    nodes {\n      ...NoticeParts\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery NoticeCount {\n  noticeCounts {\n    unreadCount\n  }\n}\n\nmutation NoticesRead($input: NoticesMarkReadInput!) {\n  noticesMarkRead(input: $input) {\n    notices {\n      id\n      readAt\n    }\n    counts {\n      unreadCount\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nsubscription NoticeLine($after: Cursor) {\n  noticeFeed(after: $after) {\n    __typename\n    ... on FeedReady {\n      cursor\n    }\n    ... on FeedHeartbeat {\n      cursor\n    }\n    ... on FeedRefetch {\n      cursor\n      reason\n    }\n    ... on NoticeNews {\n      cursor\n      notice {\n        id\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;