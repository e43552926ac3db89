import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { agendaOf, isMonth, monthBounds } from '../../../../src/modules/quality/criteria/agenda.rules.js';
import { maySeeAgenda } from '../../../../src/modules/quality/criteria/criteria.policy.js';
import type { CriteriaMeeting } from '../../../../src/modules/quality/criteria/criteria.js';
import { type Calibrated, calibratedOf, marks, pictured, plantForm, score } from '../calibration/calibrated.js';
import { ScoredCentre } from '../sampling/scored-centre.js';

const centre = new ScoredCentre();
let made: Calibrated;
let scorecardId: string;
const collections = [
  'criteria_meetings',
  'criteria_changes',
  'scorecards',
  'calibrations',
  'evaluations',
  'disputes',
  'calls',
];

beforeAll(() => centre.start((copy) => (made = calibratedOf(copy))), 60_000);
afterAll(() => centre.end());
beforeEach(async () => {
  await centre.clear(...collections, 'scorecard_versions');
  centre.clock.set('2026-03-10T02:00:00.000Z');
  scorecardId = await plantForm(made);
  await centre.connection.collection('events').deleteMany({});
});

const plannedAt = new Date('2026-04-03T02:00:00Z');
const plan = async (who = 'ana', month = '2026-04'): Promise<CriteriaMeeting> =>
  made.criteria.service.plan(await centre.as(who), { month, plannedAt });

describe('an agenda', () => {
  const content = { ...pictured };
  const counts = (ref: string, count: number, of: number) => [{ scorecardId: 'card', ref, count, of }];

  it('puts first what is asked for and what is sure, not what happened once', () => {
    const items = agendaOf(new Map([['card', content]]), {
      disagreement: [...counts('Q1', 1, 1), ...counts('Q3', 30, 60), ...counts('Q4', 0, 60)],
      overturned: counts('Q7', 2, 3),
      notApplicable: [...counts('Q2', 300, 400), ...counts('Q99', 5, 5)],
      proposals: [{ scorecardId: 'card', ref: 'Q10' }],
    });
    expect(
      items.map(({ ref, disagreement, overturned, notApplicable, proposals }) => [
        ...[ref, disagreement.count, overturned.count, notApplicable.count, proposals],
      ]),
    ).toEqual([
      ...[
        ['Q10', 0, 0, 0, 1],
        ['Q2', 0, 0, 300, 0],
        ['Q3', 30, 0, 0, 0],
        ['Q7', 0, 2, 0, 0],
        ['Q1', 1, 0, 0, 0],
      ],
    ]);
    expect(items[2]?.disagreement).toMatchObject({ of: 60, value: 0.5, isTooFew: false });
    expect(items[4]?.disagreement.isTooFew).toBe(true);
    // All of three may be chance: what happened a few times among many comes before it.
    const few = agendaOf(new Map([['card', content]]), {
      ...{ disagreement: counts('Q3', 12, 60), overturned: counts('Q7', 3, 3), notApplicable: [], proposals: [] },
    });
    expect(few.map(({ ref }) => ref)).toEqual(['Q3', 'Q7']);
    // A scorecard that is out of use is no matter any more.
    const none = { overturned: [], notApplicable: [], proposals: [] };
    expect(agendaOf(new Map(), { ...none, disagreement: counts('Q1', 1, 1) })).toEqual([]);
  });

  it('is of the month before', () => {
    expect(monthBounds('2026-01', 1)).toEqual({ from: '2025-12-01', to: '2026-01-01' });
    expect([isMonth('2026-12'), isMonth('2026-13'), isMonth('2026-1')]).toEqual([true, false, false]);
  });

  it('fills itself from calibrations, disputes and N/A, and stays as it was when the meeting is held', async () => {
    const [callId = ''] = await centre.calls(1);
    const session = await made.calibration.service.create(await centre.as('cai'), {
      ...{ title: 'x', callId, scorecardId, expertId: centre.id('lea'), participantIds: [centre.id('ana')] },
      dueAt: new Date('2026-03-12T00:00:00Z'),
    });
    await score(centre, made, session, 'lea', marks.expert);
    await score(centre, made, session, 'ana', marks.one);
    await made.calibration.service.rule(await centre.as('cai'), session._id, {
      ...{ expectedVersion: 3, ref: 'Q8', ruling: '给出时间才算 4', proposesChange: true },
    });
    const evaluation = (day: string, na: 0 | 1, isLive = true) => ({
      ...{ _id: `evaluation_${Math.random()}` as never, scorecardId, isLive, day, evaluatorId: centre.id('ben') },
      ...{ kind: 'STANDARD', state: 'RELEASED', marks: [{ r: 'Q2', e: 0, f: 0, na }] },
    });
    await centre.connection
      .collection('evaluations')
      .insertMany([
        ...[evaluation('2026-03-01', 1), evaluation('2026-03-31', 0), evaluation('2026-03-15', 1)],
        ...[evaluation('2026-02-28', 1), evaluation('2026-04-01', 1), evaluation('2026-03-02', 1, false)],
      ]);
    await centre.connection.collection('disputes').insertOne({
      ...{ _id: 'dispute_1' as never, scorecardId, day: '2026-03-20', state: 'DECIDED' },
      items: [
        ...[
          { ref: 'Q5', decision: 'UPHELD' },
          { ref: 'Q5', decision: 'REJECTED' },
          { ref: 'Q9', decision: null },
        ],
      ],
    });
    const meeting = await plan();
    const agenda = await made.criteria.agendas.of(meeting);
    const shown = agenda.map(({ ref, disagreement: d, overturned: o, notApplicable: n, proposals }) => [
      ...[ref, `${d.count}/${d.of}`, `${o.count}/${o.of}`, `${n.count}/${n.of}`, proposals],
    ]);
    expect(shown[0]).toEqual(['Q8', '1/1', '0/0', '0/0', 1]);
    expect(new Map(shown.map(([ref, ...rest]) => [ref, rest]))).toEqual(
      new Map([
        ...([
          ['Q8', ['1/1', '0/0', '0/0', 1]],
          ['Q2', ['0/1', '0/0', '2/3', 0]],
          ['Q4', ['1/1', '0/0', '0/0', 0]],
        ] as const),
        ...([
          ['Q7', ['1/1', '0/0', '0/0', 0]],
          ['Q5', ['0/1', '1/2', '0/0', 0]],
        ] as const),
      ] as never),
    );
    const held = await made.criteria.service.hold(await centre.as('ana'), meeting._id, 1);
    await centre.connection.collection('disputes').deleteMany({});
    expect(held).toMatchObject({ state: 'HELD', heldAt: centre.clock.now(), revision: 2 });
    const [stored] = (await centre.rows('criteria_meetings')) as unknown as CriteriaMeeting[];
    expect(stored && (await made.criteria.agendas.of(stored))).toEqual(agenda);
  });

  it('is for analysts; leads see meetings and changes only', async () => {
    const sees = async (key: string) => maySeeAgenda(await centre.as(key));
    expect([await sees('ana'), await sees('lea'), await sees('root'), await sees('boss'), await sees('a1')]).toEqual([
      ...[true, false, false, false, false],
    ]);
  });
});
