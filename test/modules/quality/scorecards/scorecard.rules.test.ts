import { describe, expect, it } from '@jest/globals';
import type { Scorecard } from '../../../../src/modules/quality/scorecards/scorecard.js';
import {
  activatableContent,
  scorecardActivated,
  scorecardArchived,
  scorecardBorn,
  scorecardCodeMeant,
  scorecardDiscarded,
  scorecardEdited,
  scorecardRestored,
} from '../../../../src/modules/quality/scorecards/scorecard.rules.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { form, question, section } from './forms.js';

const act = { by: 'user_a', at: new Date('2026-03-01T08:00:00Z') };
const later = { by: 'user_b', at: new Date('2026-03-02T08:00:00Z') };
const content = form([section('S', [question('a')])]);
const other = form([section('S', [question('a'), question('b')])], { title: { zhCN: '新', en: 'New' } });
const born = scorecardBorn({ id: 'scorecard_1', code: 'QC-1', content, note: null }, act);
const { card: live, version } = scorecardActivated(born, content, 'scorecard_version_1', act);

const codeOf = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ code }) => code).join();
    throw error;
  }
  return 'done';
};

describe('the life of a scorecard', () => {
  it('shows the working copy before it is first activated, and the active version from then on', () => {
    expect(scorecardEdited(born, other, undefined, later)).toMatchObject({ title: other.title, questionCount: 2 });
    const edited = scorecardEdited(live, other, 'why', later);
    expect(edited).toMatchObject({ title: content.title, questionCount: 1, state: 'ACTIVE', version: 1 });
    expect(edited.draft).toEqual({ content: other, authorId: 'user_b', note: 'why', updatedAt: later.at });
    const { card, version: second } = scorecardActivated(edited, other, 'scorecard_version_2', later);
    expect(card).toMatchObject({ title: other.title, questionCount: 2, version: 2, draft: null });
    expect([version.note, second.note]).toEqual([null, 'why']);
  });

  it('keeps who opened the working copy, and its note unless another is given', () => {
    const edited = scorecardEdited(scorecardEdited(live, other, 'why', later), content, undefined, act);
    expect(edited.draft).toMatchObject({ authorId: 'user_b', note: 'why' });
    expect(scorecardEdited(edited, content, null, act).draft?.note).toBeNull();
  });

  it('makes versions with a checksum, one after another', () => {
    expect(version).toMatchObject({ version: 1, code: 'QC-1', activatedById: 'user_a', content });
    expect(version.checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  it('activates only what is there and differs from what is in use', () => {
    expect(activatableContent(born, null)).toBe(content);
    expect(codeOf(() => activatableContent(live, version.checksum))).toBe('WRONG_STATE');
    const same = scorecardEdited(live, structuredClone(content), undefined, later);
    expect(codeOf(() => activatableContent(same, version.checksum))).toBe('WRONG_STATE');
    expect(activatableContent(scorecardEdited(live, other, undefined, later), version.checksum)).toBe(other);
  });

  it('is discarded, archived and restored, each in its state', () => {
    const archived: Scorecard = scorecardArchived(live, later);
    const given = [born, live, scorecardEdited(live, other, null, act), archived];
    const each = (make: (card: Scorecard) => unknown): string[] => given.map((card) => codeOf(() => make(card)));
    expect(each((card) => scorecardDiscarded(card, later))).toEqual(['done', 'WRONG_STATE', 'done', 'WRONG_STATE']);
    expect(each((card) => scorecardArchived(card, later))).toEqual(['WRONG_STATE', 'done', 'done', 'WRONG_STATE']);
    expect(each((card) => scorecardRestored(card, later))).toEqual([
      'WRONG_STATE',
      'WRONG_STATE',
      'WRONG_STATE',
      'done',
    ]);
    expect(each((card) => scorecardEdited(card, other, null, later))).toEqual(['done', 'done', 'done', 'WRONG_STATE']);
    expect(scorecardRestored(archived, later).state).toBe('ACTIVE');
    expect(scorecardRestored(scorecardDiscarded(born, later), later)).toMatchObject({
      state: 'DRAFT',
      draft: born.draft,
    });
  });

  it('knows its code however it is typed', () => {
    expect(['QC-12', 'qc12', ' Qc – 012 ', 'ＱＣ-12'].map(scorecardCodeMeant)).toEqual(
      Array.from({ length: 4 }, () => 'QC-12'),
    );
    expect(['K-12', 'QC-', 'QC-1x', ''].map(scorecardCodeMeant)).toEqual([null, null, null, null]);
  });
});
