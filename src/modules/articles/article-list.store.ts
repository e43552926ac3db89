import type { ArticleListFilter, ArticleListOrder } from './article-list.js';

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
  if (filter.needsUpdate) found['needsUpdate.since'] = { $type: 'date' };
  if (filter.riskRanks) found.riskRank = { $in: [...filter.riskRanks] };
  if (filter.confidences) found.confidence = { $in: [...filter.confidences] };
  if (filter.ownerId) found.ownerId = filter.ownerId;
  if (filter.ownerTeamId) found.ownerTeamId = filter.ownerTeamId;
  if (filter.within) Object.assign(found, filter.within);
  if (filter.linksTo) Object.assign(found, linkFilter(filter.linksTo.code, filter.linksTo.draftsToo));
  // Ordered by the moment of submission, a list holds what was submitted.
  if (order === 'SUBMITTED_AT') found.submittedAt = { $type: 'date' };
  return found;
}
