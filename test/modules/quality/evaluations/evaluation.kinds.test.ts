import { describe, expect, it } from '@jest/globals';
import { allRight, fatalWrong, greetWrong } from './evaluated-form.js';
import { fields, standingCentre } from './evaluated-centre.js';

const centre = standingCentre();
const noCall = 'call_none';
const theCall = async (more = {}): Promise<string> => (await centre.calls(1, () => more))[0] ?? '';
const reads = async (who: string, id: string) => (await centre.read(who, id))?.viewerCanRead === true;
const peerAssign = (who: string, input: Record<string, unknown>) =>
  centre.ask(
    who,
    'peerAssign',
    `mutation($input: PeerAssignInput!) { peerAssign(input: $input) { evaluation { ${fields} } userErrors { code field } } }`,
    { input: { scorecardId: centre.cardId(), ...input } },
  );

describe('two evaluators on one call', () => {
  it('are the first, STANDARD, and another, SECOND', async () => {
    const callId = await theCall();
    const start = (who: string, kind: string) =>
      centre.start_(who, { callId, kind, ...(kind === 'STANDARD' ? { scorecardId: centre.cardId() } : {}) });
    expect(await centre.refused(() => start('ben', 'SECOND'))).toEqual(['WRONG_STATE kind']);
    await centre.submitted('ana', callId);
    expect(await centre.refused(() => start('ben', 'STANDARD'))).toEqual(['DUPLICATE callId']);
    expect(await centre.refused(() => start('ana', 'SECOND'))).toEqual(['SAME_PERSON kind']);
    const { evaluation } = await start('ben', 'SECOND');
    expect(evaluation).toMatchObject({ kind: 'SECOND', state: 'DRAFT' });
    expect(await centre.refused(() => start('ben', 'SECOND'))).toEqual(['DUPLICATE callId']);
  });

  it('do not see each other’s until theirs is submitted or thrown away', async () => {
    const callId = await theCall();
    const first = await centre.submitted('ana', callId, greetWrong);
    expect(await reads('ben', first._id)).toBe(true);
    const second = await centre.draft('ben', callId, allRight, { kind: 'SECOND' });
    expect(await centre.read('ben', first._id)).toBeNull();
    const found = 'query($id: ID!) { evaluations(first: 5, filter: { callId: $id }) { nodes { id } } }';
    expect(await centre.ask('ben', 'evaluations', found, { id: callId })).toEqual({ nodes: [{ id: second._id }] });
    // Others are not blind.
    expect(await reads('cai', first._id)).toBe(true);
    await centre.change('ben', 'evaluationDiscard', second._id, { expectedRevision: 2 });
    expect(await reads('ben', first._id)).toBe(true);
    const again = await centre.submitted('ben', callId, allRight, { start: { kind: 'SECOND' } });
    expect(await centre.read('ben', again._id, 'others { id }')).toEqual({ others: [{ id: first._id }] });
    expect(again).toMatchObject({ isLive: true, versionId: first.versionId });
  });

  it('is begun once by a repeated call with the same key', async () => {
    const input = { callId: await theCall(), scorecardId: centre.cardId(), idempotencyKey: 'k' };
    const one = await centre.start_('ana', input);
    const other = await centre.start_('ana', input);
    expect(other.evaluation?.id).toBe(one.evaluation?.id);
    const another = { ...input, callId: await theCall() };
    expect(await centre.refused(() => centre.start_('ana', another))).toEqual(['KEY_REUSED idempotencyKey']);
  });

  it('of ten who begin at once one does', async () => {
    const callId = await theCall();
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        centre.start_(['ana', 'ben', 'cai', 'lea'][at % 4] ?? '', { callId, scorecardId: centre.cardId() }),
      ),
    );
    expect(all.filter(({ evaluation }) => evaluation).length).toBe(1);
    expect(all.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(9).fill('DUPLICATE'));
  });
});

