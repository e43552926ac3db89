import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readyForm, scored } from '../../../../src/modules/quality/evaluations/evaluation-result.rules.js';
import type { Evaluation } from '../../../../src/modules/quality/evaluations/evaluation.js';
import { formContent, type Given } from './evaluated-form.js';
import { type Payload, standingCentre } from './evaluated-centre.js';

const centre = standingCentre();
const { form } = readyForm(formContent());
type Row = Record<string, unknown>;

const answers = fc.oneof(
  fc.constantFrom<Given[]>(
    ...(['greet', 'check', 'fatal'] as const).flatMap((ref): Given[][] => [
      [{ ref, options: ['yes'] }],
      [{ ref, options: ['no'] }],
      [{ ref, isNa: true }],
      [{ ref }],
    ]),
  ),
  fc.constantFrom<Given[]>(
    ...['full', 'part', 'none', 'maybe'].map((key): Given[] => [{ ref: 'solve', options: [key] }]),
    [
      { ref: 'depth', number: 3 },
      { ref: 'solve', options: ['part'] },
    ],
    [
      { ref: 'why', text: 'words' },
      { ref: 'fatal', options: ['no'] },
    ],
    ['greet', 'check', 'fatal'].map((ref) => ({ ref, options: ['yes'] })),
  ),
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('patch' as const), answers }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom('submit' as const, 'hold' as const, 'release' as const), answers }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constantFrom('rescore' as const, 'dispute' as const, 'decide' as const, 'acknowledge' as const),
      answers,
    }),
  },
);
type Step = {
  act: 'patch' | 'submit' | 'hold' | 'release' | 'rescore' | 'dispute' | 'decide' | 'acknowledge';
  answers: Given[];
};

/** What the operations should have made of the answers, kept beside them. */
class Model {
  state = 'DRAFT';
  answers = new Map<string, Given>();
  past: { answers: Map<string, Given>; cause: string }[] = [];

  put(given: readonly Given[]): void {
    for (const one of given) {
      const { ref, ...rest } = one;
      if (Object.keys(rest).length) this.answers.set(ref, one);
      else this.answers.delete(ref);
    }
  }

  replace(given: readonly Given[], cause: string): void {
    this.past.push({ answers: new Map(this.answers), cause });
    this.put(given);
  }
}

const given = (map: ReadonlyMap<string, Given>) =>
  [...map.values()].map(({ ref, options = [], number = null, text = null, isNa = false }) => ({
    ref,
    options,
    number,
    text,
    isNa,
  }));

/** The whole evaluation is what scoring gives for the answers of the model, and so is each older result. */
function expectModel(stored: Evaluation, model: Model): void {
  expect(stored.state).toBe(model.state);
  const byRef = (list: readonly { ref: string }[]) => [...list].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  expect(byRef(stored.answers)).toEqual(byRef(given(model.answers)));
  expect(stored.isLive).toBe(model.state === 'RELEASED' || model.state === 'ACKNOWLEDGED');
  if (model.state === 'DRAFT') {
    expect([stored.result, stored.raw, stored.reported, stored.isFatal, stored.marks]).toEqual([
      null,
      null,
      null,
      false,
      [],
    ]);
    return;
  }
  const { result, raw, reported, isFatal, errors, marks } = stored;
  expect({ result, raw, reported, isFatal, errors, marks }).toEqual(scored(form, given(model.answers)));
  for (const { family, errors: e, items: n } of stored.result?.families ?? []) expect(errors[family]).toEqual({ e, n });
  expect(stored.history.map(({ cause, result: older }) => [cause, older.raw, older.reported])).toEqual(
    model.past.map((past) => {
      const was = scored(form, given(past.answers));
      return [past.cause, was.raw, was.reported];
    }),
  );
  expect([stored.day, stored.callEndedAt]).toEqual(['2026-03-09', new Date('2026-03-09T00:04:20Z')]);
}

