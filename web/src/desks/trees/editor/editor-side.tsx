import { Tabs } from '../../../components/tabs';
import { Empty } from '../../../components/empty';
import { useWords } from '../shared/words';
import { NodeForm } from './form/node-form';
import { PropertiesPanel } from './form/properties-panel';
import { VariablesPanel } from './form/variables-panel';
import type { SessionState, TreeSession } from './session/tree-session';
import styles from './editor.module.css';

export type Panel = 'node' | 'variables' | 'properties';

interface EditorSideProps {
  panel: Panel;
  state: SessionState;
  session: TreeSession;
  selectedKey: string | null;
  /** A variable that a finding is about. */
  variableAt: string | null;
  onPanel: (panel: Panel) => void;
  onRemove: (key: string) => void;
  onRename: (key: string, next: string) => void;
}

/** Beside the drawing: the chosen node, the variables, the tree as a whole. */
export function EditorSide({
  panel,
  state,
  session,
  selectedKey,
  variableAt,
  onPanel,
  onRemove,
  onRename,
}: EditorSideProps) {
  const { t } = useWords();
  const { drawing, fieldErrors, nodeErrors } = state;
  const node = selectedKey === null ? undefined : drawing.nodes.get(selectedKey);
  return (
    <>
      <div className={styles['tabs']}>
        <Tabs
          label={t('editor.side')}
          value={panel}
          items={[
            { value: 'node', label: t('tabs.node') },
            { value: 'variables', label: t('tabs.variables'), count: drawing.frame.variables.length },
            { value: 'properties', label: t('tabs.properties') },
          ]}
          onChange={onPanel}
        />
      </div>
      <div className={styles['asideBody']}>
        {panel === 'node' &&
          (node ? (
            <NodeForm
              key={node.key}
              node={node}
              error={nodeErrors.get(node.key) ?? null}
              onChange={(changes, mark) => session.editNode(node.key, changes, mark ?? null)}
              onStart={() => session.editFrame({ startKey: node.key })}
              onRemove={() => onRemove(node.key)}
              onRename={(next) => onRename(node.key, next)}
            />
          ) : (
            <Empty title={t('editor.nothingChosen')}>{t('editor.nothingChosenText')}</Empty>
          ))}
        {panel === 'variables' && (
          <VariablesPanel
            key={variableAt}
            at={variableAt}
            variables={drawing.frame.variables}
            error={fieldErrors.variables ?? null}
            onChange={(variables, mark) => session.editFrame({ variables }, mark ?? null)}
          />
        )}
        {panel === 'properties' && (
          <PropertiesPanel
            frame={drawing.frame}
            errors={fieldErrors}
            onChange={(changes, mark) => session.editFrame(changes, mark ?? null)}
          />
        )}
      </div>
    </>
  );
}
