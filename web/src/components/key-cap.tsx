import styles from './key-cap.module.css';

/** The key that triggers an action, shown beside it. Read aloud only where the key itself is the matter. */
export function KeyCap({ children, isRead = false }: { children: string; isRead?: boolean }) {
  return (
    <kbd className={styles['key']} aria-hidden={!isRead}>
      {children}
    </kbd>
  );
}