async function live(steps: readonly Step[]): Promise<void> {
  await centre.clear('evaluations', 'disputes', 'calls', 'jobs');
  const [callId = ''] = await centre.calls(1);
  const draft = await centre.draft('ana', callId);
  const model = new Model();
  let disputeId = '';
  const notes = [{ ref: 'fatal', text: 'A note that the agent reads.' }];
  await centre.change('ana', 'evaluationDraftUpdate', draft._id, { expectedRevision: 1, notes });
  for (const { act, answers: patch } of steps) {
    const { revision } = await centre.one(draft._id);
    const change = async (who: string, field: string, input: Row): Promise<boolean> => {
      const { userErrors } = await centre.change(who, field, draft._id, { expectedRevision: revision, ...input });
      return userErrors.length === 0;
    };
    const ask = async (who: string, field: string, source: string, input: Row): Promise<Payload> =>
      centre.ask(who, field, source, input);
    if (act === 'patch') {
      if (await change('ana', 'evaluationDraftUpdate', { answers: patch })) model.put(patch);
    } else if (act === 'submit' || act === 'hold') {
      if (await change('ana', 'evaluationSubmit', { release: act === 'hold' ? 'LATER' : 'NOW' }))
        model.state = act === 'hold' ? 'SUBMITTED' : 'RELEASED';
    } else if (act === 'release') {
      if (await change('ben', 'evaluationRelease', {})) model.state = 'RELEASED';
    } else if (act === 'rescore') {
      if (await change('ben', 'evaluationRescore', { answers: patch, reason: 'Heard again.' }))
        model.replace(patch, 'RESCORE');
    } else if (act === 'acknowledge') {
      const { userErrors } = await centre.change('a1', 'evaluationAcknowledge', draft._id, {});
      if (!userErrors.length) model.state = 'ACKNOWLEDGED';
    } else if (act === 'dispute') {
      const open =
        'mutation($id: ID!, $input: DisputeOpenInput!) { disputeOpen(evaluationId: $id, input: $input) { dispute { id revision } userErrors { code field } } }';
      const items = [{ ref: patch[0]?.ref, reason: 'I see it otherwise.' }];
      const { dispute } = await ask('a1', 'disputeOpen', open, { id: draft._id, input: { items } });
      disputeId = dispute?.id ?? disputeId;
    } else if (disputeId) {
      const [dispute] = await centre.rows('disputes', { _id: disputeId });
      const [item] = (dispute?.items ?? []) as { ref: string }[];
      const stands = model.answers.get(item?.ref ?? '')?.options?.[0];
      // Half of them are upheld, and yes becomes no.
      const answer =
        patch.length === 1 && item && ['yes', 'no'].includes(stands ?? '')
          ? { ref: item.ref, options: [stands === 'yes' ? 'no' : 'yes'] }
          : undefined;
      const ruling = answer ? { decision: 'UPHELD', answer } : { decision: 'REJECTED' };
      const decide =
        'mutation($id: ID!, $input: DisputeDecideInput!) { disputeDecide(id: $id, input: $input) { dispute { id revision } userErrors { code field } } }';
      const input = { expectedRevision: dispute?.revision, items: [{ ref: item?.ref, ruling: 'Decided.', ...ruling }] };
      const { userErrors } = await ask('cai', 'disputeDecide', decide, { id: disputeId, input });
      if (!userErrors.length && answer) model.replace([answer], 'DISPUTE');
    }
    expectModel(await centre.one(draft._id), model);
  }
}

describe('what is stored for figures', () => {
  it('is what scoring gives for the answers, through any life', async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), fc.nat(3), async (steps, begun) => {
        // Most lives get somewhere: a good start that chance then works on.
        const start: Step[] = [
          { act: 'patch', answers: ['greet', 'check', 'fatal'].map((ref) => ({ ref, options: ['yes'] })) },
          { act: 'patch', answers: [{ ref: 'solve', options: ['full'] }] },
          ...(begun > 0 ? [{ act: 'submit' as const, answers: [] }] : []),
          ...(begun > 1 ? [{ act: 'dispute' as const, answers: [{ ref: begun > 2 ? 'greet' : 'check' }] }] : []),
        ];
        await live([...start, ...(steps as Step[])]);
        const [one] = await centre.rows('evaluations');
        reached += (one as unknown as Evaluation).history.length;
      }),
      { numRuns: 20, seed: 20_261_126 },
    );
    // The test would prove little if no result was ever replaced.
    expect(reached).toBeGreaterThan(5);
  }, 180_000);
});
