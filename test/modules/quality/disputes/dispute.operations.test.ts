import { describe, expect, it } from '@jest/globals';
import { formContent, greetWrong } from '../evaluations/evaluated-form.js';
import { standingCentre } from '../evaluations/evaluated-centre.js';
import { Disputing, check, greet, rejected, upheld } from './disputing.js';

const rescored: string[] = [];
const centre = standingCentre({
  rescored: (_, evaluation) => {
    rescored.push(evaluation._id);
    return Promise.resolve();
  },
});
type Row = Record<string, unknown>;
const disputing = new Disputing(centre);
const open: Disputing['open'] = (...args) => disputing.open(...args);
const decide: Disputing['decide'] = (...args) => disputing.decide(...args);
const withdraw: Disputing['withdraw'] = (...args) => disputing.withdraw(...args);
const released: Disputing['released'] = () => disputing.released();

describe('a dispute', () => {
  it('is opened by the agent, judged by another analyst in parts, and scored anew; both results are kept', async () => {
    const one = await released();
    expect(one).toMatchObject({ raw: 75, errors: { NON_CRITICAL: { e: 1, n: 2 } } });
    const { dispute } = await open('a1', one._id, [greet, check]);
    const id = dispute?.id ?? '';
    expect(dispute).toMatchObject({
      state: 'OPEN',
      items: [{ ref: 'greet', answerBefore: { options: ['no'] } }, { ref: 'check' }],
    });
    expect(await centre.one(one._id)).toMatchObject({ openDisputes: 1 });
    for (const who of ['ben', 'cai', 'lea']) expect(await centre.told(who)).toEqual(['DISPUTE_OPENED']);
    for (const who of ['ana', 'leo', 'boss']) expect(await centre.told(who)).toEqual([]);
    centre.clock.advance(1_000);
    const half = await decide('ben', id, [upheld]);
    expect(half.dispute).toMatchObject({
      state: 'OPEN',
      items: [{ decision: 'UPHELD', answer: { options: ['yes'] } }, { decision: null }],
    });
    expect(await centre.one(one._id)).toMatchObject({
      ...{ raw: 100, reported: 100, errors: { NON_CRITICAL: { e: 0, n: 2 } }, openDisputes: 1, isLive: true },
      marks: expect.arrayContaining([{ r: 'greet', e: 0, f: 0, na: 0 }]) as never,
      history: [
        {
          ...{
            cause: 'DISPUTE',
            byId: centre.id('ben'),
            reason: 'greet: At 0:03.',
            at: new Date('2026-03-10T02:00:01Z'),
          },
          ...{
            result: { raw: 75 },
            answers: expect.arrayContaining([expect.objectContaining({ ref: 'greet', options: ['no'] })]) as never,
          },
        },
      ],
    });
    const done = await decide('lea', id, [rejected], { expectedRevision: 2 });
    expect(done.dispute).toMatchObject({
      state: 'DECIDED',
      items: [{ decision: 'UPHELD' }, { decision: 'REJECTED', ruling: 'It is asked for.' }],
    });
    expect(await centre.one(one._id)).toMatchObject({ openDisputes: 0, raw: 100 });
    expect(await centre.told('a1')).toEqual(['EVALUATION_RELEASED', 'DISPUTE_DECIDED', 'DISPUTE_DECIDED']);
    expect(await centre.told('ana')).toEqual(['DISPUTE_DECIDED', 'DISPUTE_DECIDED']);
    expect(await centre.events(id)).toEqual([
      ['dispute.opened', 'a1'],
      ['dispute.decided', 'ben'],
      ['dispute.decided', 'lea'],
    ]);
    expect(rescored).toContain(one._id);
    expect(await centre.refused(() => decide('ben', id, [rejected], { expectedRevision: 3 }))).toEqual([
      'WRONG_STATE id',
    ]);
    expect(JSON.stringify(await centre.rows('events', { subjectId: id }))).not.toMatch(/0:03|asked for|did greet/);
  });

  it('that is rejected leaves the result as it is', async () => {
    const one = await released();
    const { dispute } = await open('a1', one._id, [check]);
    await decide('ben', dispute?.id ?? '', [rejected]);
    expect(await centre.one(one._id)).toMatchObject({ raw: 75, history: [], openDisputes: 0, result: one.result });
  });

  it('is refused after its window, by the evaluator, by others, and while one waits', async () => {
    const one = await released();
    const tries = (who: string) => centre.refused(() => open(who, one._id, [greet]));
    expect(await tries('ana')).toEqual(['NOT_ALLOWED evaluationId']);
    for (const who of ['ben', 'lea', 'boss']) expect(await tries(who)).toEqual(['NOT_ALLOWED evaluationId']);
    for (const who of ['a2', 'leo']) expect(await tries(who)).toEqual(['NOT_FOUND evaluationId']);
    for (const who of ['root', 'trainer'])
      expect(await centre.forbidden(() => open(who, one._id, [greet]))).toBe('FORBIDDEN');
    // The last moment of the fifth working day.
    centre.clock.set('2026-03-17T15:59:59.999Z');
    await open('a1', one._id, [greet]);
    expect(await tries('a1')).toEqual(['WRONG_STATE evaluationId']);
    const other = await released();
    centre.clock.set('2026-03-24T16:00:00.000Z');
    expect(await centre.refused(() => open('a1', other._id, [greet]))).toEqual(['WINDOW_CLOSED evaluationId']);
  });

  it('is refused before the release, and of what does not count', async () => {
    const [callId = '', own = ''] = await centre.calls(2);
    const one = await centre.submitted('ana', callId, greetWrong, { submit: { release: 'LATER' } });
    expect(await centre.refused(() => open('a1', one._id, [greet]))).toEqual(['NOT_FOUND evaluationId']);
    const self = await centre.submitted('a1', own, greetWrong, { start: { kind: 'SELF', scorecardId: null } });
    expect(await centre.refused(() => open('a1', self._id, [greet]))).toEqual(['NOT_ALLOWED evaluationId']);
  });

  it('has no window where the form gives none', async () => {
    const scorecardId = await centre.card('QC-5', formContent({ reviewWindowDays: 0 }));
    const [callId = ''] = await centre.calls(1);
    const one = await centre.submitted('ana', callId, greetWrong, { start: { scorecardId } });
    expect(one.disputeUntil).toBeNull();
    expect(await centre.refused(() => open('a1', one._id, [greet]))).toEqual(['WINDOW_CLOSED evaluationId']);
  });

  it('names what is wrong with its questions', async () => {
    const one = await released();
    const tries = (items: Row[]) => centre.refused(() => open('a1', one._id, items));
    expect(await tries([])).toEqual(['REQUIRED items']);
    expect(await tries([greet, check, { ref: 'fatal', reason: 'x' }])).toEqual(['TOO_MANY items']);
    expect(
      await tries([
        { ref: 'greet', reason: ' ' },
        { ref: 'nothing', reason: 'x'.repeat(2_001) },
      ]),
    ).toEqual([...['REQUIRED items.0.reason', 'TOO_LONG items.1.reason', 'NOT_FOUND items.1.ref']]);
    // Hidden by a condition: nobody answered it.
    expect(await tries([{ ref: 'depth', reason: 'x' }])).toEqual(['NOT_FOUND items.0.ref']);
    expect(await tries([greet, greet])).toEqual(['DUPLICATE items.1.ref']);
  });

  it('disputes each question once, and no more than the form allows; what was withdrawn may come again', async () => {
    const one = await released();
    const first = await open('a1', one._id, [greet]);
    const id = first.dispute?.id ?? '';
    for (const who of ['ana', 'ben', 'lea'])
      expect(await centre.refused(() => withdraw(who, id))).toEqual(['NOT_ALLOWED id']);
    expect(await centre.refused(() => withdraw('a2', id))).toEqual(['NOT_FOUND id']);
    expect((await withdraw('a1', id)).dispute).toMatchObject({ state: 'WITHDRAWN' });
    expect(await centre.one(one._id)).toMatchObject({ openDisputes: 0 });
    expect(await centre.refused(() => withdraw('a1', id))).toEqual(['WRONG_STATE id']);
    const second = await open('a1', one._id, [greet]);
    await decide('ben', second.dispute?.id ?? '', [upheld]);
    expect(await centre.refused(() => open('a1', one._id, [greet]))).toEqual(['DUPLICATE items.0.ref']);
    expect(await centre.refused(() => open('a1', one._id, [check, { ref: 'fatal', reason: 'x' }]))).toEqual([
      'TOO_MANY items',
    ]);
    expect((await open('a1', one._id, [check])).userErrors).toEqual([]);
  });
});
