import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmitKey } from '../lib/use-submit-key';
import { Button } from './button';
import { Dialog } from './dialog';
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
  aside,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLDivElement>(null);
  const go = useRef<HTMLButtonElement>(null);
  // What is typed into comes first, not the cross of a word that stands before it. With no field (yet), Enter does what was asked for.
  const first = useMemo(
    () => ({
      get current() {
        const within = form.current;
        return (
          within?.querySelector<HTMLElement>('input:not([type=checkbox]),textarea') ??
          within?.querySelector<HTMLElement>('input,button') ??
          go.current
        );
      },
    }),
    [],
  );
  const submitOnce = (): void => {
    if (!busy) onSubmit();
  };
  const latest = useRef(submitOnce);
  latest.current = submitOnce;
  /** A word that stands in a field and was not added yet is added when the field is left: so it is left for a moment. */
  const submitTyped = (): void => {
    const at = document.activeElement;
    if (!(at instanceof HTMLInputElement) || !form.current?.contains(at)) {
      submitOnce();
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
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            ref={harms ? undefined : go}
            variant={harms ? 'danger' : 'primary'}
            keyCap="Ctrl ↵"
            busy={busy}
            onClick={submitOnce}
          >
            {submit}
          </Button>
        </>
      }
    >
      {children === undefined ? undefined : (
        <div ref={form} className={styles['form']}>
          {children}
        </div>
      )}
    </Dialog>
  );
}
