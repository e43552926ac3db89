import { Eraser, RefreshCw, Wand2 } from 'lucide-react';
import { memo } from 'react';
import { Button } from '../../../../components/button';
import { Field } from '../../../../components/field';
import { Notice } from '../../../../components/notice';
import { Select } from '../../../../components/select';
import { Tag } from '../../../../components/tag';
import type { TriedScoreFragment } from '../../../../gql/scorecards/graphql';
import { useWords } from '../../shared/words';
import { FATAL_EFFECTS, MODES, NA_RULES } from '../form/settings-form';
import type { Form } from '../session/content';
import { AnswerField } from './answer-field';
import styles from './side.module.css';
import { useTrial } from './use-trial';

const OF_FORM = 'OF_FORM';

/** A score with one decimal; a dash where there is none, never 0. */
const shown = (score: number | null | undefined): string => (score == null ? '—' : score.toFixed(1));

/** Answers the form as it stands and shows what that would score, under each mode. Nothing is stored. Choosing another question leaves it be. */
export const TrialPanel = memo(function TrialPanel({ form }: { form: Form }) {
  const { t } = useWords();
  const { answers, answer, fill, clear, trial, retry, naRule, setNaRule, fatalEffect, setFatalEffect } = useTrial(form);
  const scores = trial.kind === 'scored' ? trial.scores : null;
  const own = scores?.[form.mode].result ?? null;
  const tried = new Map((own?.questions ?? []).map((one) => [one.ref, one]));
  const isOverridden = naRule !== null || fatalEffect !== null;
  const faults = scores?.[form.mode].userErrors ?? [];
  let number = 0;
  return (
    <div className={styles['body']}>
      <p className={styles['quiet']}>{t('trial.text')}</p>
      <div className={styles['row']}>
        <Button size="small" icon={<Wand2 size={13} aria-hidden="true" />} onClick={fill}>
          {t('trial.fill')}
        </Button>
        <Button
          size="small"
          icon={<Eraser size={13} aria-hidden="true" />}
          disabled={answers.size === 0}
          onClick={clear}
        >
          {t('trial.clear')}
        </Button>
      </div>
      {trial.kind === 'failed' && (
        <Notice
          kind="offline"
          title={t('trial.failed')}
          actions={
            <Button size="small" icon={<RefreshCw size={13} aria-hidden="true" />} onClick={retry}>
              {t('trial.retry')}
            </Button>
          }
        />
      )}
      {faults.length > 0 && (
        <Notice kind="error" title={t('trial.faults')}>
          {faults.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <div className={styles['scores']} aria-live="polite" aria-busy={trial.kind === 'scored' && trial.isStale}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('settings.mode')}</th>
              <th scope="col">{t('trial.raw')}</th>
              <th scope="col">{t('trial.reported')}</th>
            </tr>
          </thead>
          <tbody>
            {MODES.map((mode) => {
              const score: TriedScoreFragment['result'] = scores?.[mode].result ?? null;
              return (
                <tr key={mode} data-own={mode === form.mode ? '' : undefined}>
                  <th scope="row">
                    {t(`modes.${mode}`)} {mode === form.mode && <Tag tone="brand">{t('trial.ofForm')}</Tag>}
                  </th>
                  <td>{shown(score?.raw)}</td>
                  <td className={score?.isFatal ? styles['bad'] : undefined}>{shown(score?.reported)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className={styles['row']}>
          {own?.isFatal && <Tag tone="bad">{t('trial.fatal')}</Tag>}
          {own?.outcome && <Tag tone={own.outcome === 'PASS' ? 'good' : 'bad'}>{t(`outcomes.${own.outcome}`)}</Tag>}
          {own?.band && <Tag>{t(`bands.${own.band}`)}</Tag>}
          {own && own.open.length > 0 && (
            <span className={styles['quiet']}>{t('trial.open', { count: own.open.length })}</span>
          )}
        </p>
      </div>
      <details className={styles['more']}>
        <summary>{t(isOverridden ? 'trial.otherRulesOn' : 'trial.otherRules')}</summary>
        <Field label={t('settings.naRule')}>
          <Select
            value={naRule ?? OF_FORM}
            items={[
              { value: OF_FORM, label: t('trial.asForm', { rule: t(`naRules.${form.naRule}`) }) },
              ...NA_RULES.map((value) => ({ value, label: t(`naRules.${value}`) })),
            ]}
            onChange={(value) => setNaRule(value === OF_FORM ? null : value)}
          />
        </Field>
        <Field label={t('settings.fatalEffect')}>
          <Select
            value={fatalEffect ?? OF_FORM}
            items={[
              { value: OF_FORM, label: t('trial.asForm', { rule: t(`fatalEffects.${form.fatalEffect}`) }) },
              ...FATAL_EFFECTS.map((value) => ({ value, label: t(`fatalEffects.${value}`) })),
            ]}
            onChange={(value) => setFatalEffect(value === OF_FORM ? null : value)}
          />
        </Field>
      </details>
      {form.sections.map((section) => {
        const result = own?.sections.find(({ ref }) => ref === section.ref);
        return (
          <section key={section.ref} className={styles['triedSection']}>
            <SectionHead title={section.title} raw={result?.raw ?? null} reported={result?.reported ?? null} />
            <ul>
              {section.questions.map((question) => {
                number += 1;
                return (
                  <AnswerField
                    key={question.ref}
                    question={question}
                    number={number}
                    answer={answers.get(question.ref)}
                    tried={tried.get(question.ref) ?? null}
                    onAnswer={answer}
                  />
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
});

function SectionHead({
  title,
  raw,
  reported,
}: {
  title: { zhCN: string; en: string };
  raw: number | null;
  reported: number | null;
}) {
  const { t, text } = useWords();
  return (
    <h3>
      <span>{text(title) || t('editor.untitledSection')}</span>
      <span className={raw !== reported ? styles['bad'] : undefined}>{shown(reported)}</span>
    </h3>
  );
}
