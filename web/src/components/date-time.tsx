import { formatDay, formatFull, formatLastDay, formatMoment, formatTime, formatWhen } from '../lib/format';
import { useLanguage } from '../lib/use-language';

const FORMATS = { when: formatWhen, moment: formatMoment, day: formatDay, lastDay: formatLastDay, time: formatTime };

/**
 * A point in time, as short as the page allows, in full with its zone in the tooltip. `when`: time today, otherwise the
 * day; `moment`: day and time; `day`; `lastDay`: the last day of a term that ends then; `time`.
 */
export function DateTime({ at, as = 'when' }: { at: string | Date; as?: keyof typeof FORMATS }) {
  const language = useLanguage();
  const date = typeof at === 'string' ? new Date(at) : at;
  return (
    <time dateTime={date.toISOString()} title={formatFull(date, language)}>
      {FORMATS[as](date, language)}
    </time>
  );
}
