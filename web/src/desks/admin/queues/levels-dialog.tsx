import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { FormDialog } from '../../../components/form-dialog';
import { IconButton } from '../../../components/icon-button';
import { Refusals } from '../../../components/refusals';
import { TextInput } from '../../../components/text-input';
import { CallLevelsSetDocument, type CallSettingsQuery, type LevelRowFragment } from '../../../gql/admin/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ConflictNotice } from '../shared/conflict-notice';
import { useWords } from '../shared/words';
import { type KeyedForm, keyedOf, NO_NAME } from '../structure/keyed-fields';
import { isOfRow } from './target-rows';
import styles from './targets-dialog.module.css';

const MOST = 20;

interface LevelRow extends KeyedForm {
  /** Calls name it by its key already: the key stays. */
  readonly isStored: boolean;
}

interface LevelsDialogProps {
  settings: CallSettingsQuery;
  onClose: () => void;
  onDone: () => void;
}

const rowsOf = (levels: readonly LevelRowFragment[]): LevelRow[] =>
  levels.map((level) => ({ ...keyedOf(level), isStored: true }));

/** The labels that the centre gives its customers, stored all together. */
export function LevelsDialog({ settings, onClose, onDone }: LevelsDialogProps) {
  const { t, common } = useWords();
  const [rows, setRows] = useState<readonly LevelRow[]>(() => rowsOf(settings.callLevels));
  const [revision, setRevision] = useState(settings.callSettingsRevision);
  const [stored, setStored] = useState<readonly LevelRowFragment[] | null>(null);
  const change = useChange(CallLevelsSetDocument, (data) => data.callLevelsSet);
  const put = (at: number, next: Partial<KeyedForm>): void =>
    setRows(rows.map((row, place) => (place === at ? { ...row, ...next } : row)));
  const submit = async (): Promise<void> => {
    if (change.busy) return;
    const levels = rows.map(({ key, zhCN, en }) => ({ key, name: { zhCN, en } }));
    const outcome = await change.run({ input: { expectedVersion: revision, levels } });
    if (outcome.kind === 'refused' && outcome.payload.levels) {
      // What is stored next is stored over what the other person stored, knowingly.
      setStored(outcome.payload.levels);
      setRevision(outcome.payload.revision ?? revision);
    }
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('queues.levels.done') });
    onDone();
  };
  return (
    <FormDialog
      title={t('queues.levels.title')}
      description={t('queues.levels.text')}
      submit={common('common.save')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ConflictNotice
        refusals={change.refusals}
        onTake={() => {
          if (stored) setRows(rowsOf(stored));
          change.reset();
        }}
        onKeep={() => void submit()}
      />
      <Refusals
        tellsConflict
        refusals={change.refusals.filter(({ field }) => !rows.some((_, at) => isOfRow(field, 'levels', at)))}
        failure={change.failure}
      />
      <div className={styles['rows']}>
        {rows.map((row, at) => {
          const said = change.refusals.find(({ field }) => isOfRow(field, 'levels', at));
          return (
            // A row is a place in this list.
            <div key={at} role="group" aria-label={t('queues.levels.row', { at: at + 1 })} className={styles['level']}>
              {(['zhCN', 'en'] as const).map((field) => (
                <TextInput
                  key={field}
                  aria-label={t(field === 'zhCN' ? 'form.nameZh' : 'form.nameEn')}
                  placeholder={t(field === 'zhCN' ? 'form.nameZh' : 'form.nameEn')}
                  value={row[field]}
                  onChange={(event) => put(at, { [field]: event.currentTarget.value })}
                />
              ))}
              <TextInput
                aria-label={t('form.key')}
                placeholder={t('form.key')}
                value={row.key}
                readOnly={row.isStored}
                onChange={(event) => put(at, { key: event.currentTarget.value })}
              />
              <IconButton
                label={t('queues.levels.remove', { at: at + 1 })}
                icon={<X size={14} aria-hidden="true" />}
                onClick={() => setRows(rows.filter((_, place) => place !== at))}
              />
              {said && (
                <p role="alert" className={styles['bad']}>
                  {said.message}
                </p>
              )}
            </div>
          );
        })}
      </div>
      <p>
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden="true" />}
          disabled={rows.length >= MOST}
          onClick={() => setRows([...rows, { ...NO_NAME, isStored: false }])}
        >
          {t('queues.levels.add')}
        </Button>
      </p>
    </FormDialog>
  );
}
