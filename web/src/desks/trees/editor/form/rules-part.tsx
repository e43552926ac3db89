import { useWords } from '../../shared/words';
import { newRule } from '../model/branches';
import type { Rule } from '../session/content';
import type { NodePartProps } from './choices-part';
import { findingAt, useEditing } from './editing';
import { ExpressionInput } from './expression-input';
import styles from './form.module.css';
import { moved, Part, replaced, Row, without } from './rows';
import { TargetField } from './target-field';
import { TargetPicker } from './target-picker';
import { TextPair } from './text-pair';

/** The rules of a LOGIC node in their order, and where it goes on without a match. */
export function RulesPart({ node, onChange }: NodePartProps) {
  const { t, text } = useWords();
  const { findings, addTarget } = useEditing();
  const { rules } = node;
  const set = (at: number, changes: Partial<Rule>, mark?: string): void => {
    const rule = rules[at];
    if (rule) onChange({ rules: replaced(rules, at, { ...rule, ...changes }) }, mark);
  };
  return (
    <>
      <Part
        title={t('form.rules')}
        aside={<span className={styles['hint']}>{t('form.rulesNote')}</span>}
        add={t('form.addRule')}
        onAdd={() => onChange({ rules: [...rules, newRule()] })}
      >
        {rules.map((rule, at) => (
          <Row
            key={at}
            number={at + 1}
            count={rules.length}
            label={rule.label ? text(rule.label) : rule.when}
            onMove={(step) => onChange({ rules: moved(rules, at, step) })}
            onRemove={() => onChange({ rules: without(rules, at) })}
            more={
              <TextPair
                label={t('form.ruleLabel')}
                value={rule.label}
                name={`${node.key}.rule.${at}.label`}
                onChange={(label, mark) => set(at, { label }, mark)}
              />
            }
          >
            <ExpressionInput
              label={t('form.when')}
              value={rule.when}
              finding={findingAt(findings, node.key, `rule:${at + 1}`, text)}
              placeholder='code == "E21" && age_years < 3'
              onChange={(when) => set(at, { when }, `${node.key}.rule.${at}.when`)}
            />
            <TargetPicker
              label={t('form.ruleTarget', { number: at + 1 })}
              value={rule.to}
              onChange={(to) => set(at, { to })}
              onCreate={(kind, title) => addTarget(node.key, `rule:${at + 1}`, kind, title)}
            />
          </Row>
        ))}
      </Part>
      <TargetField
        nodeKey={node.key}
        place="to"
        label={t('form.default')}
        value={node.to}
        onChange={(to) => onChange({ to })}
        hint={t('form.defaultHint')}
      />
    </>
  );
}
