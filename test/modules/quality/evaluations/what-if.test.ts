import { describe, expect, it } from '@jest/globals';
import { allRight, fatalWrong, greetWrong } from './evaluated-form.js';
import { standingCentre } from './evaluated-centre.js';

const centre = standingCentre();

interface Answer {
  count: number;
  isCut: boolean;
  changedCount: number;
  passCount: number;
  newPassCount: number;
  meanReported: number | null;
  newMeanReported: number | null;
  rows: { evaluation: { callReference: string } | null; reported: number; newReported: number; isChanged: boolean }[];
}

const ask = (who: string, args: string, variables = {}): Promise<Answer> =>
  centre.ask(
    who,
    'evaluationWhatIf',
    `query($ids: [ID!]) { evaluationWhatIf(ids: $ids ${args}) { count isCut changedCount passCount newPassCount meanReported newMeanReported rows(first: 5) { evaluation { callReference } reported newReported isChanged } } }`,
    variables,
  );

describe('what evaluations would score in another way', () => {
  it('stands beside what they score, and nothing is written', async () => {
    const [one = '', two = '', three = '', draft = ''] = await centre.calls(4);
    await centre.submitted('ana', one, allRight);
    await centre.submitted('ana', two, greetWrong);
    const fatal = await centre.draft('ana', three, fatalWrong);
    const notes = [{ ref: 'fatal', text: 'Wrong.' }];
    await centre.change('ana', 'evaluationDraftUpdate', fatal._id, { expectedRevision: 2, notes });
    await centre.change('ana', 'evaluationSubmit', fatal._id, { expectedRevision: 3 });
    await centre.draft('ana', draft, allRight);
    const before = await centre.state();
    const softer = await ask('ben', ', fatalEffect: FLAG_ONLY');
    expect(softer).toMatchObject({ count: 3, isCut: false, changedCount: 1, passCount: 2, newPassCount: 2 });
    expect(softer.meanReported).toBeCloseTo(175 / 3, 9);
    expect(softer.newMeanReported).toBeCloseTo(250 / 3, 9);
    expect(
      softer.rows.map((row) => [row.evaluation?.callReference, row.reported, row.newReported, row.isChanged]),
    ).toEqual([['C-3', 0, 75, true], expect.arrayContaining([false]), expect.arrayContaining([false])]);
    const bySection = await ask('ben', ', mode: SECTION_WEIGHT, filter: { errorRef: "greet" }');
    // The opening 0.5, the core 1.
    expect(bySection.rows).toMatchObject([{ reported: 75, newReported: 75 }]);
    expect(await centre.state()).toBe(before);
  });

  it('counts only what one reads', async () => {
    const [one = '', two = ''] = await centre.calls(2, (at) => ({ agentId: centre.id(at ? 'b1' : 'a1') }));
    const made = [await centre.submitted('ana', one), await centre.submitted('ana', two)];
    expect((await ask('lea', '', { ids: made.map(({ _id }) => _id) })).count).toBe(1);
    expect((await ask('ben', '')).count).toBe(2);
    for (const who of ['a1', 'root', 'trainer']) expect(await centre.forbidden(() => ask(who, ''))).toBe('FORBIDDEN');
    await expect(ask('ben', '', { ids: Array(1_001).fill('evaluation_x') })).rejects.toThrow('1000');
  });
});
