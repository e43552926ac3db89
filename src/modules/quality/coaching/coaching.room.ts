import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { CustomerEraser } from '../../calls/index.js';
import type { Directory } from '../../people/index.js';
import { CoachedPeople } from './coached-people.service.js';
import type { CoachedEvaluations } from './coached-evaluation.js';
import { CoachingClock } from './coaching-clock.service.js';
import { CoachingEffectService } from './coaching-effect.service.js';
import { CoachingFieldsResolver, TalkFieldsResolver } from './coaching-fields.resolver.js';
import { type CoachedSubject, coachedSubjectOf } from './coaching.feed.js';
import { CoachingFollowing } from './coaching-following.service.js';
import { CoachingResolver } from './coaching.resolver.js';
import { CoachingSettingsService } from './coaching-settings.service.js';
import { CoachingService } from './coaching.service.js';
import { CoachingStore } from './coaching.store.js';
import type { Coaching } from './coaching.js';
import type { Talk } from './talk.js';
import { TalkResolver } from './talk.resolver.js';
import { TalkService } from './talk.service.js';
import { TalkStore } from './talk.store.js';

/** What talks and coaching need of others. */
export interface CoachingNeeds {
  readonly directory: Directory;
  readonly jobs: JobQueue;
  readonly evaluations: CoachedEvaluations;
  /** Which of the calls are an agent's own. */
  readonly ownCalls: (agentId: string, callIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Talks and coaching. */
export interface CoachingRoom extends Room {
  /** To be told of every release. */
  readonly following: CoachingFollowing;
  readonly talks: TalkService;
  /** Agents and their leads. */
  readonly people: CoachedPeople;
  readonly sessions: CoachingService;
  /** Takes the words about the calls of an erased customer out of sessions; the month's talks name no calls. */
  readonly eraser: CustomerEraser;
  /** The time's part, for tests. */
  readonly clock: CoachingClock;
  /** Talks and sessions of the past, for a seed. */
  readonly planting: {
    isEmpty(): Promise<boolean>;
    plant(talks: readonly Talk[], sessions: readonly Coaching[]): Promise<void>;
  };
  /** How notices about talks and sessions are judged. */
  readonly subjects: readonly CoachedSubject<'talk' | 'coaching'>[];
}

export function createCoaching(foundation: Foundation, needs: CoachingNeeds): CoachingRoom {
  const { connection, cursors, clock } = foundation;
  const { directory, evaluations, ownCalls } = needs;
  const talkStore = new TalkStore(connection, cursors);
  const store = new CoachingStore(connection, cursors);
  const people = new CoachedPeople(directory);
  const settings = new CoachingSettingsService(foundation, store);
  const talks = new TalkService(foundation, talkStore, people, settings);
  const sessions = new CoachingService(foundation, store, people, evaluations, ownCalls);
  const effects = new CoachingEffectService(sessions, evaluations, clock);
  const due = new CoachingClock(foundation, store, people);
  due.register(needs.jobs);
  return {
    ...{ talks, sessions, people, clock: due },
    following: new CoachingFollowing(foundation, store, talks, people, settings, evaluations),
    eraser: { erase: async (callIds) => ({ coachings: await store.eraseWords(callIds) }) },
    planting: {
      isEmpty: () => talkStore.isEmpty(),
      plant: async (planted, opened) => {
        await talkStore.insertMany(planted);
        await store.insert(opened);
      },
    },
    subjects: [
      coachedSubjectOf('talk', (ids) => talkStore.byIds(ids)),
      coachedSubjectOf('coaching', (ids) => store.byIds(ids)),
    ],
    resolvers: [
      new TalkResolver(talks),
      new TalkFieldsResolver(directory.loaders),
      new CoachingResolver(sessions, effects, settings),
      new CoachingFieldsResolver(directory.loaders),
    ],
    nodes: [
      {
        prefix: 'talk',
        typeName: 'Talk',
        load: async (context, id) => (await talks.visible(context.viewer, [id]))[0] ?? null,
      },
      {
        prefix: 'coaching',
        typeName: 'Coaching',
        load: async (context, id) => (await sessions.visible(context.viewer, [id]))[0] ?? null,
      },
    ],
  };
}
