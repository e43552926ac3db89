import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { PlanWholeFragment, SampleRowFragment } from '../../../gql/calibration/graphql';
import { formatNumber } from '../../../lib/format';
import pages from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { SpanText } from './span-text';
import { usePlanWords } from './plan-words';
import styles from './sampling.module.css';

/** One draw as it can be explained and repeated: its days, its seed, its frame, and each stratum with N, n and weight. */
export function SampleCard({ sample, plan }: { sample: SampleRowFragment; plan: PlanWholeFragment }) {
  const { t, person, language } = useWords();
  const say = usePlanWords();
  const number = (value: number): string => formatNumber(value, language);
  return (
    <Card
      title={
        <>
          {t('sampling.draw')} <DateTime at={sample.drawnAt} as="moment" />
        </>
      }
      aside={sample.isByHand ? t('sampling.byHand', { name: person(sample.drawnBy) }) : t('sampling.byItself')}
    >
      <div className={styles['sample']}>
        <dl className={pages['sums']}>
          {(['frameCount', 'excludedCount', 'drawnCount', 'doneCount', 'skippedCount'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`sampling.sums.${key}`)}</dt>
              <dd>{number(sample[key])}</dd>
            </div>
          ))}
          <div>
            <dt>{t('sampling.seed')}</dt>
            <dd>{sample.seed}</dd>
          </div>
        </dl>
        <p className={pages['quiet']}>
          {t('sampling.ofDays')} <SpanText from={sample.from} to={sample.to} /> · {t('sampling.frameHash')}{' '}
          <span className={styles['hash']}>{sample.frameHash.slice(0, 16)}…</span>
        </p>
        <Table
          label={t('sampling.strata')}
          columns={[
            { key: 'stratum', header: t('sampling.stratum'), cell: ({ key }) => say.stratum(key, plan) },
            { key: 'N', header: 'N', align: 'end', width: '100px', cell: ({ population }) => number(population) },
            { key: 'n', header: 'n', align: 'end', width: '100px', cell: ({ drawn }) => number(drawn) },
            {
              key: 'weight',
              header: t('sampling.weight'),
              align: 'end',
              width: '120px',
              cell: ({ weight, population }) =>
                weight === null && population === 0 ? (
                  '—'
                ) : weight === null ? (
                  <Tag tone="warn">{t('sampling.noneDrawn')}</Tag>
                ) : (
                  weight.toLocaleString(language, { maximumFractionDigits: 2 })
                ),
            },
          ]}
          rows={sample.strata}
          rowKey={({ key }) => key}
        />
      </div>
    </Card>
  );
}