describe('an agent’s own evaluation', () => {
  it('never counts, and may be compared once both are submitted', async () => {
    const callId = await theCall();
    const self = await centre.submitted('a1', callId, fatalWrong, { start: { kind: 'SELF', scorecardId: null } });
    expect(self).toMatchObject({
      state: 'RELEASED',
      isLive: false,
      raw: 75,
      reported: 0,
      disputeUntil: null,
      isPaired: false,
    });
    expect(await centre.told('a1')).toEqual([]);
    for (const who of ['ana', 'lea', 'boss']) expect(await reads(who, self._id)).toBe(false);
    const draft = await centre.draft('ana', callId, allRight);
    expect(await centre.read('ana', self._id)).toBeNull();
    await centre.change('ana', 'evaluationSubmit', draft._id, { expectedRevision: 2 });
    for (const who of ['ana', 'ben', 'lea', 'boss', 'a1']) expect(await reads(who, self._id)).toBe(true);
    expect(await centre.read('a1', self._id, 'others { id }')).toEqual({ others: [{ id: draft._id }] });
    expect(await reads('a2', self._id)).toBe(false);
  });

  it('hides what the evaluator wrote until the agent has submitted, and is too late once they read it', async () => {
    const callId = await theCall();
    const self = await centre.draft('a1', callId, allRight, { kind: 'SELF' });
    const one = await centre.submitted('ana', callId, greetWrong);
    expect(await centre.read('a1', one._id)).toBeNull();
    const { subject } = centre.evaluations;
    expect((await subject.policyNow([one._id])).get(one._id)).toMatchObject({ agentId: '' });
    await centre.change('a1', 'evaluationSubmit', self._id, { expectedRevision: 2 });
    expect(await reads('a1', one._id)).toBe(true);
    expect((await subject.policyNow([one._id])).get(one._id)).toMatchObject({ agentId: centre.id('a1') });
    const other = await theCall();
    await centre.submitted('ana', other);
    expect(await centre.refused(() => centre.start_('a1', { callId: other, kind: 'SELF' }))).toEqual([
      'WRONG_STATE callId',
    ]);
  });

  it('is of one’s own calls only', async () => {
    const callId = await theCall();
    expect(await centre.refused(() => centre.start_('a2', { callId, kind: 'SELF' }))).toEqual(['NOT_FOUND callId']);
    expect(await centre.refused(() => centre.start_('ana', { callId, kind: 'SELF' }))).toEqual(['NOT_ALLOWED callId']);
  });
});

describe('a peer', () => {
  it('is chosen by the lead, hears the call until the release, and does not count', async () => {
    const callId = await theCall();
    const { hearing } = centre.evaluations;
    const { evaluation } = await peerAssign('lea', { callId, evaluatorId: centre.id('a2') });
    const id = evaluation?.id ?? '';
    expect(await centre.told('a2')).toEqual(['ASSIGNMENT_NEW']);
    expect(await centre.events(id)).toEqual([['evaluation.peer-assigned', 'lea']]);
    expect(await hearing.assignedTo(centre.id('a2'), [callId])).toEqual(new Set([callId]));
    expect(await hearing.assignedTo(centre.id('a3'), [callId])).toEqual(new Set());
    // The lead knows of the draft and does not read it; the agent knows nothing.
    expect(await centre.read('lea', id)).toMatchObject({ viewerCanRead: false });
    expect(await centre.read('a1', id)).toBeNull();
    expect(await centre.read('a2', id, 'call { reference }')).toEqual({ call: { reference: 'C-1' } });
    await centre.change('a2', 'evaluationDraftUpdate', id, { expectedRevision: 1, answers: greetWrong });
    await centre.change('a2', 'evaluationSubmit', id, { expectedRevision: 2 });
    expect(await centre.one(id)).toMatchObject({ state: 'RELEASED', isLive: false, disputeUntil: null });
    expect(await centre.told('a1')).toEqual(['EVALUATION_RELEASED']);
    expect(await hearing.assignedTo(centre.id('a2'), [callId])).toEqual(new Set());
    expect(await hearing.releasedTo(centre.id('a1'), [callId])).toEqual(new Set([callId]));
  });

  it('is refused where nobody leads, the peer is the agent or does not evaluate, or the date is past', async () => {
    const callId = await theCall();
    const refused = (who: string, more: Record<string, unknown>) =>
      centre.refused(() => peerAssign(who, { callId, evaluatorId: centre.id('a2'), ...more }));
    expect(await refused('leo', {})).toEqual(['NOT_FOUND callId']);
    expect(await refused('lea', { evaluatorId: centre.id('a1') })).toEqual(['INVALID evaluatorId']);
    expect(await refused('lea', { evaluatorId: centre.id('root') })).toEqual(['INVALID evaluatorId']);
    expect(await refused('lea', { evaluatorId: 'user_x' })).toEqual(['NOT_FOUND evaluatorId']);
    expect(await refused('lea', { dueAt: centre.clock.now().toISOString() })).toEqual(['OUT_OF_RANGE dueAt']);
    expect(await refused('lea', { scorecardId: centre.cardId('QC-2') })).toEqual(['INVALID scorecardId']);
    expect(await centre.forbidden(() => peerAssign('a1', { callId, evaluatorId: centre.id('a2') }))).toBe('FORBIDDEN');
    expect(await centre.forbidden(() => peerAssign('boss', { callId, evaluatorId: centre.id('a2') }))).toBe(
      'FORBIDDEN',
    );
    await peerAssign('lea', { callId, evaluatorId: centre.id('a2') });
    expect(await refused('lea', {})).toEqual(['DUPLICATE callId']);
  });

  it('may be taken back by who chose them', async () => {
    const callId = await theCall();
    const { evaluation } = await peerAssign('lea', { callId, evaluatorId: centre.id('a2') });
    const { userErrors } = await centre.change('lea', 'evaluationDiscard', evaluation?.id ?? '', {
      expectedRevision: 1,
    });
    expect(userErrors).toEqual([]);
    expect(await centre.rows('evaluations')).toEqual([]);
  });
});

