import type { ReactNode } from 'react';
import { Checkbox } from '../../../../components/checkbox';
import { Field } from '../../../../components/field';
import { Select } from '../../../../components/select';
import { TextArea } from '../../../../components/text-area';
import type { FatalEffect, NaRule, ScoringMode, SubjectKind } from '../../../../gql/scorecards/graphql';
import { useWords } from '../../shared/words';
import { errorAt, useEditing } from '../editing';
import { type Form, LIMITS } from '../session/content';
import styles from './form.module.css';
import { NumberInput } from './number-field';
import { Part } from './part';
import { TextPair } from './text-pair';

export const SUBJECTS = ['CALL', 'MAIL', 'CHAT', 'VISIT', 'REPAIR'] as const satisfies readonly SubjectKind[];
export const MODES = [
  'QUESTION_WEIGHT',
  'SECTION_WEIGHT',
  'EQUAL_SECTION',
  'GROUP_POINTS',
  'POINTS',
] as const satisfies readonly ScoringMode[];
export const NA_RULES = [
  'EXCLUDE',
  'PASS',
  'ZERO',
  'GROUP_MEAN',
  'FORM_MEAN',
  'POSSIBLE_MEAN',
] as const satisfies readonly NaRule[];
export const FATAL_EFFECTS = ['ZERO_FORM', 'ZERO_SECTION', 'FLAG_ONLY'] as const satisfies readonly FatalEffect[];

const BANDS = { needsImprovementMax: 70, exceedsMin: 90 };
const PASS_MARK = 80;

/** How the form scores, and what holds for all of its questions; each setting says what it does. */
export function SettingsForm() {
  const { t, text } = useWords();
  const { form, session, findings, readOnly, refusals } = useEditing();
  const change = (changes: Partial<Form>, mark: string | null = null): void =>
    session.edit((now) => ({ ...now, ...changes }), mark);
  const fault = (place: string): string | null => {
    const found = findings.find((finding) => finding.ref === null && finding.place === place);
    return refusals.byField.get(place) ?? (found ? text(found.message) : null);
  };
  const number = (
    field: 'reviewWindowDays' | 'disputeLimit' | 'passMark',
    most: number,
    isWhole: boolean,
  ): ReactNode => (
    <NumberInput
      least={0}
      most={most}
      isWhole={isWhole}
      value={form[field]}
      readOnly={readOnly}
      onChange={(value) => value !== null && change({ [field]: value }, field)}
    />
  );
  const band = (part: 'needsImprovementMax' | 'exceedsMin'): ReactNode => {
    const { bands } = form;
    return (
      bands && (
        <Field label={t(`settings.${part}`)}>
          <NumberInput
            least={0}
            most={100}
            value={bands[part]}
            readOnly={readOnly}
            onChange={(value) => value !== null && change({ bands: { ...bands, [part]: value } }, part)}
          />
        </Field>
      )
    );
  };
  return (
    <div className={styles['form']}>
      <header className={styles['head']}>
        <h2>{t('outline.form')}</h2>
      </header>
      <div data-first="">
        <TextPair
          label={t('settings.title')}
          name="title"
          maxLength={LIMITS.title}
          value={form.title}
          error={refusals.byField.get('title') ?? errorAt(findings, null, 'title', text)}
          onChange={(title, mark) => change({ title }, mark)}
        />
      </div>
      <div className={styles['two']}>
        <Field label={t('settings.subject')} hint={t('settings.subjectHint')}>
          <Select
            value={form.subject}
            disabled={readOnly}
            items={SUBJECTS.map((value) => ({ value, label: t(`subjects.${value}`) }))}
            onChange={(subject) => change({ subject })}
          />
        </Field>
        <Field label={t('settings.mode')} hint={t(`modeHints.${form.mode}`)}>
          <Select
            value={form.mode}
            disabled={readOnly}
            items={MODES.map((value) => ({ value, label: t(`modes.${value}`) }))}
            onChange={(mode) => change({ mode })}
          />
        </Field>
        <Field label={t('settings.naRule')} hint={t(`naRuleHints.${form.naRule}`)}>
          <Select
            value={form.naRule}
            disabled={readOnly}
            items={NA_RULES.map((value) => ({ value, label: t(`naRules.${value}`) }))}
            onChange={(naRule) => change({ naRule })}
          />
        </Field>
        <Field label={t('settings.fatalEffect')} hint={t(`fatalEffectHints.${form.fatalEffect}`)}>
          <Select
            value={form.fatalEffect}
            disabled={readOnly}
            items={FATAL_EFFECTS.map((value) => ({ value, label: t(`fatalEffects.${value}`) }))}
            onChange={(fatalEffect) => change({ fatalEffect })}
          />
        </Field>
      </div>
      <Part title={t('settings.judging')} error={fault('bands')}>
        <div className={styles['flags']}>
          <div>
            <Checkbox
              checked={form.passMark !== null}
              disabled={readOnly}
              onChange={(isOn) => change({ passMark: isOn ? PASS_MARK : null })}
            >
              {t('settings.passMark')}
            </Checkbox>
            <p className={styles['hint']}>{t('settings.passMarkHint')}</p>
            {form.passMark !== null && (
              <Field label={t('settings.passMarkFrom')}>{number('passMark', 100, false)}</Field>
            )}
          </div>
          <div>
            <Checkbox
              checked={form.bands !== null}
              disabled={readOnly}
              onChange={(isOn) => change({ bands: isOn ? BANDS : null })}
            >
              {t('settings.bands')}
            </Checkbox>
            <p className={styles['hint']}>{t('settings.bandsHint')}</p>
            {form.bands !== null && (
              <div className={styles['two']}>
                {band('needsImprovementMax')}
                {band('exceedsMin')}
              </div>
            )}
          </div>
          <div>
            <Checkbox checked={form.bonusCap} disabled={readOnly} onChange={(bonusCap) => change({ bonusCap })}>
              {t('settings.bonusCap')}
            </Checkbox>
            <p className={styles['hint']}>{t('settings.bonusCapHint')}</p>
          </div>
        </div>
      </Part>
      <div className={styles['two']}>
        <Field
          label={t('settings.reviewWindowDays')}
          hint={t('settings.reviewWindowHint')}
          error={refusals.byField.get('reviewWindowDays')}
        >
          {number('reviewWindowDays', 60, true)}
        </Field>
        <Field
          label={t('settings.disputeLimit')}
          hint={t('settings.disputeLimitHint')}
          error={refusals.byField.get('disputeLimit')}
        >
          {number('disputeLimit', 200, true)}
        </Field>
      </div>
      <Field label={t('settings.note')} hint={t('settings.noteHint')} error={refusals.byField.get('note')}>
        <TextArea
          rows={2}
          value={form.note}
          maxLength={500}
          readOnly={readOnly}
          onChange={(event) => change({ note: event.currentTarget.value }, 'note')}
        />
      </Field>
    </div>
  );
}
