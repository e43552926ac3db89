import { Check, Undo2 } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from './button';
import styles from './decision-form.module.css';
import { Field } from './field';
import { TextArea } from './text-area';

interface DecisionFormProps {
  /** The field of the reason, to be gone to by key. */
  field: RefObject<HTMLTextAreaElement | null>;
  reason: string;
  onReason: (reason: string) => void;
  /** What is wrong with the reason. */
  error: string | null;
  /** How many characters are taken. */
  most?: number;
  words: { reason: string; hint: string; approve: string; reject: string };
  busy: boolean;
  /** Without, this person may only give it back. */
  onApprove?: (() => void) | undefined;
  onReject: () => void;
}

/** Approve, or give back with a reason. */
export function DecisionForm(props: DecisionFormProps) {
  const { field, reason, onReason, error, most, words, busy, onApprove, onReject } = props;
  return (
    <>
      <Field label={words.reason} hint={words.hint} error={error}>
        <TextArea
          ref={field}
          rows={3}
          maxLength={most}
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.currentTarget.blur();
          }}
        />
      </Field>
      <div className={styles['buttons']}>
        {onApprove && (
          <Button
            variant="primary"
            icon={<Check size={14} strokeWidth={2} aria-hidden="true" />}
            keyCap="A"
            busy={busy}
            onClick={onApprove}
          >
            {words.approve}
          </Button>
        )}
        <Button
          variant="danger"
          icon={<Undo2 size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="X"
          busy={busy}
          onClick={onReject}
        >
          {words.reject}
        </Button>
      </div>
    </>
  );
}
