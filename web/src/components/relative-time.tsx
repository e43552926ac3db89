import { formatFull, formatRelative } from '../lib/format';
import { useLanguage } from '../lib/use-language';
import { useNow } from '../lib/use-now';

/** How long ago, or in how long; keeps itself current. */
export function RelativeTime({ at }: { at: string | Date }) {
  const language = useLanguage();
  const now = useNow(20_000);
  const date = typeof at === 'string' ? new Date(at) : at;
  return (
    <time dateTime={date.toISOString()} title={formatFull(date, language)}>
      {formatRelative(date, language, now)}
    </time>
  );
}
