import type { SearchKind } from '../../gql/agent/graphql';

/** What the address of the agent desk holds, so that it can be passed on and come back to. */
export interface AgentSearch {
  /** What is searched for. */
  q?: string | undefined;
  /** The open article. */
  id?: string | undefined;
  /** Code of a merged article that led to the open one. */
  from?: string | undefined;
  /** An older version that is read instead of the live one. */
  version?: number | undefined;
  kind?: SearchKind | undefined;
  lang?: 'ZH_CN' | 'EN' | undefined;
  /** Shows editors why each hit stands where it stands. */
  explain?: true | undefined;
  /** What the right column shows of trees: a walk by its id, `mine` the one that is going on, `list` those to choose from. */
  walk?: string | undefined;
  /** Code of a tree that a walk is to begin in (with `walk` = `list`: that is only looked at). */
  tree?: string | undefined;
  /** Key of the node at which it begins. */
  node?: string | undefined;
}

export const KINDS: readonly SearchKind[] = [
  'FAQ',
  'PRODUCT',
  'SYSTEM_OPERATION',
  'BUSINESS_PROCESS',
  'SCRIPT',
  'POLICY',
  'ANNOUNCEMENT',
  'TECHNICAL_CASE',
  'SERVICE_STANDARD',
  'TREE',
  'TREE_NODE',
  'CALL',
];

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads the address; what it does not know is left out. */
export const readAgentSearch = (search: Record<string, unknown>): AgentSearch => ({
  // A query of digits only arrives as a number.
  q: typeof search['q'] === 'number' ? String(search['q']) : text(search['q']),
  id: text(search['id']),
  from: /^[A-Z]-\d{1,9}$/.test(String(search['from'])) ? String(search['from']) : undefined,
  version: typeof search['version'] === 'number' && search['version'] > 0 ? search['version'] : undefined,
  kind: KINDS.find((kind) => kind === search['kind']),
  lang: search['lang'] === 'ZH_CN' || search['lang'] === 'EN' ? search['lang'] : undefined,
  explain: search['explain'] === true ? true : undefined,
  walk: text(search['walk']),
  tree: text(search['tree']),
  // A key of digits only arrives as a number.
  node: typeof search['node'] === 'number' ? String(search['node']) : text(search['node']),
});
