import { ChevronRight, GitBranch, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CodeLabel } from '../../../components/code-label';
import { IconButton } from '../../../components/icon-button';
import { Tag } from '../../../components/tag';
import { classes } from '../../../lib/classes';
import { formatDuration } from '../../../lib/format';
import { toLanguage } from '../../../lib/languages';
import { useNow } from '../../../lib/use-now';
import type { Walk } from '../../walks/act';
import styles from './walk-head.module.css';

/** Seconds from the beginning of a walk to its end, or to now. */
export const secondsOf = ({ startedAt, endedAt }: Pick<Walk, 'startedAt' | 'endedAt'>, now: Date): number =>
  Math.max(0, ((endedAt === null ? now : new Date(endedAt)).getTime() - new Date(startedAt).getTime()) / 1000);

interface WalkHeadProps {
  walk: Walk;
  /** How long such a walk usually takes, in seconds; null while nothing is known. */
  usualSeconds: number | null;
  onHide?: (() => void) | undefined;
}

/** Which tree is walked, how far it has come and how long it has taken. */
export function WalkHead({ walk, usualSeconds, onHide }: WalkHeadProps) {
  const { t } = useTranslation('walks');
  const now = useNow(walk.endedAt === null ? 1_000 : null);
  const used = secondsOf(walk, now);
  const step = walk.path.length + (walk.endedAt === null ? 1 : 0);
  const left = walk.endedAt === null ? walk.mostStepsLeft : null;
  const share = usualSeconds ? used / usualSeconds : 0;
  const [usedText, usual] = [formatDuration(used), formatDuration(usualSeconds ?? 0)];
  return (
    <header className={styles['head']}>
      <div className={styles['row']}>
        <GitBranch size={18} strokeWidth={1.8} aria-hidden="true" className={styles['icon']} />
        <h2 lang={toLanguage(walk.locale)}>{walk.treeTitle}</h2>
        <span className={styles['space']} />
        {walk.isMine && !walk.isPreview && (
          <Tag tone="good" title={t('supervisorNote')} icon={<Radio size={13} strokeWidth={1.8} aria-hidden="true" />}>
            {t('supervisor')}
          </Tag>
        )}
        {onHide && (
          <IconButton
            label={t('close')}
            keyName="Esc"
            icon={<ChevronRight size={17} strokeWidth={1.8} aria-hidden="true" />}
            onClick={onHide}
          />
        )}
      </div>
      <div className={styles['row']}>
        <span className={styles['code']}>
          <CodeLabel>{walk.treeCode}</CodeLabel> {walk.isPreview ? t('draft') : t('version', { version: walk.version })}
        </span>
        <span className={styles['step']}>
          {left === null
            ? t('step', { step })
            : left === 0
              ? t('stepLast', { step })
              : t('stepOf', { step, count: left })}
        </span>
        {walk.state !== 'ACTIVE' && (
          <Tag tone={walk.state === 'EXPIRED' ? 'warn' : 'vio'}>{t(`states.${walk.state}`)}</Tag>
        )}
        <span className={styles['track']}>
          <span
            className={classes(styles['fill'], share > 2 && styles['late'])}
            style={{ width: `${Math.min(1, share) * 100}%` }}
          />
        </span>
        <span className={styles['time']}>
          {usualSeconds === null ? t('timeUsed', { used: usedText }) : t('timeUsual', { used: usedText, usual })}
        </span>
      </div>
    </header>
  );
}
