import type { ArticleKind, ArticleState, DraftState } from './article-enums.js';

/** What a list is narrowed to; each has an index. */
export interface ArticleListFilter {
  readonly states?: readonly ArticleState[] | null;
  readonly draftStates?: readonly DraftState[] | null;
  readonly kinds?: readonly ArticleKind[] | null;
  readonly locale?: string | null;
  readonly categoryId?: string | null;
  readonly lineId?: string | null;
  readonly authorId?: string | null;
  readonly codePrefix?: string | null;
  /** Texts that refer to this code; with `draftsToo` also those whose working copy or next text does. */
  readonly linksTo?: { readonly code: string; readonly draftsToo: boolean } | null;
}

/** Orders of the list. */
export type ArticleListOrder = 'UPDATED_AT' | 'CODE' | 'SUBMITTED_AT';

/** The stored field of each order. */
export const orderFields: Readonly<Record<ArticleListOrder, string>> = {
  UPDATED_AT: 'updatedAt',
  CODE: 'code',
  SUBMITTED_AT: 'submittedAt',
};

/** Texts that refer to a code. */
export const linkFilter = (code: string, draftsToo: boolean): Record<string, unknown> =>
  draftsToo ? { $or: [{ links: code }, { 'draft.links': code }, { 'next.links': code }] } : { links: code };

/** The filter of a list, over indexed fields only. */
export function listFilter(filter: ArticleListFilter, order: ArticleListOrder): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  if (filter.states) found.state = { $in: [...filter.states] };
  if (filter.draftStates) found['draft.state'] = { $in: [...filter.draftStates] };
  if (filter.kinds) found.kind = { $in: [...filter.kinds] };
  if (filter.locale) found.locale = filter.locale;
  if (filter.categoryId) found.categoryPath = filter.categoryId;
  if (filter.lineId) found.lines = filter.lineId;
  if (filter.authorId) found.authorIds = filter.authorId;
  if (filter.codePrefix) found.code = { $gte: filter.codePrefix, $lt: `${filter.codePrefix}\uffff` };
  if (filter.linksTo) Object.assign(found, linkFilter(filter.linksTo.code, filter.linksTo.draftsToo));
  // Ordered by the moment of submission, a list holds what was submitted.
  if (order === 'SUBMITTED_AT') found.submittedAt = { $type: 'date' };
  return found;
}
