import { useQuery } from 'urql';
import { Combobox } from '../../../../components/combobox';
import { Field } from '../../../../components/field';
import { Segmented } from '../../../../components/segmented';
import { TextInput } from '../../../../components/text-input';
import { TreeSubtreeChoicesDocument, TreeSubtreeVariablesDocument } from '../../../../gql/trees/graphql';
import { useWords } from '../../shared/words';
import type { SubtreeCall } from '../session/content';
import type { NodePartProps } from './choices-part';
import { findingAt, useEditing } from './editing';
import styles from './form.module.css';
import { Mappings } from './mappings';
import { TargetField } from './target-field';

const NONE: SubtreeCall = { code: '', version: null, inputs: [], outputs: [] };
const FIRST = 100;

/** Which tree is walked in between, what it is given and what is taken over from it. */
export function SubtreePart({ node, onChange }: NodePartProps) {
  const { t, text } = useWords();
  const { findings, readOnly } = useEditing();
  const call = node.subtree ?? NONE;
  const set = (changes: Partial<SubtreeCall>, mark?: string): void =>
    onChange({ subtree: { ...call, ...changes } }, mark);
  const [{ data }] = useQuery({ query: TreeSubtreeChoicesDocument, variables: { first: FIRST } });
  const [{ data: chosen }] = useQuery({
    query: TreeSubtreeVariablesDocument,
    variables: { code: call.code },
    pause: call.code === '',
  });
  const tree = chosen?.treeByCode;
  const items = (data?.trees.nodes ?? []).map((one) => ({ value: one.code, label: `${one.code} ${text(one.title)}` }));
  if (call.code !== '' && !items.some(({ value }) => value === call.code))
    items.unshift({ value: call.code, label: tree ? `${tree.code} ${text(tree.title)}` : call.code });
  const variables = tree?.content?.variables ?? [];
  const choose = (code: string | null): void => {
    set({ code: code ?? '', version: null });
    const found = data?.trees.nodes.find((one) => one.code === code);
    if (found && node.title.zhCN === '' && node.title.en === '')
      onChange({ title: { zhCN: found.title.zhCN, en: found.title.en } });
  };
  return (
    <>
      <Field label={t('form.subtree')} error={findingAt(findings, node.key, 'subtree', text)}>
        <Combobox
          value={call.code || null}
          items={items}
          disabled={readOnly}
          placeholder={t('form.subtreePlaceholder')}
          onChange={choose}
        />
      </Field>
      <div className={styles['field']}>
        <p className={styles['label']}>{t('form.version')}</p>
        <Segmented
          label={t('form.version')}
          value={call.version === null ? 'live' : 'pinned'}
          items={[
            { value: 'live', label: t('form.versionLive') },
            { value: 'pinned', label: t('form.versionPinned') },
          ]}
          onChange={(value) => {
            if (!readOnly) set({ version: value === 'live' ? null : (tree?.version ?? 1) });
          }}
        />
        {call.version !== null && (
          <span className={styles['short']}>
            <TextInput
              type="number"
              min={1}
              aria-label={t('form.versionPinned')}
              value={String(call.version)}
              readOnly={readOnly}
              onChange={(event) =>
                set({ version: Math.max(1, Math.round(Number(event.currentTarget.value)) || 1) }, `${node.key}.version`)
              }
            />
          </span>
        )}
      </div>
      <Mappings
        nodeKey={node.key}
        side="input"
        label={t('form.subtreeInputs')}
        mappings={call.inputs}
        others={variables.filter(({ origin }) => origin === 'CONTEXT').map(({ name }) => name)}
        onChange={(inputs, mark) => set({ inputs }, mark)}
      />
      <Mappings
        nodeKey={node.key}
        side="output"
        label={t('form.subtreeOutputs')}
        mappings={call.outputs}
        others={['outcome', 'result', ...variables.map(({ name }) => name)]}
        onChange={(outputs, mark) => set({ outputs }, mark)}
      />
      <TargetField
        nodeKey={node.key}
        place="to"
        label={t('form.subtreeTo')}
        value={node.to}
        onChange={(to) => onChange({ to })}
        hint={t('form.subtreeToHint')}
      />
    </>
  );
}
