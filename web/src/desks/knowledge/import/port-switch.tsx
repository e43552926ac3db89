import { Segmented } from '../../../components/segmented';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import styles from './import-page.module.css';

/** In, or out: the two halves of the page. */
export function PortSwitch({ value }: { value: 'import' | 'export' }) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  return (
    <div className={styles['switch']}>
      <Segmented
        label={t('tabs.import')}
        value={value}
        items={[
          { value: 'import', label: t('export.in') },
          { value: 'export', label: t('export.out') },
        ]}
        onChange={(next) => go(next)}
      />
    </div>
  );
}