describe('a calibration', () => {
  it('is seen by its evaluator only, until its session shows it', async () => {
    const callId = await theCall();
    const { evaluations } = centre;
    const shown = new Set<string>();
    evaluations.attach({
      sight: { revealedTo: (_, ids) => Promise.resolve(new Set(ids.filter((id) => shown.has(id)))) },
    });
    const [version] = await centre.rows('scorecard_versions');
    const begin = (who: string) =>
      centre.copy.foundation.transactions.run(() =>
        evaluations.startFor({
          ...{ kind: 'CALIBRATION', calibrationId: 'calibration_1', evaluatorId: centre.id(who) },
          ...{ callId, versionId: String(version?._id) },
        }),
      );
    const one = await begin('ana');
    expect((await begin('ana'))._id).toBe(one._id);
    const other = await begin('ben');
    expect(await evaluations.hearing.assignedTo(centre.id('ana'), [callId])).toEqual(new Set([callId]));
    await centre.change('ana', 'evaluationDraftUpdate', one._id, { expectedRevision: 1, answers: allRight });
    await centre.change('ana', 'evaluationSubmit', one._id, { expectedRevision: 2 });
    expect(await centre.one(one._id)).toMatchObject({ state: 'SUBMITTED', isLive: false, releaseAt: null });
    for (const who of ['ben', 'cai', 'lea', 'boss', 'root', 'a1']) expect(await centre.read(who, one._id)).toBeNull();
    const call = 'query { evaluations(first: 5) { totalCount } }';
    expect(await centre.ask('root', 'evaluations', call)).toEqual({ totalCount: 0 });
    expect(
      await centre.refused(() => centre.change('cai', 'evaluationRelease', one._id, { expectedRevision: 3 })),
    ).toEqual(['NOT_FOUND id']);
    expect(
      await centre.refused(() => centre.change('ana', 'evaluationRelease', one._id, { expectedRevision: 3 })),
    ).toEqual(['NOT_ALLOWED id']);
    shown.add('calibration_1');
    expect(await centre.read('ben', one._id, 'viewerCanRead result { raw }')).toEqual({
      viewerCanRead: true,
      result: { raw: 100 },
    });
    expect((await evaluations.facts.ofCalibrations(['calibration_1'])).map(({ _id }) => _id)).toEqual([
      one._id,
      other._id,
    ]);
  });
});

