import { Field } from '../../../../components/field';
import { useWords } from '../../shared/words';
import { sentenceAt, useEditing } from '../editing';
import { LIMITS, type Range } from '../session/content';
import styles from './form.module.css';
import { NumberInput } from './number-field';
import type { QuestionPartProps } from './options-part';
import { OutcomeFields } from './outcome-fields';
import { Part } from './part';
import { RowTools } from './row-tools';
import { replaced, without } from './rows';

const MOST = 1_000_000_000;

/** The ends of a scale, and from where on it is no error. */
export function ScalePart({ question, onChange }: QuestionPartProps) {
  const { t, text } = useWords();
  const { findings, readOnly } = useEditing();
  const { ref, scaleMin, scaleMax, errorBelow } = question;
  const number = (part: 'scaleMin' | 'scaleMax', value: number | null) => (
    <Field label={t(`form.${part}`)}>
      <NumberInput
        least={0}
        most={LIMITS.scale}
        isWhole
        value={value}
        readOnly={readOnly}
        onChange={(next) => onChange({ [part]: next }, `${ref}.${part}`)}
      />
    </Field>
  );
  return (
    <Part title={t('form.scale')} aside={t('form.scaleHint')} error={sentenceAt(findings, ref, 'scale', text)}>
      <div className={styles['three']}>
        {number('scaleMin', scaleMin)}
        {number('scaleMax', scaleMax)}
        <Field label={t('form.errorBelow')} hint={t('form.errorBelowHint')}>
          <NumberInput
            least={0}
            most={LIMITS.scale}
            isWhole
            isOptional
            value={errorBelow}
            readOnly={readOnly}
            onChange={(next) => onChange({ errorBelow: next }, `${ref}.errorBelow`)}
          />
        </Field>
      </div>
    </Part>
  );
}

/** Ranges of numbers with their points. */
export function RangesPart({ question, onChange }: QuestionPartProps) {
  const { t, text } = useWords();
  const { findings, readOnly } = useEditing();
  const { ref, ranges } = question;
  const change = (at: number, changes: Partial<Range>, mark?: string): void => {
    const range = ranges[at];
    if (range) onChange({ ranges: replaced(ranges, at, { ...range, ...changes }) }, mark);
  };
  const add = (): void => {
    const from = (ranges.at(-1)?.max ?? -1) + 1;
    onChange({ ranges: [...ranges, { min: from, max: from + 10, score: 0, isError: null, fatal: null }] });
  };
  return (
    <Part
      title={t('form.ranges')}
      aside={t('form.rangesHint')}
      error={sentenceAt(findings, ref, 'ranges', text)}
      add={ranges.length < LIMITS.ranges ? t('form.addRange') : undefined}
      onAdd={add}
    >
      <div className={styles['rows']}>
        <div className={styles['optionHead']} aria-hidden="true">
          <span>{t('form.min')}</span>
          <span>{t('form.max')}</span>
          <span>{t('form.score')}</span>
          <span>{t('form.isError')}</span>
          <span>{t('form.fatal')}</span>
          <span />
        </div>
        {ranges.map((range, at) => {
          const label = t('form.rangeLabel', { min: range.min, max: range.max });
          const fault = sentenceAt(findings, ref, `range:${at + 1}`, text);
          const number = (part: 'min' | 'max' | 'score') => (
            <NumberInput
              label={t('form.of', { part: t(`form.${part}`), label })}
              least={part === 'score' ? 0 : -MOST}
              most={part === 'score' ? LIMITS.points : MOST}
              value={range[part]}
              readOnly={readOnly}
              onChange={(value) => value !== null && change(at, { [part]: value }, `${ref}.${at}.${part}`)}
            />
          );
          return (
            <div key={at} className={styles['optionRow']} data-fatal={range.fatal ? '' : undefined}>
              {number('min')}
              {number('max')}
              {number('score')}
              <OutcomeFields
                label={label}
                isError={range.isError}
                fatal={range.fatal}
                onChange={(changes) => change(at, changes)}
              />
              <RowTools
                at={at}
                count={ranges.length}
                label={label}
                onRemove={() => onChange({ ranges: without(ranges, at) })}
              />
              {fault && <p className={styles['rowError']}>{fault}</p>}
            </div>
          );
        })}
      </div>
    </Part>
  );
}
