import type { ReactNode } from 'react';
import styles from './detail-panel.module.css';

interface DetailPanelProps {
  label: string;
  /** What stands before the title, such as the sign of a person. */
  mark?: ReactNode;
  title: ReactNode;
  /** Under the title: number or key. */
  sub?: ReactNode;
  /** At the end of the header: state. */
  tags?: ReactNode;
  children: ReactNode;
  /** The acts, at the end. */
  actions?: ReactNode;
}

/** Id of the panel, to which Enter moves. */
const PANEL_ID = 'admin-detail';

/** Moves to what is chosen. */
export const focusDetail = (): void => document.getElementById(PANEL_ID)?.focus();

/** Everything about the chosen row, beside the list. */
export function DetailPanel({ label, mark, title, sub, tags, children, actions }: DetailPanelProps) {
  return (
    <aside id={PANEL_ID} className={styles['panel']} data-panel="" tabIndex={0} aria-label={label}>
      <header className={styles['header']}>
        {mark}
        <div className={styles['names']}>
          <h2>{title}</h2>
          {sub !== undefined && <p className={styles['sub']}>{sub}</p>}
        </div>
        {tags}
      </header>
      {children}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </aside>
  );
}

/** A part of the panel with a heading. */
export function DetailSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={styles['heading']}>{title}</h3>
      {children}
    </section>
  );
}

/** Names and values, one below the other. */
export function Facts({ rows }: { rows: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className={styles['facts']}>
      {rows.map(({ label, value }) => (
        <div key={label} className={styles['fact']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
