import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/ids.js';
import { mayReadScorecardDraft, scorecardsVisibleTo } from '../quality.policy.js';
import type { ScorecardCheckService } from './check/check.service.js';
import type { ScorecardFinding } from './check/finding.js';
import { scorecardDifference } from './difference/difference.rules.js';
import type { ScorecardDifference } from './difference/scorecard-difference.js';
import { writeScorecardFile } from './file/scorecard-file.rules.js';
import type { FormResult } from './form-result.js';
import type { Scorecard, ScorecardVersion } from './scorecard.js';
import type { ScorecardContent } from './scorecard-content.js';
import type { AnswerInput, ScorecardContentInput } from './scorecard-content.inputs.js';
import { applyScorecardChange, completeAnswer, emptyScorecardContent } from './scorecard-content.rules.js';
import { checkShape } from './scorecard-draft.service.js';
import type { SubjectKind } from './scorecard-enums.js';
import { ScorecardState } from './scorecard-enums.js';
import { scorecardLimits } from './scorecard-limits.js';
import { type ScoringOverride, answerFaults, compileForm, scoreForm } from './scoring.rules.js';
import type { ScorecardStore } from './scorecard.store.js';

/** A content with what it is called. */
interface NamedContent {
  readonly name: string;
  readonly code: string;
  readonly content: ScorecardContent;
}

/** Scorecards and their versions for other things of quality, whoever asks. */
export interface ScorecardVersions {
  /** The version in use; null where there is none, the scorecard is archived or absent. */
  active(scorecardId: string): Promise<ScorecardVersion | null>;
  /** The version activated last of the scorecards in use for a subject; null for none. */
  latestFor(subject: SubjectKind): Promise<ScorecardVersion | null>;
  /** Versions by id, in any order. */
  versionsByIds(ids: readonly string[]): Promise<ScorecardVersion[]>;
  /** All versions of a scorecard, newest first. */
  versionsOf(scorecardId: string): Promise<ScorecardVersion[]>;
}

/** Reading what is more than a scorecard itself: differences, files, trial scores. */
export class ScorecardReadService {
  constructor(
    private readonly store: ScorecardStore,
    private readonly checking: ScorecardCheckService,
  ) {}

  /** What differs between a version and another, or the working copy; null where one does not exist or may not be read. */
  async difference(viewer: Viewer, id: string, from: number, to: number | null): Promise<ScorecardDifference | null> {
    const [before, after] = await Promise.all([this.#named(viewer, id, from), this.#named(viewer, id, to)]);
    return before && after ? scorecardDifference(before.content, after.content) : null;
  }

  /** A version as a file, or where none is named the working copy, else the active version; null as `difference`. */
  async file(
    viewer: Viewer,
    id: string,
    version: number | null,
  ): Promise<{ filename: string; contentType: string; text: string } | null> {
    const named =
      (await this.#named(viewer, id, version)) ?? (version === null ? await this.#active(viewer, id) : null);
    if (!named) return null;
    return {
      filename: `${named.name}.json`,
      contentType: 'application/json; charset=utf-8',
      text: writeScorecardFile(named.code, named.content),
    };
  }

  /**
   * Scores without storing. Errors: NOT_ALLOWED, those of a content, those of answers. What the check finds does not hinder it.
   */
  async preview(
    viewer: Viewer,
    input: { content: ScorecardContentInput; answers: AnswerInput[] } & ScoringOverride,
  ): Promise<{ result: FormResult; findings: ScorecardFinding[] }> {
    if (!mayReadScorecardDraft(viewer)) throw notAllowed();
    const content = applyScorecardChange(emptyScorecardContent, input.content);
    checkShape(content);
    if (input.answers.length > scorecardLimits.questions)
      throw new UserError(
        fault(
          UserErrorCode.TOO_MANY,
          `最多 ${scorecardLimits.questions} 项。`,
          `At most ${scorecardLimits.questions} items.`,
          'answers',
        ),
      );
    const findings = await this.checking.of(content);
    const form = compileForm(content);
    const answers = input.answers.map(completeAnswer);
    const faults = answerFaults(form, answers);
    if (faults.length) throw new UserError(faults, { findings });
    return { result: scoreForm(form, answers, input), findings };
  }

  async #visible(viewer: Viewer, id: string): Promise<Scorecard | null> {
    const [card] = isId(id) ? await this.store.visible([id], scorecardsVisibleTo(viewer)) : [];
    return card ?? null;
  }

  async #named(viewer: Viewer, id: string, version: number | null): Promise<NamedContent | null> {
    const card = await this.#visible(viewer, id);
    if (!card) return null;
    if (version !== null) return nameOf(await this.store.version(card._id, version));
    if (!card.draft || !mayReadScorecardDraft(viewer)) return null;
    return { name: `${card.code}-draft`, code: card.code, content: card.draft.content };
  }

  async #active(viewer: Viewer, id: string): Promise<NamedContent | null> {
    const card = await this.#visible(viewer, id);
    const [version] = card?.versionId ? await this.store.versionsByIds([card.versionId]) : [];
    return nameOf(version ?? null);
  }
}

const nameOf = (version: ScorecardVersion | null): NamedContent | null =>
  version && { name: `${version.code}-v${version.version}`, code: version.code, content: version.content };

/** The reader for other things of quality. */
export const scorecardVersions = (store: ScorecardStore): ScorecardVersions => {
  const current = async (card: Scorecard | null | undefined): Promise<ScorecardVersion | null> => {
    if (!card || card.state !== ScorecardState.ACTIVE || card.versionId === null) return null;
    return (await store.versionsByIds([card.versionId]))[0] ?? null;
  };
  return {
    active: async (id) => current((await store.byIds([id]))[0]),
    latestFor: async (subject) => current(await store.latestFor(subject)),
    versionsByIds: (ids) => store.versionsByIds(ids),
    versionsOf: (id) => store.versionsOf(id),
  };
};
