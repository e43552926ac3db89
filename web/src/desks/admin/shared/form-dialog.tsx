import { type ReactNode, useMemo, useRef } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { useSubmitKey } from '../../../lib/use-submit-key';
import styles from './form-dialog.module.css';
import { useWords } from './words';

interface FormDialogProps {
  title: string;
  description?: ReactNode;
  submit: string;
  busy: boolean;
  harms?: boolean;
  width?: 'narrow' | 'normal' | 'wide';
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A form over the page; `Ctrl Enter` submits it from any field. The first field has the focus. */
export function FormDialog({
  title,
  description,
  submit,
  busy,
  harms = false,
  width = 'normal',
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { common } = useWords();
  const form = useRef<HTMLDivElement>(null);
  const first = useMemo(
    () => ({
      get current() {
        return form.current?.querySelector<HTMLElement>('input,textarea,button') ?? null;
      },
    }),
    [],
  );
  const submitOnce = (): void => {
    if (!busy) onSubmit();
  };
  useSubmitKey(submitOnce, { overlay: true });
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
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant={harms ? 'danger' : 'primary'} keyCap="Ctrl ↵" busy={busy} onClick={submitOnce}>
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

/** Fields side by side. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles['pair']}>{children}</div>;
}

/** Several controls under one name, such as a set of boxes. */
export function Group({
  label,
  error,
  hint,
  children,
}: {
  label: string;
  error?: string | null | undefined;
  hint?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className={styles['group']}>
      <legend>{label}</legend>
      {children}
      {hint !== undefined && !error && <p className={styles['hint']}>{hint}</p>}
      {error && (
        <p className={styles['error']} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
