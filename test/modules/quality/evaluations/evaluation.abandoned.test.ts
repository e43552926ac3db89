import { describe, expect, it } from '@jest/globals';
import { systemViewer } from '../../../../src/modules/people/index.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { toPredicate } from '../../../../src/platform/rules/rules.js';
import { type Payload, standingCentre } from './evaluated-centre.js';
import { allRight, greetWrong } from './evaluated-form.js';

const centre = standingCentre();
const theCall = async (more = {}): Promise<string> => (await centre.calls(1, () => more))[0] ?? '';
const discard = (who: string, id: string, input: object): Promise<Payload> =>
  centre.ask(
    who,
    'evaluationDiscard',
    'mutation($id: ID!, $input: EvaluationDiscardInput!) { evaluationDiscard(id: $id, input: $input) { discardedId userErrors { code field } } }',
    { id, input },
  );

describe('a draft that its evaluator does not end', () => {
  it('is thrown away by the manager of the site and by ADMIN, with a reason; its evaluator is told, the call is free', async () => {
    for (const who of ['boss', 'root']) {
      const callId = await theCall();
      const { _id, callReference } = await centre.draft('ana', callId, greetWrong);
      const other = { callId, scorecardId: centre.cardId() };
      expect((await centre.start_('ben', other)).userErrors).toMatchObject([{ code: 'DUPLICATE' }]);
      const reason = ' She is on leave. ';
      expect(await discard(who, _id, { expectedRevision: 2, reason })).toEqual({ discardedId: _id, userErrors: [] });
      expect(await centre.rows('evaluations', { _id })).toEqual([]);
      const [event] = await centre.rows('events', { subjectId: _id, type: 'evaluation.discarded' });
      expect(event).toMatchObject({
        actorId: centre.id(who),
        after: { kind: 'STANDARD', state: 'DRAFT', evaluatorId: centre.id('ana'), reason: 'She is on leave.' },
      });
      const [notice] = await centre.rows('notices', { subjectId: _id });
      expect(notice).toMatchObject({
        ...{ userId: centre.id('ana'), kind: 'EVALUATION_DISCARDED', subjectType: 'evaluation_draft' },
        text: { en: `Your draft of the evaluation of ${callReference} was thrown away. Reason: She is on leave.` },
      });
      expect((await centre.start_('ben', other)).userErrors).toEqual([]);
      await centre.clear('evaluations');
    }
  });

  it('lets others’ evaluations of the call be seen again', async () => {
    const callId = await theCall();
    const first = await centre.submitted('ana', callId);
    const { _id } = await centre.draft('ben', callId, greetWrong, { kind: 'SECOND' });
    expect(await centre.read('ben', first._id)).toBeNull();
    await discard('root', _id, { expectedRevision: 2, reason: 'Not needed.' });
    expect(await centre.read('ben', first._id)).not.toBeNull();
  });

  it('stays where nobody says why, where others ask, and where it changed meanwhile', async () => {
    const { _id } = await centre.draft('ana', await theCall(), greetWrong);
    const tries = (who: string, input: object) =>
      centre.refused(() => discard(who, _id, { expectedRevision: 2, reason: 'x', ...input }));
    for (const who of ['boss', 'root']) {
      expect(await tries(who, { reason: null })).toEqual(['REQUIRED reason']);
      expect(await tries(who, { reason: ' ' })).toEqual(['REQUIRED reason']);
      expect(await tries(who, { reason: 'x'.repeat(1_001) })).toEqual(['TOO_LONG reason']);
      expect(await tries(who, { expectedRevision: 1 })).toEqual(['CONFLICT expectedRevision']);
    }
    for (const who of ['ben', 'lea', 'leo', 'a1', 'a2']) expect(await tries(who, {})).toEqual(['NOT_FOUND id']);
    expect(await centre.forbidden(() => discard('trainer', _id, { expectedRevision: 2, reason: 'x' }))).toBe(
      'FORBIDDEN',
    );
    await centre.connection
      .collection('evaluations')
      .updateOne({ _id: _id as never }, { $set: { siteId: 'site_elsewhere' } });
    expect(await tries('boss', {})).toEqual(['NOT_FOUND id']);
  });

  it('is not thrown away by others where it is submitted, of a calibration, the agent’s own, or about who asks', async () => {
    const one = await centre.submitted('ana', await theCall());
    const throwing = (who: string, id: string, expectedRevision: number) =>
      centre.refused(() => discard(who, id, { expectedRevision, reason: 'x' }));
    expect(await throwing('root', one._id, one.revision)).toEqual(['WRONG_STATE id']);
    const own = await centre.draft('a1', await theCall(), [], { kind: 'SELF', scorecardId: null });
    expect(await throwing('root', own._id, 1)).toEqual(['NOT_ALLOWED id']);
    const about = await centre.draft('ana', await theCall());
    const change = (set: object) =>
      centre.connection.collection('evaluations').updateOne({ _id: about._id as never }, { $set: set });
    await change({ agentId: centre.id('root') });
    expect(await throwing('root', about._id, 1)).toEqual(['NOT_ALLOWED id']);
    await change({ agentId: centre.id('a1'), kind: 'CALIBRATION', calibrationId: 'calibration_x' });
    expect(await throwing('root', about._id, 1)).toEqual(['NOT_FOUND id']);
    expect(await throwing('boss', about._id, 1)).toEqual(['NOT_FOUND id']);
  });

  it('needs no reason from its evaluator, nor from who had chosen a peer; the peer is told', async () => {
    const mine = await centre.draft('ana', await theCall());
    expect((await discard('ana', mine._id, { expectedRevision: 1 })).userErrors).toEqual([]);
    expect(await centre.rows('notices')).toEqual([]);
    const { evaluation } = await centre.ask<Payload>(
      'lea',
      'peerAssign',
      'mutation($input: PeerAssignInput!) { peerAssign(input: $input) { evaluation { id revision } userErrors { code } } }',
      { input: { callId: await theCall(), evaluatorId: centre.id('a2'), scorecardId: centre.cardId() } },
    );
    expect((await discard('lea', evaluation?.id ?? '', { expectedRevision: 1 })).userErrors).toEqual([]);
    expect(await centre.told('a2')).toEqual(['ASSIGNMENT_NEW', 'EVALUATION_DISCARDED']);
  });

  it('is told of to its evaluator only, and to nobody who evaluates no more', async () => {
    const { rule, policyNow } = centre.evaluations.draftSubject;
    const fields = (await policyNow(['evaluation_gone'])).get('evaluation_gone');
    const hears = async (who: string) => toPredicate(rule(await centre.as(who)))({ ...fields });
    expect([await hears('ana'), await hears('a1'), await hears('trainer')]).toEqual([true, true, false]);
  });
});

