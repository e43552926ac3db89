import { Eraser, FlaskConical, Hourglass, Rocket } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../components/button';
import { Notice } from '../../../../components/notice';
import { Progress } from '../../../../components/progress';
import { RelativeTime } from '../../../../components/relative-time';
import { Tag } from '../../../../components/tag';
import { SearchSettingsDiscardDocument, type SettingsFragment } from '../../../../gql/knowledge/graphql';
import { ActDialog } from '../../../../components/act-dialog';
import { useChange } from '../../../../lib/use-change';
import { useSearchWords } from '../words';
import { ChangeList } from './change-list';
import styles from './draft-bar.module.css';
import { changesBetween } from './lists';
import type { SettingsState } from './use-settings';

interface GoingLiveProps {
  goingLive: NonNullable<SettingsFragment['goingLive']>;
}

/** A version on its way: how much of its index stands, or why it failed. The older one answers meanwhile. */
export function GoingLive({ goingLive }: GoingLiveProps) {
  const { s, number } = useSearchWords();
  const { version, fault, startedAt, doneCount, totalCount } = goingLive;
  if (fault !== null) {
    return (
      <Notice kind="error" title={s('tuning.faultTitle', { version })}>
        {s('tuning.faultText')} {fault}
      </Notice>
    );
  }
  return (
    <div className={styles['going']} role="status">
      <p className={styles['line']}>
        <Hourglass size={15} strokeWidth={1.8} aria-hidden="true" />
        <strong>{s(startedAt === null ? 'tuning.waiting' : 'tuning.building', { version })}</strong>
        {totalCount > 0 && (
          <span className={styles['quiet']}>
            {number(doneCount)} / {number(totalCount)}
          </span>
        )}
        <span className={styles['space']} />
        <span className={styles['quiet']}>{s('tuning.mayLeave')}</span>
      </p>
      <div className={styles['progress']}>
        <Progress value={doneCount} max={Math.max(1, totalCount)} label={s('tuning.progress', { version })} />
      </div>
    </div>
  );
}

interface DraftBarProps {
  state: SettingsState;
  adopt: (next: SettingsFragment | null) => void;
  onPreview: (() => void) | undefined;
  onPublish: (() => void) | undefined;
}

/** Which version is live, what is prepared against it, and the way to make it live. */
export function DraftBar({ state, adopt, onPreview, onPublish }: DraftBarProps) {
  const { s, t, person } = useSearchWords();
  const [isDiscarding, setDiscarding] = useState(false);
  const discard = useChange(SearchSettingsDiscardDocument, (data) => data.searchSettingsDiscard);
  const { settings } = state;
  const { draft, liveVersion, goingLive } = settings;
  const changes = draft ? changesBetween(state.wanted, state.prepared, t('list.comma')) : [];
  return (
    <section className={styles['bar']} aria-label={s('tuning.draft')}>
      <div className={styles['line']}>
        <Tag tone="good">
          {liveVersion === 0 ? s('tuning.liveDelivered') : s('tuning.live', { version: liveVersion })}
        </Tag>
        {draft ? (
          <>
            <strong>{s('tuning.changes', { count: changes.length })}</strong>
            <span className={styles['quiet']}>
              {s('tuning.changedBy', { name: person(draft.updatedBy) })} <RelativeTime at={draft.updatedAt} />
            </span>
          </>
        ) : (
          <span className={styles['quiet']}>{s('tuning.noDraft')}</span>
        )}
        <span className={styles['space']} />
        {draft && (
          <>
            <Button
              size="small"
              variant="quiet"
              icon={<Eraser size={14} strokeWidth={1.8} aria-hidden="true" />}
              onClick={() => {
                discard.reset();
                setDiscarding(true);
              }}
            >
              {s('tuning.discard.submit')}
            </Button>
            <Button
              size="small"
              icon={<FlaskConical size={14} strokeWidth={1.8} aria-hidden="true" />}
              keyCap="P"
              disabled={!onPreview}
              onClick={onPreview}
            >
              {s('preview.run')}
            </Button>
            <Button
              size="small"
              variant="primary"
              icon={<Rocket size={14} strokeWidth={1.8} aria-hidden="true" />}
              disabled={!onPublish}
              onClick={onPublish}
            >
              {s('tuning.publish.open')}
            </Button>
          </>
        )}
      </div>
      {changes.length > 0 && <ChangeList changes={changes} />}
      {goingLive && <GoingLive goingLive={goingLive} />}
      {isDiscarding && (
        <ActDialog
          title={s('tuning.discard.title')}
          description={s('tuning.discard.text', { count: changes.length })}
          submit={s('tuning.discard.submit')}
          harms
          change={discard}
          onSubmit={async () => {
            const outcome = await discard.run({ input: { expectedVersion: settings.revision } });
            if (outcome.kind !== 'failed') adopt(outcome.payload.settings);
            return outcome.kind === 'done';
          }}
          onClose={() => setDiscarding(false)}
        />
      )}
    </section>
  );
}
