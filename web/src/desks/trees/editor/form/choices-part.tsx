import { useState } from 'react';
import { Field } from '../../../../components/field';
import { TextInput } from '../../../../components/text-input';
import { useWords } from '../../shared/words';
import { newChoice } from '../model/branches';
import type { Choice, DrawnNode } from '../session/content';
import { findingAt, useEditing } from './editing';
import styles from './form.module.css';
import { moved, Part, replaced, Row, without } from './rows';
import { ScoresField } from './scores-field';
import { TargetPicker } from './target-picker';
import { TextPair } from './text-pair';
import { VariablePicker } from './variable-picker';

export interface NodePartProps {
  node: DrawnNode;
  onChange: (changes: Partial<DrawnNode>, mark?: string) => void;
}

/** The answers of a question, where each leads, and the variable that keeps the answer. */
export function ChoicesPart({ node, onChange }: NodePartProps) {
  const { t, text } = useWords();
  const { findings, addTarget } = useEditing();
  const { choices } = node;
  const set = (at: number, changes: Partial<Choice>, mark?: string): void => {
    const choice = choices[at];
    if (choice) onChange({ choices: replaced(choices, at, { ...choice, ...changes }) }, mark);
  };
  const isMixed = choices.some(({ key }, at) => choices.findIndex((other) => other.key === key) !== at);
  return (
    <>
      <Part
        title={t('form.choices')}
        add={t('form.addChoice')}
        onAdd={() => onChange({ choices: [...choices, newChoice(choices)] })}
      >
        {choices.map((choice, at) => (
          <Row
            key={choice.key}
            number={at + 1}
            count={choices.length}
            label={text(choice.label) || String(at + 1)}
            error={findingAt(findings, node.key, `choice:${choice.key}`, text)}
            onMove={(step) => onChange({ choices: moved(choices, at, step) })}
            onRemove={() => onChange({ choices: without(choices, at) })}
            more={
              <>
                <TextPair
                  label={t('form.choiceHint')}
                  value={choice.hint}
                  name={`${node.key}.choice.${choice.key}.hint`}
                  onChange={(hint, mark) => set(at, { hint }, mark)}
                />
                <Field
                  label={t('form.choiceKey')}
                  hint={t('form.choiceKeyHint')}
                  error={isMixed ? t('form.keyTaken') : null}
                >
                  <KeyInput
                    value={choice.key}
                    isTaken={(key) => choices.some((other, place) => place !== at && other.key === key)}
                    onChange={(key) => set(at, { key })}
                  />
                </Field>
                <ScoresField
                  scores={choice.scores}
                  onChange={(scores) => set(at, { scores }, `${node.key}.choice.${choice.key}.scores`)}
                />
              </>
            }
          >
            <TextPair
              isBare
              label={t('form.choiceNumbered', { number: at + 1 })}
              value={choice.label}
              name={`${node.key}.choice.${choice.key}.label`}
              onChange={(label, mark) => set(at, { label }, mark)}
            />
            <TargetPicker
              label={t('form.choiceTarget', { number: at + 1 })}
              value={choice.to}
              onChange={(to) => set(at, { to })}
              onCreate={(kind, title) => addTarget(node.key, `choice:${choice.key}`, kind, title)}
            />
          </Row>
        ))}
      </Part>
      <div className={styles['field']}>
        <p className={styles['label']}>{t('form.writes')}</p>
        <VariablePicker
          hasFacts
          label={t('form.writes')}
          value={node.variable}
          fits={({ type, origin }) =>
            origin === 'INPUT' && (type === 'STRING' || type === 'ENUM' || type === 'BOOLEAN')
          }
          onChange={(variable) => onChange({ variable })}
        />
        <VariableFromChoices node={node} onChange={onChange} />
      </div>
    </>
  );
}

/** A key is taken over when the field is left: half of one would be another key. */
export function KeyInput({
  value,
  isTaken,
  onChange,
}: {
  value: string;
  isTaken: (key: string) => boolean;
  onChange: (key: string) => void;
}) {
  const { readOnly } = useEditing();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      value={typed ?? value}
      lang="en"
      readOnly={readOnly}
      maxLength={80}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const key = (typed ?? value).trim();
        setTyped(null);
        if (key !== '' && key !== value && !isTaken(key)) onChange(key);
      }}
    />
  );
}

/** Makes the variable that fits this question in one step. */
function VariableFromChoices({ node, onChange }: NodePartProps) {
  const { t } = useWords();
  const { drawing, addVariable, readOnly } = useEditing();
  const wanted = node.key.replaceAll(/\W/g, '_').replace(/^(\d)/, '_$1').slice(0, 60);
  if (readOnly || node.variable !== null || node.choices.length === 0) return null;
  const make = (): void => {
    const taken = new Set(drawing.frame.variables.map(({ name }) => name));
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
    addVariable({
      name,
      type: 'ENUM',
      origin: 'INPUT',
      label: node.title,
      options: node.choices.map(({ key, label }) => ({ value: key, label })),
      defaultValue: null,
      isPersonal: false,
    });
    onChange({ variable: name });
  };
  return (
    <button type="button" className={styles['link']} onClick={make}>
      {t('form.makeVariable', { name: wanted })}
    </button>
  );
}
