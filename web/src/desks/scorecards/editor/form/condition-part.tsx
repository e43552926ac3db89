import { Checkbox } from '../../../../components/checkbox';
import { Combobox } from '../../../../components/combobox';
import { Segmented } from '../../../../components/segmented';
import { useWords } from '../../shared/words';
import { sentenceAt, useEditing } from '../editing';
import { answersOf, ASKABLE, type Condition, LIMITS, type Question, questionsOf } from '../session/content';
import styles from './form.module.css';
import type { QuestionPartProps } from './options-part';
import { Part } from './part';
import { RowTools } from './row-tools';
import { replaced, without } from './rows';

type Test = Condition['tests'][number];

/** A condition begins with the nearest question before that can be asked for, and its last answer. */
const firstTest = (earlier: readonly Question[]): Test | null => {
  const near = earlier.at(-1);
  const answer = near && answersOf(near).at(-1);
  return near && answer ? { ref: near.ref, in: [answer.key] } : null;
};

/** When the question is asked at all: by answers to questions before it. */
export function ConditionPart({ question, onChange }: QuestionPartProps) {
  const { t, text } = useWords();
  const { form, findings, readOnly } = useEditing();
  const { condition, ref } = question;
  const all = questionsOf(form);
  const numbers = new Map(all.map((one, at) => [one.ref, at + 1]));
  const earlier = all
    .slice(
      0,
      all.findIndex((one) => one.ref === ref),
    )
    .filter(({ type }) => ASKABLE.includes(type));
  const tests = condition?.tests ?? [];
  const put = (next: readonly Test[], isAll = condition?.isAll ?? true): void =>
    onChange({ condition: next.length === 0 ? null : { isAll, tests: [...next] } });
  const add = (): void => {
    const test =
      firstTest(earlier.filter((one) => !tests.some((known) => known.ref === one.ref))) ?? firstTest(earlier);
    if (test) put([...tests, test]);
  };
  const nameOf = (one: Question): string => `${numbers.get(one.ref) ?? ''} ${text(one.text) || one.ref}`;
  return (
    <Part
      title={t('form.condition')}
      aside={t(condition ? 'form.conditionHint' : 'form.conditionNone')}
      error={sentenceAt(findings, ref, 'condition', text)}
      add={earlier.length > 0 && tests.length < LIMITS.tests ? t('form.addTest') : undefined}
      onAdd={add}
    >
      {condition && tests.length > 1 && (
        <Segmented
          label={t('form.conditionAll')}
          value={condition.isAll ? 'all' : 'any'}
          items={[
            { value: 'all', label: t('form.all') },
            { value: 'any', label: t('form.any') },
          ]}
          onChange={(value) => put(tests, value === 'all')}
        />
      )}
      {tests.map((test, at) => {
        const asked = all.find((one) => one.ref === test.ref) ?? null;
        const isLater = asked !== null && !earlier.includes(asked);
        const choices = [...(isLater ? [asked] : []), ...earlier];
        const answers = asked ? answersOf(asked) : [];
        return (
          <div key={at} className={styles['test']}>
            <div className={styles['testHead']}>
              <Combobox
                label={t('form.testQuestion', { number: at + 1 })}
                value={test.ref}
                disabled={readOnly}
                placeholder={t('form.testGone')}
                items={choices.map((one) => ({ value: one.ref, label: nameOf(one) }))}
                onChange={(next) => {
                  const one = all.find((known) => known.ref === next);
                  const answer = one && answersOf(one).at(-1);
                  if (one && answer) put(replaced(tests, at, { ref: one.ref, in: [answer.key] }));
                }}
              />
              <RowTools
                at={at}
                count={tests.length}
                label={t('form.testQuestion', { number: at + 1 })}
                onRemove={() => put(without(tests, at))}
              />
            </div>
            <div className={styles['checks']} role="group" aria-label={t('form.testAnswers')}>
              {answers.map(({ key, label }) => (
                <Checkbox
                  key={key}
                  checked={test.in.includes(key)}
                  // One answer at least has to fulfil it.
                  disabled={readOnly || (test.in.length === 1 && test.in[0] === key)}
                  onChange={(isOn) =>
                    put(
                      replaced(tests, at, {
                        ...test,
                        in: answers
                          .map((answer) => answer.key)
                          .filter((one) => (one === key ? isOn : test.in.includes(one))),
                      }),
                    )
                  }
                >
                  {text(label) || key}
                </Checkbox>
              ))}
              {!asked && <span className={styles['error']}>{t('form.testGone')}</span>}
              {isLater && <span className={styles['error']}>{t('form.testLater')}</span>}
            </div>
          </div>
        );
      })}
    </Part>
  );
}
