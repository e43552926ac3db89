import type { ArticleKind } from '../../gql/agent/graphql';

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
  kind?: ArticleKind | undefined;
  lang?: 'ZH_CN' | 'EN' | undefined;
  /** Shows editors why each hit stands where it stands. */
  explain?: true | undefined;
}

export const KINDS: readonly ArticleKind[] = [
  'FAQ',
  'PRODUCT',
  'SYSTEM_OPERATION',
  'BUSINESS_PROCESS',
  'SCRIPT',
  'POLICY',
  'ANNOUNCEMENT',
  'TECHNICAL_CASE',
  'SERVICE_STANDARD',
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
});
