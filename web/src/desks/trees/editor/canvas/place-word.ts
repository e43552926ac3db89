import type { useWords } from '../../shared/words';

type Translate = ReturnType<typeof useWords>['t'];

/** The word on a way out that has no label of its own. */
export function placeWord(t: Translate, kind: string, place: string): string {
  if (place === 'failureTo') return t('places.failureTo');
  if (place === 'timeoutTo') return t('places.timeoutTo');
  if (place !== 'to') return '';
  return kind === 'LOGIC' ? t('places.default') : kind === 'ACTION' ? t('places.success') : '';
}
