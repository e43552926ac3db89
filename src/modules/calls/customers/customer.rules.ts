/** A reference in the one form in which it is compared: without blanks and separators, in lower case, half width. */
export const customerKey = (reference: string): string =>
  reference
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-()./]/g, '');

/** The last digits that may be shown: four, but never more than half of what there is. */
export function lastDigits(reference: string): string {
  const digits = reference.normalize('NFKC').replaceAll(/\D/g, '');
  const shown = Math.min(4, Math.floor(digits.length / 2));
  return shown === 0 ? '' : digits.slice(-shown);
}
