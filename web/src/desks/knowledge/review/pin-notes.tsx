import { Pin } from 'lucide-react';
import type { PinnedPlaceFragment } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import styles from './review-page.module.css';

/** What a reviewer pinned when giving the draft back: each leads to its place, or says that its words are gone. */
export function PinNotes({
  pins,
  onGo,
}: {
  pins: readonly PinnedPlaceFragment[];
  onGo?: ((quote: string) => void) | undefined;
}) {
  const { t, person } = useWords();
  if (pins.length === 0) return null;
  return (
    <ol className={styles['notes']} aria-label={t('review.pinned')}>
      {pins.map((pin, at) => (
        <li key={at} className={styles['pinNote']}>
          <Pin size={13} strokeWidth={1.8} aria-hidden="true" />
          <span>
            {pin.isFound && onGo ? (
              <button type="button" className={styles['pinQuote']} onClick={() => onGo(pin.quote)}>
                {pin.quote}
              </button>
            ) : (
              <q className={styles['pinQuote']} data-found={pin.isFound}>
                {pin.quote}
              </q>
            )}{' '}
            {pin.remark} <small>{person(pin.by)}</small>{' '}
            {!pin.isFound && <em className={styles['pinGone']}>{t('review.pinGone')}</em>}
          </span>
        </li>
      ))}
    </ol>
  );
}
