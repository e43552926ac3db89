import { badInput } from '../../platform/errors/index.js';
import type { ArticleFilter } from './article-list.inputs.js';
import type { ArticleListFilter } from './article-list.js';
import { ArticleState, ArticleValidity, type RiskKind } from './article-enums.js';
import { rankOfRisk } from './risk/risk.rules.js';
import { soonUntil } from './verification/verification.rules.js';
import { VerificationState } from './verification/verification.js';

const prefixPattern = /^[A-Za-z](?:-\d{0,9})?$/;

type Bounds = Record<string, Record<string, unknown>>;

/** Bounds of the moments of texts that hold, or do not, at a moment. */
function boundsOfValidity(validity: ArticleValidity, now: Date): Bounds {
  const at = now.getTime();
  const state = { $eq: ArticleState.PUBLISHED };
  switch (validity) {
    case ArticleValidity.NOT_YET_VALID:
      return { state, effectiveFrom: { $gt: at } };
    case ArticleValidity.VALID:
      return { state, effectiveFrom: { $lte: at }, effectiveTo: { $gt: at } };
    case ArticleValidity.NO_LONGER_VALID:
      return { state, effectiveTo: { $lte: at } };
  }
}

/** Bounds of the moment at which articles have to be checked again. */
function boundsOfVerification(state: VerificationState, now: Date): Bounds {
  switch (state) {
    case VerificationState.OVERDUE:
      return { verifyDueAt: { $type: 'date', $lte: now } };
    case VerificationState.DUE_SOON:
      return { verifyDueAt: { $gt: now, $lte: soonUntil(now) } };
    case VerificationState.CURRENT:
      return { verifyDueAt: { $gt: soonUntil(now) } };
    case VerificationState.NONE:
      return { verifyDueAt: { $eq: null } };
  }
}

/** Whether a list asks about how articles are kept: that is for those inside only. */
export const asksAboutKeeping = (filter: ArticleFilter | null | undefined): boolean =>
  filter != null &&
  [
    filter.needsUpdate,
    filter.riskKinds,
    filter.confidences,
    filter.ownerId,
    filter.ownerTeamId,
    filter.validity,
    filter.verification,
  ].some((condition) => condition != null);

/** What a list or an export is narrowed to. Throws BAD_USER_INPUT for what is no beginning of a code. */
export function listFilterOf(filter: ArticleFilter | null | undefined, viewerId: string, now: Date): ArticleListFilter {
  const codePrefix = filter?.codePrefix?.trim() || null;
  if (codePrefix !== null && !prefixPattern.test(codePrefix))
    throw badInput('A code begins with a letter, a hyphen and digits, e.g. `K-20`.');
  const within = {
    ...(filter?.validity ? boundsOfValidity(filter.validity, now) : {}),
    ...(filter?.verification ? boundsOfVerification(filter.verification, now) : {}),
  };
  return {
    states: filter?.states ?? null,
    draftStates: filter?.draftStates ?? null,
    kinds: filter?.kinds ?? null,
    locale: filter?.locale ?? null,
    categoryId: filter?.categoryId ?? null,
    lineId: filter?.productLineId ?? null,
    authorId: filter?.authoredByViewer ? viewerId : null,
    codePrefix: codePrefix?.toUpperCase() ?? null,
    needsUpdate: filter?.needsUpdate ?? null,
    riskRanks: filter?.riskKinds?.map((kind: RiskKind) => rankOfRisk({ kind })) ?? null,
    confidences: filter?.confidences ?? null,
    ownerId: filter?.ownerId ?? null,
    ownerTeamId: filter?.ownerTeamId ?? null,
    within: Object.keys(within).length ? within : null,
  };
}
