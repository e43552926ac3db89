import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { CoachedEvaluationsDocument, TalkOfDocument, type TalkRowFragment } from '../../../gql/coaching/graphql';
import styles from '../shared/coaching.module.css';
import { EvaluationLine } from '../shared/evaluation-line';
import { Frame } from '../shared/frame';
import { daysOfMonth } from '../shared/month';
import { useQuestions } from '../shared/use-questions';
import { useCoachingPath, useCoachingRights, useWords } from '../shared/words';
import { TalkForm } from './talk-form';

const SHOWN = 50;

/** What was evaluated in the month: what the talk is about. */
function Evaluations({ talk }: { talk: TalkRowFragment }) {
  const { t } = useWords();
  const agentId = talk.agent?.id ?? null;
  const [{ data, error }, ask] = useQuery({
    query: CoachedEvaluationsDocument,
    variables: {
      filter: {
        ...{ agentId, ...daysOfMonth(talk.month) },
        ...{ states: ['RELEASED', 'ACKNOWLEDGED'], kinds: ['STANDARD', 'SECOND'] },
      },
      first: SHOWN,
    },
    pause: agentId === null,
  });
  const rows = data?.evaluations.nodes ?? [];
  const questions = useQuestions(rows);
  return (
    <Card title={t('evaluations.title', { month: talk.month })} aside={data?.evaluations.totalCount} padded={false}>
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && rows.length === 0 && <Empty title={t('evaluations.noneTitle')}>{t('evaluations.noneText')}</Empty>}
      <ul className={styles['rows']} tabIndex={0} aria-label={t('evaluations.title', { month: talk.month })}>
        {rows.map((evaluation) => (
          <li key={evaluation.id} className={styles['row']}>
            <EvaluationLine evaluation={evaluation} questions={questions} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was said, once it is written down. */
function Said({ talk, onChange }: { talk: TalkRowFragment; onChange: (() => void) | null }) {
  const { t, person } = useWords();
  return (
    <Card
      title={t('talk.said')}
      tools={
        onChange && (
          <Button size="small" onClick={onChange}>
            {t('talk.change')}
          </Button>
        )
      }
      padded={false}
    >
      <dl className={styles['facts']}>
        <dt>{t('talks.held')}</dt>
        <dd>
          {talk.heldAt === null ? '—' : <DateTime at={talk.heldAt} as="moment" />} {talk.heldBy && person(talk.heldBy)}
        </dd>
        <dt>{t('talk.problems')}</dt>
        <dd>{talk.problems ?? '—'}</dd>
        <dt>{t('talk.solution')}</dt>
        <dd>{talk.solution ?? '—'}</dd>
        <dt>{t('talk.confirmed')}</dt>
        <dd>
          {talk.acknowledgedAt === null ? t('talk.waits') : <DateTime at={talk.acknowledgedAt} as="moment" />}
          {talk.comment !== null && ` · ${talk.comment}`}
        </dd>
      </dl>
    </Card>
  );
}

/** One talk: the month's evaluations of the agent, and what is said about them. */
export function TalkPage({ id }: { id: string }) {
  const { t, person } = useWords();
  const { go } = useCoachingPath();
  const { coaches } = useCoachingRights();
  const [isWriting, setWriting] = useState(false);
  const [{ data, error }, ask] = useQuery({
    query: TalkOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const talk = data?.talk ?? null;
  const title = talk ? t('talk.title', { name: person(talk.agent), month: talk.month }) : t('talk.name');
  const writes = talk?.viewerCanHold === true && (isWriting || talk.state === 'DUE');
  return (
    <Frame title={title} hints={writes ? [{ keys: 'Ctrl ↵', label: t('talk.hold') }] : []}>
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && !talk && <Forbidden />}
      {talk && (
        <>
          <div className={styles['head']}>
            <h2>{title}</h2>
            <Tag tone={talk.isLate ? 'bad' : talk.state === 'DUE' ? 'warn' : 'plain'}>
              {talk.isLate ? t('talks.late') : t(`talks.states.${talk.state}`)}
            </Tag>
            <span className={styles['quiet']}>
              {t('talks.due')} <DateTime at={talk.dueAt} as="lastDay" />
            </span>
            <span className={styles['end']}>
              {coaches && talk.agent && (
                <Button size="small" onClick={() => go('new', { agent: talk.agent?.id })}>
                  {t('talk.toCoaching')}
                </Button>
              )}
              <Button size="small" onClick={() => go('')}>
                {t('back')}
              </Button>
            </span>
          </div>
          <div className={styles['columns']}>
            <Evaluations talk={talk} />
            {writes ? (
              <TalkForm
                talk={talk}
                onDone={() => {
                  setWriting(false);
                  ask({ requestPolicy: 'network-only' });
                }}
              />
            ) : talk.state === 'DUE' ? (
              <Card title={t('talk.said')}>
                <Empty title={t('talk.notHeld')}>{t('talk.notHeldText')}</Empty>
              </Card>
            ) : (
              <Said talk={talk} onChange={talk.viewerCanHold ? () => setWriting(true) : null} />
            )}
          </div>
        </>
      )}
    </Frame>
  );
}