describe('an exemplary call', () => {
  it('is asked for, agreed to, offered to lessons, and withdrawn', async () => {
    const callId = await theCall();
    const one = await centre.submitted('ana', callId);
    const examples = () =>
      centre.ask(
        'trainer',
        'exemplaryCalls',
        'query { exemplaryCalls(first: 5) { totalCount nodes { reason call { reference isExemplary } agent { nameEn } } } }',
      );
    expect(await examples()).toMatchObject({ totalCount: 0 });
    const ask = (who: string, reason = 'How calm.') =>
      centre.change(who, 'evaluationExemplaryAsk', one._id, { reason });
    expect(await centre.refused(() => ask('ana', ' '))).toEqual(['REQUIRED reason']);
    expect(await centre.refused(() => ask('leo'))).toEqual(['NOT_FOUND id']);
    expect(await centre.forbidden(() => ask('boss'))).toBe('FORBIDDEN');
    expect(await centre.forbidden(() => ask('a1'))).toBe('FORBIDDEN');
    const answer = (who: string, isGiven: boolean) => centre.change(who, 'evaluationConsent', one._id, { isGiven });
    expect(await centre.refused(() => answer('a1', true))).toEqual(['WRONG_STATE id']);
    await ask('lea');
    expect(await centre.told('a1')).toEqual(['EVALUATION_RELEASED', 'CONSENT_ASKED']);
    expect(await centre.refused(() => ask('ana'))).toEqual(['WRONG_STATE id']);
    expect(await centre.refused(() => answer('lea', true))).toEqual(['NOT_ALLOWED id']);
    expect(await centre.refused(() => answer('a2', true))).toEqual(['NOT_FOUND id']);
    await answer('a1', true);
    expect(await centre.refused(() => answer('a1', true))).toEqual(['WRONG_STATE id']);
    expect(await examples()).toEqual({
      totalCount: 1,
      nodes: [{ reason: 'How calm.', call: { reference: 'C-1', isExemplary: true }, agent: { nameEn: 'a1' } }],
    });
    // The evaluation itself is nothing for a trainer.
    expect(await centre.forbidden(() => centre.read('trainer', one._id))).toBe('FORBIDDEN');
    await answer('a1', false);
    expect(await examples()).toMatchObject({ totalCount: 0 });
    expect(await centre.rows('calls', { isExemplary: true })).toEqual([]);
    expect((await centre.events(one._id)).slice(3)).toEqual([
      ['evaluation.consent-asked', 'lea'],
      ['evaluation.consent-given', 'a1'],
      ['evaluation.consent-withdrawn', 'a1'],
    ]);
  });

  it('is none before the release', async () => {
    const one = await centre.submitted('ana', await theCall(), allRight, { submit: { release: 'LATER' } });
    const ask = () => centre.change('ana', 'evaluationExemplaryAsk', one._id, { reason: 'Calm.' });
    expect(await centre.refused(ask)).toEqual(['WRONG_STATE id']);
  });
});

describe('evaluations of a call', () => {
  it('are those that one reads, read at once for many calls', async () => {
    const ids = await centre.calls(3);
    for (const id of ids) await centre.submitted('ana', id);
    const { loaders } = centre.evaluations;
    const viewer = await centre.as('ben');
    const loader = loaders.ofCall({ viewer } as never);
    let reads = 0;
    const { store } = centre.evaluations.parts;
    const ofCalls = store.ofCalls.bind(store);
    store.ofCalls = (...args) => {
      reads += 1;
      return ofCalls(...args);
    };
    const all = await Promise.all(ids.map((id) => loader.load(id)));
    store.ofCalls = ofCalls;
    expect([all.map((list) => list.length), reads]).toEqual([[1, 1, 1], 1]);
    expect(await loaders.ofCall({ viewer: await centre.as('a2') } as never).load(ids[0] ?? '')).toEqual([]);
  });

  it('give up their words when the customer is erased, and keep their scores', async () => {
    const callId = await theCall();
    const { _id } = await centre.draft('ana', callId, fatalWrong);
    const notes = [{ ref: 'fatal', text: 'Mrs Li said so' }];
    await centre.change('ana', 'evaluationDraftUpdate', _id, { expectedRevision: 2, notes });
    await centre.change('ana', 'evaluationSubmit', _id, { expectedRevision: 3 });
    await centre.change('a1', 'evaluationAcknowledge', _id, { comment: 'Mrs Li was angry' });
    const erased = await centre.copy.foundation.transactions.run(() =>
      centre.disputes.eraser.erase([callId, noCall], centre.clock.now()),
    );
    expect(erased).toEqual({ evaluations: 1 });
    const after = await centre.one(_id);
    expect(JSON.stringify(after)).not.toMatch(/Mrs Li|costs/);
    expect(after).toMatchObject({ raw: 75, reported: 0, isFatal: true });
  });
});
