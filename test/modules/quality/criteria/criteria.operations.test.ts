import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { maySeeReaders } from '../../../../src/modules/quality/criteria/criteria.policy.js';
import type { ChangeGiven } from '../../../../src/modules/quality/criteria/criteria-words.rules.js';
import {
  type CriteriaChange,
  CriteriaChangeKind,
  type CriteriaMeeting,
} from '../../../../src/modules/quality/criteria/criteria.js';
import type { ScorecardContent } from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import { systemViewer } from '../../../../src/modules/people/index.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { toPredicate } from '../../../../src/platform/rules/rules.js';
import { type Calibrated, calibratedOf, pictured, plantForm } from '../calibration/calibrated.js';
import { ScoredCentre, refused } from '../sampling/scored-centre.js';

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
const given = (meeting: CriteriaMeeting, more: Partial<ChangeGiven> = {}): ChangeGiven => ({
  ...{ meetingId: meeting._id, scorecardId, ref: 'Q3', kind: CriteriaChangeKind.WORDING, proposal: '“复述”有三种读法' },
  newText: { zhCN: '用自己的话复述问题', en: 'Says the problem again in own words' },
  ...more,
});
const propose = async (
  meeting: CriteriaMeeting,
  who = 'ana',
  more: Partial<ChangeGiven> = {},
): Promise<CriteriaChange> => made.criteria.service.propose(await centre.as(who), given(meeting, more));
const decide = async (change: CriteriaChange, who = 'ana', more = {}): Promise<CriteriaChange> =>
  made.criteria.service.decide(await centre.as(who), change._id, {
    ...{ expectedVersion: change.revision, isAccepted: true, reason: '三种读法', ruling: '用自己的话才算' },
    ...more,
  });
const card = async () => (await made.scorecards.byIds([scorecardId]))[0];
const textOf = (content: ScorecardContent | undefined, ref: string): string | undefined =>
  content?.sections.flatMap(({ questions }) => questions).find((one) => one.ref === ref)?.text.en;

describe('a meeting', () => {
  it('is planned once a month by analysts', async () => {
    await plan();
    const before = await centre.snapshot(...collections);
    expect(await refused(plan('ben'))).toBe('DUPLICATE month');
    expect(await refused(plan('ana', '2026-14'))).toBe('INVALID month');
    for (const who of ['lea', 'root', 'boss', 'a1']) expect(await refused(plan(who, '2026-05'))).toBe('NOT_ALLOWED');
    expect(await centre.snapshot(...collections)).toBe(before);
    expect((await centre.rows('events')).map(({ type }) => type)).toEqual(['criteria.meeting-planned']);
  });

  it('is held once; afterwards nothing is proposed to it', async () => {
    const meeting = await plan();
    const hold = async (who: string, revision: number) =>
      made.criteria.service.hold(await centre.as(who), meeting._id, revision);
    const before = await centre.snapshot(...collections);
    expect(await refused(hold('lea', 1))).toBe('NOT_ALLOWED id');
    expect(await refused(hold('a1', 1))).toBe('NOT_FOUND id');
    expect(await refused(hold('ana', 7))).toContain('CONFLICT');
    expect(await centre.snapshot(...collections)).toBe(before);
    await hold('ana', 1);
    const after = await centre.snapshot(...collections);
    expect(await refused(hold('ana', 2))).toBe('WRONG_STATE id');
    expect(await refused(propose(meeting))).toBe('WRONG_STATE meetingId');
    expect(await centre.snapshot(...collections)).toBe(after);
  });
});

