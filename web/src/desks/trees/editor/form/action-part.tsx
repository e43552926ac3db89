import { useQuery } from 'urql';
import { Combobox } from '../../../../components/combobox';
import { Field } from '../../../../components/field';
import { TextInput } from '../../../../components/text-input';
import { TreeCommandNamesDocument } from '../../../../gql/trees/graphql';
import { useWords } from '../../shared/words';
import type { CommandCall } from '../session/content';
import type { NodePartProps } from './choices-part';
import { findingAt, useEditing } from './editing';
import styles from './form.module.css';
import { Mappings } from './mappings';
import { TargetField } from './target-field';

const NONE: CommandCall = { name: '', inputs: [], outputs: [], timeoutSeconds: 20, failureTo: null, timeoutTo: null };

/** What an outside system is asked to do, and the three ways on. */
export function ActionPart({ node, onChange }: NodePartProps) {
  const { t, text } = useWords();
  const { findings, readOnly } = useEditing();
  const [{ data }] = useQuery({ query: TreeCommandNamesDocument });
  const command = node.command ?? NONE;
  const set = (changes: Partial<CommandCall>, mark?: string): void =>
    onChange({ command: { ...command, ...changes } }, mark);
  const commands = data?.treeCommands ?? [];
  const items = commands.map(({ name, label, isActive }) => ({
    value: name,
    label: isActive ? `${name} ${text(label)}` : t('form.commandOff', { name }),
  }));
  if (command.name !== '' && !items.some(({ value }) => value === command.name))
    items.unshift({ value: command.name, label: command.name });
  return (
    <>
      <Field
        label={t('form.command')}
        error={findingAt(findings, node.key, 'command', text)}
        hint={data && commands.length === 0 ? t('form.noCommands') : undefined}
      >
        <Combobox
          value={command.name || null}
          items={items}
          disabled={readOnly}
          placeholder={t('form.commandPlaceholder')}
          onChange={(name) => set({ name: name ?? '' })}
        />
      </Field>
      <Mappings
        nodeKey={node.key}
        side="input"
        label={t('form.parameters')}
        mappings={command.inputs}
        others={[]}
        onChange={(inputs, mark) => set({ inputs }, mark)}
      />
      <Mappings
        nodeKey={node.key}
        side="output"
        label={t('form.reply')}
        mappings={command.outputs}
        others={[]}
        onChange={(outputs, mark) => set({ outputs }, mark)}
      />
      <Field label={t('form.timeout')} hint={t('form.timeoutHint')}>
        <span className={styles['short']}>
          <TextInput
            type="number"
            min={1}
            max={120}
            value={String(command.timeoutSeconds)}
            readOnly={readOnly}
            onChange={(event) =>
              set(
                { timeoutSeconds: Math.min(120, Math.max(1, Math.round(Number(event.currentTarget.value)) || 1)) },
                `${node.key}.timeout`,
              )
            }
          />
        </span>
      </Field>
      <TargetField
        nodeKey={node.key}
        place="to"
        label={t('form.onSuccess')}
        value={node.to}
        onChange={(to) => onChange({ to })}
      />
      <TargetField
        nodeKey={node.key}
        place="failureTo"
        label={t('form.onFailure')}
        value={command.failureTo}
        onChange={(failureTo) => set({ failureTo })}
      />
      <TargetField
        nodeKey={node.key}
        place="timeoutTo"
        label={t('form.onTimeout')}
        value={command.timeoutTo}
        onChange={(timeoutTo) => set({ timeoutTo })}
      />
    </>
  );
}
