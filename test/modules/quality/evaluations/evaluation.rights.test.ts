import { describe, expect, it } from '@jest/globals';
import { toPredicate } from '../../../../src/platform/rules/rules.js';
import { fatalWrong, greetWrong } from './evaluated-form.js';
import { fields, standingCentre } from './evaluated-centre.js';

const centre = standingCentre();
const theCall = async (more = {}): Promise<string> => (await centre.calls(1, () => more))[0] ?? '';
const everybody = ['ana', 'ben', 'lea', 'leo', 'boss', 'root', 'a1', 'a2'];
const content = `${fields} answers { ref } notes { text } result { raw } acknowledgement history { reason } scorecardVersion { version }`;

/** Who reads it, and who only knows that it is there. */
async function seenBy(id: string): Promise<{ reads: string[]; knows: string[] }> {
  const reads: string[] = [];
  const knows: string[] = [];
  for (const who of everybody) {
    const seen = await centre.read(who, id, content);
    if (seen?.viewerCanRead === true) reads.push(who);
    else if (seen) {
      knows.push(who);
      expect(seen).toMatchObject({
        answers: [],
        notes: [],
        result: null,
        acknowledgement: null,
        history: [],
        scorecardVersion: null,
      });
    }
    const list = await centre.ask<{ totalCount: number; nodes: { id: string }[] }>(
      who,
      'evaluations',
      'query { evaluations(first: 10) { totalCount nodes { id } } }',
    );
    expect([list.totalCount, list.nodes.length]).toEqual(seen ? [1, 1] : [0, 0]);
    const telling = 'query { evaluations(first: 10, filter: { isFatal: true }) { totalCount } }';
    const counted = await centre.ask<{ totalCount: number }>(who, 'evaluations', telling);
    // What tells of results counts only what one reads.
    expect(counted.totalCount === 0 || reads.includes(who)).toBe(true);
  }
  return { reads, knows };
}