describe('a change', () => {
  it('is proposed by evaluators, for a question that there is', async () => {
    const meeting = await plan();
    const before = await centre.snapshot(...collections);
    for (const who of ['root', 'boss', 'a1']) expect(await refused(propose(meeting, who))).toBe('NOT_ALLOWED');
    expect(await refused(propose(meeting, 'ana', { meetingId: 'criteria_meeting_none' }))).toBe('NOT_FOUND meetingId');
    expect(await refused(propose(meeting, 'ana', { scorecardId: 'none' }))).toBe('NOT_FOUND scorecardId');
    expect(await refused(propose(meeting, 'ana', { ref: 'Q99', proposal: '' }))).toBe(
      'REQUIRED proposal, NOT_FOUND ref',
    );
    expect(await refused(propose(meeting, 'ana', { newText: null }))).toBe('REQUIRED newText');
    expect(await refused(propose(meeting, 'ana', { newText: { zhCN: 'x'.repeat(501), en: 'x' } }))).toBe(
      'TOO_LONG newText.zhCN',
    );
    expect(await refused(propose(meeting, 'ana', { kind: CriteriaChangeKind.RULING }))).toBe('INVALID kind');
    expect(await centre.snapshot(...collections)).toBe(before);
    expect(await propose(meeting, 'lea')).toMatchObject({
      state: 'PROPOSED',
      hasDraft: false,
      proposedById: centre.id('lea'),
      scorecardCode: 'QC-9',
    });
    expect(await centre.rows('events', { type: 'criteria.change-proposed' })).toHaveLength(1);
  });

  it('of the wording makes a draft of the scorecard when it is accepted, and the ruling must be read', async () => {
    await centre.connection.collection('evaluations').insertOne({
      ...{
        _id: 'evaluation_1' as never,
        scorecardId,
        isLive: true,
        day: '2026-03-01',
        evaluatorId: centre.id('leo'),
        marks: [],
      },
    });
    const change = await propose(await plan(), 'lea');
    const decided = await decide(change, 'ben');
    expect(decided).toMatchObject({
      state: 'ACCEPTED',
      hasDraft: true,
      decidedById: centre.id('ben'),
      reason: '三种读法',
    });
    expect([...decided.readerIds].sort()).toEqual(['ana', 'ben', 'cai', 'leo'].map((key) => centre.id(key)).sort());
    expect([...decided.outstandingIds].sort()).toEqual(['ana', 'cai', 'leo'].map((key) => centre.id(key)).sort());
    const after = await card();
    expect(textOf(after?.draft?.content, 'Q3')).toBe('Says the problem again in own words');
    expect(textOf(after?.draft?.content, 'Q4')).toBe('Question Q4');
    expect(after).toMatchObject({ version: 1, draft: { authorId: centre.id('ben'), note: '用自己的话才算' } });
    for (const key of ['ana', 'cai', 'leo']) expect(await centre.told(key)).toEqual(['CRITERIA_RULED']);
    for (const key of ['ben', 'lea', 'a1', 'root']) expect(await centre.told(key)).toEqual([]);
    expect(await centre.rows('events', { type: 'criteria.change-decided' })).toHaveLength(1);
  });

  it('that is a ruling alone, or turned down, leaves the scorecard as it is', async () => {
    const meeting = await plan();
    const ruling = await propose(meeting, 'ana', { kind: CriteriaChangeKind.RULING, newText: null });
    const wording = await propose(meeting);
    expect(await decide(ruling)).toMatchObject({ state: 'ACCEPTED', hasDraft: false });
    const no = await decide(wording, 'ana', { isAccepted: false, ruling: null });
    expect(no).toMatchObject({ state: 'REJECTED', ruling: null, readerIds: [], hasDraft: false });
    expect((await card())?.draft).toBeNull();
    expect(await centre.rows('notices', { subjectId: wording._id })).toEqual([]);
  });

  it('is decided once, by analysts, with a reason; a refusal changes neither it nor the scorecard', async () => {
    const change = await propose(await plan());
    await made.scorecards.replace(scorecardId, (await card())?.revision ?? 0, {
      ...((await card()) as NonNullable<Awaited<ReturnType<typeof card>>>),
      draft: { content: { ...pictured, sections: [] }, authorId: null, note: null, updatedAt: centre.clock.now() },
    });
    const before = await centre.snapshot(...collections);
    expect(await refused(decide(change, 'lea'))).toBe('NOT_ALLOWED id');
    expect(await refused(decide(change, 'root'))).toBe('NOT_ALLOWED id');
    expect(await refused(decide(change, 'a1'))).toBe('NOT_FOUND id');
    expect(await refused(decide(change, 'ana', { reason: '', ruling: '' }))).toBe('REQUIRED reason, REQUIRED ruling');
    expect(await refused(decide(change, 'ana', { expectedVersion: 5 }))).toContain('CONFLICT');
    // The working copy that stands lacks the question: nothing is decided.
    expect(await refused(decide(change))).toBe('INVALID id');
    expect(await centre.snapshot(...collections)).toBe(before);
    await decide(change, 'ana', { isAccepted: false });
    expect(await refused(decide(change, 'ana', { expectedVersion: 2 }))).toBe('WRONG_STATE id');
  });
});

