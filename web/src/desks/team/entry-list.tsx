import { AlarmClock, OctagonX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeLabel } from '../../components/code-label';
import { DateTime } from '../../components/date-time';
import { Progress } from '../../components/progress';
import { Tag } from '../../components/tag';
import type { TeamEntriesQuery } from '../../gql/team/graphql';
import { classes } from '../../lib/classes';
import { useNow } from '../../lib/use-now';
import styles from './entry-list.module.css';

export type TeamEntry = TeamEntriesQuery['knowledgeInbox']['nodes'][number];

/** How many have still to confirm; null when the server does not count for this person. */
export const missingOf = (entry: TeamEntry): number | null =>
  entry.acknowledgement
    ? Math.max(0, entry.acknowledgement.requiredCount - entry.acknowledgement.acknowledgedCount)
    : null;

interface EntryListProps {
  entries: readonly TeamEntry[];
  selectedId: string | undefined;
  onSelect: (entry: TeamEntry) => void;
}

/** What had to be confirmed, newest first, each with how far it has come. */
export function EntryList({ entries, selectedId, onSelect }: EntryListProps) {
  const { t } = useTranslation('team');
  return (
    <ul className={styles['list']} role="listbox" aria-label={t('entries')}>
      {entries.map((entry) => (
        <EntryRow key={entry.id} entry={entry} isSelected={entry.id === selectedId} onSelect={() => onSelect(entry)} />
      ))}
    </ul>
  );
}

function EntryRow({ entry, isSelected, onSelect }: { entry: TeamEntry; isSelected: boolean; onSelect: () => void }) {
  const { t } = useTranslation(['team', 'shell']);
  const now = useNow(20_000);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const count = entry.acknowledgement;
  const missing = missingOf(entry);
  const isLate = entry.dueAt !== null && new Date(entry.dueAt) < now && missing !== null && missing > 0;
  const isStop = entry.priority === 'STOP_WORK';
  const Icon = isStop ? OctagonX : AlarmClock;
  return (
    <li
      ref={row}
      role="option"
      aria-selected={isSelected}
      className={classes(styles['row'], isSelected && styles['selected'])}
      onClick={onSelect}
    >
      <p className={styles['meta']}>
        <Tag tone={isStop ? 'bad' : 'warn'} icon={<Icon size={13} strokeWidth={1.8} aria-hidden="true" />}>
          {t(`shell:priorities.${entry.priority}`)}
        </Tag>
        <CodeLabel>{entry.code}</CodeLabel>
        <span>{t('version', { version: entry.version })}</span>
        {entry.isSuperseded && <Tag tone="outline">{t('superseded')}</Tag>}
        <span className={styles['end']}>
          <DateTime at={entry.at} />
        </span>
      </p>
      <p className={styles['title']}>{entry.title}</p>
      <div className={styles['count']}>
        {count && (
          <>
            <Progress
              value={count.acknowledgedCount}
              max={count.requiredCount}
              label={t('progress', { done: count.acknowledgedCount, all: count.requiredCount })}
            />
            <span className={styles['figures']}>
              {t('progress', { done: count.acknowledgedCount, all: count.requiredCount })}
            </span>
          </>
        )}
        {entry.dueAt !== null && (
          <span className={isLate ? styles['late'] : undefined}>
            {t(isLate ? 'dueLate' : 'due')} <DateTime at={entry.dueAt} as="moment" />
          </span>
        )}
      </div>
    </li>
  );
}
