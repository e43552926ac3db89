import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { evaluatingRoles, evaluationReaders, evaluatorRoles } from '../quality.policy.js';
import type { EvaluationDraftService } from './evaluation-draft.service.js';
import type { EvaluationExamplesService } from './evaluation-examples.service.js';
import type { EvaluationPeerService } from './evaluation-peer.service.js';
import type { EvaluationReader } from './evaluation-read.service.js';
import type { EvaluationReleaseService } from './evaluation-release.service.js';
import type { EvaluationRescoreService } from './evaluation-rescore.service.js';
import type { EvaluationStartService } from './evaluation-start.service.js';
import {
  EvaluationAcknowledgeInput,
  EvaluationConsentInput,
  EvaluationDiscardInput,
  EvaluationDiscardPayload,
  EvaluationDraftUpdateInput,
  EvaluationExemplaryAskInput,
  EvaluationPayload,
  EvaluationReleaseInput,
  EvaluationRescoreInput,
  EvaluationStartInput,
  EvaluationSubmitInput,
  PeerAssignInput,
} from './evaluation.inputs.js';
import { discarders } from './evaluation.policy.js';
import { Evaluation } from './evaluation.js';

/** What the resolver hands on to. */
export interface EvaluationServices {
  readonly starts: EvaluationStartService;
  readonly drafts: EvaluationDraftService;
  readonly releases: EvaluationReleaseService;
  readonly rescores: EvaluationRescoreService;
  readonly examples: EvaluationExamplesService;
  readonly peers: EvaluationPeerService;
  readonly reader: EvaluationReader;
}

const theOne = { description: 'The evaluation.' };
const usual = 'Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE';

/** What is done with evaluations. */
@Resolver(() => Evaluation)
export class EvaluationResolver {
  constructor(private readonly services: EvaluationServices) {}

