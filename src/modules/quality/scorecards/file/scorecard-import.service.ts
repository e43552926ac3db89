import type { Viewer } from '../../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../../../platform/errors/index.js';
import { mayBuildScorecards } from '../../quality.policy.js';
import type { Scorecard } from '../scorecard.js';
import type { ScorecardDraftService } from '../scorecard-draft.service.js';
import { readScorecardFile } from './scorecard-file.rules.js';

const event = 'scorecard.imported';

/** Scorecards from files. */
export class ScorecardImportService {
  constructor(private readonly drafts: ScorecardDraftService) {}

  /** Makes a scorecard of a file, or replaces a working copy. Errors: NOT_ALLOWED, those of the file and of a working copy, KEY_REUSED. */
  async take(
    viewer: Viewer,
    input: {
      json: string;
      scorecardId?: string | null;
      expectedRevision?: number | null;
      idempotencyKey?: string | null;
    },
  ): Promise<Scorecard> {
    if (!mayBuildScorecards(viewer)) throw notAllowed();
    const content = readScorecardFile(input.json);
    const { scorecardId, expectedRevision, idempotencyKey } = input;
    if (!scorecardId) return this.drafts.make(viewer, content, { event, input, idempotencyKey });
    if (expectedRevision == null)
      throw new UserError(
        fault(UserErrorCode.REQUIRED, '请说明您看到的版本号。', 'Say which revision you saw.', 'expectedRevision'),
      );
    return this.drafts.takeOver(viewer, scorecardId, { expectedRevision, content, event });
  }
}
