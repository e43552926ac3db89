import type { CallRecord } from '../call-record.js';
import type { CallCustomer } from '../call.js';
import { Channel } from '../call-channel.js';
import type { Book } from './call-names.js';
import type { ReadCallRow } from './call-row.js';
import { type CallTimes, faultOfTimes, timed } from './call-row.rules.js';
import { type RowFault, invalid, rowFault, unknownName } from './row-fault.js';
import { UserErrorCode } from '../../../platform/errors/index.js';

/** What rows say of a call, names resolved; chain and ids come later. */
export type CallDraft = Omit<
  CallRecord,
  | (
      | '_id'
      | 'chainId'
      | 'recordingId'
      | 'hasTranscript'
      | 'unhappyWords'
      | 'isExemplary'
      | 'isOnLegalHold'
      | 'erasedAt'
    )
  | ('importId' | 'createdAt' | 'updatedAt' | 'contentHash')
>;

type Drafted = { readonly draft: CallDraft; readonly fault: null } | { readonly draft: null; readonly fault: RowFault };

const refused = (fault: RowFault): Drafted => ({ draft: null, fault });

/** What the row says, else what is known, else nothing. */
const or = <T>(said: T | undefined, known: T | undefined, none: T): T => (said === undefined ? (known ?? none) : said);

const joined = (known: readonly string[] = [], said: readonly string[] = []): string[] =>
  known.length === 0 ? [...said] : [...new Set([...known, ...said])];

interface Place {
  readonly agentId: string | null;
  readonly teamId: string | null;
  readonly teamIds: string[];
  readonly siteId: string | null;
}

/** Who took the call, and where they stood. A known call keeps the team and site of its time, unless the row names others. */
function placeOf(row: ReadCallRow, book: Book, before: CallRecord | null): Place | RowFault {
  const agent = row.agent ? book.agent(row.agent) : null;
  if (row.agent && !agent) return unknownName('agent', '找不到座席。', 'There is no such agent.');
  const named = row.team ? book.team(row.team) : null;
  if (row.team && !named) return unknownName('team', '找不到团队。', 'There is no such team.');
  const namedSite = row.site ? book.site(row.site) : null;
  if (row.site && !namedSite) return unknownName('site', '找不到站点。', 'There is no such site.');
  const agentId = row.agent === undefined ? (before?.agentId ?? null) : (agent?._id ?? null);
  const isSame = before !== null && before.agentId === agentId && !row.team;
  const team = named ?? (agent?.teamId ? book.team(agent.teamId) : null);
  const teamId = isSame ? before.teamId : (team?._id ?? null);
  const teamIds = isSame ? [...before.teamIds] : [...(team?.teamIds ?? [])];
  const siteOfNow = isSame ? before.siteId : (team?.siteId ?? agent?.siteId ?? null);
  return { agentId, teamId, teamIds, siteId: namedSite ?? siteOfNow };
}

