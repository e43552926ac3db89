import { describe, expect, it } from '@jest/globals';
import { standingCentre } from '../evaluations/evaluated-centre.js';
import { Disputing, check, greet, rejected, upheld } from './disputing.js';

const centre = standingCentre();
type Row = Record<string, unknown>;
const disputing = new Disputing(centre);
const open: Disputing['open'] = (...args) => disputing.open(...args);
const decide: Disputing['decide'] = (...args) => disputing.decide(...args);
const withdraw: Disputing['withdraw'] = (...args) => disputing.withdraw(...args);
const released: Disputing['released'] = () => disputing.released();

describe('the decision of a dispute', () => {
  it('is judged by nobody who wrote the evaluation or leads another team', async () => {
    const one = await released();
    const { dispute } = await open('a1', one._id, [greet]);
    const id = dispute?.id ?? '';
    expect(await centre.refused(() => decide('ana', id, [upheld]))).toEqual(['NOT_ALLOWED id']);
    expect(await centre.refused(() => decide('leo', id, [upheld]))).toEqual(['NOT_FOUND id']);
    for (const who of ['boss', 'a1', 'root'])
      expect(await centre.forbidden(() => decide(who, id, [upheld]))).toBe('FORBIDDEN');
    const seen = async (who: string) =>
      (
        await centre.ask<{ viewerCanDecide: boolean } | null>(
          who,
          'dispute',
          'query($id: ID!) { dispute(id: $id) { viewerCanDecide } }',
          { id },
        )
      )?.viewerCanDecide ?? null;
    expect([await seen('ana'), await seen('ben'), await seen('lea'), await seen('leo'), await seen('boss')]).toEqual([
      false,
      true,
      true,
      null,
      false,
    ]);
    const toJudge = (who: string) =>
      centre.ask(who, 'disputes', 'query { disputes(first: 5, filter: { isMineToJudge: true }) { totalCount } }');
    expect([await toJudge('ana'), await toJudge('ben'), await toJudge('leo'), await toJudge('a1')]).toEqual(
      [0, 1, 0, 0].map((totalCount) => ({ totalCount })),
    );
  });

  it('names what is wrong with decisions, and changes nothing', async () => {
    const one = await released();
    const { dispute } = await open('a1', one._id, [greet, check]);
    const id = dispute?.id ?? '';
    const tries = (items: Row[], more: Row = {}) => centre.refused(() => decide('ben', id, items, more));
    expect(await tries([])).toEqual(['REQUIRED items']);
    expect(
      await tries([
        { ...upheld, ruling: '' },
        { ...rejected, ref: 'fatal' },
      ]),
    ).toEqual(['REQUIRED items.0.ruling', 'NOT_FOUND items.1.ref']);
    expect(await tries([{ ...upheld, answer: null }])).toEqual(['REQUIRED items.0.answer']);
    expect(await tries([{ ...rejected, answer: upheld.answer }])).toEqual(['INVALID items.0.answer']);
    expect(await tries([upheld, upheld])).toEqual(['DUPLICATE items.1.ref']);
    expect(await tries([{ ...upheld, answer: { ref: 'greet', options: ['no'] } }])).toEqual(['INVALID answers.greet']);
    expect(await tries([{ ...upheld, answer: { ref: 'greet', options: ['maybe'] } }])).toEqual([
      'NOT_FOUND answers.greet',
    ]);
    expect(await tries([{ ...upheld, answer: { ref: 'greet' } }])).toEqual(['REQUIRED answers.greet']);
    expect(await tries([upheld], { answers: [{ ref: 'solve', options: ['none'] }] })).toEqual([
      'INVALID answers.solve',
    ]);
    expect(await tries([upheld], { expectedRevision: 2 })).toEqual(['CONFLICT expectedRevision']);
    await decide('ben', id, [upheld]);
    expect(await centre.refused(() => decide('ben', id, [upheld], { expectedRevision: 2 }))).toEqual([
      'WRONG_STATE items.0.ref',
    ]);
  });

  it('asks for answers to what is asked only now', async () => {
    const one = await released();
    const { dispute } = await open('a1', one._id, [{ ref: 'solve', reason: 'Only a part.' }]);
    const ruling = {
      ref: 'solve',
      decision: 'UPHELD',
      answer: { ref: 'solve', options: ['part'] },
      ruling: 'So it is.',
    };
    const id = dispute?.id ?? '';
    expect(await centre.refused(() => decide('ben', id, [ruling]))).toEqual(['REQUIRED answers.depth']);
    const { userErrors } = await decide('ben', id, [ruling], { answers: [{ ref: 'depth', number: 5 }] });
    expect(userErrors).toEqual([]);
    expect((await centre.one(one._id)).raw).toBeCloseTo(70, 9);
  });

  it('holds off a correction until it is decided; a correction without one keeps both results too', async () => {
    const one = await released();
    const rescore = (who: string, expectedRevision: number, more: Row = {}) =>
      centre.change(who, 'evaluationRescore', one._id, {
        expectedRevision,
        answers: [{ ref: 'check', options: ['no'] }],
        reason: 'Heard again.',
        ...more,
      });
    const { dispute } = await open('a1', one._id, [greet]);
    expect(await centre.refused(() => rescore('ben', 4))).toEqual(['WRONG_STATE id']);
    await withdraw('a1', dispute?.id ?? '');
    expect(await centre.refused(() => rescore('ben', 5, { reason: ' ' }))).toEqual(['REQUIRED reason']);
    expect(await centre.refused(() => rescore('ben', 5, { answers: [{ ref: 'check', options: ['yes'] }] }))).toEqual([
      'INVALID answers',
    ]);
    expect(await centre.refused(() => rescore('ben', 4))).toEqual(['CONFLICT expectedRevision']);
    expect(await centre.refused(() => rescore('lea', 5))).toEqual(['NOT_ALLOWED id']);
    expect(await centre.refused(() => rescore('leo', 5))).toEqual(['NOT_FOUND id']);
    for (const who of ['a1', 'boss']) expect(await centre.forbidden(() => rescore(who, 5))).toBe('FORBIDDEN');
    expect((await rescore('ben', 5)).userErrors).toEqual([]);
    expect(await centre.one(one._id)).toMatchObject({
      ...{ raw: 50, state: 'RELEASED', errors: { COMPLIANCE_CRITICAL: { e: 1, n: 1 } } },
      history: [{ cause: 'RESCORE', reason: 'Heard again.', byId: centre.id('ben'), result: { raw: 75 } }],
    });
    expect(await centre.read('a1', one._id, 'history { cause reason result { raw } by { nameEn } }')).toEqual({
      history: [{ cause: 'RESCORE', reason: 'Heard again.', result: { raw: 75 }, by: { nameEn: 'ben' } }],
    });
    expect(await centre.told('ana')).toEqual(['EVALUATION_RELEASED']);
  });

  it('of two judges at once one decides', async () => {
    const one = await released();
    const { dispute } = await open('a1', one._id, [greet]);
    const id = dispute?.id ?? '';
    const answers = await Promise.all(['ben', 'cai', 'lea'].map((who) => decide(who, id, [upheld])));
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)).sort()).toEqual([
      'CONFLICT',
      'CONFLICT',
    ]);
    expect((await centre.one(one._id)).history).toHaveLength(1);
  });

  it('is opened once by a repeated call with the same key', async () => {
    const one = await released();
    const first = await open('a1', one._id, [greet], { idempotencyKey: 'k' });
    const again = await open('a1', one._id, [greet], { idempotencyKey: 'k' });
    expect(again.dispute?.id).toBe(first.dispute?.id);
    expect(await centre.rows('disputes')).toHaveLength(1);
  });
});
