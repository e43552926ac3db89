import type { Finding } from './checks';
import type { ContentField } from './content';

/** The field that mends a finding. */
export const FINDING_FIELDS: Record<Finding['code'], ContentField> = {
  noTitle: 'title',
  noText: 'bodyMarkdown',
  noSay: 'say',
  sayTooLong: 'say',
  noCategory: 'categoryId',
  noQuestions: 'alternativeQuestions',
  openBlock: 'bodyMarkdown',
  misplacedMarker: 'bodyMarkdown',
  caseIncomplete: 'technicalCase',
  noNote: 'note',
  publicInternal: 'bodyMarkdown',
  emptyLink: 'bodyMarkdown',
  brokenLink: 'bodyMarkdown',
  noAlt: 'bodyMarkdown',
  lostFile: 'bodyMarkdown',
  unknownCode: 'errorCodes',
  personalData: 'bodyMarkdown',
  tooLong: 'bodyMarkdown',
};

/** Puts the focus into a field of the page, which marks it with `data-field`. */
export function focusField(field: ContentField): void {
  const place = document.querySelector(`[data-field="${field}"]`);
  place?.scrollIntoView({ block: 'nearest' });
  place?.querySelector<HTMLElement>('input,textarea,button')?.focus();
}
