import { describe, expect, it } from '@jest/globals';
import { allRight, fatalWrong, greetWrong } from './evaluated-form.js';
import { fields, standingCentre } from './evaluated-centre.js';

const centre = standingCentre();
const day = 86_400_000;
const theCall = async (more = {}): Promise<string> => (await centre.calls(1, () => more))[0] ?? '';

describe('the life of an evaluation', () => {
  it('is begun, saved, submitted, released, read and acknowledged; each step with who and when', async () => {
    const callId = await theCall();
    const { evaluation } = await centre.start_('ana', { callId, scorecardId: centre.cardId() });
    expect(evaluation).toMatchObject({ state: 'DRAFT', kind: 'STANDARD', isLive: false, revision: 1 });
    const id = evaluation?.id ?? '';
    const saved = await centre.change(
      'ana',
      'evaluationDraftUpdate',
      id,
      { expectedRevision: 1, answers: allRight },
      `${fields} result { raw open }`,
    );
    expect(saved.evaluation).toMatchObject({ revision: 2, result: { raw: 100, open: [] } });
    centre.clock.advance(60_000);
    await centre.change('ana', 'evaluationSubmit', id, { expectedRevision: 2, release: 'LATER' });
    expect(await centre.one(id)).toMatchObject({ state: 'SUBMITTED', isLive: false, raw: 100, releaseAt: null });
    expect(await centre.read('a1', id)).toBeNull();
    centre.clock.advance(60_000);
    // Another analyst may release it.
    const released = await centre.change('ben', 'evaluationRelease', id, { expectedRevision: 3 });
    expect(released.evaluation).toMatchObject({ state: 'RELEASED', isLive: true, revision: 4 });
    expect(await centre.told('a1')).toEqual(['EVALUATION_RELEASED']);
    centre.clock.advance(60_000);
    const done = await centre.change(
      'a1',
      'evaluationAcknowledge',
      id,
      { comment: ' Thanks. ' },
      `${fields} acknowledgement`,
    );
    expect(done.evaluation).toMatchObject({ state: 'ACKNOWLEDGED', acknowledgement: 'Thanks.' });
    expect(await centre.told('ana')).toEqual(['EVALUATION_ACKNOWLEDGED']);
    expect(await centre.one(id)).toMatchObject({
      ...{ submittedAt: new Date('2026-03-10T02:01:00Z'), releasedAt: new Date('2026-03-10T02:02:00Z') },
      ...{ acknowledgedAt: new Date('2026-03-10T02:03:00Z'), releasedById: centre.id('ben'), day: '2026-03-09' },
      // Five working days after Tuesday the 10th, at the site.
      disputeUntil: new Date('2026-03-17T16:00:00Z'),
      errors: { CUSTOMER_CRITICAL: { e: 0, n: 1 }, COMPLIANCE_CRITICAL: { e: 0, n: 1 }, NON_CRITICAL: { e: 0, n: 2 } },
    });
    expect(await centre.events(id)).toEqual([
      ['evaluation.started', 'ana'],
      ['evaluation.draft-updated', 'ana'],
      ['evaluation.submitted', 'ana'],
      ['evaluation.released', 'ben'],
      ['evaluation.acknowledged', 'a1'],
    ]);
  });

  it('keeps no score and no words in the audit', async () => {
    const note = [{ ref: 'fatal', text: 'secret words' }];
    const { _id } = await centre.draft('ana', await theCall(), fatalWrong);
    await centre.change('ana', 'evaluationDraftUpdate', _id, { expectedRevision: 2, notes: note });
    await centre.change('ana', 'evaluationSubmit', _id, { expectedRevision: 3 });
    const audit = JSON.stringify(await centre.rows('events', { subjectId: _id }));
    expect(audit).not.toMatch(/secret|raw|reported|isFatal/);
  });

  it('is bound to the version that was in use when it began', async () => {
    const { _id, version } = await centre.draft('ana', await theCall());
    const [card] = await centre.rows('scorecards', { code: 'QC-1' });
    expect(await centre.one(_id)).toMatchObject({ version: 1, versionId: card?.versionId, scorecardCode: 'QC-1' });
    expect(version).toBe(1);
  });

  it('is released by itself when its time comes, not before, and at most 45 days ahead', async () => {
    const now = centre.clock.now().getTime();
    const at = new Date(now + 3 * day).toISOString();
    const one = await centre.submitted('ana', await theCall(), allRight, { submit: { release: 'AT', releaseAt: at } });
    expect(one).toMatchObject({ state: 'SUBMITTED', releaseAt: new Date(at) });
    centre.clock.advance(3 * day - 1);
    await centre.copy.jobs.runDue();
    expect(await centre.one(one._id)).toMatchObject({ state: 'SUBMITTED' });
    expect(await centre.told('a1')).toEqual([]);
    centre.clock.advance(1);
    await centre.copy.jobs.runDue();
    expect(await centre.one(one._id)).toMatchObject({
      state: 'RELEASED',
      isLive: true,
      releasedAt: new Date(at),
      releaseAt: null,
    });
    expect(await centre.told('a1')).toEqual(['EVALUATION_RELEASED']);
    expect((await centre.events(one._id)).at(-1)).toEqual(['evaluation.released', 'system']);
  });

  it('refuses a moment of release that is past, too far or missing', async () => {
    const { _id } = await centre.draft('ana', await theCall(), allRight);
    const now = centre.clock.now().getTime();
    for (const [releaseAt, code] of [
      [new Date(now).toISOString(), 'OUT_OF_RANGE releaseAt'],
      [new Date(now + 45 * day + 1).toISOString(), 'OUT_OF_RANGE releaseAt'],
      [null, 'REQUIRED releaseAt'],
    ]) {
      const input = { expectedRevision: 2, release: 'AT', releaseAt };
      expect(await centre.refused(() => centre.change('ana', 'evaluationSubmit', _id, input))).toEqual([code]);
    }
  });

  it('lets a set release be moved and taken back', async () => {
    const at = (days: number) => new Date(centre.clock.now().getTime() + days * day).toISOString();
    const one = await centre.submitted('ana', await theCall(), allRight, {
      submit: { release: 'AT', releaseAt: at(1) },
    });
    await centre.change('ana', 'evaluationRelease', one._id, { expectedRevision: 3, release: 'LATER' });
    centre.clock.advance(2 * day);
    await centre.copy.jobs.runDue();
    expect(await centre.one(one._id)).toMatchObject({ state: 'SUBMITTED', releaseAt: null, revision: 4 });
    await centre.change('ana', 'evaluationRelease', one._id, { expectedRevision: 4, release: 'AT', releaseAt: at(1) });
    centre.clock.advance(day);
    await centre.copy.jobs.runDue();
    expect(await centre.one(one._id)).toMatchObject({ state: 'RELEASED' });
  });

  it('names every open question and every error without a note that the agent reads, and submits nothing', async () => {
    const callId = await theCall();
    const { _id } = await centre.draft('ana', callId, [{ ref: 'solve', options: ['part'] }]);
    expect(await centre.refused(() => centre.change('ana', 'evaluationSubmit', _id, { expectedRevision: 2 }))).toEqual(
      ['greet', 'check', 'fatal', 'depth'].map((ref) => `REQUIRED answers.${ref}`),
    );
    const notes = [{ ref: 'fatal', text: 'for myself', isPrivate: true }];
    await centre.change('ana', 'evaluationDraftUpdate', _id, { expectedRevision: 2, answers: fatalWrong, notes });
    const submit = (expectedRevision: number) => centre.change('ana', 'evaluationSubmit', _id, { expectedRevision });
    expect(await centre.refused(() => submit(3))).toEqual(['REQUIRED notes.fatal']);
    const visible = [{ ref: 'fatal', text: 'It is free of charge.' }];
    await centre.change('ana', 'evaluationDraftUpdate', _id, { expectedRevision: 3, notes: visible });
    expect((await submit(4)).userErrors).toEqual([]);
    // Both numbers are kept.
    expect(await centre.one(_id)).toMatchObject({ raw: 75, reported: 0, isFatal: true, result: { outcome: 'FAIL' } });
  });

  it('refuses bad answers and notes by their fields and saves nothing of the patch', async () => {
    const callId = await theCall();
    centre.recordings.set(callId, 90);
    const { _id } = await centre.draft('ana', callId, greetWrong);
    const input = {
      expectedRevision: 2,
      answers: [
        { ref: 'greet', options: ['yes'] },
        { ref: 'nothing', options: ['yes'] },
        { ref: 'depth', number: 9 },
        { ref: 'fatal', isNa: true },
        { ref: 'solve', options: ['maybe'] },
      ],
      notes: [
        { text: ' ', second: -1 },
        { text: 'x'.repeat(2_001), second: 90.5 },
        { text: 'fine', ref: 'nothing' },
        { text: 'fine', id: 'note_x' },
      ],
      removedNoteIds: ['note_y'],
    };
    expect(await centre.refused(() => centre.change('ana', 'evaluationDraftUpdate', _id, input))).toEqual([
      ...[
        'NOT_FOUND answers.nothing',
        'OUT_OF_RANGE answers.depth',
        'INVALID answers.fatal',
        'NOT_FOUND answers.solve',
      ],
      'NOT_FOUND removedNoteIds.0',
      ...[
        'REQUIRED notes.0.text',
        'OUT_OF_RANGE notes.0.second',
        'TOO_LONG notes.1.text',
        'OUT_OF_RANGE notes.1.second',
      ],
      ...['NOT_FOUND notes.2.ref', 'NOT_FOUND notes.3.id'],
    ]);
    centre.recordings.clear();
    const chat = await centre.draft('ana', await theCall({ channel: 'CHAT', answeredAt: null }), [], {
      scorecardId: await chatCard(),
    });
    const pinned = { expectedRevision: 1, notes: [{ text: 'here', second: 0 }] };
    expect(await centre.refused(() => centre.change('ana', 'evaluationDraftUpdate', chat._id, pinned))).toEqual([
      'INVALID notes.0.second',
    ]);
  });

  it('changes and removes notes, and takes answers away', async () => {
    const { _id } = await centre.draft('ana', await theCall(), greetWrong);
    const update = (expectedRevision: number, patch: object) =>
      centre.change('ana', 'evaluationDraftUpdate', _id, { expectedRevision, ...patch });
    await update(2, {
      notes: [
        { text: 'one', second: 12.5, ref: 'greet' },
        { text: 'two', isPrivate: true },
      ],
    });
    const { notes } = await centre.one(_id);
    await update(3, {
      answers: [{ ref: 'greet' }],
      notes: [{ id: notes[0]?._id, text: 'better' }],
      removedNoteIds: [notes[1]?._id],
    });
    const after = await centre.one(_id);
    expect(after.notes).toMatchObject([
      { _id: notes[0]?._id, text: 'better', ref: null, second: null, isPrivate: false },
    ]);
    expect(after.answers.map(({ ref }) => ref)).toEqual(['check', 'fatal', 'solve']);
  });

  it('refuses what was changed meanwhile, with the evaluation as it is', async () => {
    const { _id } = await centre.draft('ana', await theCall(), allRight);
    const stale = { expectedRevision: 1, answers: greetWrong };
    const payload = await centre.change('ana', 'evaluationDraftUpdate', _id, stale);
    expect(payload).toMatchObject({
      evaluation: { revision: 2 },
      userErrors: [{ code: 'CONFLICT', field: ['expectedRevision'] }],
    });
    for (const field of ['evaluationSubmit', 'evaluationDiscard']) {
      expect(await centre.refused(() => centre.change('ana', field, _id, { expectedRevision: 1 }))).toEqual([
        'CONFLICT expectedRevision',
      ]);
    }
  });

  it('is thrown away as a draft only', async () => {
    const callId = await theCall();
    const { _id } = await centre.draft('ana', callId, allRight);
    expect(await centre.refused(() => centre.change('ben', 'evaluationDiscard', _id, { expectedRevision: 2 }))).toEqual(
      ['NOT_FOUND id'],
    );
    const gone = await centre.change('ana', 'evaluationDiscard', _id, { expectedRevision: 2 });
    expect(gone.userErrors).toEqual([]);
    expect(await centre.rows('evaluations')).toEqual([]);
    expect((await centre.events(_id)).at(-1)).toEqual(['evaluation.discarded', 'ana']);
    const again = await centre.submitted('ana', callId);
    expect(
      await centre.refused(() => centre.change('ana', 'evaluationDiscard', again._id, { expectedRevision: 3 })),
    ).toEqual(['WRONG_STATE id']);
    const late = { expectedRevision: 3, answers: greetWrong };
    expect(await centre.refused(() => centre.change('ana', 'evaluationDraftUpdate', again._id, late))).toEqual([
      'WRONG_STATE id',
    ]);
    expect(
      await centre.refused(() => centre.change('ana', 'evaluationSubmit', again._id, { expectedRevision: 3 })),
    ).toEqual(['WRONG_STATE id']);
    expect(
      await centre.refused(() => centre.change('ana', 'evaluationRelease', again._id, { expectedRevision: 3 })),
    ).toEqual(['WRONG_STATE id']);
  });
});

const chatCard = async (): Promise<string> => {
  const { formContent } = await import('./evaluated-form.js');
  const { SubjectKind } = await import('../../../../src/modules/quality/scorecards/scorecard-enums.js');
  return centre.card('QC-3', formContent({ subject: SubjectKind.CHAT }));
};
