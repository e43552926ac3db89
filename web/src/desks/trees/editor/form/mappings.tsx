import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../../../components/button';
import { TextInput } from '../../../../components/text-input';
import { useWords } from '../../shared/words';
import type { Mapping } from '../session/content';
import { findingAt, useEditing } from './editing';
import { expressionFault } from './expression-check';
import styles from './form.module.css';
import { replaced, without } from './rows';

interface MappingsProps {
  nodeKey: string;
  /** Inputs carry expressions outward, outputs bring values into variables of this tree. */
  side: 'input' | 'output';
  label: string;
  mappings: readonly Mapping[];
  onChange: (mappings: readonly Mapping[], mark?: string) => void;
  /** Names that are known on the other side. */
  others: readonly string[];
}

/** Values that go out to, or come back from, a command or a sub-tree. */
export function Mappings({ nodeKey, side, label, mappings, onChange, others }: MappingsProps) {
  const { t, text } = useWords();
  const { drawing, findings, readOnly } = useEditing();
  const id = useId();
  const { variables } = drawing.frame;
  const own = variables.map(({ name }) => name);
  const lists = side === 'input' ? { target: others, source: own } : { target: own, source: others };
  return (
    <div className={styles['field']}>
      <p className={styles['label']}>{label}</p>
      <datalist id={`${id}target`}>
        {lists.target.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id={`${id}source`}>
        {lists.source.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {mappings.map((mapping, at) => {
        const fault = side === 'input' ? expressionFault(mapping.source, variables) : null;
        const error = fault
          ? fault.kind === 'unknown'
            ? t('form.unknownName', { name: fault.name })
            : t('form.unreadable')
          : findingAt(findings, nodeKey, `${side}:${mapping.target}`, text);
        return (
          <div key={at}>
            <div className={styles['pair']}>
              <TextInput
                list={`${id}target`}
                aria-label={t('form.mappingTarget')}
                placeholder={t(side === 'input' ? 'form.mappingParameter' : 'form.mappingVariable')}
                lang="en"
                value={mapping.target}
                readOnly={readOnly}
                onChange={(event) =>
                  onChange(
                    replaced(mappings, at, { ...mapping, target: event.currentTarget.value }),
                    `${nodeKey}.${side}.${at}.target`,
                  )
                }
              />
              <span className={styles['arrow']} aria-hidden="true">
                ←
              </span>
              <TextInput
                list={`${id}source`}
                aria-label={t('form.mappingSource')}
                placeholder={t(side === 'input' ? 'form.mappingExpression' : 'form.mappingReply')}
                lang="en"
                value={mapping.source}
                readOnly={readOnly}
                onChange={(event) =>
                  onChange(
                    replaced(mappings, at, { ...mapping, source: event.currentTarget.value }),
                    `${nodeKey}.${side}.${at}.source`,
                  )
                }
              />
              {!readOnly && (
                <button
                  type="button"
                  className={styles['mini']}
                  aria-label={t('form.remove')}
                  title={t('form.remove')}
                  onClick={() => onChange(without(mappings, at))}
                >
                  <X size={13} aria-hidden="true" />
                </button>
              )}
            </div>
            {error && <p className={styles['rowError']}>{error}</p>}
          </div>
        );
      })}
      {!readOnly && (
        <Button
          size="small"
          variant="quiet"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => onChange([...mappings, { target: '', source: '' }])}
        >
          {t('form.addMapping')}
        </Button>
      )}
    </div>
  );
}
