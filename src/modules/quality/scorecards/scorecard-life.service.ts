import { requiredText } from '../../articles/index.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Fault, UserError, UserErrorCode } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { mayActivateScorecards } from '../quality.policy.js';
import { isActivatable } from './check/check.rules.js';
import type { ScorecardCheckService } from './check/check.service.js';
import { type ScorecardFinding, ScorecardFindingSeverity } from './check/finding.js';
import { loadScorecardForChange, replaceScorecard } from './scorecard.access.js';
import type { Scorecard } from './scorecard.js';
import { scorecardEvent } from './scorecard-events.rules.js';
import { activatableContent, scorecardActivated, scorecardArchived, scorecardRestored } from './scorecard.rules.js';
import type { ScorecardStore } from './scorecard.store.js';

const reasonLimit = 500;
/** Most errors of a check that become faults of the payload; `findings` has all. */
const mostFaults = 50;

const faultOf = ({ message, ref, place }: ScorecardFinding): Fault => ({
  code: UserErrorCode.SCORECARD_INVALID,
  text: { 'zh-CN': message.zhCN, en: message.en },
  field: ['draft', ...(ref === null ? [] : [ref]), ...(place === null ? [] : [place])],
});

/** Into use, out of use, and back. */
export class ScorecardLifeService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: ScorecardStore,
    private readonly checking: ScorecardCheckService,
  ) {}

  /**
   * Makes a version of the working copy, which is in use from now on. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE,
   * SCORECARD_INVALID with `findings`, one fault for each error of the check with the path `draft`, ref and place.
   */
  async activate(viewer: Viewer, id: string, input: { expectedRevision: number }): Promise<Scorecard> {
    const card = await loadScorecardForChange(this.store, viewer, id, input.expectedRevision, mayActivateScorecards);
    const [standing] = card.versionId === null ? [] : await this.store.versionsByIds([card.versionId]);
    const content = activatableContent(card, standing?.checksum ?? null);
    const findings = await this.checking.of(content);
    if (!isActivatable(findings)) {
      const errors = findings.filter(({ severity }) => severity === ScorecardFindingSeverity.ERROR);
      throw new UserError(errors.slice(0, mostFaults).map(faultOf), { scorecard: card, findings });
    }
    const { clock, transactions } = this.foundation;
    const act = { by: viewer.id, at: clock.now() };
    const { card: next, version } = scorecardActivated(card, content, newId('scorecard_version', clock), act);
    return transactions.run(async (transaction) => {
      const after = await replaceScorecard(this.store, card, next);
      await this.store.insertVersions([version]);
      transaction.append(
        scorecardEvent(viewer, 'scorecard.activated', card, after, {
          ...{ versionId: version._id, checksum: version.checksum, mode: content.mode, naRule: content.naRule },
        }),
      );
      return after;
    });
  }

  /** Takes a scorecard out of use. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG. */
  async archive(viewer: Viewer, id: string, input: { expectedRevision: number; reason: string }): Promise<Scorecard> {
    const card = await loadScorecardForChange(this.store, viewer, id, input.expectedRevision, mayActivateScorecards);
    const reason = requiredText(input.reason, reasonLimit, 'reason');
    const next = scorecardArchived(card, { by: viewer.id, at: this.foundation.clock.now() });
    return this.#save(viewer, 'scorecard.archived', card, next, { reason });
  }

  /** Brings a scorecard back. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async restore(viewer: Viewer, id: string, input: { expectedRevision: number }): Promise<Scorecard> {
    const card = await loadScorecardForChange(this.store, viewer, id, input.expectedRevision, mayActivateScorecards);
    const next = scorecardRestored(card, { by: viewer.id, at: this.foundation.clock.now() });
    return this.#save(viewer, 'scorecard.restored', card, next);
  }

  #save(
    viewer: Viewer,
    type: string,
    before: Scorecard,
    next: Scorecard,
    more: Record<string, unknown> = {},
  ): Promise<Scorecard> {
    return this.foundation.transactions.run(async (transaction) => {
      const after = await replaceScorecard(this.store, before, next);
      transaction.append(scorecardEvent(viewer, type, before, after, more));
      return after;
    });
  }
}
