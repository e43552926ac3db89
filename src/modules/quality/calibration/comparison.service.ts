import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import type { ScorecardContent } from '../scorecards/scorecard-content.js';
import { agreementByRater, agreementKinds, figuresOf } from './agreement-figures.rules.js';
import type { CalibrationOutside } from './calibration-needs.js';
import { mayCompare } from './calibration.policy.js';
import type { CalibrationStore } from './calibration.store.js';
import type { CalibrationSession } from './calibration.js';
import { type Disagreement, type ScoredSession, compareSession, ratersOf, sameByRater } from './comparison.rules.js';
import type { CalibrationComparison } from './comparison.js';
import type { RaterAgreement } from './rater-agreement.js';

/** Sessions that are pooled: this one and those before it. */
const pooledSessions = 6;
/** Most sessions that figures of a period are of. */
const mostSessions = 100;
const longestDays = 800;
const dayMs = 86_400_000;

/** Compares what was submitted; only of sessions that were revealed. */
export class ComparisonService {
  constructor(
    private readonly store: CalibrationStore,
    private readonly outside: Pick<CalibrationOutside, 'evaluations' | 'versions'>,
  ) {}

  /** A session question by question; null until it is revealed, and for who may not see it. */
  async of(viewer: Viewer, session: CalibrationSession): Promise<CalibrationComparison | null> {
    if (session.revealedAt === null || !mayCompare(viewer, session)) return null;
    const { scorecardId, revealedAt } = session;
    const before = await this.store.revealed({ scorecardId, until: revealedAt }, pooledSessions + 1);
    const sessions = [session, ...before.filter(({ _id }) => _id !== session._id)].slice(0, pooledSessions);
    const scored = await this.#scored(sessions);
    const own = scored.find(({ id }) => id === session._id);
    if (!own) return null;
    const compared = compareSession(own);
    const items = scored.flatMap((one) => (one === own ? compared.items : compareSession(one).items));
    return {
      questions: compared.questions,
      ...ratersOf(own, compared.items, sameByRater(items)),
      ...{ agreement: figuresOf(compared.items), pooled: figuresOf(items), pooledSessionCount: scored.length },
    };
  }

  /** Agreement over the sessions revealed in a period. Analysts see everybody, supervisors themselves. Throws BAD_USER_INPUT. */
  async agreement(viewer: Viewer, from: Date, to: Date, scorecardId: string | null): Promise<RaterAgreement> {
    if (from >= to || to.getTime() - from.getTime() > longestDays * dayMs)
      throw badInput(`A period begins before it ends and has at most ${longestDays} days.`);
    const found = await this.store.revealed({ scorecardId, from, to }, mostSessions);
    const seen = found.filter(({ agentId }) => agentId !== viewer.id);
    const isAnalyst = hasRole(viewer, Role.QA_ANALYST);
    const sessions = isAnalyst ? seen : seen.filter(({ memberIds }) => memberIds.includes(viewer.id));
    const compared = (await this.#scored(sessions)).map((session) => {
      const { items } = compareSession(session);
      const { raters } = ratersOf(session, items, new Map());
      return { items, deviations: new Map(raters.map(({ userId, deviation }) => [userId, deviation])) };
    });
    const raters = agreementByRater(compared);
    return {
      sessionCount: compared.length,
      kinds: agreementKinds(compared.flatMap(({ items }) => items)),
      raters: isAnalyst ? raters : raters.filter(({ userId }) => userId === viewer.id),
    };
  }

  /** What disagreed with the experts in a period, whoever asks: for the agenda of the criteria meeting. */
  async disagreements(from: Date, to: Date): Promise<Disagreement[]> {
    const sessions = await this.store.revealed({ from, to }, mostSessions);
    const scorecards = new Map(sessions.map(({ _id, scorecardId }) => [_id, scorecardId]));
    return (await this.#scored(sessions)).flatMap((session) =>
      compareSession(session).items.map(({ ref, marks }) => ({
        ref,
        marks,
        scorecardId: scorecards.get(session.id) ?? '',
      })),
    );
  }

  /** Rulings of a period that ask for another wording. */
  async proposals(from: Date, to: Date): Promise<{ scorecardId: string; ref: string }[]> {
    const sessions = await this.store.revealed({ from, to }, mostSessions);
    return sessions.flatMap(({ scorecardId, rulings }) =>
      rulings.filter(({ proposesChange }) => proposesChange).map(({ ref }) => ({ scorecardId, ref })),
    );
  }

  async #scored(sessions: readonly CalibrationSession[]): Promise<ScoredSession[]> {
    if (sessions.length === 0) return [];
    const [evaluations, versions] = await Promise.all([
      this.outside.evaluations.ofCalibrations(sessions.map(({ _id }) => _id)),
      this.outside.versions.versionsByIds([...new Set(sessions.map(({ versionId }) => versionId))]),
    ]);
    const contents = new Map<string, ScorecardContent>(versions.map(({ _id, content }) => [_id, content]));
    return sessions.flatMap(({ _id, expertId, versionId, submissions, participantIds }): ScoredSession[] => {
      const content = contents.get(versionId);
      if (!content) return [];
      const order = [expertId, ...participantIds];
      const handedIn = new Set(submissions.map(({ evaluationId }) => evaluationId));
      const own = evaluations
        .filter((one) => one.calibrationId === _id && handedIn.has(one._id))
        .sort((one, other) => order.indexOf(one.evaluatorId) - order.indexOf(other.evaluatorId));
      return [{ id: _id, expertId, content, evaluations: own }];
    });
  }
}
