import { roles } from '../../../platform/auth/access.js';
import { Role, hasRole } from '../../../platform/auth/viewer.js';
import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import {
  CriteriaAcknowledgePayload,
  CriteriaChangeConnection,
  CriteriaChangeDecideInput,
  CriteriaChangeDecidePayload,
  CriteriaChangeProposeInput,
  CriteriaChangeProposePayload,
  CriteriaMeetingConnection,
  CriteriaMeetingHoldInput,
  CriteriaMeetingHoldPayload,
  CriteriaMeetingPlanInput,
  CriteriaMeetingPlanPayload,
  CriteriaRulingsArgs,
} from './criteria.inputs.js';
import { criteriaKeepers, criteriaProposers, criteriaReaders } from './criteria.policy.js';
import type { CriteriaService } from './criteria.service.js';
import type { CriteriaStore } from './criteria.store.js';
import { CriteriaChange, CriteriaMeeting } from './criteria.js';

const readers = roles(...criteriaReaders);
const keepers = roles(...criteriaKeepers);
const proposers = roles(...criteriaProposers);

/** Meetings on the criteria and what is decided there. */
@Resolver(() => CriteriaMeeting)
export class CriteriaResolver {
  constructor(
    private readonly service: CriteriaService,
    private readonly store: CriteriaStore,
  ) {}

  @Query(() => CriteriaMeeting, {
    nullable: true,
    description: 'One meeting on the criteria by its id. For QA_ANALYST, SUPERVISOR and ADMIN.',
  })
  @Access(readers)
  criteriaMeeting(
    @Arg('id', () => ID, { description: 'Id of the meeting.' }) id: string,
  ): Promise<CriteriaMeeting | null> {
    return this.store.meeting(id);
  }

  @Query(() => CriteriaMeetingConnection, {
    description: 'Meetings on the criteria, the newest month first. For QA_ANALYST, SUPERVISOR and ADMIN.',
  })
  @Access(readers)
  criteriaMeetings(@Args(() => PageArgs) args: PageArgs): Promise<Connection<CriteriaMeeting>> {
    return this.store.meetings(pageRequest(args));
  }

  @Query(() => CriteriaChange, {
    nullable: true,
    description: 'One proposed change of the criteria by its id. For QA_ANALYST, SUPERVISOR and ADMIN.',
  })
  @Access(readers)
  criteriaChange(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: 'Id of the change.' }) id: string,
  ): Promise<CriteriaChange | null> {
    return this.service.seenChange(viewer, id);
  }

  @Query(() => CriteriaChangeConnection, {
    description:
      'Rulings on the criteria, the newest first. For QA_ANALYST and ADMIN all, for SUPERVISOR those that they must read.',
  })
  @Access(readers)
  criteriaRulings(
    @Ctx() { viewer }: Context,
    @Args(() => CriteriaRulingsArgs) args: CriteriaRulingsArgs,
  ): Promise<Connection<CriteriaChange>> {
    const seesAll = hasRole(viewer, Role.QA_ANALYST, Role.ADMIN);
    const of = { readerId: seesAll ? null : viewer.id, outstandingId: args.isOpen ? viewer.id : null };
    return this.store.rulings(of, pageRequest(args));
  }

  @Mutation(() => CriteriaMeetingPlanPayload, {
    description: 'Plans the meeting of a month. For QA_ANALYST. Errors: NOT_ALLOWED, INVALID, DUPLICATE, KEY_REUSED.',
  })
  @Access(keepers)
  criteriaMeetingPlan(
    @Ctx() context: Context,
    @Arg('input', () => CriteriaMeetingPlanInput, { description: 'The meeting.' }) input: CriteriaMeetingPlanInput,
  ): Promise<CriteriaMeetingPlanPayload> {
    return settle<CriteriaMeetingPlanPayload>(context, async () => ({
      meeting: await this.service.plan(context.viewer, input),
    }));
  }

  @Mutation(() => CriteriaMeetingHoldPayload, {
    description:
      'Ends a meeting: its agenda stays as it is now. For QA_ANALYST. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, CONFLICT.',
  })
  @Access(keepers)
  criteriaMeetingHold(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the meeting.' }) id: string,
    @Arg('input', () => CriteriaMeetingHoldInput, { description: 'What was seen.' }) input: CriteriaMeetingHoldInput,
  ): Promise<CriteriaMeetingHoldPayload> {
    return settle<CriteriaMeetingHoldPayload>(context, async () => ({
      meeting: await this.service.hold(context.viewer, id, input.expectedVersion),
    }));
  }

  @Mutation(() => CriteriaChangeProposePayload, {
    description:
      'Proposes to a meeting that is to come how a question should be read or worded. For QA_ANALYST and SUPERVISOR. Errors: NOT_ALLOWED, NOT_FOUND, WRONG_STATE, REQUIRED, TOO_LONG, INVALID, KEY_REUSED.',
  })
  @Access(proposers)
  criteriaChangePropose(
    @Ctx() context: Context,
    @Arg('input', () => CriteriaChangeProposeInput, { description: 'The change.' }) input: CriteriaChangeProposeInput,
  ): Promise<CriteriaChangeProposePayload> {
    return settle<CriteriaChangeProposePayload>(context, async () => ({
      change: await this.service.propose(context.viewer, input),
    }));
  }

  @Mutation(() => CriteriaChangeDecidePayload, {
    description:
      'Decides about a proposed change. Accepted, evaluators must read its ruling, and another wording stands in a working copy of the scorecard, to be activated as any other. For QA_ANALYST. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, INVALID, CONFLICT.',
  })
  @Access(keepers)
  criteriaChangeDecide(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the change.' }) id: string,
    @Arg('input', () => CriteriaChangeDecideInput, { description: 'The decision.' }) input: CriteriaChangeDecideInput,
  ): Promise<CriteriaChangeDecidePayload> {
    return settle<CriteriaChangeDecidePayload>(context, async () => ({
      change: await this.service.decide(context.viewer, id, input),
    }));
  }

  @Mutation(() => CriteriaAcknowledgePayload, {
    description:
      'Notes that you have read a ruling; a second time changes nothing. For who must read it: QA_ANALYST and SUPERVISOR. Errors: NOT_FOUND, NOT_ALLOWED.',
  })
  @Access(proposers)
  criteriaAcknowledge(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the change.' }) id: string,
  ): Promise<CriteriaAcknowledgePayload> {
    return settle<CriteriaAcknowledgePayload>(context, async () => ({
      change: await this.service.acknowledge(context.viewer, id),
    }));
  }
}
