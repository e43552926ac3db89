import { type ReactNode, useMemo, useRef } from 'react';
import { Button } from '../../../../components/button';
import { Dialog } from '../../../../components/dialog';
import { useSubmitKey } from '../../../../lib/use-submit-key';
import { useSearchWords } from '../words';
import styles from './form-dialog.module.css';

interface FormDialogProps {
  title: string;
  description?: ReactNode;
  submit: string;
  busy: boolean;
  harms?: boolean;
  width?: 'narrow' | 'normal' | 'wide';
  /** At the start of the row of buttons. */
  aside?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A short form over the page; `Ctrl Enter` submits it from any field. */
export function FormDialog({
  title,
  description,
  submit,
  busy,
  harms = false,
  width = 'narrow',
  aside,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { common } = useSearchWords();
  const form = useRef<HTMLDivElement>(null);
  // What is typed into comes first, not the cross of a word that stands before it.
  const first = useMemo(
    () => ({
      get current() {
        return form.current?.querySelector<HTMLElement>('input:not([type=checkbox]),textarea') ?? null;
      },
    }),
    [],
  );
  const latest = useRef(onSubmit);
  latest.current = onSubmit;
  /** A word that stands in a field and was not added yet is added when the field is left: so it is left for a moment. */
  const submitTyped = (): void => {
    const at = document.activeElement;
    if (!(at instanceof HTMLInputElement) || !form.current?.contains(at)) {
      onSubmit();
      return;
    }
    at.blur();
    setTimeout(() => {
      at.focus();
      latest.current();
    });
  };
  useSubmitKey(submitTyped, { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width={width}
      title={title}
      description={description}
      initialFocus={first}
      footer={
        <>
          {aside !== undefined && <span className={styles['aside']}>{aside}</span>}
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant={harms ? 'danger' : 'primary'} keyCap="Ctrl ↵" busy={busy} onClick={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      <div ref={form} className={styles['form']}>
        {children}
      </div>
    </Dialog>
  );
}
