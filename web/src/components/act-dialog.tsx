import { type ReactNode, useState } from 'react';
import type { CombinedError } from 'urql';
import { Field } from './field';
import { FormDialog } from './form-dialog';
import { Refusals } from './refusals';
import { TextArea } from './text-area';
import { type Refusal, refusalOf } from '../lib/outcome';

interface ActDialogProps {
  title: string;
  description: ReactNode;
  submit: string;
  /** Without, the dialog only asks whether it is meant. */
  reason?:
    | {
        label: string;
        /** Said where it is left out; null: it may be. */
        missing: string | null;
        /** How many characters are taken. */
        most?: number;
      }
    | undefined;
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
  const hasBody =
    reason !== undefined || children !== undefined || change.refusals.length > 0 || change.failure !== null;
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
      {hasBody ? (
        <>
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
                maxLength={reason.most}
                onChange={(event) => setWords(event.currentTarget.value)}
              />
            </Field>
          )}
        </>
      ) : undefined}
    </FormDialog>
  );
}
