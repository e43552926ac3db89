import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { FormDialog } from '../../../components/form-dialog';
import { IconButton } from '../../../components/icon-button';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import { type AnswerTargetFragment, CallTargetsSetDocument, type CallSettingsQuery } from '../../../gql/admin/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ConflictNotice } from '../shared/conflict-notice';
import { useWords } from '../shared/words';
import {
  CHANNELS,
  EVERY_LEVEL,
  freeRow,
  isOfRow,
  rowOf,
  secondsOf,
  shareOf,
  type TargetRow,
  targetsOf,
  twice,
  UNITS,
} from './target-rows';
import styles from './targets-dialog.module.css';

const MOST = 100;

interface TargetsDialogProps {
  settings: CallSettingsQuery;
  onClose: () => void;
  onDone: () => void;
}

/** How fast the centre wants to answer, by channel and level of the customer. They are stored all together. */
export function TargetsDialog({ settings, onClose, onDone }: TargetsDialogProps) {
  const { t, text, common } = useWords();
  const [rows, setRows] = useState<readonly TargetRow[]>(() => settings.callTargets.map(rowOf));
  const [revision, setRevision] = useState(settings.callSettingsRevision);
  const [stored, setStored] = useState<readonly AnswerTargetFragment[] | null>(null);
  const [isTried, setTried] = useState(false);
  const change = useChange(CallTargetsSetDocument, (data) => data.callTargetsSet);
  const doubled = twice(rows);
  const put = (at: number, next: Partial<TargetRow>): void =>
    setRows(rows.map((row, place) => (place === at ? { ...row, ...next } : row)));
  const submit = async (): Promise<void> => {
    setTried(true);
    const targets = targetsOf(rows);
    if (targets === null || change.busy) return;
    const outcome = await change.run({ input: { expectedVersion: revision, targets } });
    if (outcome.kind === 'refused' && outcome.payload.targets) {
      // What is stored next is stored over what the other person stored, knowingly.
      setStored(outcome.payload.targets);
      setRevision(outcome.payload.revision ?? revision);
    }
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('queues.targets.done') });
    onDone();
  };
  const faultOf = (row: TargetRow, at: number): string | null => {
    const said = change.refusals.find(({ field }) => isOfRow(field, 'targets', at));
    if (said) return said.message;
    if (!isTried) return null;
    if (doubled.has(at)) return t('queues.targets.twice');
    if (secondsOf(row) === null) return t('queues.targets.timeWrong');
    return shareOf(row) === undefined ? t('queues.targets.shareWrong') : null;
  };
  const levels = [
    { value: EVERY_LEVEL, label: t('queues.targets.everyLevel') },
    ...settings.callLevels.map(({ key, name }) => ({ value: key, label: text(name) })),
  ];
  const add = (): void =>
    setRows([
      ...rows,
      freeRow(
        rows,
        settings.callLevels.map(({ key }) => key),
      ),
    ]);
  return (
    <FormDialog
      width="wide"
      title={t('queues.targets.title')}
      description={t('queues.targets.text')}
      submit={common('common.save')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ConflictNotice
        refusals={change.refusals}
        onTake={() => {
          if (stored) setRows(stored.map(rowOf));
          change.reset();
        }}
        onKeep={() => void submit()}
      />
      <Refusals tellsConflict refusals={change.refusals} failure={change.failure} fields={['targets']} />
      <div className={styles['rows']}>
        {rows.length > 0 && (
          <div className={`${styles['row']} ${styles['head']}`} aria-hidden="true">
            <span>{t('queues.channel')}</span>
            <span>{t('queues.targets.level')}</span>
            <span>{t('queues.targets.within')}</span>
            <span />
            <span>{t('queues.targets.share')}</span>
          </div>
        )}
        {rows.map((row, at) => {
          const fault = faultOf(row, at);
          return (
            // A row is a place in this list.
            <div key={at} role="group" aria-label={t('queues.targets.row', { at: at + 1 })} className={styles['row']}>
              <Select
                label={t('queues.channel')}
                value={row.channel}
                items={CHANNELS.map((value) => ({ value, label: t(`queues.channels.${value}`) }))}
                onChange={(channel) => put(at, { channel })}
              />
              <Select
                label={t('queues.targets.level')}
                value={row.level}
                items={levels}
                onChange={(level) => put(at, { level })}
              />
              <TextInput
                aria-label={t('queues.targets.within')}
                inputMode="decimal"
                value={row.amount}
                aria-invalid={(isTried && secondsOf(row) === null) || undefined}
                onChange={(event) => put(at, { amount: event.currentTarget.value })}
              />
              <Select
                label={t('queues.targets.unit')}
                value={row.unit}
                items={UNITS.map((value) => ({ value, label: t(`queues.units.${value}`) }))}
                onChange={(unit) => put(at, { unit })}
              />
              <TextInput
                aria-label={t('queues.targets.share')}
                inputMode="decimal"
                placeholder="—"
                value={row.share}
                aria-invalid={(isTried && shareOf(row) === undefined) || undefined}
                onChange={(event) => put(at, { share: event.currentTarget.value })}
              />
              <IconButton
                label={t('queues.targets.remove', { at: at + 1 })}
                icon={<X size={14} aria-hidden="true" />}
                onClick={() => setRows(rows.filter((_, place) => place !== at))}
              />
              {fault !== null && (
                <p role="alert" className={styles['bad']}>
                  {fault}
                </p>
              )}
            </div>
          );
        })}
        {rows.length === 0 && <p className={styles['head']}>{t('queues.targets.none')}</p>}
      </div>
      <p>
        <Button size="small" icon={<Plus size={13} aria-hidden="true" />} disabled={rows.length >= MOST} onClick={add}>
          {t('queues.targets.add')}
        </Button>
      </p>
    </FormDialog>
  );
}
