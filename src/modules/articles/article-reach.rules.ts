import { readableAudiences } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault } from '../../platform/errors/index.js';
import type { ArticlePolicyFields } from './article.js';
import { everyone } from './article.policy.js';

/** Who may read, compared before and after. */
export type Reach = Pick<ArticlePolicyFields, 'audience' | 'tierRank' | 'teams'>;

/** Whether anybody may read after the change who could not before. */
export function widens(before: Reach, after: Reach): boolean {
  const outward = readableAudiences(after.audience).length < readableAudiences(before.audience).length;
  const moreTeams = !before.teams.includes(everyone) && after.teams.some((team) => !before.teams.includes(team));
  return outward || after.tierRank < before.tierRank || moreTeams;
}

/** Throws WIDENING_NOT_CONFIRMED when more people would read and nobody confirmed that. */
export function checkWidening(before: Reach, after: Reach, confirmed: boolean): void {
  if (confirmed || !widens(before, after)) return;
  throw new UserError(
    fault(
      UserErrorCode.WIDENING_NOT_CONFIRMED,
      '将有更多人可以看到此内容，请确认。',
      'More people will be able to read this; confirm it.',
      'confirmWidening',
    ),
  );
}
