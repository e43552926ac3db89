import { UserError, UserErrorCode, fault, wrongState } from '../../../../platform/errors/index.js';
import type { LocalizedText } from '../../../../platform/graphql/localized.js';
import { mostAutomaticSteps, wording } from './engine.js';

/** The tree has no way on from here; only a preview of an unfinished tree comes here. */
export const leadsNowhere = (): UserError => wrongState('这条分支没有通向任何节点。', 'This branch leads to no node.');

/** Nodes that decide by themselves lead to each other. */
export const goesRound = (): UserError =>
  wrongState(
    `自动步骤超过 ${mostAutomaticSteps} 步，树在绕圈。`,
    `More than ${mostAutomaticSteps} automatic steps: the tree goes round in a circle.`,
  );

/** A device would be sent in although checks were left out. */
export const withoutCheck = (titles: readonly LocalizedText[]): UserError =>
  new UserError(
    fault(
      UserErrorCode.RETURN_WITHOUT_CHECK,
      `寄修前还有检查没做：${titles.map((title) => wording(title, 'zh-CN')).join('、')}。`,
      `Checks are left before the device may be sent in: ${titles.map((title) => wording(title, 'en')).join(', ')}.`,
      'overrideReason',
    ),
  );

/** A place of the path that is not there. */
export const noSuchStop = (): UserError =>
  new UserError(fault(UserErrorCode.INVALID, '路径中没有这一步。', 'The path has no such stop.', 'at'));

/** The walk stands at its beginning. */
export const nothingBefore = (): UserError => wrongState('前面没有步骤。', 'There is no step before this one.');

/** A node that is in none of the trees that are walked now. */
export const noSuchNode = (): UserError =>
  new UserError(fault(UserErrorCode.NOT_FOUND, '树中没有这个节点。', 'The tree has no such node.', 'nodeKey'));
