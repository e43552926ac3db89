import { useMemo, useState } from 'react';
import { showToast } from '../../../lib/toasts';
import { newKey } from '../../../lib/new-key';
import type { Outcome, Refusal } from '../../../lib/outcome';
import { useWords } from '../shared/words';

interface Stored {
  id: string;
  revision: number;
}

interface StructureForm<Row extends Stored, Form> {
  /** Null for a new one. */
  row: Row | null;
  start: Form;
  formOf: (row: Row) => Form;
  create: (form: Form, idempotencyKey: string) => Promise<Outcome<{ userErrors: readonly Refusal[] }>>;
  update: (row: Row, form: Form, expectedVersion: number) => Promise<Outcome<{ userErrors: readonly Refusal[] }>>;
  /** The thing of a payload, also after a conflict. */
  storedOf: (payload: object) => Row | null | undefined;
  done: (id: string) => void;
}

/** The state of a form: what is typed, the revision it began with, and what somebody else stored meanwhile. */
export function useStructureForm<Row extends Stored, Form extends object>({
  row,
  start,
  formOf,
  create,
  update,
  storedOf,
  done,
}: StructureForm<Row, Form>) {
  const { t } = useWords();
  const [form, setForm] = useState<Form>(() => (row ? formOf(row) : start));
  const [version, setVersion] = useState(row?.revision ?? 0);
  const [stored, setStored] = useState<Row | null>(null);
  const idempotencyKey = useMemo(newKey, [JSON.stringify(form)]);
  const submit = async (): Promise<void> => {
    const outcome = row ? await update(row, form, version) : await create(form, idempotencyKey);
    if (outcome.kind === 'failed') return;
    const now = storedOf(outcome.payload);
    if (outcome.kind === 'done') {
      showToast({ tone: 'good', text: t('list.saved') });
      if (now) done(now.id);
    } else if (now) {
      // What is stored next is stored over what the other person stored, knowingly.
      setStored(now);
      setVersion(now.revision);
    }
  };
  return {
    form,
    set: (next: Partial<Form>) => setForm({ ...form, ...next }),
    submit: () => void submit(),
    /** Shows what the other person stored. */
    take: () => {
      if (stored) setForm(formOf(stored));
    },
  };
}