/** The call that a row describes, given what is known of it. `site` is the only one that the reporter may speak of; null: all. */
export function draftOf(
  row: ReadCallRow,
  book: Book,
  before: CallRecord | null,
  from: { readonly customer: CallCustomer | null | undefined; readonly site: string | null },
): Drafted {
  const queue = book.queue(row.queue);
  if (!queue) return refused(unknownName('queue', '找不到队列。', 'There is no such queue.'));
  if (!queue.isActive && before?.queue !== queue.key)
    return refused(invalid('queue', '队列已停用。', 'This queue is not in use any more.'));
  if (row.channel && row.channel !== queue.channel)
    return refused(
      row.channel in Channel
        ? invalid('channel', `该队列的渠道是 ${queue.channel}。`, `This queue is of the channel ${queue.channel}.`)
        : invalid('channel', '没有这个渠道。', 'There is no such channel.'),
    );
  const place = placeOf(row, book, before);
  if ('code' in place) return refused(place);
  if (from.site !== null && (place.siteId !== from.site || (before !== null && before.siteId !== from.site)))
    return refused(
      rowFault(UserErrorCode.NOT_ALLOWED, 'site', '只能上报本站点的记录。', 'Only calls of your own site.'),
    );
  const lineId = row.productLine ? book.line(row.productLine) : null;
  if (row.productLine && !lineId)
    return refused(unknownName('productLine', '找不到产品线。', 'There is no such product line.'));
  if (row.customerLevel && !book.hasLevel(row.customerLevel))
    return refused(unknownName('customerLevel', '没有这个客户级别。', 'There is no such customer level.'));
  const tree = row.reasonTree ? book.reason(row.reasonTree) : null;
  if (row.reasonTree && !tree) return refused(unknownName('reasonTree', '找不到问题树。', 'There is no such tree.'));
  if (tree && row.reasonNode && !tree.hasNode(row.reasonNode))
    return refused(unknownName('reasonNode', '问题树中没有这个节点。', 'The tree has no such node.'));
  const articles = row.articles?.map((code) => book.article(code));
  if (articles?.includes(null))
    return refused(unknownName('articles', '找不到其中的文章。', 'One of these articles does not exist.'));
  if (row.walks?.some((id) => !book.hasWalk(id)))
    return refused(unknownName('walks', '找不到其中的流程记录。', 'One of these walks does not exist.'));

  const answeredAt = or(row.answeredAt, before?.answeredAt, null);
  const firstResponseAt = or(row.firstResponseAt, before?.firstResponseAt, null);
  const given: CallTimes = {
    offeredAt: row.offeredAt,
    answeredAt,
    abandonedAt: or(row.abandonedAt, before?.abandonedAt, null),
    endedAt: or(row.endedAt, before?.endedAt, null),
    // On the phone the first word is the first answer.
    firstResponseAt: firstResponseAt ?? (queue.channel === Channel.PHONE ? answeredAt : null),
    holdSeconds: or(row.holdSeconds, before?.holdSeconds, 0) ?? 0,
    wrapSeconds: or(row.wrapSeconds, before?.wrapSeconds, 0) ?? 0,
  };
  const fault = faultOfTimes(given);
  if (fault) return refused(fault);
  const times = timed(given);
  // What was erased stays erased, whatever a later file says.
  const isErased = Boolean(before?.erasedAt);
  // Field by field: this is done for each row of large files, and objects that are put together from parts are slow to make.
  const draft: CallDraft = {
    reference: row.reference,
    channel: queue.channel,
    queue: queue.key,
    agentId: place.agentId,
    teamId: place.teamId,
    teamIds: place.teamIds,
    siteId: place.siteId,
    lineId: row.productLine === undefined ? (before?.lineId ?? null) : lineId,
    customer: isErased ? (before?.customer ?? null) : or(from.customer, before?.customer, null),
    customerLevel: or(row.customerLevel, before?.customerLevel, null),
    offeredAt: times.offeredAt,
    answeredAt: times.answeredAt,
    abandonedAt: times.abandonedAt,
    endedAt: times.endedAt,
    firstResponseAt: times.firstResponseAt,
    holdSeconds: times.holdSeconds,
    wrapSeconds: times.wrapSeconds,
    talkSeconds: times.talkSeconds,
    waitSeconds: times.waitSeconds,
    handleSeconds: times.handleSeconds,
    transferOf: or(row.transferOf, before?.transferOf, null),
    satisfaction: or(row.satisfaction, before?.satisfaction, null),
    disposition: isErased ? (before?.disposition ?? null) : or(row.disposition, before?.disposition, null),
    reasonTreeId: row.reasonTree === undefined ? (before?.reasonTreeId ?? null) : (tree?._id ?? null),
    reasonNodeKey: or(row.reasonNode, before?.reasonNodeKey, null),
    isSolved: or(row.isSolved, before?.isSolved, null),
    isVerified: or(row.isVerified, before?.isVerified, null),
    isRecordComplete: or(row.isRecordComplete, before?.isRecordComplete, null),
    // Links are only added: what somebody linked by hand is not lost to the next file.
    articleIds: joined(before?.articleIds, articles as readonly string[] | undefined),
    walkIds: joined(before?.walkIds, row.walks),
    tags: isErased ? [] : row.tags ? [...row.tags] : [...(before?.tags ?? [])],
  };
  return { draft, fault: null };
}

/** Fields of a call that rows decide, for comparing and for the audit. */
const decided = [
  ...(['channel', 'queue', 'agentId', 'teamId', 'siteId', 'lineId', 'customerLevel'] as const),
  ...(['offeredAt', 'answeredAt', 'abandonedAt', 'endedAt', 'firstResponseAt', 'holdSeconds', 'wrapSeconds'] as const),
  ...(['transferOf', 'satisfaction', 'reasonTreeId', 'reasonNodeKey'] as const),
  ...(['isSolved', 'isVerified', 'isRecordComplete', 'articleIds', 'walkIds'] as const),
];

/** Words of the CRM: that they changed is said, what they say is not. */
const words = ['disposition', 'tags'] as const;

/** What differs between a known call and what a row makes of it, as the audit may show it; null where nothing does. */
export function changesOf(
  before: CallRecord,
  after: CallDraft,
): { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> } | null {
  const changes = { before: {} as Record<string, unknown>, after: {} as Record<string, unknown> };
  for (const field of decided) {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
    changes.before[field] = before[field];
    changes.after[field] = after[field];
  }
  for (const field of words) {
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) changes.after[field] = '*';
  }
  // Who it is stays out of the audit, the last digits too: it is kept when a customer is erased.
  if (before.customer?.hash !== after.customer?.hash) changes.after.customer = '*';
  return Object.keys(changes.after).length === 0 ? null : changes;
}
