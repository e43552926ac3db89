import { useState } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Segmented } from '../../../components/segmented';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { NodeKindIcon } from '../shared/kinds';
import { useWords } from '../shared/words';
import { branchesOf } from './model/branches';
import type { Drawing, DrawnNode, FrameField } from './session/content';
import { isSame } from './session/content';
import type { TreeConflict } from './session/tree-session';
import styles from './editor.module.css';

interface ConflictDialogProps {
  conflict: TreeConflict;
  mine: Drawing;
  onResolve: (theirNodes: ReadonlySet<string>, theirFields: ReadonlySet<FrameField>) => void;
  onClose: () => void;
}

type Side = 'mine' | 'theirs';

const PARTS = [
  'title',
  'say',
  'body',
  'choices',
  'fields',
  'rules',
  'to',
  'variable',
  'command',
  'subtree',
  'article',
  'outcome',
  'alternativeQuestions',
] as const satisfies readonly (keyof DrawnNode)[];

/** Two people changed the same nodes: for each, mine or theirs. Nothing of mine is lost until it is chosen. */
export function ConflictDialog({ conflict, mine, onResolve, onClose }: ConflictDialogProps) {
  const { t, person, text, list } = useWords();
  const [choice, setChoice] = useState<Readonly<Record<string, Side>>>({});
  const { theirs, nodes, fields } = conflict;
  const draft = theirs.head.draft;
  const other = person(draft?.editors.at(-1) ?? draft?.author ?? null);
  const keys = [...nodes.map(({ key }) => `node ${key}`), ...fields.map((field) => `field ${field}`)];
  const left = keys.filter((key) => choice[key] === undefined).length;
  const take = (): void => {
    if (left > 0) return;
    onResolve(
      new Set(nodes.filter(({ key }) => choice[`node ${key}`] === 'theirs').map(({ key }) => key)),
      new Set(fields.filter((field) => choice[`field ${field}`] === 'theirs')),
    );
  };
  useSubmitKey(take, { overlay: true });
  const told = (node: DrawnNode | null, against: DrawnNode | null): string[] => {
    if (!node) return [t('conflict.removed')];
    const lines = [text(node.title) || t('editor.untitled')];
    const ways = branchesOf(node).flatMap(({ label, to }) => {
      const name = label ? text(label) : '';
      const target =
        to === null
          ? '—'
          : text(mine.nodes.get(to)?.title ?? theirs.drawing.nodes.get(to)?.title ?? { zhCN: to, en: to });
      return name === '' && to === null ? [] : [`${name} → ${target}`];
    });
    const changed = against ? PARTS.filter((part) => !isSame(node[part], against[part])) : [];
    if (changed.length > 0)
      lines.push(t('conflict.differs', { parts: list(changed.map((part) => t(`conflict.parts.${part}`))) }));
    return [...lines, ...ways];
  };
  const pick = (key: string, label: string) => (
    <Segmented<Side | 'none'>
      label={label}
      value={choice[key] ?? 'none'}
      items={[
        { value: 'mine', label: t('conflict.mine') },
        { value: 'theirs', label: t('conflict.theirs', { name: other }) },
      ]}
      onChange={(value) => setChoice({ ...choice, [key]: value === 'theirs' ? 'theirs' : 'mine' })}
    />
  );
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('conflict.title', { name: other })}
      description={t('conflict.text')}
      footer={
        <>
          {left > 0 && <span className={styles['quiet']}>{t('conflict.left', { count: left })}</span>}
          <Button onClick={() => setChoice(Object.fromEntries(keys.map((key) => [key, 'mine' as const])))}>
            {t('conflict.allMine')}
          </Button>
          <Button onClick={onClose}>{t('conflict.later')}</Button>
          <Button variant="primary" keyCap="Ctrl ↵" disabled={left > 0} onClick={take}>
            {t('conflict.take')}
          </Button>
        </>
      }
    >
      <div className={styles['contested']}>
        {nodes.map(({ key, mine: my, theirs: their }) => {
          const node = my ?? their;
          const label = node ? text(node.title) || key : key;
          return (
            <section key={key}>
              <header>
                <h3>
                  {node && <NodeKindIcon kind={node.kind} size={13} />} {label}
                </h3>
                {pick(`node ${key}`, label)}
              </header>
              <div className={styles['sides']}>
                <Side label={t('conflict.mine')} lines={told(my, their)} isTaken={choice[`node ${key}`] === 'mine'} />
                <Side
                  label={t('conflict.theirs', { name: other })}
                  lines={told(their, my)}
                  isTaken={choice[`node ${key}`] === 'theirs'}
                />
              </div>
            </section>
          );
        })}
        {fields.map((field) => (
          <section key={field}>
            <header>
              <h3>{t(`conflict.fields.${field}`)}</h3>
              {pick(`field ${field}`, t(`conflict.fields.${field}`))}
            </header>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Side({ label, lines, isTaken }: { label: string; lines: readonly string[]; isTaken: boolean }) {
  return (
    <div className={styles['side']} data-taken={isTaken || undefined}>
      <p className={styles['quiet']}>{label}</p>
      {lines.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}
