import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/ids.js';
import { scorecardsVisibleTo } from '../quality.policy.js';
import type { Scorecard } from './scorecard.js';
import type { ScorecardStore } from './scorecard.store.js';

/** Loads one scorecard that the viewer means to change: NOT_FOUND, NOT_ALLOWED, and CONFLICT where it is no longer the revision they saw. */
export async function loadScorecardForChange(
  store: ScorecardStore,
  viewer: Viewer,
  id: string,
  expectedRevision: number,
  may: (viewer: Viewer) => boolean,
): Promise<Scorecard> {
  const [scorecard] = isId(id) ? await store.visible([id], scorecardsVisibleTo(viewer)) : [];
  if (!scorecard) throw notFound('id');
  if (!may(viewer)) throw notAllowed();
  if (scorecard.revision !== expectedRevision) throw changedMeanwhile(scorecard);
  return scorecard;
}

/** Puts the new state in the place of the one that was loaded; CONFLICT with the present one where somebody was faster. */
export async function replaceScorecard(store: ScorecardStore, before: Scorecard, next: Scorecard): Promise<Scorecard> {
  const saved = await store.replace(before._id, before.revision, next);
  if (saved) return saved;
  const [current] = await store.byIds([before._id]);
  throw changedMeanwhile(current ?? null);
}

const changedMeanwhile = (scorecard: Scorecard | null): UserError =>
  new UserError(
    fault(
      UserErrorCode.CONFLICT,
      '评分卡已被他人修改，请核对后重试。',
      'Somebody changed the scorecard meanwhile. Compare, then try again.',
      'expectedRevision',
    ),
    { scorecard },
  );
