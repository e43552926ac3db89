import { ArrowUpRight, Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import type { Walk } from '../../walks/act';
import { canHandOver } from './use-walk-acts';
import styles from './walk-bar.module.css';

export interface WalkActs {
  back: () => void;
  pause: () => void;
  handOver: () => void;
  end: () => void;
  take: () => void;
}

interface WalkBarProps {
  walk: Walk;
  isBusy: boolean;
  /** Name of the tier that stands above; null where there is none. */
  nextTier: string | null;
  acts: WalkActs;
}

/** What can be done with the walk as a whole: the same as its keys. */
export function WalkBar({ walk, isBusy, nextTier, acts }: WalkBarProps) {
  const { t } = useTranslation('walks');
  if (walk.endedAt !== null) return null;
  const { viewerCanWalk, viewerCanResume, viewerCanTakeOver, viewerCanEnd } = walk;
  const viewerCanHandOver = canHandOver(walk);
  if (!viewerCanWalk && !viewerCanResume && !viewerCanHandOver && !viewerCanTakeOver && !viewerCanEnd) return null;
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('bar.label')}>
      {viewerCanWalk && (
        <>
          <Button keyCap="←" disabled={isBusy || walk.path.length === 0} onClick={acts.back}>
            {t('bar.back')}
          </Button>
          <Button
            icon={<Pause size={15} strokeWidth={1.8} aria-hidden="true" />}
            keyCap="P"
            aria-label={t('bar.pause')}
            title={t('bar.pause')}
            disabled={isBusy}
            onClick={acts.pause}
          />
        </>
      )}
      {viewerCanResume && (
        <Button
          variant="primary"
          icon={<Play size={15} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="P"
          disabled={isBusy}
          onClick={acts.pause}
        >
          {t(walk.state === 'HANDED_OVER' ? 'offered.back' : 'bar.resume')}
        </Button>
      )}
      {viewerCanTakeOver && (
        <Button variant="primary" keyCap="↵" disabled={isBusy} onClick={acts.take}>
          {t('bar.take')}
        </Button>
      )}
      <span className={styles['space']} />
      {viewerCanHandOver && (
        <Button
          icon={<ArrowUpRight size={15} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="E"
          disabled={isBusy}
          onClick={acts.handOver}
        >
          {nextTier === null ? t('bar.handOver') : t('bar.handOverTo', { tier: nextTier })}
        </Button>
      )}
      {viewerCanEnd && (
        <Button variant={viewerCanWalk ? 'primary' : 'plain'} keyCap="Ctrl ↵" disabled={isBusy} onClick={acts.end}>
          {t('bar.end')}
        </Button>
      )}
    </div>
  );
}
