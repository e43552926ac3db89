import { useWords } from '../shared/words';
import { type Hours, hoursByDays } from './hours';

/** Working hours in as few lines as they allow. */
export function HoursText({ hours }: { hours: readonly Hours[] }) {
  const { t } = useWords();
  const rows = hoursByDays(hours);
  if (rows.length === 0) return <>{t('hours.none')}</>;
  return (
    <ul>
      {rows.map(({ from, to, times }) => (
        <li key={from}>
          {from === to
            ? t(`weekdays.${from}`)
            : t('hours.fromTo', { from: t(`weekdays.${from}`), to: t(`weekdays.${to}`) })}{' '}
          {times}
        </li>
      ))}
    </ul>
  );
}
