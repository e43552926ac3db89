import { badInput } from '../../platform/errors/index.js';
import { longestReference } from './call.js';

/** Which calls somebody asks for; what is null or left out does not restrict. */
export interface CallConditions {
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly agentId?: string | null;
  readonly teamId?: string | null;
  readonly siteId?: string | null;
  readonly queue?: string | null;
  readonly channel?: string | null;
  readonly productLineId?: string | null;
  readonly customerLevel?: string | null;
  readonly satisfaction?: readonly number[] | null;
  readonly reasonTreeId?: string | null;
  readonly reasonNodeKey?: string | null;
  readonly hasRecording?: boolean | null;
  readonly isExemplary?: boolean | null;
  readonly isOnLegalHold?: boolean | null;
  readonly text?: string | null;
}

const shortestPrefix = 2;

/** References that begin so, on the index of references. */
function beginning(text: string): Record<string, unknown> {
  if (text.length < shortestPrefix || text.length > longestReference)
    throw badInput(`\`text\` has ${shortestPrefix} to ${longestReference} characters.`);
  return { $gte: text, $lt: `${text}\u{10ffff}` };
}

/** The conditions as the database reads them. Throws BAD_USER_INPUT for such as cannot hold. */
export function callMatch(conditions: CallConditions): Record<string, unknown> {
  const { from, to, satisfaction, hasRecording, isExemplary, isOnLegalHold, text } = conditions;
  if (from && to && from.getTime() >= to.getTime()) throw badInput('`from` lies before `to`.');
  if (satisfaction?.some((mark) => mark < 1 || mark > 5)) throw badInput('A mark is 1 to 5.');
  if (conditions.reasonNodeKey && !conditions.reasonTreeId) throw badInput('`reasonNodeKey` needs `reasonTreeId`.');
  const equal = Object.entries({
    agentId: conditions.agentId,
    teamIds: conditions.teamId,
    siteId: conditions.siteId,
    queue: conditions.queue,
    channel: conditions.channel,
    lineId: conditions.productLineId,
    customerLevel: conditions.customerLevel,
    reasonTreeId: conditions.reasonTreeId,
    reasonNodeKey: conditions.reasonNodeKey,
    ...(isExemplary === undefined ? {} : { isExemplary }),
    ...(isOnLegalHold === undefined ? {} : { isOnLegalHold }),
  }).filter(([, value]) => value !== undefined && value !== null);
  const offeredAt = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
  return {
    ...Object.fromEntries(equal),
    ...(from || to ? { offeredAt } : {}),
    ...(satisfaction?.length ? { satisfaction: { $in: [...satisfaction] } } : {}),
    ...(typeof hasRecording === 'boolean' ? { recordingId: hasRecording ? { $type: 'string' } : null } : {}),
    ...(text ? { reference: beginning(text) } : {}),
  };
}
