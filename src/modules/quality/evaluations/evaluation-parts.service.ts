import type { Actor } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound } from '../../../platform/errors/index.js';
import type { NewEvent, Transaction } from '../../../platform/events/index.js';
import { isId } from '../../../platform/ids/ids.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import { type Directory, type WorkingCalendar, afterWorkingDays, dayAt } from '../../people/index.js';
import type {
  CalibrationSight,
  EvaluatedCalls,
  EvaluatedVersions,
  EvaluationAssignments,
  EvaluationFollower,
} from './evaluation-needs.js';
import { type ReadyForm, readyForm } from './evaluation-result.rules.js';
import { knownFilter, mayKnow } from './evaluation.policy.js';
import type { EvaluationStore } from './evaluation.store.js';
import type { Evaluation } from './evaluation.js';

/** Most versions that a process keeps ready. */
const mostForms = 200;

/** A site that works from Monday to Friday: for what belongs to none. */
const plainSite: WorkingCalendar = { timeZone: 'UTC', workingHours: [], holidays: [] };

/** What evaluations are made of. */
export interface EvaluationOutside {
  readonly calls: EvaluatedCalls;
  readonly scorecards: EvaluatedVersions;
  readonly directory: Directory;
  readonly jobs: JobQueue;
}

/** Somebody changed the evaluation in the meantime. */
export const revisionConflict = (evaluation: Evaluation | null): UserError =>
  new UserError(
    fault(
      UserErrorCode.CONFLICT,
      '内容已在别处修改，请核对后重试。',
      'It was changed meanwhile. Compare, then try again.',
      'expectedRevision',
    ),
    { evaluation },
  );

/** What the use cases of evaluations share. */
export class EvaluationParts {
  readonly #forms = new Map<string, ReadyForm>();
  readonly #followers: EvaluationFollower[] = [];
  /** Samples and calibrations stand above evaluations: they come later, by `attach`. */
  #assignments: EvaluationAssignments | null = null;
  #sight: CalibrationSight | null = null;

  constructor(
    readonly foundation: Foundation,
    readonly store: EvaluationStore,
    readonly outside: EvaluationOutside,
  ) {}

  attach(parts: { readonly assignments?: EvaluationAssignments; readonly sight?: CalibrationSight }): void {
    this.#assignments = parts.assignments ?? this.#assignments;
    this.#sight = parts.sight ?? this.#sight;
  }

  follow(follower: EvaluationFollower): void {
    this.#followers.push(follower);
  }

  get assignments(): EvaluationAssignments | null {
    return this.#assignments;
  }

  now(): Date {
    return this.foundation.clock.now();
  }

  /** Those of the calibrations whose evaluations a viewer may see. */
  async revealed(viewer: Viewer, calibrationIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (!calibrationIds.length || !this.#sight) return new Set();
    return this.#sight.revealedTo(viewer, [...new Set(calibrationIds)]);
  }

  /** The version of a form that evaluations are bound to, ready for scoring. Versions never change, so that each is made ready once. */
  async form(versionId: string): Promise<ReadyForm> {
    const known = this.#forms.get(versionId);
    if (known) return known;
    const [version] = await this.outside.scorecards.versionsByIds([versionId]);
    if (!version) throw new Error(`There is no version ${versionId} of a scorecard.`);
    const ready = readyForm(version.content);
    this.#forms.set(versionId, ready);
    for (const id of this.#forms.keys()) {
      if (this.#forms.size <= mostForms) break;
      this.#forms.delete(id);
    }
    return ready;
  }

  /** Loads an evaluation that somebody means to change. NOT_FOUND, NOT_ALLOWED, CONFLICT; the state is judged by the caller. */
  async load(
    viewer: Viewer,
    id: string,
    expectedRevision: number | null,
    may: (viewer: Viewer, evaluation: Evaluation) => boolean,
    field = 'id',
  ): Promise<Evaluation> {
    const [evaluation] = isId(id) ? await this.store.visible([id], knownFilter(viewer)) : [];
    if (!evaluation || !mayKnow(viewer, evaluation)) throw notFound(field);
    if (!may(viewer, evaluation)) throw notAllowed(field);
    if (expectedRevision !== null && evaluation.revision !== expectedRevision) throw revisionConflict(evaluation);
    return evaluation;
  }

  /** Stores a change on the revision that was loaded; CONFLICT where somebody was faster. Inside a transaction. */
  async write(before: Evaluation, change: Partial<Evaluation>): Promise<Evaluation> {
    const after = await this.store.change(before._id, before.revision, change);
    if (after) return after;
    const [current] = await this.store.byIds([before._id]);
    throw revisionConflict(current ?? null);
  }

  /** Takes a draft away, and lets others' evaluations of the call be seen again; false where somebody was faster. Inside a transaction. */
  async remove({ _id, revision, callId, evaluatorId }: Evaluation): Promise<boolean> {
    if (!(await this.store.remove(_id, revision))) return false;
    if (callId !== null) await this.store.unblind(callId, evaluatorId);
    return true;
  }

  /** Tells those who follow evaluations. */
  async tell(what: keyof EvaluationFollower, transaction: Transaction, evaluation: Evaluation): Promise<void> {
    for (const follower of this.#followers) await follower[what]?.(transaction, evaluation);
  }

  /** The calendar of a site. */
  async calendar(siteId: string | null): Promise<WorkingCalendar> {
    const [site] = siteId === null ? [] : await this.outside.directory.sitesByIds([siteId]);
    return site ?? plainSite;
  }

  /** Day on which something counts at a site. */
  async dayOf(moment: Date, siteId: string | null): Promise<string> {
    return dayAt(moment, await this.calendar(siteId));
  }

  /** The end of a window of working days at a site; null for a window of none. */
  async windowEnd(from: Date, days: number, siteId: string | null): Promise<Date | null> {
    return days > 0 ? afterWorkingDays(from, days, await this.calendar(siteId)) : null;
  }
}

/** What the audit keeps of an evaluation: where it stands, never what it says. Administrators read the audit, and no results. */
export const evaluationEvent = (
  type: string,
  actor: Actor,
  evaluation: Evaluation,
  more: Record<string, unknown> = {},
): NewEvent => ({
  type,
  subject: { type: 'evaluation', id: evaluation._id },
  actor,
  after: {
    ...{ kind: evaluation.kind, state: evaluation.state, revision: evaluation.revision },
    ...{ scorecard: evaluation.scorecardCode, version: evaluation.version, ...more },
  },
});
