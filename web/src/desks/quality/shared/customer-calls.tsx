import { DateTime } from '../../../components/date-time';
import styles from './call-head.module.css';
import { cameAgain, type OtherCall } from './call-head';
import { useQualityPath } from './use-quality';
import { useWords } from './words';

interface CustomerCallsProps {
  call: { id: string; endedAt: string };
  calls: readonly OtherCall[];
}

/** How many stand beside each other, around the one that is looked at. */
const SHOWN = 5;

/** The calls of the same customer around this one, one after another; nothing where there is no other. */
export function CustomerCalls({ call, calls }: CustomerCallsProps) {
  const { t, person } = useWords();
  const { go } = useQualityPath();
  const here = calls.findIndex(({ id }) => id === call.id);
  if (calls.length < 2 || here < 0) return null;
  const first = Math.max(0, Math.min(here - 2, calls.length - SHOWN));
  return (
    <section className={styles['others']} aria-label={t('call.sameCustomer')}>
      <h2>
        {t('call.sameCustomer')}
        <span>{t(cameAgain(call, calls) ? 'call.cameAgainLong' : 'call.sameCustomerHint')}</span>
      </h2>
      <ol>
        {calls.slice(first, first + SHOWN).map((one, at) => (
          <li key={one.id} data-here={one.id === call.id || undefined}>
            <p className={styles['when']}>
              <DateTime at={one.offeredAt} as="moment" /> {one.id === call.id && t('call.thisOne')}
            </p>
            <p>
              {one.id === call.id ? (
                <strong>{t('call.nth', { n: first + at + 1, name: person(one.agent) })}</strong>
              ) : (
                <button type="button" className={styles['who']} onClick={() => go(`calls/${one.id}`)}>
                  {t('call.nth', { n: first + at + 1, name: person(one.agent) })}
                </button>
              )}
            </p>
            <p className={one.isSolved === true ? styles['solved'] : undefined}>
              {[one.disposition, one.isSolved === null ? null : t(one.isSolved ? 'call.solved' : 'call.unsolved')]
                .filter(Boolean)
                .join(' · ') || '—'}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
