import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { allRight, fatalWrong } from './evaluations/evaluated-form.js';
import { qualityApp } from './quality-app.js';

const errors = 'userErrors { code field }';

describe('from a call to the team’s accuracy', () => {
  const q = qualityApp();
  const figures = async (role: Role) =>
    q.by(role).get<{
      evaluationCount: number;
      fatal: { allMonitored: { count: number; of: number; low: number; high: number } };
    }>('qualityFigures', 'query($filter: QualityFiguresFilter!) { qualityFigures(filter: $filter) { evaluationCount fatal { allMonitored { count of value low high isTooFew } } } }', { filter: { fromDay: '2031-03-01', toDay: '2031-03-31' } });
  let first = '';
  let second = '';

  it('scores calls with a fatal error, which the agent sees at once and others never', async () => {
    first = await q.released(await q.call(), fatalWrong);
    second = await q.released(await q.call(), fatalWrong);
    await q.released(await q.call(), allRight);
    const seen = await q
      .by(Role.AGENT)
      .get<unknown>(
        'evaluation',
        'query($id: ID!) { evaluation(id: $id) { state result { raw reported isFatal } viewerCanDispute } }',
        { id: first },
      );
    expect(seen).toEqual({
      state: 'RELEASED',
      result: { raw: 75, reported: 0, isFatal: true },
      viewerCanDispute: true,
    });
    const { client: other } = await q.centre.add('other-agent', {
      roles: [Role.AGENT],
      teamIds: [q.centre.teams.one],
    });
    expect(await other.get('evaluation', 'query($id: ID!) { evaluation(id: $id) { id } }', { id: first })).toBeNull();
    expect(await q.told(Role.AGENT)).toContain('EVALUATION_RELEASED');
    expect((await figures(Role.SUPERVISOR)).fatal.allMonitored).toMatchObject({ count: 1, of: 3 });
  });

  it('makes the month’s talk due, and opens coaching because the same critical error came twice', async () => {
    const lead = q.by(Role.SUPERVISOR);
    const talks = await lead.get<{ id: string; agent: { id: string }; month: string; state: string; dueAt: string }[]>(
      'talks.nodes',
      '{ talks(first: 10) { nodes { id month state dueAt isLate agent { id } } } }',
    );
    expect(talks).toEqual([
      expect.objectContaining({ month: '2031-03', state: 'DUE', isLate: false, agent: { id: q.agent._id } }),
    ]);
    // Five working days after Tuesday, 11 March, end at midnight after Tuesday, 18 March, at the site.
    expect(talks[0]?.dueAt).toBe('2031-03-18T16:00:00.000Z');
    const sessions = await lead.get<unknown[]>(
      'coachings.nodes',
      '{ coachings(first: 10) { nodes { cause ruleKey state refs evaluationIds agent { id } } } }',
    );
    expect(sessions).toEqual([
      {
        ...{ cause: 'RULE', ruleKey: 'same-critical', state: 'OPEN', agent: { id: q.agent._id } },
        refs: ['fatal'],
        evaluationIds: [first, second],
      },
    ]);
    expect(await q.told(Role.SUPERVISOR)).toEqual(['TALK_DUE', 'COACHING_OPENED']);
    expect(await q.told(Role.AGENT)).toContain('COACHING_OPENED');
  });

  it('lets the agent dispute, somebody else judge, keeps both results, and counts what holds now', async () => {
    const { dispute } = await q
      .by(Role.AGENT)
      .change<{ dispute: { id: string } }>(
        'disputeOpen',
        `mutation($id: ID!, $input: DisputeOpenInput!) { disputeOpen(evaluationId: $id, input: $input) { dispute { id } ${errors} } }`,
        { id: second, input: { items: [{ ref: 'fatal', reason: 'The policy had changed.' }] } },
      );
    const decide = `mutation($id: ID!, $input: DisputeDecideInput!) { disputeDecide(id: $id, input: $input) { dispute { state } ${errors} } }`;
    const answer = { ref: 'fatal', options: ['yes'] };
    const input = {
      expectedRevision: 1,
      items: [{ ref: 'fatal', decision: 'UPHELD', answer, ruling: 'It was not in force yet.' }],
    };
    const own = await q.by(Role.QA_ANALYST).get<unknown>('disputeDecide', decide, { id: dispute.id, input });
    expect(own).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
    const { client: analyst } = await q.centre.add('second-analyst', { roles: [Role.QA_ANALYST] });
    expect(await analyst.change('disputeDecide', decide, { id: dispute.id, input })).toMatchObject({
      dispute: { state: 'DECIDED' },
    });
    const after = await q
      .by(Role.AGENT)
      .get<unknown>(
        'evaluation',
        'query($id: ID!) { evaluation(id: $id) { result { raw reported isFatal } history { cause result { raw reported } } } }',
        { id: second },
      );
    expect(after).toEqual({
      result: { raw: 100, reported: 100, isFatal: false },
      history: [{ cause: 'DISPUTE', result: { raw: 75, reported: 0 } }],
    });
    const { evaluationCount, fatal } = await figures(Role.SUPERVISOR);
    expect(evaluationCount).toBe(3);
    expect(fatal.allMonitored).toMatchObject({ count: 2, of: 3, isTooFew: true });
    expect(fatal.allMonitored.low).toBeCloseTo(0.207_655, 5);
    expect(fatal.allMonitored.high).toBeCloseTo(0.938_507, 5);
  });

  it('shows an agent their own figures only', async () => {
    expect((await figures(Role.AGENT)).evaluationCount).toBe(3);
    const { client: other } = await q.centre.add('new-agent', { roles: [Role.AGENT], teamIds: [q.centre.teams.one] });
    const none = await other.get<{ evaluationCount: number }>(
      'qualityFigures',
      'query($filter: QualityFiguresFilter!) { qualityFigures(filter: $filter) { evaluationCount } }',
      { filter: { fromDay: '2031-03-01', toDay: '2031-03-31' } },
    );
    expect(none.evaluationCount).toBe(0);
  });
});
