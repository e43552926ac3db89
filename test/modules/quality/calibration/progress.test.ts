import { beforeAll, describe, expect, it } from '@jest/globals';
import type { User } from '../../../../src/modules/people/index.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../../support/client.js';
import { allRight, greetWrong } from '../evaluations/evaluated-form.js';
import { qualityApp } from '../quality-app.js';

const errors = 'userErrors { code field }';
const text = `query($id: ID!) { calibration(id: $id) { state submittedCount progress { user { id } isExpert hasSubmitted submittedAt }
  comparison { questions { ref expert { timedNotes { text second } } marks { user { id } notes timedNotes { text second } } } } } }`;

interface Shown {
  readonly state: string;
  readonly progress: { user: { id: string }; hasSubmitted: boolean; submittedAt: string | null }[] | null;
  readonly comparison: {
    questions: { ref: string; marks: { user: { id: string }; notes: string[]; timedNotes: unknown[] }[] }[];
  } | null;
}

describe('who has submitted in a calibration', () => {
  const q = qualityApp();
  const people = new Map<string, { user: User; client: TestClient }>();
  const id = (who: string): string => people.get(who)?.user._id ?? '';
  const client = (who: string): TestClient => people.get(who)?.client ?? q.by(Role.QA_ANALYST);
  let session = '';

  beforeAll(async () => {
    for (const who of ['leader', 'expert', 'first', 'second', 'other'])
      people.set(who, await q.centre.add(who, { roles: [Role.QA_ANALYST] }));
    const input = {
      ...{ title: 'November', callId: await q.call(), scorecardId: q.cardId, expertId: id('expert') },
      participantIds: [id('first'), id('second')],
      dueAt: new Date(q.clock.now().getTime() + 86_400_000),
    };
    const made = await client('leader').change<{ session: { id: string } }>(
      'calibrationCreate',
      `mutation($input: CalibrationCreateInput!) { calibrationCreate(input: $input) { session { id } ${errors} } }`,
      { input },
    );
    session = made.session.id;
  });

  const shown = (who: string): Promise<Shown> => client(who).get('calibration', text, { id: session });
  async function score(who: string, answers: readonly object[], notes: readonly object[] = []): Promise<void> {
    const { evaluation } = await client(who).change<{ evaluation: { id: string } }>(
      'calibrationStart',
      `mutation($id: ID!) { calibrationStart(id: $id) { evaluation { id } ${errors} } }`,
      { id: session },
    );
    for (const [field, input] of [
      ['evaluationDraftUpdate', { expectedRevision: 1, answers, notes }],
      ['evaluationSubmit', { expectedRevision: 2 }],
    ] as const) {
      const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
      await client(who).change(
        field,
        `mutation($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { ${errors} } }`,
        { id: evaluation.id, input },
      );
    }
  }

  it('is seen by the leader while it is open, by nobody else, and says nothing of the answers', async () => {
    const none = { hasSubmitted: false, submittedAt: null };
    expect(await shown('leader')).toMatchObject({
      progress: [
        { user: { id: id('expert') }, isExpert: true, ...none },
        { user: { id: id('first') }, isExpert: false, ...none },
        { user: { id: id('second') }, isExpert: false, ...none },
      ],
    });
    await score('expert', allRight);
    q.clock.advance(60_000);
    await score('first', greetWrong, [
      { ref: 'greet', text: 'No greeting.', second: 12.5 },
      { ref: 'greet', text: 'None at all.' },
    ]);
    const { progress, comparison } = await shown('leader');
    expect(comparison).toBeNull();
    expect(progress?.map(({ hasSubmitted }) => hasSubmitted)).toEqual([true, true, false]);
    expect(progress?.[1]?.submittedAt).toBe(q.clock.now().toISOString());
    // Analysts see all sessions, and those who score theirs: none of them sees who was first.
    for (const who of ['expert', 'first', 'second', 'other'])
      expect(await shown(who)).toMatchObject({ progress: null, comparison: null });
    const refused = await q.by(Role.AGENT).run(text, { id: session });
    expect([refused.data, refused.errors[0]?.extensions.code]).toEqual([{ calibration: null }, 'FORBIDDEN']);
  });

  it('is seen by all who see the session once it is revealed, with notes and their seconds', async () => {
    await score('second', allRight);
    for (const who of ['leader', 'first', 'other']) {
      const { state, progress, comparison } = await shown(who);
      expect([state, progress?.map(({ hasSubmitted }) => hasSubmitted)]).toEqual(['REVEALED', [true, true, true]]);
      const greet = comparison?.questions.find(({ ref }) => ref === 'greet');
      expect(greet?.marks.find(({ user }) => user.id === id('first'))).toMatchObject({
        notes: ['No greeting.', 'None at all.'],
        timedNotes: [
          { text: 'No greeting.', second: 12.5 },
          { text: 'None at all.', second: null },
        ],
      });
      expect(greet?.marks.find(({ user }) => user.id === id('second'))).toMatchObject({ notes: [], timedNotes: [] });
    }
  });
});