  @Mutation(() => EvaluationPayload, {
    description: `Begins an evaluation, bound to the version of the form that is in use. STANDARD and SECOND: QA_ANALYST, and SUPERVISOR of the team; SELF: the agent whose call it is, before another’s was released. Errors: NOT_FOUND, NOT_ALLOWED, REQUIRED, TOO_LONG, INVALID (\`kind\`, \`callId\`, \`scorecardId\`), DUPLICATE (\`callId\`: there is one of the kind), SAME_PERSON (\`kind\`), WRONG_STATE, KEY_REUSED.`,
  })
  @Access(roles(...evaluatingRoles))
  evaluationStart(
    @Ctx() context: Context,
    @Arg('input', () => EvaluationStartInput, { description: 'What, and with which form.' })
    input: EvaluationStartInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.starts.start(context.viewer, input));
  }

  @Mutation(() => EvaluationPayload, {
    description: `Saves a small change of your own draft. ${usual} (submitted), CONFLICT, TOO_MANY; faults of answers name \`answers.<ref>\`, those of notes \`notes.<place>.<field>\` (REQUIRED, TOO_LONG, NOT_FOUND, OUT_OF_RANGE, INVALID). Then nothing of it is saved.`,
  })
  @Access(roles(...evaluatingRoles))
  evaluationDraftUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, theOne) id: string,
    @Arg('input', () => EvaluationDraftUpdateInput, { description: 'What changes.' })
    input: EvaluationDraftUpdateInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.drafts.update(context.viewer, id, input));
  }

  @Mutation(() => EvaluationPayload, {
    description: `Submits your own draft and releases it as asked. ${usual}, CONFLICT; REQUIRED names each question that is open (\`answers.<ref>\`) and each error without the note that the form wants (\`notes.<ref>\`); REQUIRED, OUT_OF_RANGE (\`releaseAt\`).`,
  })
  @Access(roles(...evaluatingRoles))
  evaluationSubmit(
    @Ctx() context: Context,
    @Arg('id', () => ID, theOne) id: string,
    @Arg('input', () => EvaluationSubmitInput, { description: 'When it is released.' }) input: EvaluationSubmitInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.drafts.submit(context.viewer, id, input));
  }

  @Mutation(() => EvaluationPayload, {
    description: `Releases a submitted evaluation, sets another time for it, or takes the time back. Its evaluator, and QA_ANALYST. ${usual}, CONFLICT, REQUIRED, OUT_OF_RANGE (\`releaseAt\`).`,
  })
  @Access(roles(...evaluatingRoles))
  evaluationRelease(
    @Ctx() context: Context,
    @Arg('id', () => ID, theOne) id: string,
    @Arg('input', () => EvaluationReleaseInput, { description: 'When.' }) input: EvaluationReleaseInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.releases.release(context.viewer, id, input));
  }

  @Mutation(() => EvaluationPayload, {
    description: `Says that you have read an evaluation of your own call. For the agent. ${usual} (acknowledged already), TOO_LONG (\`comment\`).`,
  })
  @Access(roles(...evaluationReaders))
  evaluationAcknowledge(
    @Ctx() context: Context,
    @Arg('id', () => ID, theOne) id: string,
    @Arg('input', () => EvaluationAcknowledgeInput, { description: 'A comment.' }) input: EvaluationAcknowledgeInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.releases.acknowledge(context.viewer, id, input.comment));
  }

  @Mutation(() => EvaluationPayload, {
    description: `Corrects answers of a released evaluation; the older result is kept, agent and evaluator are told. QA_ANALYST, and the evaluator while leading the team. ${usual} (a dispute waits), CONFLICT, REQUIRED and TOO_LONG (\`reason\`), INVALID (\`answers\`: nothing differs), faults of answers (\`answers.<ref>\`).`,
  })
  @Access(roles(...evaluatorRoles))
  evaluationRescore(
    @Ctx() context: Context,
    @Arg('id', () => ID, theOne) id: string,
    @Arg('input', () => EvaluationRescoreInput, { description: 'What differs, and why.' })
    input: EvaluationRescoreInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.rescores.rescore(context.viewer, id, input));
  }

  @Mutation(() => EvaluationDiscardPayload, {
    description: `Throws a draft away: your own, or one that you had made for a peer. MANAGER of the site and ADMIN, with a reason, also one of the kinds STANDARD, SECOND and PEER that somebody else does not end; its evaluator is told, and the sample’s assignment is given to another. ${usual} (submitted), CONFLICT, REQUIRED and TOO_LONG (\`reason\`).`,
  })
  @Access(roles(...discarders))
  evaluationDiscard(
    @Ctx() context: Context,
    @Arg('id', () => ID, theOne) id: string,
    @Arg('input', () => EvaluationDiscardInput, { description: 'Which revision, and why.' })
    input: EvaluationDiscardInput,
  ): Promise<EvaluationDiscardPayload> {
    return settle<EvaluationDiscardPayload>(context, async () => ({
      discardedId: await this.services.drafts.discard(context.viewer, id, input),
    }));
  }

  @Mutation(() => EvaluationPayload, {
    description: `Asks the agent whether the call may be shown to others as an example; once for an evaluation. QA_ANALYST, and SUPERVISOR of the team. ${usual}, REQUIRED and TOO_LONG (\`reason\`).`,
  })
  @Access(roles(...evaluatorRoles))
  evaluationExemplaryAsk(
    @Ctx() context: Context,
    @Arg('id', () => ID, theOne) id: string,
    @Arg('input', () => EvaluationExemplaryAskInput, { description: 'What is exemplary.' })
    input: EvaluationExemplaryAskInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.examples.ask(context.viewer, id, input.reason));
  }

  @Mutation(() => EvaluationPayload, {
    description: `Agrees that your call is shown to others as an example, refuses, or withdraws. For the agent, at any time after being asked. ${usual}.`,
  })
  @Access(roles(...evaluationReaders))
  evaluationConsent(
    @Ctx() context: Context,
    @Arg('id', () => ID, theOne) id: string,
    @Arg('input', () => EvaluationConsentInput, { description: 'Your answer.' }) input: EvaluationConsentInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.examples.answer(context.viewer, id, input.isGiven));
  }

  @Mutation(() => EvaluationPayload, {
    description:
      'Asks a colleague to evaluate a call of an agent; it never counts in figures. QA_ANALYST, and SUPERVISOR of the team. Errors: NOT_FOUND, NOT_ALLOWED, INVALID (`evaluatorId`, `scorecardId`), OUT_OF_RANGE (`dueAt`), DUPLICATE, KEY_REUSED.',
  })
  @Access(roles(...evaluatorRoles))
  peerAssign(
    @Ctx() context: Context,
    @Arg('input', () => PeerAssignInput, { description: 'Who, and which call.' }) input: PeerAssignInput,
  ): Promise<EvaluationPayload> {
    return this.#settle(context, () => this.services.peers.assign(context.viewer, input));
  }

  #settle(context: Context, act: () => Promise<Evaluation>): Promise<EvaluationPayload> {
    return settle<EvaluationPayload>(context, async () => ({ evaluation: await act() }));
  }
}
