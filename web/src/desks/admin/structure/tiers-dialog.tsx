import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { TextInput } from '../../../components/text-input';
import { SupportTiersSetDocument, type TierRowFragment } from '../../../gql/admin/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { useWords } from '../shared/words';
import { type KeyedForm, keyedOf, NO_NAME } from './keyed-fields';
import styles from './tiers-dialog.module.css';

const MOST = 9;

interface TiersDialogProps {
  tiers: readonly TierRowFragment[];
  /** Begins with an empty rank at the end. */
  hasNew: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** All tiers by rank. Only the last can go, and only when nobody has it. */
export function TiersDialog({ tiers, hasNew, onClose, onDone }: TiersDialogProps) {
  const { t, common } = useWords();
  const [rows, setRows] = useState<KeyedForm[]>(() => [...tiers.map(keyedOf), ...(hasNew ? [NO_NAME] : [])]);
  const change = useChange(SupportTiersSetDocument, (data) => data.supportTiersSet);
  const put = (at: number, next: Partial<KeyedForm>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...next } : row)));
  const submit = async (): Promise<void> => {
    const outcome = await change.run({
      input: { tiers: rows.map(({ key, zhCN, en }, index) => ({ key, rank: index + 1, name: { zhCN, en } })) },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('list.saved') });
    onDone();
  };
  return (
    <FormDialog
      title={t('tiers.edit')}
      description={t('tiers.dialogText')}
      submit={common('common.save')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals tellsConflict refusals={change.refusals} failure={change.failure} />
      <ol className={styles['rows']}>
        {rows.map((row, at) => (
          // A rank is a place in this list.
          <li key={at} className={styles['row']}>
            <span className={styles['rank']}>{at + 1}</span>
            <TextInput
              aria-label={t('tiers.ofRank', { rank: at + 1, field: t('form.nameZh') })}
              placeholder={t('form.nameZh')}
              value={row.zhCN}
              onChange={(event) => put(at, { zhCN: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t('tiers.ofRank', { rank: at + 1, field: t('form.nameEn') })}
              placeholder={t('form.nameEn')}
              value={row.en}
              onChange={(event) => put(at, { en: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t('tiers.ofRank', { rank: at + 1, field: t('form.key') })}
              placeholder={t('form.key')}
              value={row.key}
              onChange={(event) => put(at, { key: event.currentTarget.value })}
            />
            <IconButton
              label={t('tiers.removeRank', { rank: at + 1 })}
              icon={<X size={14} aria-hidden="true" />}
              disabled={at < rows.length - 1 || rows.length === 1}
              onClick={() => setRows(rows.slice(0, -1))}
            />
          </li>
        ))}
      </ol>
      <p>
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden="true" />}
          disabled={rows.length >= MOST}
          onClick={() => setRows([...rows, NO_NAME])}
        >
          {t('tiers.add')}
        </Button>
      </p>
    </FormDialog>
  );
}