describe('who sees an evaluation', () => {
  it('a draft its evaluator, a submitted one the analysts, a released one the agent and those who lead', async () => {
    const callId = await theCall();
    const draft = await centre.draft('ana', callId, fatalWrong);
    expect(await seenBy(draft._id)).toEqual({ reads: ['ana'], knows: ['boss', 'root'] });
    const notes = [
      { ref: 'fatal', text: 'visible' },
      { text: 'private', isPrivate: true },
    ];
    await centre.change('ana', 'evaluationDraftUpdate', draft._id, { expectedRevision: 2, notes });
    await centre.change('ana', 'evaluationSubmit', draft._id, { expectedRevision: 3, release: 'LATER' });
    expect(await seenBy(draft._id)).toEqual({ reads: ['ana', 'ben'], knows: ['boss', 'root'] });
    await centre.change('ana', 'evaluationRelease', draft._id, { expectedRevision: 4 });
    expect(await seenBy(draft._id)).toEqual({ reads: ['ana', 'ben', 'lea', 'boss', 'a1'], knows: ['root'] });
    // Private notes are for everybody but the agent.
    const texts = async (who: string) =>
      (((await centre.read(who, draft._id, 'notes { text }')) ?? {}).notes as { text: string }[]).map(
        ({ text }) => text,
      );
    expect(await texts('a1')).toEqual(['visible']);
    expect(await texts('lea')).toEqual(['visible', 'private']);
  });

  it('keeps the sample, the time that is set and the scorecard as such from the agent', async () => {
    const one = await centre.submitted('ana', await theCall());
    await centre.connection
      .collection('evaluations')
      .updateOne({ _id: one._id as never }, { $set: { assignmentId: 'assignment_x', releaseAt: new Date() } });
    const selects = 'assignmentId releaseAt scorecard { code } scorecardCode scorecardVersion { version }';
    expect(await centre.read('a1', one._id, selects)).toEqual({
      ...{ assignmentId: null, releaseAt: null, scorecard: null, scorecardCode: 'QC-1' },
      scorecardVersion: { version: 1 },
    });
    expect(await centre.read('ana', one._id, selects)).toMatchObject({
      assignmentId: 'assignment_x',
      scorecard: { code: 'QC-1' },
    });
  });

  it('judges its notices in the same way', async () => {
    const { subject } = centre.evaluations;
    const one = await centre.submitted('ana', await theCall());
    const draft = await centre.draft('ana', await theCall());
    const now = await subject.policyNow([one._id, draft._id, 'evaluation_none']);
    expect([...now.keys()].sort()).toEqual([one._id, draft._id].sort());
    const hears = async (who: string, id: string) => {
      const found = now.get(id);
      return found !== undefined && toPredicate(subject.rule(await centre.as(who)))({ ...found });
    };
    expect([await hears('a1', one._id), await hears('a2', one._id), await hears('leo', one._id)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([await hears('a1', draft._id), await hears('ana', draft._id), await hears('ben', draft._id)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('who may do what', () => {
  it('begins evaluations: analysts, and leads for their team; nobody for themself', async () => {
    const callId = await theCall();
    const north = { callId, scorecardId: centre.cardId() };
    expect(await centre.refused(() => centre.start_('leo', north))).toEqual(['NOT_FOUND callId']);
    expect(await centre.refused(() => centre.start_('a1', north))).toEqual(['NOT_ALLOWED callId']);
    expect(await centre.refused(() => centre.start_('a2', north))).toEqual(['NOT_FOUND callId']);
    for (const who of ['boss', 'root', 'trainer'])
      expect(await centre.forbidden(() => centre.start_(who, north))).toBe('FORBIDDEN');
    const own = await theCall({ agentId: centre.id('ana') });
    expect(await centre.refused(() => centre.start_('ana', { ...north, callId: own }))).toEqual(['NOT_ALLOWED callId']);
    expect((await centre.start_('lea', north)).userErrors).toEqual([]);
  });

  it('refuses a call without an agent, a form that does not fit, is gone or missing', async () => {
    const callId = await theCall();
    const start = (input: object) => centre.refused(() => centre.start_('ana', { callId, ...input }));
    expect(await start({})).toEqual(['REQUIRED scorecardId']);
    expect(await start({ scorecardId: 'scorecard_x' })).toEqual(['NOT_FOUND scorecardId']);
    expect(await start({ scorecardId: centre.cardId('QC-2') })).toEqual(['INVALID scorecardId']);
    expect(await start({ callId: 'call_x', scorecardId: centre.cardId() })).toEqual(['NOT_FOUND callId']);
    expect(await start({ kind: 'PEER', scorecardId: centre.cardId() })).toEqual(['INVALID kind']);
    expect(await start({ assignmentId: 'assignment_x', scorecardId: centre.cardId() })).toEqual([
      'NOT_FOUND assignmentId',
    ]);
    const lost = await theCall({ agentId: null });
    expect(await start({ callId: lost, scorecardId: centre.cardId() })).toEqual(['INVALID callId']);
    await centre.connection.collection('scorecards').updateOne({ code: 'QC-1' }, { $set: { state: 'ARCHIVED' } });
    expect(await start({ scorecardId: centre.cardId() })).toEqual(['NOT_FOUND scorecardId']);
    await centre.connection.collection('scorecards').updateOne({ code: 'QC-1' }, { $set: { state: 'ACTIVE' } });
  });

  it('evaluates visits and repairs by their reference', async () => {
    const visit = { agentId: centre.id('b1'), subjectReference: ' V-77 ', scorecardId: centre.cardId('QC-2') };
    const refused = (who: string, input: object) => centre.refused(() => centre.start_(who, { ...visit, ...input }));
    expect(await refused('ana', { subjectReference: '' })).toEqual(['REQUIRED subjectReference']);
    expect(await refused('ana', { agentId: null })).toEqual(['REQUIRED agentId']);
    expect(await refused('ana', { agentId: 'user_x' })).toEqual(['NOT_FOUND agentId']);
    expect(await refused('ana', { subjectReference: 'x'.repeat(65) })).toEqual(['TOO_LONG subjectReference']);
    expect(await refused('lea', {})).toEqual(['NOT_ALLOWED agentId']);
    expect(await refused('ana', { scorecardId: centre.cardId() })).toEqual(['INVALID scorecardId']);
    const { evaluation } = await centre.start_('leo', visit);
    expect(await centre.one(evaluation?.id ?? '')).toMatchObject({
      ...{ subject: 'VISIT', subjectReference: 'V-77', callId: null, teamId: centre.id('south') },
    });
    expect(await refused('ana', {})).toEqual(['DUPLICATE subjectReference']);
  });

  it('lets only the evaluator go on with a draft, only those entitled release, only the agent acknowledge', async () => {
    const callId = await theCall();
    const { _id } = await centre.draft('lea', callId, greetWrong);
    const tries = (who: string, field: string, input: object) =>
      centre.refused(() => centre.change(who, field, _id, { expectedRevision: 2, ...input }));
    for (const who of ['ana', 'leo', 'a1', 'a2']) {
      expect(await tries(who, 'evaluationDraftUpdate', { answers: [] })).toEqual(['NOT_FOUND id']);
      expect(await tries(who, 'evaluationSubmit', {})).toEqual(['NOT_FOUND id']);
      expect(await tries(who, 'evaluationRelease', {})).toEqual(['NOT_FOUND id']);
    }
    for (const who of ['boss', 'root', 'trainer'])
      expect(await centre.forbidden(() => centre.change(who, 'evaluationSubmit', _id, { expectedRevision: 2 }))).toBe(
        'FORBIDDEN',
      );
    expect(await tries('lea', 'evaluationRelease', {})).toEqual(['WRONG_STATE id']);
    await centre.change('lea', 'evaluationSubmit', _id, { expectedRevision: 2, release: 'LATER' });
    const release = (who: string) =>
      centre.refused(() => centre.change(who, 'evaluationRelease', _id, { expectedRevision: 3 }));
    expect(await release('leo')).toEqual(['NOT_FOUND id']);
    expect(await release('a1')).toEqual(['NOT_FOUND id']);
    const acknowledge = (who: string, input = {}) =>
      centre.refused(() => centre.change(who, 'evaluationAcknowledge', _id, input));
    expect(await acknowledge('a1')).toEqual(['NOT_FOUND id']);
    await centre.change('lea', 'evaluationRelease', _id, { expectedRevision: 3 });
    for (const who of ['ana', 'lea', 'boss', 'root']) expect(await acknowledge(who)).toEqual(['NOT_ALLOWED id']);
    expect(await acknowledge('a2')).toEqual(['NOT_FOUND id']);
    expect(await acknowledge('a1', { comment: 'x'.repeat(3_073) })).toEqual(['TOO_LONG comment']);
    await centre.change('a1', 'evaluationAcknowledge', _id, {});
    expect(await acknowledge('a1')).toEqual(['WRONG_STATE id']);
  });

  it('stops a supervisor who does not lead the team any more', async () => {
    const { _id } = await centre.draft('lea', await theCall(), greetWrong);
    await centre.connection
      .collection('evaluations')
      .updateOne({ _id: _id as never }, { $set: { teamIds: [centre.id('south')] } });
    expect(await centre.refused(() => centre.change('lea', 'evaluationSubmit', _id, { expectedRevision: 2 }))).toEqual([
      'NOT_ALLOWED id',
    ]);
  });

  it('shows what one may do now', async () => {
    const rights =
      'viewerCanEdit viewerCanSubmit viewerCanDiscard viewerCanRelease viewerCanAcknowledge viewerCanRescore viewerCanAskConsent viewerCanConsent viewerCanDispute';
    const can = async (who: string, id: string) =>
      Object.entries((await centre.read(who, id, rights)) ?? {}).flatMap(([name, is]) => (is ? [name.slice(9)] : []));
    const { _id } = await centre.draft('ana', await theCall(), greetWrong);
    expect(await can('ana', _id)).toEqual(['Edit', 'Submit', 'Discard']);
    for (const lead of ['root', 'boss']) expect(await can(lead, _id)).toEqual(['Discard']);
    await centre.change('ana', 'evaluationSubmit', _id, { expectedRevision: 2, release: 'LATER' });
    expect(await can('ben', _id)).toEqual(['Release']);
    await centre.change('ana', 'evaluationRelease', _id, { expectedRevision: 3 });
    expect(await can('a1', _id)).toEqual(['Acknowledge', 'Dispute']);
    expect(await can('ben', _id)).toEqual(['Rescore', 'AskConsent']);
    expect(await can('lea', _id)).toEqual(['AskConsent']);
    expect(await can('boss', _id)).toEqual([]);
    centre.clock.advance(30 * 86_400_000);
    expect(await can('a1', _id)).toEqual(['Acknowledge']);
  });
});
