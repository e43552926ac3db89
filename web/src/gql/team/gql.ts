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
    "query TeamEntries($first: Int!) {\n  knowledgeInbox(filter: {priorities: [MUST_READ, STOP_WORK]}, first: $first) {\n    totalCount\n    nodes {\n      id\n      kind\n      priority\n      title\n      summary\n      code\n      version\n      at\n      dueAt\n      isSuperseded\n      article {\n        id\n      }\n      acknowledgement {\n        requiredCount\n        acknowledgedCount\n      }\n    }\n  }\n}\n\nquery TeamAcknowledgements($entryId: ID!, $filter: AcknowledgementFilter, $first: Int!, $after: Cursor) {\n  acknowledgements(\n    entryId: $entryId\n    filter: $filter\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      readAt\n      acknowledgedAt\n      user {\n        id\n        name\n        nameEn\n        tier {\n          id\n          name {\n            zhCN\n            en\n          }\n        }\n        teams {\n          id\n          name {\n            zhCN\n            en\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery TeamTeams {\n  teams {\n    id\n    name {\n      zhCN\n      en\n    }\n    memberCount\n  }\n}": typeof types.TeamEntriesDocument,
};
const documents: Documents = {
    "query TeamEntries($first: Int!) {\n  knowledgeInbox(filter: {priorities: [MUST_READ, STOP_WORK]}, first: $first) {\n    totalCount\n    nodes {\n      id\n      kind\n      priority\n      title\n      summary\n      code\n      version\n      at\n      dueAt\n      isSuperseded\n      article {\n        id\n      }\n      acknowledgement {\n        requiredCount\n        acknowledgedCount\n      }\n    }\n  }\n}\n\nquery TeamAcknowledgements($entryId: ID!, $filter: AcknowledgementFilter, $first: Int!, $after: Cursor) {\n  acknowledgements(\n    entryId: $entryId\n    filter: $filter\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      readAt\n      acknowledgedAt\n      user {\n        id\n        name\n        nameEn\n        tier {\n          id\n          name {\n            zhCN\n            en\n          }\n        }\n        teams {\n          id\n          name {\n            zhCN\n            en\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery TeamTeams {\n  teams {\n    id\n    name {\n      zhCN\n      en\n    }\n    memberCount\n  }\n}": types.TeamEntriesDocument,
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
export function graphql(source: "query TeamEntries($first: Int!) {\n  knowledgeInbox(filter: {priorities: [MUST_READ, STOP_WORK]}, first: $first) {\n    totalCount\n    nodes {\n      id\n      kind\n      priority\n      title\n      summary\n      code\n      version\n      at\n      dueAt\n      isSuperseded\n      article {\n        id\n      }\n      acknowledgement {\n        requiredCount\n        acknowledgedCount\n      }\n    }\n  }\n}\n\nquery TeamAcknowledgements($entryId: ID!, $filter: AcknowledgementFilter, $first: Int!, $after: Cursor) {\n  acknowledgements(\n    entryId: $entryId\n    filter: $filter\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      readAt\n      acknowledgedAt\n      user {\n        id\n        name\n        nameEn\n        tier {\n          id\n          name {\n            zhCN\n            en\n          }\n        }\n        teams {\n          id\n          name {\n            zhCN\n            en\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery TeamTeams {\n  teams {\n    id\n    name {\n      zhCN\n      en\n    }\n    memberCount\n  }\n}"): (typeof documents)["query TeamEntries($first: Int!) {\n  knowledgeInbox(filter: {priorities: [MUST_READ, STOP_WORK]}, first: $first) {\n    totalCount\n    nodes {\n      id\n      kind\n      priority\n      title\n      summary\n      code\n      version\n      at\n      dueAt\n      isSuperseded\n      article {\n        id\n      }\n      acknowledgement {\n        requiredCount\n        acknowledgedCount\n      }\n    }\n  }\n}\n\nquery TeamAcknowledgements($entryId: ID!, $filter: AcknowledgementFilter, $first: Int!, $after: Cursor) {\n  acknowledgements(\n    entryId: $entryId\n    filter: $filter\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      readAt\n      acknowledgedAt\n      user {\n        id\n        name\n        nameEn\n        tier {\n          id\n          name {\n            zhCN\n            en\n          }\n        }\n        teams {\n          id\n          name {\n            zhCN\n            en\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery TeamTeams {\n  teams {\n    id\n    name {\n      zhCN\n      en\n    }\n    memberCount\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;