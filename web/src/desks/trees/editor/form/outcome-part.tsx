import { useQuery } from 'urql';
import { Combobox } from '../../../../components/combobox';
import { Field } from '../../../../components/field';
import { Select } from '../../../../components/select';
import { TextInput } from '../../../../components/text-input';
import { TreeChoicesDocument, type TreeResult } from '../../../../gql/trees/graphql';
import { NodeKindIcon } from '../../shared/kinds';
import { useWords } from '../../shared/words';
import type { Outcome } from '../session/content';
import type { NodePartProps } from './choices-part';
import { findingAt, useEditing } from './editing';
import { ExpressionInput } from './expression-input';
import styles from './form.module.css';
import { moved, Part, replaced, Row, without } from './rows';
import { TargetPicker } from './target-picker';
import { TextPair } from './text-pair';

const RESULTS = [
  'RESOLVED',
  'ESCALATED',
  'TRANSFERRED',
  'UNRESOLVED',
  'RETURN_OR_REPAIR',
] as const satisfies readonly TreeResult[];

const NONE: Outcome = {
  result: 'RESOLVED',
  disposition: null,
  departmentId: null,
  departmentRules: [],
  tierId: null,
  handoverTemplate: null,
  checks: [],
};

/** How the walk ends: result, who goes on, what is handed over, and checks that must have been walked. */
export function OutcomePart({ node, onChange }: NodePartProps) {
  const { t, text } = useWords();
  const { drawing, findings, numberOf, readOnly, goTo } = useEditing();
  const [{ data }] = useQuery({ query: TreeChoicesDocument });
  const outcome = node.outcome ?? NONE;
  const set = (changes: Partial<Outcome>, mark?: string): void =>
    onChange({ outcome: { ...outcome, ...changes } }, mark);
  const departments = (data?.departments ?? []).map(({ id, name }) => ({ value: id, label: text(name) }));
  const tiers = (data?.supportTiers ?? []).map(({ id, name }) => ({ value: id, label: text(name) }));
  const { departmentRules, checks } = outcome;
  return (
    <>
      <Field label={t('form.result')} error={findingAt(findings, node.key, 'outcome', text)}>
        <Select
          value={outcome.result}
          items={RESULTS.map((value) => ({ value, label: t(`results.${value}`) }))}
          disabled={readOnly}
          onChange={(result) => set({ result })}
        />
      </Field>
      <Field label={t('form.disposition')} hint={t('form.dispositionHint')}>
        <TextInput
          lang="en"
          maxLength={40}
          value={outcome.disposition ?? ''}
          readOnly={readOnly}
          onChange={(event) =>
            set(
              { disposition: event.currentTarget.value.toUpperCase().replaceAll(/[^A-Z0-9_-]/g, '') || null },
              `${node.key}.disposition`,
            )
          }
        />
      </Field>
      {outcome.result === 'ESCALATED' && (
        <Field label={t('form.tier')}>
          <Combobox
            value={outcome.tierId}
            items={tiers}
            disabled={readOnly}
            placeholder={t('form.noTier')}
            onChange={(tierId) => set({ tierId })}
          />
        </Field>
      )}
      <Field label={t(departmentRules.length > 0 ? 'form.departmentElse' : 'form.department')}>
        <Combobox
          value={outcome.departmentId}
          items={departments}
          disabled={readOnly}
          placeholder={t('form.noDepartment')}
          onChange={(departmentId) => set({ departmentId })}
        />
      </Field>
      <Part
        title={t('form.departmentRules')}
        add={departments.length > 0 ? t('form.addDepartmentRule') : undefined}
        onAdd={() =>
          set({ departmentRules: [...departmentRules, { when: '', departmentId: departments[0]?.value ?? '' }] })
        }
      >
        {departmentRules.map((rule, at) => (
          <Row
            key={at}
            number={at + 1}
            count={departmentRules.length}
            label={rule.when}
            onMove={(step) => set({ departmentRules: moved(departmentRules, at, step) })}
            onRemove={() => set({ departmentRules: without(departmentRules, at) })}
          >
            <ExpressionInput
              label={t('form.when')}
              value={rule.when}
              placeholder='region == "EAST"'
              finding={findingAt(findings, node.key, `department:${at + 1}`, text)}
              onChange={(when) =>
                set(
                  { departmentRules: replaced(departmentRules, at, { ...rule, when }) },
                  `${node.key}.department.${at}`,
                )
              }
            />
            <Combobox
              label={t('form.department')}
              value={rule.departmentId}
              items={departments}
              disabled={readOnly}
              onChange={(departmentId) =>
                departmentId !== null &&
                set({ departmentRules: replaced(departmentRules, at, { ...rule, departmentId }) })
              }
            />
          </Row>
        ))}
      </Part>
      <TextPair
        label={t('form.handover')}
        rows={3}
        value={outcome.handoverTemplate}
        name={`${node.key}.handover`}
        placeholder={t('form.handoverPlaceholder')}
        onChange={(handoverTemplate, mark) => set({ handoverTemplate }, mark)}
      />
      {(outcome.result === 'RETURN_OR_REPAIR' || checks.length > 0) && (
        <Part title={t('form.checks')} aside={<span className={styles['hint']}>{t('form.checksNote')}</span>}>
          <ul className={styles['checks']}>
            {checks.map((key) => {
              const check = drawing.nodes.get(key);
              const name = check ? `${numberOf(key)} ${text(check.title)}` : t('form.goneTarget', { key });
              return (
                <li key={key}>
                  {check && <NodeKindIcon kind={check.kind} size={13} />}
                  <button type="button" className={styles['link']} onClick={() => goTo(key)}>
                    {name}
                  </button>
                  {!readOnly && (
                    <button
                      type="button"
                      className={styles['mini']}
                      aria-label={t('form.removeNamed', { label: name })}
                      title={t('form.removeNamed', { label: name })}
                      onClick={() => set({ checks: checks.filter((one) => one !== key) })}
                    >
                      ×
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
          {!readOnly && (
            <TargetPicker
              label={t('form.addCheck')}
              placeholder={t('form.addCheck')}
              value={null}
              onChange={(key) => key !== null && !checks.includes(key) && set({ checks: [...checks, key] })}
            />
          )}
        </Part>
      )}
    </>
  );
}
