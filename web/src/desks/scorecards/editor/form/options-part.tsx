import { useWords } from '../../shared/words';
import { sentenceAt, useEditing } from '../editing';
import { LIMITS, type Option, type Question } from '../session/content';
import { newOption } from '../session/edits';
import styles from './form.module.css';
import { NumberInput } from './number-field';
import { OutcomeFields } from './outcome-fields';
import { Part } from './part';
import { RowTools } from './row-tools';
import { moved, replaced, without } from './rows';
import { TextPair } from './text-pair';

export interface QuestionPartProps {
  question: Question;
  onChange: (changes: Partial<Question>, mark?: string) => void;
}

/** The answers that can be chosen: words, points, whether it is an error, whether it is fatal. */
export function OptionsPart({ question, onChange }: QuestionPartProps) {
  const { t, text } = useWords();
  const { findings, readOnly } = useEditing();
  const { options, ref, type } = question;
  const isFixed = type === 'YES_NO';
  const change = (at: number, changes: Partial<Option>, mark?: string): void => {
    const option = options[at];
    if (option) onChange({ options: replaced(options, at, { ...option, ...changes }) }, mark);
  };
  return (
    <Part
      title={t('form.options')}
      aside={t(type === 'MULTIPLE' ? 'form.optionsMultiple' : 'form.optionsHint')}
      error={sentenceAt(findings, ref, 'options', text)}
      add={!isFixed && options.length < LIMITS.options ? t('form.addOption') : undefined}
      onAdd={() => onChange({ options: [...options, newOption(options)] })}
    >
      <div className={styles['rows']}>
        <div className={styles['optionHead']} aria-hidden="true">
          <span>{t('form.labelZh')}</span>
          <span>{t('form.labelEn')}</span>
          <span>{t('form.score')}</span>
          <span>{t('form.isError')}</span>
          <span>{t('form.fatal')}</span>
          <span />
        </div>
        {options.map((option, at) => {
          const label = text(option.label) || option.key;
          const fault = sentenceAt(findings, ref, `option:${option.key}`, text);
          return (
            <div key={option.key} className={styles['optionRow']} data-fatal={option.fatal ? '' : undefined}>
              <TextPair
                isBare
                label={t('form.optionLabel', { number: at + 1 })}
                name={`${ref}.${option.key}`}
                maxLength={LIMITS.label}
                value={option.label}
                onChange={(value, mark) => change(at, { label: value }, mark)}
              />
              <NumberInput
                label={t('form.of', { part: t('form.score'), label })}
                least={0}
                most={LIMITS.points}
                isOptional
                value={option.score}
                readOnly={readOnly}
                onChange={(score) => change(at, { score }, `${ref}.${option.key}.score`)}
              />
              <OutcomeFields
                label={label}
                isError={option.isError}
                fatal={option.fatal}
                onChange={(changes) => change(at, changes)}
              />
              {isFixed ? (
                <span />
              ) : (
                <RowTools
                  at={at}
                  count={options.length}
                  label={label}
                  onMove={(step) => onChange({ options: moved(options, at, step) })}
                  onRemove={() => onChange({ options: without(options, at) })}
                />
              )}
              {fault && <p className={styles['rowError']}>{fault}</p>}
            </div>
          );
        })}
      </div>
    </Part>
  );
}
