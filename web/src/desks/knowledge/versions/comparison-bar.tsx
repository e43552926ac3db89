import { CalendarClock, GitCompareArrows, Undo2 } from 'lucide-react';
import { Button } from '../../../components/button';
import { Segmented } from '../../../components/segmented';
import type { Place } from '../../../components/version-columns';
import type { ArticleHeadFragment, TextDifferenceFragment } from '../../../gql/knowledge/graphql';
import { DifferenceTags } from '../shared/article-difference';
import { useWords } from '../shared/words';
import type { VersionLayout } from './version-text';
import styles from './versions-page.module.css';

export const LAYOUTS = ['words', 'side', 'read'] as const satisfies readonly VersionLayout[];

interface ComparisonBarProps {
  article: ArticleHeadFragment;
  shown: Place;
  base: Place | null;
  difference: TextDifferenceFragment | null;
  layout: VersionLayout;
  onLayout: (layout: VersionLayout) => void;
  onMoment: () => void;
  /** The version that can be brought back; null for none. */
  restorable: number | null;
  onRestore: () => void;
}

/** Which two texts are compared, how much differs, and what can be done with them. */
export function ComparisonBar({
  article,
  shown,
  base,
  difference,
  layout,
  onLayout,
  onMoment,
  restorable,
  onRestore,
}: ComparisonBarProps) {
  const { t } = useWords();
  const nameOf = (place: Place): string => {
    if (place === 'draft') return t('article.draftNumbered', { number: article.draft?.number ?? '' });
    const name = t('versions.numbered', { number: place });
    return place === article.version ? t('versions.liveNumbered', { name }) : name;
  };
  const isCompared = base !== null && base !== shown && layout !== 'read';
  return (
    <div className={styles['tools']}>
      <p className={styles['summary']}>
        <GitCompareArrows size={16} strokeWidth={1.8} aria-hidden="true" />
        {isCompared && (
          <>
            <strong>{nameOf(base)}</strong>
            <span className={styles['against']}>{t('versions.against')}</span>
          </>
        )}
        <strong>{nameOf(shown)}</strong>
        {isCompared && difference && <DifferenceTags difference={difference} />}
      </p>
      <Segmented
        label={t('review.layout')}
        value={layout}
        items={LAYOUTS.map((value) => ({ value, label: t(`versions.layouts.${value}`) }))}
        onChange={onLayout}
      />
      <Button icon={<CalendarClock size={14} strokeWidth={1.8} aria-hidden="true" />} keyCap="T" onClick={onMoment}>
        {t('moment.open')}
      </Button>
      {restorable !== null && (
        <Button icon={<Undo2 size={14} strokeWidth={1.8} aria-hidden="true" />} keyCap="R" onClick={onRestore}>
          {t('restoreVersion.open', { number: restorable })}
        </Button>
      )}
    </div>
  );
}
