import { type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import type { PolicyFields } from '../../../platform/events/index.js';
import { type Rule, always, never } from '../../../platform/rules/rules.js';
import type { HearingRights } from '../../calls/index.js';
import { evaluatingRoles } from '../quality.policy.js';
import type { AnswerGiven } from '../scorecards/form-result.js';
import { goneDraft } from './evaluation-notices.rules.js';
import type { EvaluationStore } from './evaluation.store.js';
import { knownRule } from './evaluation.policy.js';
import type { Evaluation, EvaluationNote } from './evaluation.js';

/** Whom evaluations let hear recordings: agents what was released to them; those who were chosen as a peer or for a calibration. */
export const hearingRights = (store: EvaluationStore): HearingRights => ({
  releasedTo: (agentId, callIds) => store.releasedTo(agentId, callIds),
  assignedTo: (userId, callIds) => store.assignedTo(userId, callIds),
});

/** Policy fields that nobody is judged by. */
export const unjudged: PolicyFields = {
  ...{ audience: 'INTERNAL', tierRank: 0, teams: [], lines: [], state: '' },
  ...{ effectiveFrom: 0, effectiveTo: Number.MAX_SAFE_INTEGER },
};

/** What the sheet reads of an evaluation, as notices carry it. An agent who writes an own one about the call does not hear of it yet. */
const fieldsOf = ({ kind, state, agentId, evaluatorId, teamIds, siteId, ...rest }: Evaluation) => ({
  ...unjudged,
  ...{ kind, state, evaluatorId, teamIds, siteId, isPaired: rest.isPaired, assignedById: rest.assignedById ?? '' },
  agentId: rest.blindTo.includes(agentId) ? '' : agentId,
});

/** How notices about evaluations are judged: whoever may know of the evaluation now. */
export const evaluationSubject = (store: EvaluationStore) =>
  ({
    type: 'evaluation',
    rule: (viewer: Viewer): Rule => knownRule(viewer),
    policyNow: async (ids: readonly string[]): Promise<Map<string, PolicyFields>> =>
      new Map((await store.byIds(ids)).map((one) => [one._id, fieldsOf(one)])),
  }) as const;

/** How notices about drafts that are gone are judged: nothing of them is left, and nobody but their evaluator was told. */
export const goneDraftSubject = {
  type: goneDraft,
  rule: (viewer: Viewer): Rule => (viewer.kind === 'person' && hasRole(viewer, ...evaluatingRoles) ? always : never),
  policyNow: (ids: readonly string[]): Promise<Map<string, PolicyFields>> =>
    Promise.resolve(new Map(ids.map((id) => [id, unjudged]))),
} as const;

/** Answers without the words in them. */
export const noWords = (answers: readonly AnswerGiven[]): AnswerGiven[] =>
  answers.map((answer) => (answer.text === null ? answer : { ...answer, text: '—' }));
const noText = (note: EvaluationNote): EvaluationNote => ({ ...note, text: '' });

/**
 * Takes out of the evaluations of some calls what people wrote in words: they may quote the customer. Scores stay. Carried by the
 * transaction of the erasure, which has the audit event. Returns the ids of the evaluations.
 */
export async function eraseWords(store: EvaluationStore, callIds: readonly string[]): Promise<string[]> {
  const found = await store.ofCalls(callIds);
  for (const one of found) {
    await store.putWords(one._id, {
      notes: one.notes.map(noText),
      answers: noWords(one.answers),
      history: one.history.map((past) => ({ ...past, answers: noWords(past.answers), reason: '' })),
      acknowledgement: null,
      exemplaryReason: null,
    });
  }
  return found.map(({ _id }) => _id);
}
