import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { Tag } from '../../../components/tag';
import { CoachedEvaluationsDocument, type CoachingWholeFragment } from '../../../gql/coaching/graphql';
import styles from '../shared/coaching.module.css';
import { EvaluationLine } from '../shared/evaluation-line';
import { useQuestions } from '../shared/use-questions';
import { useWords } from '../shared/words';
import { wrongAmong } from '../shared/wrong';

const SHOWN = 50;

/** What a session is about, what was agreed and what came of it. */
export function SessionFacts({ session }: { session: CoachingWholeFragment }) {
  const { t, person } = useWords();
  const moment = (at: string | null): ReactNode => (at === null ? '—' : <DateTime at={at} as="moment" />);
  const { goals } = session;
  return (
    <Card title={t('facts.title')} padded={false}>
      <dl className={styles['facts']}>
        <dt>{t('plan.topic')}</dt>
        <dd>{session.topic}</dd>
        <dt>{t('session.coach')}</dt>
        <dd>{person(session.coach)}</dd>
        <dt>{t('facts.opened')}</dt>
        <dd>
          {moment(session.createdAt)} {session.openedBy ? person(session.openedBy) : t('session.byRule')}
        </dd>
        <dt>{t('plan.plannedAt')}</dt>
        <dd>{moment(session.plannedAt)}</dd>
        <dt>{t('facts.goals')}</dt>
        <dd>
          {goals.length === 0 && '—'}
          <ul className={styles['list']}>
            {goals.map((goal, at) => (
              <li key={at}>
                {goal.text}{' '}
                {goal.isMet !== null && (
                  <Tag
                    tone={goal.isMet ? 'good' : 'warn'}
                    icon={
                      goal.isMet ? (
                        <CircleCheck size={12} aria-hidden="true" />
                      ) : (
                        <CircleX size={12} aria-hidden="true" />
                      )
                    }
                  >
                    {t(goal.isMet ? 'facts.met' : 'facts.notMet')}
                  </Tag>
                )}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('facts.held')}</dt>
        <dd>{moment(session.heldAt)}</dd>
        {session.notes !== null && (
          <>
            <dt>{t('facts.notes')}</dt>
            <dd>{session.notes}</dd>
          </>
        )}
        <dt>{t('facts.confirmed')}</dt>
        <dd>
          {moment(session.acknowledgedAt)} {session.comment}
        </dd>
        <dt>{t('plan.followUpAt')}</dt>
        <dd>{session.followUpAt === null ? '—' : <DateTime at={session.followUpAt} as="day" />}</dd>
        {session.outcome !== null && (
          <>
            <dt>{t('facts.outcome')}</dt>
            <dd>
              {moment(session.closedAt)} {session.outcome}
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

/** Calls and questions that a session is about. */
export function MatterCard({ session }: { session: CoachingWholeFragment }) {
  const { t, text } = useWords();
  const agentId = session.agent?.id ?? null;
  const [{ data }] = useQuery({
    query: CoachedEvaluationsDocument,
    variables: { filter: { agentId, states: ['RELEASED', 'ACKNOWLEDGED'] }, first: SHOWN },
    pause: agentId === null || session.evaluationIds.length === 0,
  });
  const rows = (data?.evaluations.nodes ?? []).filter(({ id }) => session.evaluationIds.includes(id));
  const asked = useQuestions(rows);
  const questions = wrongAmong(rows, asked).filter(({ ref }) => session.refs.includes(ref));
  return (
    <Card title={t('facts.matter')} padded={false}>
      {rows.length === 0 && <Empty title={t('facts.noMatterTitle')}>{t('facts.noMatterText')}</Empty>}
      {questions.length > 0 && (
        <ul className={styles['pad']}>
          {questions.map((one) => (
            <li key={one.ref}>
              {one.number}. {text(one.text)}
            </li>
          ))}
        </ul>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={styles['row']}>
            <EvaluationLine evaluation={row} questions={asked} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
