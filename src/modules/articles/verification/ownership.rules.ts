import { type Text, UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { Article } from '../article.js';

/** Who answers for an article: a person with the team that takes over, or a team. */
export interface Owners {
  readonly ownerId: string | null;
  readonly ownerTeamId: string | null;
}

/** Most people who are told of one article. */
export const mostOwnersTold = 20;

/** Most articles that are given to another owner at once. */
export const mostAtOnce = 100;

export const ownersIn = ({ ownerId, ownerTeamId }: Article): Owners => ({ ownerId, ownerTeamId });

export const sameOwners = (a: Owners, b: Owners): boolean => a.ownerId === b.ownerId && a.ownerTeamId === b.ownerTeamId;

/** Nothing is nobody's. */
export const nobody = (): UserError =>
  new UserError(
    fault(
      UserErrorCode.REQUIRED,
      '请指定负责人或负责团队。',
      'Name a person or a team that answers for it.',
      'ownerId',
    ),
  );

/** Throws unless 1 to 100 articles are named. */
export function checkCount(ids: readonly string[]): void {
  if (!ids.length) throw new UserError(fault(UserErrorCode.REQUIRED, '请选择文章。', 'Choose articles.', 'ids'));
  if (ids.length > mostAtOnce) {
    throw new UserError(
      fault(UserErrorCode.TOO_MANY, `一次最多 ${mostAtOnce} 篇。`, `At most ${mostAtOnce} at once.`, 'ids'),
    );
  }
}

/** What a new owner is told. */
export function handedOver(count: number): Text {
  return count === 1
    ? { 'zh-CN': '这篇文章现在由您负责。', en: 'You now answer for this article.' }
    : {
        'zh-CN': `现在有 ${count} 篇文章交由您负责，这是其中一篇。`,
        en: `You now answer for ${count} more articles; this is one of them.`,
      };
}
