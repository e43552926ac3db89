import { CircleCheck, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import { useStore } from '../lib/store';
import { closeToast, type Toast, toastStore } from '../lib/toasts';
import { Button } from './button';
import { IconButton } from './icon-button';
import styles from './toasts.module.css';

const ICONS: Record<Toast['tone'], LucideIcon> = {
  plain: Info,
  good: CircleCheck,
  info: Info,
  warn: TriangleAlert,
  bad: TriangleAlert,
};

/** Where passing messages appear. Always on the page, so that readers hear what is added to it. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useStore(toastStore);
  return (
    <div role="region" aria-label={t('shell.toasts')} aria-live="polite" className={styles['region']}>
      {toasts.map((toast) => {
        const Icon = ICONS[toast.tone];
        return (
          <div key={toast.id} className={classes(styles['toast'], styles[toast.tone])}>
            <Icon size={16} strokeWidth={1.8} aria-hidden="true" className={styles['icon']} />
            <div className={styles['text']}>
              <p className={styles['title']}>{toast.text}</p>
              {toast.detail !== undefined && <p className={styles['detail']}>{toast.detail}</p>}
            </div>
            {toast.action && (
              <Button
                size="small"
                onClick={() => {
                  toast.action?.run();
                  closeToast(toast.id);
                }}
              >
                {toast.action.label}
              </Button>
            )}
            <IconButton
              label={t('common.close')}
              icon={<X size={14} aria-hidden="true" />}
              onClick={() => closeToast(toast.id)}
            />
          </div>
        );
      })}
    </div>
  );
}
