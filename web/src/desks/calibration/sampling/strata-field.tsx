import { X } from 'lucide-react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { IconButton } from '../../../components/icon-button';
import { Select } from '../../../components/select';
import type { StratumKind } from '../../../gql/calibration/graphql';
import type { Refusal } from '../../../lib/outcome';
import { NumberInput } from '../../scorecards/editor/form/number-field';
import { ManyField } from '../shared/many-field';
import { useWords } from '../shared/words';
import { newStratum, type StratumDraft } from './plan-draft';
import { MEASURES, STRATUM_KINDS } from './plan-words';
import styles from './sampling.module.css';

interface StrataFieldProps {
  strata: readonly StratumDraft[];
  queues: readonly { value: string; label: string }[];
  isNeyman: boolean;
  refusals: readonly Refusal[];
  onChange: (strata: StratumDraft[]) => void;
}

/** The parts of the calls that are drawn from apart; a call falls into the first that it fits. */
export function StrataField({ strata, queues, isNeyman, refusals, onChange }: StrataFieldProps) {
  const { t } = useWords();
  const put = (at: number, next: Partial<StratumDraft>): void =>
    onChange(strata.map((one, place) => (place === at ? { ...one, ...next } : one)));
  const errorAt = (at: number): string | null =>
    refusals.find(({ field }) => {
      const place = field?.indexOf('strata') ?? -1;
      return place >= 0 && field?.[place + 1] === String(at);
    })?.message ?? null;
  return (
    <fieldset className={styles['strata']}>
      <legend>{t('sampling.strata')}</legend>
      <p className={styles['quiet']}>{t('sampling.strataHint')}</p>
      {strata.map((one, at) => {
        const measure = one.kind === 'QUEUE' ? null : MEASURES[one.kind];
        return (
          <div key={one.key} className={styles['stratum']}>
            <span className={styles['order']}>{at + 1}</span>
            <div className={styles['fields']}>
              <strong>{t(`sampling.kinds.${one.kind}`)}</strong>
              {measure ? (
                <Field
                  label={t(`sampling.measureLabels.${one.kind === 'QUEUE' ? 'LONG_CALL' : one.kind}`)}
                  error={errorAt(at)}
                >
                  <NumberInput
                    {...{ value: one.measure, least: measure.least, most: measure.most, isWhole: measure.isWhole }}
                    readOnly={false}
                    onChange={(value) => put(at, { measure: value })}
                  />
                </Field>
              ) : (
                <ManyField
                  label={t('sampling.queues')}
                  error={errorAt(at)}
                  items={queues}
                  values={one.queues}
                  onChange={(value) => put(at, { queues: value })}
                />
              )}
              <Field label={t('sampling.ownShare')} hint={t('sampling.ownShareHint')}>
                <NumberInput
                  {...{ value: one.share, least: 0.01, most: 100, isOptional: true, readOnly: false }}
                  onChange={(value) => put(at, { share: value })}
                />
              </Field>
              {isNeyman && (
                <Field label={t('sampling.accuracy')}>
                  <NumberInput
                    {...{ value: one.expectedAccuracy, least: 0, most: 100, isOptional: true, readOnly: false }}
                    onChange={(value) => put(at, { expectedAccuracy: value })}
                  />
                </Field>
              )}
            </div>
            <span className={styles['rowTools']}>
              <Button
                size="small"
                variant="quiet"
                disabled={at === 0}
                onClick={() =>
                  onChange(
                    strata.map((row, place) => strata[place === at ? at - 1 : place === at - 1 ? at : place] ?? row),
                  )
                }
              >
                {t('sampling.earlier')}
              </Button>
              <IconButton
                label={t('sampling.removeStratum')}
                icon={<X size={14} aria-hidden="true" />}
                onClick={() => onChange(strata.filter((_, place) => place !== at))}
              />
            </span>
          </div>
        );
      })}
      <Select<StratumKind>
        label={t('sampling.addStratum')}
        value={null}
        placeholder={t('sampling.addStratum')}
        items={STRATUM_KINDS.map((value) => ({ value, label: t(`sampling.kinds.${value}`) }))}
        onChange={(kind) => onChange([...strata, newStratum(kind, strata)])}
      />
    </fieldset>
  );
}
