import type {
  ArticleConfidence,
  ArticleFilter,
  ArticleKind,
  ArticleListQueryVariables,
  ArticleState,
  Locale,
  VerificationState,
} from '../../../gql/knowledge/graphql';
import { addressOf, oneOf, typedOf } from '../../../lib/address';
import { stateFilter, STATES } from '../../../lib/text-states';
import type { DeskSearch } from '../../../lib/use-desk-path';

export const KINDS = [
  'FAQ',
  'PRODUCT',
  'SYSTEM_OPERATION',
  'BUSINESS_PROCESS',
  'SCRIPT',
  'POLICY',
  'ANNOUNCEMENT',
  'TECHNICAL_CASE',
  'SERVICE_STANDARD',
] as const satisfies readonly ArticleKind[];
export const LOCALES = ['ZH_CN', 'EN'] as const satisfies readonly Locale[];
export const STANDINGS = ['OVERDUE', 'DUE_SOON', 'CURRENT', 'NONE'] as const satisfies readonly VerificationState[];
export const CONFIDENCES = [
  'WORK_IN_PROGRESS',
  'NOT_VALIDATED',
  'VALIDATED',
] as const satisfies readonly ArticleConfidence[];
/** What else a list can be narrowed to: what is kept by this person, and what is known to be wrong. */
export const KEPT = ['mine', 'needsUpdate'] as const;
export const ORDERS = ['updated', 'code'] as const;
export type Order = (typeof ORDERS)[number];

/** The filters of the list, as they stand in the address. */
export interface ListSearch {
  state: ArticleState | null;
  kind: ArticleKind | null;
  locale: Locale | null;
  category: string | null;
  line: string | null;
  code: string;
  kept: (typeof KEPT)[number] | null;
  standing: VerificationState | null;
  confidence: ArticleConfidence | null;
  order: Order;
}

/** Reads the address; what does not fit is left out. */
export const readListSearch = (search: DeskSearch): ListSearch => ({
  state: oneOf(STATES, search['state']),
  kind: oneOf(KINDS, search['kind']),
  locale: oneOf(LOCALES, search['locale']),
  category: typedOf(search['category']),
  line: typedOf(search['line']),
  code: typedOf(search['code']) ?? '',
  kept: oneOf(KEPT, search['kept']),
  standing: oneOf(STANDINGS, search['standing']),
  confidence: oneOf(CONFIDENCES, search['confidence']),
  order: oneOf(ORDERS, search['order']) ?? 'updated',
});

/** The address of a list; what is not set is not there. */
export function writeListSearch(list: ListSearch): DeskSearch {
  const { state, kind, locale, category, line, code, kept, standing, confidence, order } = list;
  return addressOf({
    state,
    kind,
    locale,
    category,
    line,
    code: code || null,
    kept,
    standing,
    confidence,
    order: order === 'updated' ? null : order,
  });
}

/** Whether anything narrows the list. */
export const isFiltered = ({ order: _order, ...filters }: ListSearch): boolean => Object.values(filters).some(Boolean);

/** The beginning of a code as it is typed (`k20`, `Ｋ－20`) in the form in which codes are kept; null when no code begins so. */
export function codePrefixOf(typed: string): string | null {
  const match = /^\s*([A-Za-z])\s*[-–—－]?\s*(\d{0,9})\s*$/u.exec(typed.normalize('NFKC'));
  if (!match) return null;
  const [, letter = '', digits = ''] = match;
  return digits ? `${letter.toUpperCase()}-${digits}` : letter.toUpperCase();
}

/** The list as the API wants it. */
export function listVariables(
  list: ListSearch,
  first: number,
  viewerId: string,
): Omit<ArticleListQueryVariables, 'after'> {
  const codePrefix = codePrefixOf(list.code);
  const filter: ArticleFilter = {
    ...stateFilter(list.state),
    ...(list.kind ? { kinds: [list.kind] } : {}),
    ...(list.locale ? { locale: list.locale } : {}),
    ...(list.category ? { categoryId: list.category } : {}),
    ...(list.line ? { productLineId: list.line } : {}),
    ...(codePrefix ? { codePrefix } : {}),
    ...(list.kept === 'mine' ? { ownerId: viewerId } : {}),
    ...(list.kept === 'needsUpdate' ? { needsUpdate: true } : {}),
    ...(list.standing ? { verification: list.standing } : {}),
    ...(list.confidence ? { confidences: [list.confidence] } : {}),
  };
  return {
    filter,
    orderBy: list.order === 'code' ? { field: 'CODE', direction: 'ASC' } : { field: 'UPDATED_AT', direction: 'DESC' },
    first,
  };
}
