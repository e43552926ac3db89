import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { WalkTranscriptDocument } from '../../../gql/walks/graphql';
import { formatDuration } from '../../../lib/format';
import { personName, toLanguage } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';
import { useWalk } from '../../agent/walk/use-walk';
import { WalkHead } from '../../agent/walk/walk-head';
import { WalkPath } from '../../agent/walk/walk-path';
import { WalkValues } from '../../agent/walk/walk-values';
import { WalkWaiting } from '../../agent/walk/walk-waiting';
import type { Walk } from '../../walks/act';
import styles from './walk-panel.module.css';

/** One walk of somebody in the team, live and to be read only. */
export function WalkPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('walks');
  const { session, state, usualSeconds } = useWalk(id);
  const { walk } = state;
  return (
    <section className={styles['panel']} aria-label={t('team.open')} data-panel="walk">
      {walk ? (
        <>
          <WalkHead walk={walk} usualSeconds={usualSeconds} />
          <Watched walk={walk} onClose={onClose} />
        </>
      ) : (
        <div className={styles['scroll']}>
          {state.isLoading && <Skeleton rows={6} shape="text" />}
          {state.error && <ErrorState error={state.error} onRetry={() => void session.load()} />}
          {!state.isLoading && !state.error && (
            <Empty title={t('start.walkMissingTitle')} actions={<Button onClick={onClose}>{t('team.back')}</Button>}>
              {t('start.walkMissingText')}
            </Empty>
          )}
        </div>
      )}
    </section>
  );
}

function Watched({ walk, onClose }: { walk: Walk; onClose: () => void }) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const [shown, setShown] = useState<'path' | 'transcript'>('path');
  const { node } = walk;
  return (
    <>
      <div className={styles['tools']}>
        <strong>{walk.holder && personName(walk.holder, language)}</strong>
        {walk.callReference !== null && <Tag>{t('list.inCall', { reference: walk.callReference })}</Tag>}
        <span className={styles['space']} />
        <Segmented
          label={t('team.open')}
          value={shown}
          items={[
            { value: 'path', label: t('path.title') },
            { value: 'transcript', label: t('team.transcript') },
          ]}
          onChange={setShown}
        />
        <Button size="small" variant="quiet" keyCap="Esc" onClick={onClose}>
          {t('team.back')}
        </Button>
      </div>
      {shown === 'path' ? (
        <>
          <WalkPath walk={walk} />
          <div className={styles['scroll']}>
            {walk.offer?.note && (
              <p>
                {t('offered.note')}: <strong>{walk.offer.note}</strong>
              </p>
            )}
            {node && (
              <>
                <p>
                  <Tag tone="vio">{t(`kinds.${node.kind}`)}</Tag>
                </p>
                <h3 className={styles['title']} lang={toLanguage(walk.locale)}>
                  {node.title}
                </h3>
                <ul className={styles['choices']}>
                  {node.choices.map(({ key, label }) => (
                    <li key={key}>{label}</li>
                  ))}
                </ul>
              </>
            )}
            {walk.waiting && <WalkWaiting waiting={walk.waiting} />}
          </div>
          <WalkValues walk={walk} />
        </>
      ) : (
        <Transcript walk={walk} />
      )}
    </>
  );
}

/** The record, the newest first; personal data are masked by the server. */
function Transcript({ walk }: { walk: Walk }) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const [{ data, error }, ask] = useQuery({
    query: WalkTranscriptDocument,
    variables: { id: walk.id },
    requestPolicy: 'cache-and-network',
  });
  useEffect(() => ask({ requestPolicy: 'network-only' }), [ask, walk.changedAt]);
  const entries = [...(data?.treeWalk?.transcript ?? [])].reverse();
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('team.transcript')}>
      {error && (
        <ErrorState
          error={error}
          keepsOld={entries.length > 0}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
        />
      )}
      {!data && !error && <Skeleton rows={6} />}
      <ol className={styles['entries']}>
        {entries.map((entry) => (
          <li key={entry.seq}>
            <span className={styles['at']}>
              <DateTime at={entry.at} as="time" />
            </span>
            <span className={styles['what']}>
              <span className={styles['event']}>{t(`events.${entry.event}`)}</span> {entry.title}{' '}
              {entry.text !== '' && <strong>{entry.text}</strong>}
              {entry.note !== null && entry.note !== '' && <span className={styles['quiet']}> {entry.note}</span>}
            </span>
            <span className={styles['quiet']}>{entry.actor && personName(entry.actor, language)}</span>
            <span className={styles['dwell']}>
              {entry.dwellMs !== null && formatDuration(Math.round(entry.dwellMs / 1000))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
