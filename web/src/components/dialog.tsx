import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { classes } from '../lib/classes';
import styles from './dialog.module.css';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Above the title: tags and codes. */
  kicker?: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** The row of buttons. */
  footer?: ReactNode;
  width?: 'narrow' | 'normal' | 'wide' | undefined;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
}

/** A dialog over the page. Esc closes it, the focus returns to where it came from, keys of the page behind are off. */
export function Dialog({
  open,
  onClose,
  title,
  kicker,
  description,
  children,
  footer,
  width = 'normal',
  initialFocus,
}: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles['backdrop']} />
        <Base.Popup className={classes(styles['popup'], styles[width])} initialFocus={initialFocus} data-modal-open="">
          <header className={styles['header']}>
            {kicker !== undefined && <div className={styles['kicker']}>{kicker}</div>}
            <Base.Title className={styles['title']}>{title}</Base.Title>
            {description !== undefined && (
              <Base.Description className={styles['description']}>{description}</Base.Description>
            )}
          </header>
          {children !== undefined && <div className={styles['body']}>{children}</div>}
          {footer !== undefined && <footer className={styles['footer']}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
