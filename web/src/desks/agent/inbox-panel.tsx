import { BellRing, Check, Inbox as InboxIcon } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { CodeLabel } from '../../components/code-label';
import { DateTime } from '../../components/date-time';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { KeyCap } from '../../components/key-cap';
import { Skeleton } from '../../components/skeleton';
import { Tag } from '../../components/tag';
import { VisuallyHidden } from '../../components/visually-hidden';
import { classes } from '../../lib/classes';
import styles from './inbox-panel.module.css';
import { LiveStatus } from './live-status';
import { MustReadCard } from './must-read-card';
import { type Inbox, type InboxEntry, isOfTree } from './use-inbox';

const ROWS_AT_FIRST = 12;

interface InboxPanelProps {
  panel: RefObject<HTMLElement | null>;
  inbox: Inbox;
  onAcknowledge: (entry: InboxEntry) => void;
  onOpen: (entry: InboxEntry) => void;
  onMore: (what: 'case' | 'mine') => void;
}

/** The right column: what was pushed. What must be confirmed first, then the rest, newest first. */
export function InboxPanel({ panel, inbox, onAcknowledge, onOpen, onMore }: InboxPanelProps) {
  const { t } = useTranslation('agent');
  const [shown, setShown] = useState(ROWS_AT_FIRST);
  const { mustRead, rest } = inbox;
  const isEmpty = mustRead.length === 0 && rest.length === 0 && !inbox.isLoading && !inbox.error;
  return (
    <aside ref={panel} className={styles['panel']} aria-label={t('inbox.title')} data-panel="inbox" tabIndex={-1}>
      <header className={styles['head']}>
        <h2>{t('inbox.title')}</h2>
        {mustRead.length > 0 && <Tag tone="warn">{t('inbox.mustReadCount', { count: mustRead.length })}</Tag>}
        {inbox.unreadCount > 0 && <Tag>{t('inbox.unreadCount', { count: inbox.unreadCount })}</Tag>}
        <span className={styles['space']} />
        <KeyCap>I</KeyCap>
      </header>
      <div className={styles['scroll']}>
        {inbox.error && (
          <ErrorState error={inbox.error} onRetry={inbox.reload} keepsOld={rest.length > 0 || mustRead.length > 0} />
        )}
        {inbox.isLoading && <Skeleton rows={4} />}
        {isEmpty && (
          <Empty icon={InboxIcon} title={t('inbox.noneTitle')}>
            {t('inbox.noneText')}
          </Empty>
        )}
        {mustRead.map((entry, index) => (
          <MustReadCard
            key={entry.id}
            entry={entry}
            isFirst={index === 0}
            onAcknowledge={() => onAcknowledge(entry)}
            onOpen={() => onOpen(entry)}
          />
        ))}
        <ul className={styles['rows']}>
          {rest.slice(0, shown).map((entry) => (
            <InboxRow key={entry.id} entry={entry} onOpen={() => onOpen(entry)} />
          ))}
        </ul>
        {rest.length > shown && (
          <Button size="small" variant="quiet" onClick={() => setShown((count) => count + ROWS_AT_FIRST)}>
            {t('inbox.more')}
          </Button>
        )}
      </div>
      <div className={styles['more']} role="group" aria-label={t('more.label')}>
        <Button size="small" variant="quiet" keyCap="K" onClick={() => onMore('case')}>
          {t('more.case')}
        </Button>
        <Button size="small" variant="quiet" keyCap="B" onClick={() => onMore('mine')}>
          {t('more.mine')}
        </Button>
      </div>
      <LiveStatus />
    </aside>
  );
}

function InboxRow({ entry, onOpen }: { entry: InboxEntry; onOpen: () => void }) {
  const { t } = useTranslation(['agent', 'shell']);
  const isUnread = entry.readAt === null && entry.acknowledgedAt === null && !entry.isSuperseded;
  return (
    <li>
      <button
        type="button"
        className={classes(styles['row'], isUnread && styles['unread'])}
        onClick={onOpen}
        disabled={entry.article === null && !isOfTree(entry)}
      >
        <span className={styles['meta']}>
          {entry.acknowledgedAt !== null ? (
            <Check size={13} strokeWidth={1.8} aria-hidden="true" />
          ) : entry.priority !== 'INFO' ? (
            <BellRing size={13} strokeWidth={1.8} aria-hidden="true" />
          ) : (
            isUnread && <span className={styles['dot']} />
          )}
          <DateTime at={entry.at} />
          <CodeLabel>{entry.code}</CodeLabel>
          <span>
            {entry.acknowledgedAt !== null
              ? t('inbox.confirmed', { version: entry.version })
              : entry.isSuperseded
                ? t('inbox.superseded')
                : t(`inbox.kinds.${entry.kind}`, { version: entry.version })}
          </span>
          {isUnread && <VisuallyHidden>{t('inbox.unread')}</VisuallyHidden>}
        </span>
        <span className={styles['title']}>{entry.title}</span>
        {entry.summary !== null && isUnread && <span className={styles['summary']}>{entry.summary}</span>}
      </button>
    </li>
  );
}