describe('drafts of somebody who leaves or loses the role', () => {
  const drafts = async (who: string): Promise<string[]> => {
    const callId = await theCall();
    await centre.submitted('ana', callId);
    const kept = await centre.submitted(who, await theCall(), allRight, { submit: { release: 'LATER' } });
    const second = await centre.draft(who, callId, greetWrong, { kind: 'SECOND' });
    const standard = await centre.draft(who, await theCall());
    return [kept._id, second._id, standard._id];
  };
  const left = async (ids: readonly string[]): Promise<boolean[]> =>
    Promise.all(ids.map(async (_id) => (await centre.rows('evaluations', { _id })).length === 1));
  const revision = async (who: string): Promise<number> =>
    (await centre.copy.people.directory.user(centre.id(who)))?.revision ?? 0;
  const users = () => centre.copy.people.users;

  it('are gone when the account is closed, with or without a successor; what was handed in stays', async () => {
    for (const successorId of [null, centre.id('ana')]) {
      const ids = await drafts('cai');
      expect(await centre.copy.people.references.count('user', centre.id('cai'))).toBeGreaterThanOrEqual(2);
      await users().deactivate(systemViewer, centre.id('cai'), {
        ...{ expectedVersion: await revision('cai'), successorId },
      } as never);
      expect(await left(ids)).toEqual([true, false, false]);
      // No blindness is left behind, and the closing has the one event.
      expect(await centre.rows('evaluations', { blindTo: centre.id('cai') })).toEqual([]);
      expect(await centre.rows('events', { type: 'evaluation.discarded' })).toEqual([]);
      expect(await centre.rows('events', { type: 'user.deactivated' })).toHaveLength(1);
      await users().reactivate(systemViewer, centre.id('cai'), { expectedVersion: await revision('cai') } as never);
      await centre.clear('evaluations');
    }
  });

  it('are gone with the role, and stay with another role that goes', async () => {
    const roles = async (...given: Role[]) =>
      users().update(systemViewer, centre.id('cai'), {
        ...{ expectedVersion: await revision('cai'), roles: given },
      } as never);
    await roles(Role.QA_ANALYST, Role.KNOWLEDGE_EDITOR, Role.TRAINER);
    const ids = await drafts('cai');
    await roles(Role.QA_ANALYST, Role.KNOWLEDGE_EDITOR);
    expect(await left(ids)).toEqual([true, true, true]);
    await roles(Role.QA_ANALYST);
    expect(await left(ids)).toEqual([true, true, true]);
    await roles(Role.TRAINER);
    expect(await left(ids)).toEqual([true, false, false]);
    await roles(Role.QA_ANALYST);
  });

  it('of a calibration stay', async () => {
    const { _id } = await centre.draft('cai', await theCall());
    await centre.connection
      .collection('evaluations')
      .updateOne({ _id: _id as never }, { $set: { kind: 'CALIBRATION', calibrationId: 'calibration_x' } });
    await centre.copy.foundation.transactions.run((transaction) =>
      centre.copy.people.references.move('user', centre.id('cai'), centre.id('ana'), transaction),
    );
    expect(await left([_id])).toEqual([true]);
  });
});
