import { useCallback, useRef, useState } from 'react';
import { showToast } from '../../../lib/toasts';
import { useWords } from '../shared/words';
import { rowsOf, type Selection, standing } from './outline/selection';
import type { CardSession } from './session/card-session';
import { type Form, LIMITS, questionsOf } from './session/content';
import {
  addQuestion,
  addSection,
  duplicateQuestion,
  moveQuestion,
  moveSection,
  type Place,
  removeQuestion,
  removeSection,
} from './session/edits';

/** What is selected in the outline, and everything that is done there. */
export function useOutlineActs(session: CardSession, form: Form, readOnly: boolean, first: Selection) {
  const { t, text } = useWords();
  const [selection, setSelection] = useState<Selection>(first);
  const rows = useRef<readonly Selection[]>([]);
  // What was taken out, by undo or by a colleague, leaves the selection where it stood.
  const shown = standing(form, selection, rows.current);
  rows.current = rowsOf(form);
  const select = useCallback((next: Selection): void => setSelection(next), []);
  const place: Place =
    shown.kind === 'form' ? null : shown.kind === 'section' ? { section: shown.ref } : { question: shown.ref };

  const tell = (what: string): void =>
    showToast({
      tone: 'plain',
      text: what,
      action: { label: t('editor.undo'), run: session.undo },
    });
  const made = (kind: 'section' | 'question', [next, ref]: [Form, string]): void => {
    session.edit(() => next);
    setSelection({ kind, ref });
    // What is made is named at once.
    setTimeout(() => document.querySelector<HTMLElement>('[data-form] [data-first] :is(input,textarea)')?.focus(), 0);
  };
  const isFull = questionsOf(form).length >= LIMITS.questions;
  const full = (): void => showToast({ tone: 'warn', text: t('outline.full', { most: LIMITS.questions }) });

  const acts = {
    step: (by: 1 | -1) => (): void => {
      const at = rows.current.findIndex(
        (row) => row.kind === shown.kind && (row.kind === 'form' || shown.kind === 'form' || row.ref === shown.ref),
      );
      const next = rows.current[Math.max(0, Math.min(rows.current.length - 1, at + by))];
      if (next) setSelection(next);
    },
    move: (by: 1 | -1): void => {
      if (readOnly || shown.kind === 'form') return;
      const { kind, ref } = shown;
      session.edit((now) => (kind === 'section' ? moveSection(now, ref, by) : moveQuestion(now, ref, by)));
    },
    addQuestion: (): void => {
      if (readOnly) return;
      if (isFull) full();
      else made('question', addQuestion(session.store.get().form, place));
    },
    addSection: (): void => {
      if (!readOnly && form.sections.length < LIMITS.sections)
        made('section', addSection(session.store.get().form, place));
    },
    duplicate: (): void => {
      if (readOnly || shown.kind !== 'question') return;
      if (isFull) full();
      else made('question', duplicateQuestion(session.store.get().form, shown.ref));
    },
    remove: (): void => {
      if (readOnly || shown.kind === 'form') return;
      const { kind, ref } = shown;
      if (kind === 'section') {
        const section = form.sections.find((one) => one.ref === ref);
        session.edit((now) => removeSection(now, ref));
        tell(t('outline.removedSection', { title: (section && text(section.title)) || ref }));
      } else {
        const question = questionsOf(form).find((one) => one.ref === ref);
        session.edit((now) => removeQuestion(now, ref));
        tell(t('outline.removedQuestion', { title: (question && text(question.text)) || ref }));
      }
    },
  };
  return { selection: shown, select, acts };
}
