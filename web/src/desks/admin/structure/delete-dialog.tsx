import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { Combobox } from '../../../components/combobox';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { showToast } from '../../../lib/toasts';
import { refusalOf, type Refusal } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { ConflictNotice } from '../shared/conflict-notice';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { useWords } from '../shared/words';

interface Variables {
  id: string;
  input: { expectedVersion: number; successorId?: string | null };
}

interface DeleteDialogProps<Data> {
  document: TypedDocumentNode<Data, Variables>;
  pick: (data: Data) => { userErrors: readonly Refusal[] };
  /** What goes. */
  row: { id: string; revision: number };
  name: string;
  /** What moves to the successor. */
  moves: string;
  /** Who may take over. */
  successors: readonly { value: string; label: string }[];
  onClose: () => void;
  /** Somebody changed it meanwhile: the list has to be asked again. */
  onReload: () => void;
  onDone: () => void;
}

/** Deletes a thing. What refers to it needs a successor; the server says so with IN_USE, and here the person names one. */
export function DeleteDialog<Data>({
  document,
  pick,
  row,
  name,
  moves,
  successors,
  onClose,
  onReload,
  onDone,
}: DeleteDialogProps<Data>) {
  const { t } = useWords();
  const [successor, setSuccessor] = useState<string | null>(null);
  const change = useChange(document, pick);
  const isInUse = change.refusals.some(({ code }) => code === 'IN_USE');
  const submit = async (): Promise<void> => {
    const outcome = await change.run({
      id: row.id,
      input: { expectedVersion: row.revision, ...(successor ? { successorId: successor } : {}) },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('remove.done', { name }) });
    onDone();
  };
  return (
    <FormDialog
      title={t('remove.title', { name })}
      description={moves}
      submit={t('remove.submit')}
      busy={change.busy}
      harms
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ConflictNotice
        refusals={change.refusals}
        onTake={() => {
          onReload();
          onClose();
        }}
      />
      {isInUse && (
        <Notice kind="conflict" title={t('remove.inUse')}>
          {change.refusals.find(({ code }) => code === 'IN_USE')?.message} {t('remove.inUseText')}
        </Notice>
      )}
      <Refusals
        tellsConflict
        refusals={change.refusals.filter(({ code }) => code !== 'IN_USE')}
        failure={change.failure}
        fields={['successorId']}
      />
      <Field
        label={t('remove.successor')}
        hint={t('remove.successorHint')}
        error={
          refusalOf(
            change.refusals.filter(({ code }) => code !== 'IN_USE'),
            'successorId',
          ) ?? (isInUse && successor === null ? t('remove.successorMissing') : null)
        }
      >
        <Combobox value={successor} items={successors} onChange={setSuccessor} placeholder={t('remove.choose')} />
      </Field>
    </FormDialog>
  );
}
