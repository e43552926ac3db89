import { Wifi, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../components/date-time';
import { Notice } from '../../components/notice';
import { formatDuration } from '../../lib/format';
import { feedStore } from '../../lib/feed';
import { connectionStore } from '../../lib/socket';
import { useStore } from '../../lib/store';
import { useNow } from '../../lib/use-now';
import styles from './live-status.module.css';
import { type Action, outboxStore } from './outbox';

/** A connection that is back within this time was hardly away: no notice, the foot alone says it. */
const QUIET_MS = 2_000;

/** The foot of the inbox: whether pushed knowledge arrives, since when not, and what waits to be sent. */
export function LiveStatus() {
  const { t } = useTranslation('agent');
  const connection = useStore(connectionStore);
  const feed = useStore(feedStore);
  const waiting = useStore(outboxStore);
  const isAway = connection.status === 'reconnecting';
  const now = useNow(isAway ? 1_000 : null);
  const away = isAway ? Math.max(0, now.getTime() - connection.since) : 0;
  const clock = formatDuration(away / 1000);
  const count = (kind: Action['kind']): number => waiting.filter((action) => action.kind === kind).length;
  return (
    <footer className={styles['foot']} data-connection={connection.status}>
      {isAway && away >= QUIET_MS && (
        <Notice kind="offline" title={t('live.awayTitle', { clock })}>
          {waiting.length > 0
            ? t('live.awayQueue', {
                links: count('link'),
                confirmations: count('acknowledge'),
                feedback: count('feedback'),
                gaps: count('gap'),
              })
            : t('live.awayText')}
        </Notice>
      )}
      <p className={isAway ? styles['away'] : styles['status']}>
        {isAway ? (
          <WifiOff size={14} strokeWidth={1.8} aria-hidden="true" />
        ) : (
          <Wifi size={14} strokeWidth={1.8} aria-hidden="true" />
        )}
        <span>
          {isAway
            ? t('live.reconnecting', { clock })
            : connection.status === 'live' && feed.isReady
              ? t('live.live')
              : t('live.connecting')}
        </span>
        {feed.lastAt && (
          <span className={styles['last']}>
            {t('live.upTo')} <DateTime at={feed.lastAt} as="time" />
          </span>
        )}
        {waiting.length > 0 && <span className={styles['last']}>{t('live.waiting', { count: waiting.length })}</span>}
      </p>
    </footer>
  );
}
