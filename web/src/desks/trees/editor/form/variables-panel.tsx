import { Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../components/button';
import { Checkbox } from '../../../../components/checkbox';
import { Field } from '../../../../components/field';
import { IconButton } from '../../../../components/icon-button';
import { Select } from '../../../../components/select';
import { Tag } from '../../../../components/tag';
import { TextInput } from '../../../../components/text-input';
import type { TreeValueType, TreeVariableOrigin } from '../../../../gql/trees/graphql';
import { useWords } from '../../shared/words';
import type { Variable } from '../session/content';
import { useEditing } from './editing';
import styles from './form.module.css';
import own from './variables.module.css';
import { replaced, without } from './rows';
import { TextPair } from './text-pair';

const TYPES = ['STRING', 'NUMBER', 'BOOLEAN', 'DATE', 'ENUM', 'ENUM_LIST'] as const satisfies readonly TreeValueType[];
const ORIGINS = ['INPUT', 'CONTEXT', 'COMMAND', 'SCORE'] as const satisfies readonly TreeVariableOrigin[];
export const NAME_FORM = /^[A-Za-z_]\w{0,63}$/;

interface VariablesPanelProps {
  variables: readonly Variable[];
  error: string | null;
  onChange: (variables: readonly Variable[], mark?: string) => void;
  /** The variable to be shown open, from a finding. */
  at?: string | null;
}

/** The variables of the tree: name, type, who sets it, values, default, personal data. */
export function VariablesPanel({ variables, error, onChange, at = null }: VariablesPanelProps) {
  const { t, text } = useWords();
  const { findings, readOnly, settle } = useEditing();
  const [open, setOpen] = useState<string | null>(at);
  const [name, setName] = useState('');
  const isTaken = variables.some((variable) => variable.name === name.trim());
  const isBad = name.trim() !== '' && (!NAME_FORM.test(name.trim()) || isTaken);
  const add = (): void => {
    const wanted = name.trim();
    if (wanted === '' || isBad) return;
    onChange([
      ...variables,
      {
        name: wanted,
        type: 'STRING',
        origin: 'INPUT',
        label: { zhCN: '', en: '' },
        options: [],
        defaultValue: null,
        isPersonal: false,
      },
    ]);
    setName('');
    setOpen(wanted);
  };
  return (
    <div className={styles['form']} onBlur={settle}>
      <p className={styles['hint']}>{t('variables.note')}</p>
      {error !== null && <p className={styles['rowError']}>{error}</p>}
      <ul className={own['variables']}>
        {variables.map((variable, place) => {
          const found = findings.find((finding) => finding.place === `variable:${variable.name}`);
          const isOpen = open === variable.name;
          return (
            <li key={variable.name} className={own['variable']}>
              <button
                type="button"
                className={own['variableHead']}
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? null : variable.name)}
              >
                <code>{variable.name}</code>
                <span className={own['variableLabel']}>{text(variable.label)}</span>
                <Tag>{t(`types.${variable.type}`)}</Tag>
                {variable.isPersonal && <Tag tone="warn">{t('variables.personal')}</Tag>}
              </button>
              {found && <p className={styles['rowError']}>{text(found.message)}</p>}
              {isOpen && (
                <VariableFields
                  variable={variable}
                  onChange={(next, mark) => onChange(replaced(variables, place, next), mark)}
                  onRemove={() => onChange(without(variables, place))}
                />
              )}
            </li>
          );
        })}
      </ul>
      {!readOnly && (
        <div className={styles['pair']}>
          <Field
            label={t('variables.newName')}
            error={isBad ? t(isTaken ? 'variables.taken' : 'variables.badName') : null}
          >
            <TextInput
              lang="en"
              placeholder="error_code"
              value={name}
              maxLength={64}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') add();
              }}
            />
          </Field>
          <Button
            size="small"
            icon={<Plus size={13} aria-hidden="true" />}
            disabled={name.trim() === '' || isBad}
            onClick={add}
          >
            {t('variables.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface VariableFieldsProps {
  variable: Variable;
  onChange: (variable: Variable, mark?: string) => void;
  onRemove: () => void;
}

function VariableFields({ variable, onChange, onRemove }: VariableFieldsProps) {
  const { t } = useWords();
  const { readOnly } = useEditing();
  const { name, options } = variable;
  const hasOptions = variable.type === 'ENUM' || variable.type === 'ENUM_LIST';
  return (
    <div className={own['variableBody']}>
      <div className={styles['pair']}>
        <Field label={t('variables.type')}>
          <Select
            value={variable.type}
            disabled={readOnly}
            items={TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
            onChange={(type) => onChange({ ...variable, type })}
          />
        </Field>
        <Field label={t('variables.origin')}>
          <Select
            value={variable.origin}
            disabled={readOnly}
            items={ORIGINS.map((value) => ({ value, label: t(`origins.${value}`) }))}
            onChange={(origin) =>
              onChange({
                ...variable,
                origin,
                ...(origin === 'SCORE' ? { type: 'NUMBER' as const, defaultValue: variable.defaultValue ?? '0' } : {}),
              })
            }
          />
        </Field>
      </div>
      <TextPair
        label={t('variables.label')}
        value={variable.label}
        name={`variable.${name}.label`}
        onChange={(label, mark) => onChange({ ...variable, label }, mark)}
      />
      {hasOptions && (
        <div className={styles['field']}>
          <p className={styles['label']}>{t('variables.options')}</p>
          {options.map((option, at) => (
            <div key={at} className={own['option']}>
              <TextInput
                lang="en"
                aria-label={t('variables.optionValue')}
                placeholder={t('variables.optionValue')}
                value={option.value}
                maxLength={80}
                readOnly={readOnly}
                onChange={(event) =>
                  onChange(
                    { ...variable, options: replaced(options, at, { ...option, value: event.currentTarget.value }) },
                    `variable.${name}.option.${at}`,
                  )
                }
              />
              <TextPair
                isBare
                label={t('variables.optionLabel')}
                value={option.label}
                name={`variable.${name}.option.${at}.label`}
                onChange={(label, mark) =>
                  onChange({ ...variable, options: replaced(options, at, { ...option, label }) }, mark)
                }
              />
              {!readOnly && (
                <button
                  type="button"
                  className={styles['mini']}
                  aria-label={t('form.remove')}
                  title={t('form.remove')}
                  onClick={() => onChange({ ...variable, options: without(options, at) })}
                >
                  <X size={13} aria-hidden="true" />
                </button>
              )}
            </div>
          ))}
          {!readOnly && (
            <Button
              size="small"
              variant="quiet"
              icon={<Plus size={13} aria-hidden="true" />}
              onClick={() =>
                onChange({
                  ...variable,
                  options: [...options, { value: `v${options.length + 1}`, label: { zhCN: '', en: '' } }],
                })
              }
            >
              {t('variables.addOption')}
            </Button>
          )}
        </div>
      )}
      <Field label={t('variables.defaultValue')} hint={t(`variables.defaultHints.${variable.type}`)}>
        <TextInput
          value={variable.defaultValue ?? ''}
          readOnly={readOnly}
          onChange={(event) =>
            onChange({ ...variable, defaultValue: event.currentTarget.value || null }, `variable.${name}.default`)
          }
        />
      </Field>
      <Checkbox
        checked={variable.isPersonal}
        disabled={readOnly}
        onChange={(isPersonal) => onChange({ ...variable, isPersonal })}
      >
        {t('variables.isPersonal')}
      </Checkbox>
      {!readOnly && (
        <IconButton
          label={t('variables.remove', { name })}
          icon={<Trash2 size={15} aria-hidden="true" />}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
