import { useState } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import { SampleSizeOfDocument } from '../../../gql/calibration/graphql';
import { formatNumber } from '../../../lib/format';
import { NumberInput } from '../../scorecards/editor/form/number-field';
import { useWords } from '../shared/words';
import styles from './sampling.module.css';

const LEVELS = ['0.8', '0.9', '0.95', '0.99'] as const;

/** How many calls a margin of error asks for; with few calls, fewer are enough. */
export function SizeHelper() {
  const { t, percent, language } = useWords();
  const [population, setPopulation] = useState<number | null>(2_000);
  const [margin, setMargin] = useState<number | null>(5);
  const [expected, setExpected] = useState<number | null>(50);
  const [confidence, setConfidence] = useState<(typeof LEVELS)[number]>('0.95');
  const [{ data, error, fetching }, ask] = useQuery({
    query: SampleSizeOfDocument,
    variables: {
      ...{ population, margin: (margin ?? 5) / 100, expected: (expected ?? 50) / 100 },
      confidence: Number(confidence),
    },
  });
  const answer = data?.sampleSize;
  const whole = (value: number): string => formatNumber(Math.ceil(value - 1e-9), language);
  return (
    <Card title={t('sampling.helper')} aside={t('sampling.helperAside')}>
      <div className={styles['helper']}>
        <Field label={t('sampling.population')} hint={t('sampling.populationHint')}>
          <NumberInput
            {...{ value: population, least: 1, most: 10_000_000, isWhole: true, isOptional: true, readOnly: false }}
            onChange={setPopulation}
          />
        </Field>
        <Field label={t('sampling.margin')}>
          <NumberInput {...{ value: margin, least: 0.1, most: 50, readOnly: false }} onChange={setMargin} />
        </Field>
        <Field label={t('sampling.expected')} hint={t('sampling.expectedHint')}>
          <NumberInput {...{ value: expected, least: 0, most: 100, readOnly: false }} onChange={setExpected} />
        </Field>
        <Field label={t('sampling.confidence')}>
          <Select
            value={confidence}
            items={LEVELS.map((value) => ({ value, label: percent(Number(value)) }))}
            onChange={setConfidence}
          />
        </Field>
        <div className={styles['answer']} aria-live="polite" aria-busy={fetching || undefined}>
          {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
          {answer && !error && (
            <>
              <strong>{t('sampling.calls', { count: answer.count })}</strong>
              <span className={styles['quiet']}>
                {population === null
                  ? t('sampling.endlessOnly')
                  : t('sampling.corrected', {
                      endless: whole(answer.endless),
                      population: formatNumber(population, language),
                    })}
              </span>
            </>
          )}
        </div>
      </div>
    </Card>
  );
}
