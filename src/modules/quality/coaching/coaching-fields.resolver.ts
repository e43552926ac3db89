import type { Context } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { type PeopleLoaders, Site, User, loadOne } from '../../people/index.js';
import { Coaching, CoachingState } from './coaching.js';
import { mayAcknowledge, mayCoach, mayHoldTalk } from './coaching.policy.js';
import { Talk, TalkState } from './talk.js';

/** Relations of a talk, and what depends on who asks. */
@Resolver(() => Talk)
export class TalkFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'The agent; null where the account is gone.' })
  agent(@Root() talk: Talk, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, talk.agentId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who held it; null before.' })
  heldBy(@Root() talk: Talk, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, talk.heldById);
  }

  @FieldResolver(() => Site, { nullable: true, description: 'The agent’s site when it became due.' })
  site(@Root() talk: Talk, @Ctx() context: Context): Promise<Site | null> {
    return loadOne(context, this.people.sites, talk.siteId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it was not held although its due date is over.' })
  isLate(@Root() talk: Talk, @Ctx() context: Context): boolean {
    return talk.state === TalkState.DUE && talk.dueAt < context.clock.now();
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may write it down now.' })
  viewerCanHold(@Root() talk: Talk, @Ctx() context: Context): boolean {
    return talk.state !== TalkState.ACKNOWLEDGED && mayHoldTalk(context.viewer, talk);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may confirm it now.' })
  viewerCanAcknowledge(@Root() talk: Talk, @Ctx() context: Context): boolean {
    return talk.state === TalkState.HELD && mayAcknowledge(context.viewer, talk);
  }
}

/** Relations of a coaching session, and what depends on who asks. */
@Resolver(() => Coaching)
export class CoachingFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'The agent; null where the account is gone.' })
  agent(@Root() coaching: Coaching, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, coaching.agentId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who holds it; null where the account is gone.' })
  coach(@Root() coaching: Coaching, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, coaching.coachId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who opened it; null where a rule did.' })
  openedBy(@Root() coaching: Coaching, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, coaching.openedById);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its follow-up is due and it is not closed.' })
  isFollowUpDue(@Root() coaching: Coaching, @Ctx() context: Context): boolean {
    const { followUpAt, state } = coaching;
    return state !== CoachingState.CLOSED && followUpAt !== null && followUpAt <= context.clock.now();
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may plan, write down or close it now.' })
  viewerCanCoach(@Root() coaching: Coaching, @Ctx() context: Context): boolean {
    return coaching.state !== CoachingState.CLOSED && mayCoach(context.viewer, coaching);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may confirm it now.' })
  viewerCanAcknowledge(@Root() coaching: Coaching, @Ctx() context: Context): boolean {
    return coaching.state === CoachingState.HELD && mayAcknowledge(context.viewer, coaching);
  }
}
