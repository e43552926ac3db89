import { Channel } from '../../src/modules/calls/index.js';
import type { PlantedKeys } from '../people.js';
import type { Cast } from './cast.js';
import { type PlantedCall, day, hour, midnightOf, minute, referenceOf } from './making.js';

/** How many days ago the middle one of the three calls was. */
const storyAge = 6;

/** When the call was in which a customer was told a wrong fee. */
export const storyAt = (now: number): number => midnightOf(now) - storyAge * day + 10 * hour + 14 * minute;

/** Its reference, e.g. `C-1120-0932`. */
export const storyReference = (now: number): string => referenceOf(storyAt(now), 932);

/**
 * One customer, one matter, three calls in two days: the first sent somebody out and said nothing of a fee, the second told a wrong fee,
 * the third put it right.
 */
export function storyOf(cast: Cast, keys: PlantedKeys): PlantedCall[] {
  const second = storyAt(cast.now);
  const calls: [person: string, at: number, number: number, seconds: number, change: Partial<PlantedCall>][] = [
    ['chen.yiming', second - 17 * hour - 54 * minute, 1_620, 236, { disposition: '派单，未说上门费', isSolved: true }],
    [
      ...(['xu.ran', second, 932, 282 - 26] as const),
      { disposition: '费用答错', satisfaction: 2, isSolved: true, holdSeconds: 26, wrapSeconds: 38 },
    ],
    [
      ...(['agent', second + 22 * hour + 48 * minute, 902, 198] as const),
      { disposition: '免上门费，已解决', satisfaction: 5, isSolved: true },
    ],
  ];
  return calls.flatMap(([person, at, number, seconds, change]): PlantedCall[] => {
    const agent = cast.agents.find(({ id }) => id === keys.users.get(person));
    if (!agent || at > cast.now - hour) return [];
    const wait = 6;
    const hold = change.holdSeconds ?? 0;
    const answeredAt = new Date(at + wait * 1_000);
    return [
      {
        ...{ reference: referenceOf(at, number), channel: Channel.PHONE, queue: 'after-sales', agentId: agent.id },
        ...{ teamId: agent.teamId, teamIds: agent.teamIds, siteId: agent.siteId },
        lineId: keys.lines.get('washing-machines') ?? null,
        ...{ customerReference: '13805321120', customerLevel: 'ordinary', offeredAt: new Date(at), answeredAt },
        ...{ abandonedAt: null, endedAt: new Date(at + (wait + seconds + hold) * 1_000), firstResponseAt: answeredAt },
        ...{ holdSeconds: 0, wrapSeconds: 30, transferOf: null, satisfaction: null, disposition: null },
        reasonTreeId: cast.reasons[0]?.treeId ?? null,
        reasonNodeKey: cast.reasons[0]?.nodeKey ?? null,
        ...{ isSolved: null, isVerified: true, isRecordComplete: true, articleIds: [...cast.articleIds.slice(0, 1)] },
        ...{ walkIds: [], tags: ['上门费', '三包'], ...change },
      },
    ];
  });
}
