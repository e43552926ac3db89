import { useState } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Segmented } from '../../../components/segmented';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import { usePartWords } from '../shared/part-words';
import styles from './editor.module.css';
import type { CardConflict } from './session/card-session';
import { type Form, isSame } from './session/content';
import type { Contested } from './session/merge';

interface ConflictDialogProps {
  conflict: CardConflict;
  mine: Form;
  onResolve: (theirs: readonly Contested[]) => void;
  onClose: () => void;
}

type SideName = 'mine' | 'theirs';

const nameOf = ({ kind, key }: Contested): string => `${kind} ${key}`;

/** Two people changed the same places: for each, mine or theirs. Nothing of mine is lost until it is chosen. */
export function ConflictDialog({ conflict, mine, onResolve, onClose }: ConflictDialogProps) {
  const { t, text, list, person } = useWords();
  const { partName, partValue } = usePartWords();
  const [choice, setChoice] = useState<Readonly<Record<string, SideName>>>({});
  const { theirs, contested } = conflict;
  const other = person(theirs.head.draft?.author ?? null);
  const left = contested.filter((one) => choice[nameOf(one)] === undefined).length;
  const take = (): void => {
    if (left === 0) onResolve(contested.filter((one) => choice[nameOf(one)] === 'theirs'));
  };
  useSubmitKey(take, { overlay: true });
  const titleOf = (one: Contested): string => {
    if (one.kind === 'field') return partName(one.key);
    const item = one.mine ?? one.theirs;
    if (item === null) return one.key;
    return ('text' in item ? text(item.text) : text(item.title)) || one.key;
  };
  const linesOf = (one: Contested, side: SideName): string[] => {
    if (one.kind === 'field') return [partValue(one.key, (side === 'mine' ? mine : theirs.form)[one.key]) || '—'];
    const [item, against] = side === 'mine' ? [one.mine, one.theirs] : [one.theirs, one.mine];
    if (item === null) return [t('conflict.removed')];
    if (against === null) return [t('conflict.kept')];
    const parts = Object.keys(item).filter(
      (part) => !isSame((item as Record<string, unknown>)[part], (against as Record<string, unknown>)[part]),
    );
    return parts.map((part) =>
      t('conflict.part', {
        part: partName(part),
        value: partValue(part, (item as Record<string, unknown>)[part]) || '—',
      }),
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('conflict.title')}
      description={t('conflict.text')}
      footer={
        <>
          {left > 0 && <span className={styles['quiet']}>{t('conflict.left', { count: left })}</span>}
          <Button onClick={() => setChoice(Object.fromEntries(contested.map((one) => [nameOf(one), 'mine' as const])))}>
            {t('conflict.allMine')}
          </Button>
          <Button onClick={onClose}>{t('conflict.later')}</Button>
          <Button variant="primary" keyCap="Ctrl ↵" disabled={left > 0} onClick={take}>
            {t('conflict.take')}
          </Button>
        </>
      }
    >
      <p className={styles['quiet']}>{t('conflict.who', { name: other, kinds: list(contested.map(titleOf)) })}</p>
      <div className={styles['contested']}>
        {contested.map((one) => {
          const name = nameOf(one);
          const title = titleOf(one);
          return (
            <section key={name}>
              <header>
                <h3>{title}</h3>
                <Segmented<SideName | 'none'>
                  label={title}
                  value={choice[name] ?? 'none'}
                  items={[
                    { value: 'mine', label: t('conflict.mine') },
                    { value: 'theirs', label: t('conflict.theirs') },
                  ]}
                  onChange={(value) => setChoice({ ...choice, [name]: value === 'theirs' ? 'theirs' : 'mine' })}
                />
              </header>
              <div className={styles['sides']}>
                {(['mine', 'theirs'] as const).map((side) => (
                  <div key={side} className={styles['side']} data-taken={choice[name] === side || undefined}>
                    <p className={styles['quiet']}>{t(`conflict.${side}`)}</p>
                    {linesOf(one, side).map((line, at) => (
                      <p key={at}>{line}</p>
                    ))}
                  </div>
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
