import type { ReactNode } from 'react';
import { Segmented } from '../../../../components/segmented';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { useSearchWords } from '../words';
import styles from './tuning-bar.module.css';

const VIEWS = ['words', 'bets', 'golden', 'versions'] as const;
export type TuningView = (typeof VIEWS)[number];

/** Between the pages of this tab; buttons of the page at its end. */
export function TuningBar({ view, children }: { view: TuningView; children?: ReactNode }) {
  const { s } = useSearchWords();
  const { go } = useKnowledgePath();
  return (
    <div className={styles['bar']}>
      <Segmented
        label={s('tuning.views.label')}
        value={view}
        items={VIEWS.map((value) => ({ value, label: s(`tuning.views.${value}`) }))}
        onChange={(next) => go(next === 'words' ? 'tuning' : `tuning/${next}`)}
      />
      <span className={styles['space']} />
      {children}
    </div>
  );
}
