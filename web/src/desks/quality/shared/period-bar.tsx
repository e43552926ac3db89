import { PeriodField } from '../../../components/period-field';
import type { Period } from '../../../lib/period';
import { useWords } from './words';

/** The days that a list is about. */
export function PeriodBar({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useWords();
  return (
    <PeriodField
      period={period}
      onChange={onChange}
      words={{
        ...{ period: t('period.label'), from: t('period.from'), to: t('period.to') },
        ...{ order: t('period.order'), many: t('period.many'), last: (days) => t('period.last', { days }) },
      }}
    />
  );
}
