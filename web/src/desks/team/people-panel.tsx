import { CircleCheck, UsersRound } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { CodeLabel } from '../../components/code-label';
import { DateTime } from '../../components/date-time';
import { Empty } from '../../components/empty';
import { Pager } from '../../components/pager';
import { Segmented } from '../../components/segmented';
import { missingOf, type TeamEntry } from './entry-list';
import { PEOPLE_PER_PAGE, PeoplePage } from './people-page';
import styles from './people-panel.module.css';

interface PeoplePanelProps {
  entry: TeamEntry;
  show: 'not' | 'done';
  teamId: string | undefined;
  onShow: (show: 'not' | 'done') => void;
  onOpen: () => void;
}

/** Who has not confirmed an entry, and who has, with times. */
export function PeoplePanel({ entry, show, teamId, onShow, onOpen }: PeoplePanelProps) {
  const { t } = useTranslation('team');
  const missing = missingOf(entry);
  const isDone = show === 'done';
  return (
    <section className={styles['panel']} aria-label={entry.title} data-panel="people">
      <header className={styles['head']}>
        <div className={styles['what']}>
          <h2>{entry.title}</h2>
          <p className={styles['meta']}>
            <CodeLabel>{entry.code}</CodeLabel> {t('version', { version: entry.version })} · {t('published')}{' '}
            <DateTime at={entry.at} as="moment" />
            {entry.dueAt !== null && (
              <>
                {' · '}
                {t('due')} <DateTime at={entry.dueAt} as="moment" />
              </>
            )}
          </p>
          {entry.summary !== null && <p className={styles['summary']}>{entry.summary}</p>}
        </div>
        {entry.article && (
          <Button keyCap="O" onClick={onOpen}>
            {t('openArticle')}
          </Button>
        )}
      </header>
      <div className={styles['tools']}>
        <Segmented
          label={t('who')}
          value={show}
          onChange={onShow}
          items={[
            {
              value: 'not',
              label: missing === null || teamId !== undefined ? t('notYet') : t('notYetCount', { count: missing }),
            },
            {
              value: 'done',
              label:
                entry.acknowledgement && teamId === undefined
                  ? t('doneCount', { count: entry.acknowledgement.acknowledgedCount })
                  : t('done'),
            },
          ]}
        />
        <span className={styles['note']}>{t('note')}</span>
      </div>
      <div className={styles['scroll']}>
        <People key={`${entry.id} ${show} ${teamId ?? ''}`} entry={entry} isDone={isDone} teamId={teamId} />
      </div>
    </section>
  );
}

function People({ entry, isDone, teamId }: { entry: TeamEntry; isDone: boolean; teamId: string | undefined }) {
  const { t } = useTranslation('team');
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  const [end, setEnd] = useState<{ totalCount: number; next: string | null } | null>(null);
  const ignore = useCallback(() => undefined, []);
  const empty = isDone ? (
    <Empty icon={UsersRound} title={t('nobodyTitle')}>
      {t('nobodyText')}
    </Empty>
  ) : (
    <Empty icon={CircleCheck} title={t('everybodyTitle')}>
      {t('everybodyText')}
    </Empty>
  );
  return (
    <>
      {starts.map((after, index) => (
        <PeoplePage
          key={after ?? 'first'}
          entryId={entry.id}
          isAcknowledged={isDone}
          teamId={teamId}
          after={after}
          onPage={index === starts.length - 1 ? setEnd : ignore}
          empty={empty}
        />
      ))}
      {end && end.totalCount > PEOPLE_PER_PAGE && (
        <Pager
          shown={Math.min(end.totalCount, starts.length * PEOPLE_PER_PAGE)}
          total={end.totalCount}
          hasMore={end.next !== null}
          onMore={() => setStarts((list) => (end.next === null ? list : [...list, end.next]))}
        />
      )}
    </>
  );
}