describe('a ruling', () => {
  it('is waited for until somebody scores no more; another role that goes changes nothing', async () => {
    const { users, directory } = centre.copy.people;
    const roles = async (...wanted: Role[]) =>
      users.update(systemViewer, centre.id('cai'), {
        ...{ expectedVersion: (await directory.user(centre.id('cai')))?.revision ?? 0, roles: wanted },
      } as never);
    const outstanding = async () =>
      (await centre.rows('criteria_changes', { outstandingIds: centre.id('cai') })).length === 1;
    await roles(Role.QA_ANALYST, Role.KNOWLEDGE_EDITOR, Role.TRAINER);
    await decide(await propose(await plan()));
    await roles(Role.QA_ANALYST, Role.KNOWLEDGE_EDITOR);
    await roles(Role.QA_ANALYST);
    expect(await outstanding()).toBe(true);
    await roles(Role.TRAINER);
    expect(await outstanding()).toBe(false);
    await roles(Role.QA_ANALYST);
  });

  it('is acknowledged by each who must read it; who has not is listed', async () => {
    const decided = await decide(await propose(await plan()));
    const read = async (who: string) => made.criteria.service.acknowledge(await centre.as(who), decided._id);
    const before = await centre.snapshot(...collections);
    expect(await refused(read('lea'))).toBe('NOT_ALLOWED id');
    expect(await refused(read('a1'))).toBe('NOT_FOUND id');
    expect(await centre.snapshot(...collections)).toBe(before);
    const after = await read('ben');
    expect(after.outstandingIds).toEqual([centre.id('cai')]);
    expect(after.acknowledgements).toEqual([
      { userId: centre.id('ana'), at: centre.clock.now() },
      { userId: centre.id('ben'), at: centre.clock.now() },
    ]);
    const again = await centre.snapshot(...collections);
    expect((await read('ben')).outstandingIds).toEqual([centre.id('cai')]);
    expect(await centre.snapshot(...collections)).toBe(again);
    const page = { size: 10, fromEnd: false, after: null, before: null };
    const open = async (key: string) =>
      (await made.criteria.store.rulings({ outstandingId: centre.id(key) }, page)).nodes.length;
    expect([await open('ben'), await open('cai'), await open('lea')]).toEqual([0, 1, 0]);
    expect([
      maySeeReaders(await centre.as('ana')),
      maySeeReaders(await centre.as('root')),
      maySeeReaders(await centre.as('lea')),
    ]).toEqual([...[true, true, false]]);
    const { rule, policyNow } = made.criteria.subject;
    const fields = (await policyNow([decided._id])).get(decided._id);
    const told = async (key: string) => toPredicate(rule(await centre.as(key)))({ ...fields });
    expect([await told('cai'), await told('lea'), await told('a1'), await told('root')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('waits for nobody who left', async () => {
    const { users, directory } = centre.copy.people;
    const decided = await decide(await propose(await plan()));
    await users.deactivate(systemViewer, centre.id('cai'), {
      ...{ expectedVersion: (await directory.user(centre.id('cai')))?.revision ?? 0, successorId: null },
    } as never);
    expect((await made.criteria.store.change(decided._id))?.outstandingIds).toEqual([centre.id('ben')]);
  });
});
