import { useTranslation } from 'react-i18next';
import { type TabItem, Tabs } from '../../../components/tabs';
import styles from './desk-page.module.css';
import { useQualityPath, useQualityRights } from './use-quality';

export type QualityTab =
  | 'queue'
  | 'evaluations'
  | 'calls'
  | 'disputes'
  | 'calibration'
  | 'criteria'
  | 'scorecards'
  | 'sampling'
  | 'figures'
  | 'coaching'
  | 'import';

/** The lists of the desk that this person may open, one after another; all folders of the desk share it. */
export function DeskTabs({ tab }: { tab: QualityTab }) {
  const { t } = useTranslation('quality');
  const { go } = useQualityPath();
  const { evaluates, seesDisputes, readsCriteria, samples, oversees, brings, bringsTimes } = useQualityRights();
  const isOpen: Record<QualityTab, boolean> = {
    queue: evaluates,
    evaluations: true,
    calls: true,
    disputes: seesDisputes,
    calibration: evaluates,
    criteria: readsCriteria,
    scorecards: true,
    sampling: samples,
    figures: true,
    coaching: oversees,
    import: brings || bringsTimes,
  };
  const tabs: TabItem<QualityTab>[] = (Object.keys(isOpen) as QualityTab[])
    .filter((value) => isOpen[value])
    .map((value) => ({ value, label: t(`tabs.${value}`) }));
  return (
    <div className={styles['tabs']}>
      <Tabs label={t('tabs.label')} value={tab} items={tabs} onChange={(next) => go(next === 'queue' ? '' : next)} />
    </div>
  );
}
