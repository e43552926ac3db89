import type { Form } from '../session/content';

/** What the form on the right is about. */
export type Selection = { readonly kind: 'form' } | { readonly kind: 'section' | 'question'; readonly ref: string };

export const isSameSelection = (one: Selection, other: Selection): boolean =>
  one.kind === other.kind && (one.kind === 'form' || other.kind === 'form' || one.ref === other.ref);

/** Everything that can be selected, from top to bottom. */
export const rowsOf = (form: Form): Selection[] => [
  { kind: 'form' },
  ...form.sections.flatMap(({ ref, questions }): Selection[] => [
    { kind: 'section', ref },
    ...questions.map((question): Selection => ({ kind: 'question', ref: question.ref })),
  ]),
];

/** The same thing where it still is, else what stands in its place. */
export function standing(form: Form, selection: Selection, before: readonly Selection[]): Selection {
  const rows = rowsOf(form);
  if (rows.some((row) => isSameSelection(row, selection))) return selection;
  const at = before.findIndex((row) => isSameSelection(row, selection));
  return rows[Math.max(0, Math.min(rows.length - 1, at))] ?? { kind: 'form' };
}
