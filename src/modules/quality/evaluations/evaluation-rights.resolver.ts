import type { Context } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { mayAcknowledge, mayAskConsent, mayConsent, mayRelease, mayWriteEvaluation } from '../quality.policy.js';
import { EvaluationState, ExemplaryConsent } from './evaluation-enums.js';
import { isOfferable, mayDiscard, mayRead, mayRescoreNow } from './evaluation.policy.js';
import { Evaluation, releasableKinds } from './evaluation.js';

/** What the viewer may do with an evaluation now. */
@Resolver(() => Evaluation)
export class EvaluationRightsResolver {
  @FieldResolver(() => Boolean, { description: 'Whether you may change the draft.' })
  viewerCanEdit(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    return mayWriteEvaluation(viewer, evaluation);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may submit it, once all is answered.' })
  viewerCanSubmit(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    return mayWriteEvaluation(viewer, evaluation);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may throw the draft away.' })
  viewerCanDiscard(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    return mayDiscard(viewer, evaluation);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may release it, or set the time.' })
  viewerCanRelease(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    return (
      evaluation.state === EvaluationState.SUBMITTED &&
      releasableKinds.includes(evaluation.kind) &&
      mayRead(viewer, evaluation) &&
      mayRelease(viewer, evaluation)
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may acknowledge it.' })
  viewerCanAcknowledge(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    return mayAcknowledge(viewer, evaluation);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may correct its answers.' })
  viewerCanRescore(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    return mayRescoreNow(viewer, evaluation);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may ask the agent to show the call as an example.' })
  viewerCanAskConsent(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    return isOfferable(evaluation) && mayRead(viewer, evaluation) && mayAskConsent(viewer, evaluation);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you are asked to agree, or may change your answer.' })
  viewerCanConsent(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    return (
      evaluation.consent !== ExemplaryConsent.NONE && mayConsent(viewer, evaluation) && mayRead(viewer, evaluation)
    );
  }
}
