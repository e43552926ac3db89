import { Trash2 } from 'lucide-react';
import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { IconButton } from '../../../components/icon-button';
import { TextInput } from '../../../components/text-input';
import type { CoachingRulesFragment, ErrorFamily } from '../../../gql/coaching/graphql';
import { type Refusal, refusalOf } from '../../../lib/outcome';
import styles from '../shared/coaching.module.css';
import { useWords } from '../shared/words';

export type Rule = CoachingRulesFragment['rules'][number];

const FAMILIES = [
  'CUSTOMER_CRITICAL',
  'BUSINESS_CRITICAL',
  'COMPLIANCE_CRITICAL',
  'NON_CRITICAL',
] as const satisfies readonly ErrorFamily[];
const NUMBERS = { count: [2, 20], withinDays: [1, 366], restDays: [0, 366] } as const;

/** A rule as it usually is: two critical errors of one family within a month. */
export function newRule(keys: readonly string[]): Rule {
  const free = (nth: number): string => (keys.includes(`rule-${nth}`) ? free(nth + 1) : `rule-${nth}`);
  return {
    ...{ key: free(keys.length + 1), name: { zhCN: '', en: '' }, families: FAMILIES.slice(0, 3), isSameFamily: true },
    ...{ count: 2, withinDays: 30, restDays: 30, isActive: true },
  };
}

interface RuleFormProps {
  rule: Rule;
  isReadOnly: boolean;
  refusals: readonly Refusal[];
  onChange: (rule: Rule) => void;
  onRemove: () => void;
}

/** One rule: how many errors of which kinds within how many days. */
export function RuleForm({ rule, isReadOnly, refusals, onChange, onRemove }: RuleFormProps) {
  const { t } = useWords();
  const { families } = rule;
  const toggle = (family: ErrorFamily): void =>
    onChange({
      ...rule,
      families: FAMILIES.filter((one) => (one === family ? !families.includes(family) : families.includes(one))),
    });
  return (
    <div className={styles['rule']} role="group" aria-label={rule.name.zhCN || rule.key}>
      <div className={styles['line']}>
        <Checkbox
          checked={rule.isActive}
          disabled={isReadOnly}
          onChange={(isActive) => onChange({ ...rule, isActive })}
        >
          {t('settings.isActive')}
        </Checkbox>
        <span className={styles['space']} />
        {!isReadOnly && (
          <IconButton
            label={t('settings.remove')}
            icon={<Trash2 size={15} strokeWidth={1.8} aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </div>
      <div className={styles['two']}>
        {(['zhCN', 'en'] as const).map((language) => (
          <Field key={language} label={t(`settings.name.${language}`)} error={refusalOf(refusals, language)}>
            <TextInput
              value={rule.name[language]}
              maxLength={100}
              readOnly={isReadOnly}
              onChange={(event) => onChange({ ...rule, name: { ...rule.name, [language]: event.currentTarget.value } })}
            />
          </Field>
        ))}
      </div>
      <div className={styles['numbers']}>
        {(Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).map((field) => (
          <Field key={field} label={t(`settings.${field}`)} error={refusalOf(refusals, field)}>
            <TextInput
              type="number"
              min={NUMBERS[field][0]}
              max={NUMBERS[field][1]}
              readOnly={isReadOnly}
              value={String(rule[field])}
              onChange={(event) => onChange({ ...rule, [field]: Math.trunc(Number(event.currentTarget.value)) })}
            />
          </Field>
        ))}
      </div>
      <div className={styles['families']} role="group" aria-label={t('settings.families')}>
        {FAMILIES.map((family) => (
          <Checkbox
            key={family}
            checked={families.includes(family)}
            disabled={isReadOnly}
            onChange={() => toggle(family)}
          >
            {t(`families.${family}`)}
          </Checkbox>
        ))}
        <Checkbox
          checked={rule.isSameFamily}
          disabled={isReadOnly}
          onChange={(isSameFamily) => onChange({ ...rule, isSameFamily })}
        >
          {t('settings.isSameFamily')}
        </Checkbox>
      </div>
      {refusalOf(refusals, 'families') !== null && <p className={styles['bad']}>{refusalOf(refusals, 'families')}</p>}
    </div>
  );
}
