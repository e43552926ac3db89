import { useState } from 'react';
import { Checkbox } from '../../../../components/checkbox';
import { CodeLabel } from '../../../../components/code-label';
import { Field } from '../../../../components/field';
import { Select } from '../../../../components/select';
import { TextInput } from '../../../../components/text-input';
import type { AnswerValueRule, ErrorFamily, QuestionType } from '../../../../gql/scorecards/graphql';
import { useWords } from '../../shared/words';
import { errorAt, sentenceAt, useEditing } from '../editing';
import { LIMITS, type Question } from '../session/content';
import { editQuestion, partsOfType, renameQuestion } from '../session/edits';
import { ConditionPart } from './condition-part';
import styles from './form.module.css';
import { FormHead } from './form-head';
import { NumberInput } from './number-field';
import { RangesPart, ScalePart } from './numbers-part';
import { OptionsPart } from './options-part';
import { Part } from './part';
import { TeachesPart } from './teaches-part';
import { TextPair } from './text-pair';

export const TYPES = [
  'YES_NO',
  'SINGLE',
  'MULTIPLE',
  'SCALE',
  'NUMERIC',
  'TEXT',
] as const satisfies readonly QuestionType[];
export const FAMILIES = [
  'CUSTOMER_CRITICAL',
  'BUSINESS_CRITICAL',
  'COMPLIANCE_CRITICAL',
  'NON_CRITICAL',
] as const satisfies readonly ErrorFamily[];
const VALUE_RULES = ['MAX', 'RANGE'] as const satisfies readonly AnswerValueRule[];
const FLAGS = ['naAllowed', 'noteRequiredOnError', 'isBonus', 'isExcluded'] as const;

interface QuestionFormProps {
  question: Question;
  /** Its place among all questions, from 1. */
  number: number;
  onMove: (step: -1 | 1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onRenamed: (ref: string) => void;
}

/** Everything about one question. */
export function QuestionForm({ question, number, onMove, onDuplicate, onRemove, onRenamed }: QuestionFormProps) {
  const { t, text } = useWords();
  const { form, session, findings, readOnly, refusals } = useEditing();
  const { ref, type, family } = question;
  const change = (changes: Partial<Question>, mark: string | null = null): void =>
    session.edit((now) => editQuestion(now, ref, changes), mark);
  const isScored = type !== 'TEXT';
  return (
    <div className={styles['form']}>
      <FormHead
        title={t('form.questionNumbered', { number })}
        code={ref}
        refusals={refusals.byRef.get(ref)}
        onMove={onMove}
        onDuplicate={onDuplicate}
        onRemove={onRemove}
      />
      <div data-first="">
        <TextPair
          label={t('form.text')}
          name={`${ref}.text`}
          rows={2}
          maxLength={LIMITS.text}
          value={question.text}
          error={errorAt(findings, ref, 'text', text)}
          onChange={(value, mark) => change({ text: value }, mark)}
        />
      </div>
      <TextPair
        label={t('form.help')}
        name={`${ref}.help`}
        rows={2}
        maxLength={LIMITS.help}
        value={question.help}
        error={errorAt(findings, ref, 'help', text)}
        onChange={(value, mark) => change({ help: value }, mark)}
      />
      <div className={styles['three']}>
        <Field label={t('form.type')} hint={t(`typeHints.${type}`)}>
          <Select
            value={type}
            disabled={readOnly}
            items={TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
            onChange={(next) => next !== type && change(partsOfType(question, next))}
          />
        </Field>
        <Field label={t('form.family')} hint={t(`familyHints.${family}`)}>
          <Select
            value={family}
            disabled={readOnly}
            items={FAMILIES.map((value) => ({ value, label: t(`families.${value}`) }))}
            onChange={(next) => change({ family: next })}
          />
        </Field>
        <Field
          label={t('form.weight')}
          error={sentenceAt(findings, ref, 'weight', text)}
          hint={t(form.mode === 'QUESTION_WEIGHT' ? 'form.weightUsed' : 'form.weightUnused')}
        >
          <NumberInput
            least={0}
            most={LIMITS.weight}
            value={question.weight}
            readOnly={readOnly}
            onChange={(weight) => weight !== null && change({ weight }, `${ref}.weight`)}
          />
        </Field>
      </div>
      {(type === 'YES_NO' || type === 'SINGLE' || type === 'MULTIPLE') && (
        <OptionsPart question={question} onChange={change} />
      )}
      {type === 'SCALE' && <ScalePart question={question} onChange={change} />}
      {type === 'NUMERIC' && <RangesPart question={question} onChange={change} />}
      {isScored && (
        <Field label={t('form.valueRule')} hint={t(`valueRuleHints.${question.valueRule}`)}>
          <Select
            value={question.valueRule}
            disabled={readOnly}
            items={VALUE_RULES.map((value) => ({ value, label: t(`valueRules.${value}`) }))}
            onChange={(valueRule) => change({ valueRule })}
          />
        </Field>
      )}
      <Part title={t('form.flags')}>
        <div className={styles['flags']}>
          {FLAGS.map((flag) => (
            <div key={flag}>
              <Checkbox checked={question[flag]} disabled={readOnly} onChange={(isOn) => change({ [flag]: isOn })}>
                {t(`flags.${flag}`)}
              </Checkbox>
              <p className={styles['hint']}>{t(`flagHints.${flag}`)}</p>
            </div>
          ))}
        </div>
      </Part>
      <ConditionPart question={question} onChange={change} />
      <TeachesPart key={ref} question={question} onChange={change} />
      {!readOnly && <RefField key={`ref ${ref}`} value={ref} onRenamed={onRenamed} />}
    </div>
  );
}

/** The lasting name, by which figures follow the question from version to version. */
function RefField({ value, onRenamed }: { value: string; onRenamed: (ref: string) => void }) {
  const { t } = useWords();
  const { session } = useEditing();
  const [typed, setTyped] = useState(value);
  const [isRefused, setRefused] = useState(false);
  const take = (): void => {
    const next = typed.trim();
    if (next === value) return;
    const before = session.store.get().form;
    session.edit((now) => renameQuestion(now, value, next));
    const isDone = session.store.get().form !== before;
    setRefused(!isDone);
    if (isDone) onRenamed(next);
  };
  return (
    <details className={styles['more']}>
      <summary>
        {t('form.ref')} <CodeLabel>{value}</CodeLabel>
      </summary>
      <Field label={t('form.ref')} hint={t('form.refHint')} error={isRefused ? t('form.refTaken') : null}>
        <TextInput
          value={typed}
          maxLength={32}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
        />
      </Field>
    </details>
  );
}
