import { type ReactNode, useState } from 'react';
import type { CombinedError } from 'urql';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { TextArea } from '../../../components/text-area';
import { type Refusal, refusalOf } from '../../../lib/outcome';
import styles from './pages.module.css';

interface ActDialogProps {
  title: string;
  description: ReactNode;
  submit: string;
  /** Without, the dialog only asks whether it is meant. */
  reason?: { label: string; missing: string | null } | undefined;
  harms?: boolean;
  /** Above the reason: what else there is to know or to decide. */
  children?: ReactNode;
  change: { busy: boolean; refusals: readonly Refusal[]; failure: CombinedError | null };
  /** True when it is done: the dialog closes. */
  onSubmit: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

/** Asks before something with consequences is done, and for the words that are kept with it. */
export function ActDialog({
  title,
  description,
  submit,
  reason,
  harms = false,
  children,
  change,
  onSubmit,
  onClose,
}: ActDialogProps) {
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const missing = reason?.missing ?? null;
  const lacks = missing !== null && words.trim() === '';
  const run = async (): Promise<void> => {
    setTried(true);
    if (lacks || change.busy) return;
    if (await onSubmit(words.trim())) onClose();
  };
  return (
    <FormDialog
      title={title}
      description={description}
      submit={submit}
      busy={change.busy}
      harms={harms}
      width="narrow"
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <Refusals refusals={change.refusals} failure={change.failure} fields={reason ? ['reason', 'note'] : []} />
        {children}
        {reason && (
          <Field
            label={reason.label}
            error={
              refusalOf(change.refusals, 'reason') ??
              refusalOf(change.refusals, 'note') ??
              (isTried && lacks ? missing : null)
            }
          >
            <TextArea
              rows={3}
              value={words}
              maxLength={500}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </Field>
        )}
      </div>
    </FormDialog>
  );
}
