import { registerEnumType } from '../../platform/graphql/decorators.js';
import type { ArticleKind } from '../articles/index.js';

/** Kinds of what can be found: those of articles, trees, nodes of trees, and calls. */
export enum SearchKind {
  FAQ = 'FAQ',
  PRODUCT = 'PRODUCT',
  SYSTEM_OPERATION = 'SYSTEM_OPERATION',
  BUSINESS_PROCESS = 'BUSINESS_PROCESS',
  SCRIPT = 'SCRIPT',
  POLICY = 'POLICY',
  ANNOUNCEMENT = 'ANNOUNCEMENT',
  TECHNICAL_CASE = 'TECHNICAL_CASE',
  SERVICE_STANDARD = 'SERVICE_STANDARD',
  TREE = 'TREE',
  TREE_NODE = 'TREE_NODE',
  CALL = 'CALL',
}

/** A kind of article that is missing does not compile. */
const kinds: { readonly [K in `${ArticleKind}` | 'TREE' | 'TREE_NODE' | 'CALL']: { readonly description: string } } = {
  FAQ: { description: 'An article: a frequent question and its answer.' },
  PRODUCT: { description: 'An article: what a product is and can do.' },
  SYSTEM_OPERATION: { description: 'An article: how a system is operated.' },
  BUSINESS_PROCESS: { description: 'An article: how the business does something.' },
  SCRIPT: { description: 'An article: words for a conversation.' },
  POLICY: { description: 'An article: a rule or a promotion with its terms.' },
  ANNOUNCEMENT: { description: 'An article: news that agents need.' },
  TECHNICAL_CASE: { description: 'An article: problem, environment, cause and solution of a case.' },
  SERVICE_STANDARD: { description: 'An article: what good service is.' },
  TREE: { description: 'A tree as a whole.' },
  TREE_NODE: { description: 'One node of a tree.' },
  CALL: { description: 'A call, mail or chat; for QA_ANALYST, ADMIN, MANAGER and SUPERVISOR, those that they see.' },
};

registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'Kinds of what can be found: those of articles, trees, nodes of trees, and calls.',
  valuesConfig: kinds,
});
