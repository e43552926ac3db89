import { CircleCheck, CircleDashed, EyeOff, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import type { SessionWholeFragment } from '../../../gql/calibration/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePerson } from '../../../lib/use-person';
import { useQualityPath } from '../../quality/shared/use-quality';
import { Frame } from '../shared/frame';
import { useWords } from '../shared/words';
import { SessionActs } from './session-acts';
import { SessionHead } from './session-head';
import styles from './room.module.css';
import { useSessionStart } from './use-session-start';

/** A session before it is revealed: one's own form, and how many have handed in. Of what others answered nothing is known here. */
export function BlindView({ session, note }: { session: SessionWholeFragment; note: ReactNode }) {
  const { t, person } = useWords();
  const me = usePerson();
  const { go } = useQualityPath();
  const { start, busy } = useSessionStart();
  const { participantCount, submittedCount, hasExpertSubmitted, hasViewerSubmitted, viewerCanStart, state } = session;
  const begin = viewerCanStart ? (): void => void start(session.id) : undefined;
  const own = session.viewerEvaluation;
  const back = (): void => go('calibration');
  useHotkeys({ Enter: begin, Escape: back });
  const isMember = session.expert?.id === me.user?.id || session.participants.some(({ id }) => id === me.user?.id);
  const isOver = state === 'CLOSED';
  const line = (isIn: boolean, label: string, key: string, at: string | null = null) => (
    <li key={key}>
      {isIn ? (
        <CircleCheck size={15} className={styles['in']} aria-hidden="true" />
      ) : (
        <CircleDashed size={15} className={styles['out']} aria-hidden="true" />
      )}
      {label} <span className={styles['quiet']}>{t(isIn ? 'room.isIn' : 'room.isOut')}</span>{' '}
      {at !== null && (
        <span className={styles['quiet']}>
          <DateTime at={at} as="moment" />
        </span>
      )}
    </li>
  );
  return (
    <Frame
      title={t('room.title')}
      hints={[
        ...(begin ? [{ keys: '↵', label: t(own ? 'room.goOn' : 'room.begin'), run: begin }] : []),
        { keys: 'Esc', label: t('hints.back'), run: back },
      ]}
    >
      {note}
      <SessionHead session={session}>
        <SessionActs session={session} />
      </SessionHead>
      <div className={styles['blind']} data-panel="">
        <Notice kind="info" title={t(isOver ? 'room.calledOff' : 'room.blindTitle')}>
          {t(isOver ? 'room.calledOffText' : state === 'EXPERT_FIRST' ? 'room.expertFirstText' : 'room.blindText')}
        </Notice>
        {!isOver && isMember && (
          <Card title={t('room.ownForm')}>
            <div className={styles['own']}>
              <p>
                {t(
                  hasViewerSubmitted
                    ? 'room.ownDone'
                    : own
                      ? 'room.ownBegun'
                      : viewerCanStart
                        ? 'room.ownOpen'
                        : 'room.ownLater',
                )}
              </p>
              {begin && (
                <Button
                  variant="primary"
                  icon={<Play size={14} aria-hidden="true" />}
                  keyCap="↵"
                  busy={busy}
                  onClick={begin}
                >
                  {t(own ? 'room.goOn' : 'room.begin')}
                </Button>
              )}
              {hasViewerSubmitted && own && (
                <Button icon={<EyeOff size={14} aria-hidden="true" />} onClick={() => go(`evaluate/${own.id}`)}>
                  {t('room.readOwn')}
                </Button>
              )}
            </div>
          </Card>
        )}
        <Card
          title={t('room.handedIn')}
          aside={
            <>
              {t('room.due')} <DateTime at={session.dueAt} as="moment" />
            </>
          }
        >
          <div className={styles['waiting']}>
            <span className={styles['progress']}>
              <Progress value={submittedCount} max={participantCount} label={t('room.handedIn')} />
            </span>
            <p>{t('room.someIn', { done: submittedCount, of: participantCount })}</p>
            <ul>
              {session.progress ? (
                session.progress.map(({ user, isExpert, hasSubmitted, submittedAt }, at) =>
                  line(
                    hasSubmitted,
                    isExpert ? t('room.expertNamed', { name: person(user) }) : person(user),
                    user?.id ?? `gone ${at}`,
                    submittedAt,
                  ),
                )
              ) : (
                <>
                  {line(hasExpertSubmitted, t('room.expertNamed', { name: person(session.expert) }), 'expert')}
                  {isMember &&
                    session.expert?.id !== me.user?.id &&
                    line(hasViewerSubmitted, t('people.you'), 'viewer')}
                </>
              )}
            </ul>
            {!session.progress && (
              <p className={styles['quiet']}>
                {t('room.participants')} {session.participants.map((one) => person(one)).join(t('people.join'))}
              </p>
            )}
          </div>
        </Card>
      </div>
    </Frame>
  );
}
