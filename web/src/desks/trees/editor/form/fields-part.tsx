import { Checkbox } from '../../../../components/checkbox';
import { Field } from '../../../../components/field';
import { TextInput } from '../../../../components/text-input';
import { useWords } from '../../shared/words';
import type { InputField } from '../session/content';
import type { NodePartProps } from './choices-part';
import { findingAt, useEditing } from './editing';
import styles from './form.module.css';
import { moved, Part, replaced, Row, without } from './rows';
import { TextPair } from './text-pair';
import { VariablePicker } from './variable-picker';

const numberOrNull = (text: string): number | null =>
  text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text);

/** The fields that are filled in, each with the variable that it fills. */
export function FieldsPart({ node, onChange }: NodePartProps) {
  const { t, text } = useWords();
  const { drawing, findings, readOnly, showVariables } = useEditing();
  const { variables } = drawing.frame;
  const { fields } = node;
  const set = (at: number, changes: Partial<InputField>, mark?: string): void => {
    const field = fields[at];
    if (field) onChange({ fields: replaced(fields, at, { ...field, ...changes }) }, mark);
  };
  const free = variables.find(
    ({ name, origin }) => origin === 'INPUT' && !fields.some((field) => field.variable === name),
  );
  const add = (): void => {
    const label = free?.label ?? { zhCN: '', en: '' };
    onChange({
      fields: [
        ...fields,
        { variable: free?.name ?? '', label, hint: null, isRequired: true, min: null, max: null, mask: null },
      ],
    });
  };
  const hasInputs = variables.some(({ origin }) => origin === 'INPUT');
  return (
    <Part title={t('form.fields')} add={t('form.addField')} onAdd={add}>
      {!hasInputs && (
        <p className={styles['hint']}>
          {t('form.noInputVariables')}{' '}
          <button type="button" className={styles['link']} onClick={showVariables}>
            {t('form.toVariables')}
          </button>
        </p>
      )}
      {fields.map((field, at) => {
        const type = variables.find(({ name }) => name === field.variable)?.type;
        const hasBounds = type === 'NUMBER' || type === 'STRING' || type === 'ENUM_LIST';
        const boundWords = type === 'NUMBER' ? 'number' : type === 'ENUM_LIST' ? 'list' : 'string';
        return (
          <Row
            key={at}
            number={at + 1}
            count={fields.length}
            label={text(field.label) || field.variable}
            error={findingAt(findings, node.key, `field:${field.variable}`, text)}
            onMove={(step) => onChange({ fields: moved(fields, at, step) })}
            onRemove={() => onChange({ fields: without(fields, at) })}
            more={
              <>
                <TextPair
                  label={t('form.fieldHint')}
                  value={field.hint}
                  name={`${node.key}.field.${at}.hint`}
                  onChange={(hint, mark) => set(at, { hint }, mark)}
                />
                {hasBounds && (
                  <div className={styles['pair']}>
                    {(['min', 'max'] as const).map((bound) => (
                      <Field key={bound} label={t(`form.bounds.${boundWords}.${bound}`)}>
                        <TextInput
                          type="number"
                          value={field[bound] === null ? '' : String(field[bound])}
                          readOnly={readOnly}
                          onChange={(event) =>
                            set(
                              at,
                              { [bound]: numberOrNull(event.currentTarget.value) },
                              `${node.key}.field.${at}.${bound}`,
                            )
                          }
                        />
                      </Field>
                    ))}
                  </div>
                )}
                {type === 'STRING' && (
                  <Field label={t('form.mask')} hint={t('form.maskHint')}>
                    <TextInput
                      value={field.mask ?? ''}
                      lang="en"
                      readOnly={readOnly}
                      placeholder="AAA9999?"
                      onChange={(event) =>
                        set(at, { mask: event.currentTarget.value || null }, `${node.key}.field.${at}.mask`)
                      }
                    />
                  </Field>
                )}
              </>
            }
          >
            <TextPair
              isBare
              label={t('form.fieldNumbered', { number: at + 1 })}
              value={field.label}
              name={`${node.key}.field.${at}.label`}
              placeholder={t('form.fieldLabel')}
              onChange={(label, mark) => set(at, { label }, mark)}
            />
            <VariablePicker
              label={t('form.fieldVariable')}
              value={field.variable || null}
              fits={({ origin }) => origin === 'INPUT'}
              onChange={(variable) => set(at, { variable: variable ?? '' })}
            />
            <Checkbox checked={field.isRequired} disabled={readOnly} onChange={(isRequired) => set(at, { isRequired })}>
              {t('form.required')}
            </Checkbox>
          </Row>
        );
      })}
    </Part>
  );
}
