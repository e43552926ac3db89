import { type ReactNode, useState } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { TextArea } from '../../../components/text-area';
import { refusalOf, type Refusal } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './dialogs.module.css';

interface ReasonDialogProps {
  title: string;
  /** What will happen. */
  description: ReactNode;
  submit: string;
  /** Without, the dialog only asks whether it is meant. */
  reason?: { label: string; missing: string } | undefined;
  harms?: boolean;
  /** What else there is to know or to decide, above the reason. */
  children?: ReactNode;
  change: { busy: boolean; refusals: readonly Refusal[]; failure: CombinedError | null };
  /** True when it is done: the dialog closes. */
  onSubmit: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

/** Asks before something with consequences is done, and for the reason where one is kept. */
export function ReasonDialog({
  title,
  description,
  submit,
  reason,
  harms = false,
  children,
  change,
  onSubmit,
  onClose,
}: ReasonDialogProps) {
  const { common } = useWords();
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const hasBody = reason !== undefined || change.refusals.length > 0 || change.failure !== null;
  const lacks = reason !== undefined && text.trim() === '';
  const run = async (): Promise<void> => {
    setTried(true);
    if (lacks || change.busy) return;
    if (await onSubmit(text.trim())) onClose();
  };
  useSubmitKey(() => void run(), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant={harms ? 'danger' : 'primary'} keyCap="Ctrl ↵" busy={change.busy} onClick={() => void run()}>
            {submit}
          </Button>
        </>
      }
    >
      {hasBody ? (
        <div className={styles['form']}>
          <Refusals refusals={change.refusals} failure={change.failure} fields={reason ? ['reason'] : []} />
          {children}
          {reason && (
            <Field
              label={reason.label}
              error={refusalOf(change.refusals, 'reason') ?? (isTried && lacks ? reason.missing : null)}
            >
              <TextArea value={text} rows={3} onChange={(event) => setText(event.currentTarget.value)} />
            </Field>
          )}
        </div>
      ) : undefined}
    </Dialog>
  );
}
