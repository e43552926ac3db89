import { DateTime } from '../../../../components/date-time';
import { Empty } from '../../../../components/empty';
import { Tag } from '../../../../components/tag';
import type { EvaluationOfQuery, AnsweredFormFragment } from '../../../../gql/quality/graphql';
import { ScoreCell } from '../../shared/state-tags';
import { useWords } from '../../shared/words';
import { useAnswerWords } from '../answer-words';
import styles from '../evaluate.module.css';
import { questionsOf } from '../questions';
import { sameAnswer } from '../session/score-state';

type Read = NonNullable<EvaluationOfQuery['evaluation']>;

/** What happened to it: when it was begun, submitted, released, acknowledged; each earlier result with what changed it. */
export function HistoryView({ evaluation, form }: { evaluation: Read; form: AnsweredFormFragment | null }) {
  const { t, person, text } = useWords();
  const say = useAnswerWords();
  const numbered = form ? questionsOf(form.content.sections) : [];
  const moments = [
    { key: 'begun', at: evaluation.createdAt, who: evaluation.evaluator },
    { key: 'submitted', at: evaluation.submittedAt, who: evaluation.evaluator },
    { key: 'released', at: evaluation.releasedAt, who: evaluation.releasedBy },
    { key: 'acknowledged', at: evaluation.acknowledgedAt, who: evaluation.agent },
  ] as const;
  const { history } = evaluation;
  return (
    <div className={styles['sideScroll']} tabIndex={0} role="region" aria-label={t('result.tabs.history')}>
      <ul>
        {moments.map(({ key, at, who }) =>
          at === null ? null : (
            <li key={key}>
              <DateTime at={at} as="moment" /> · {t(`result.moments.${key}`)}
              {who && ` · ${person(who)}`}
            </li>
          ),
        )}
      </ul>
      {evaluation.acknowledgement !== null && <p className={styles['plain']}>{evaluation.acknowledgement}</p>}
      {history.length === 0 && <Empty title={t('result.noHistoryTitle')}>{t('result.noHistoryText')}</Empty>}
      {history.map((past, at) => {
        // What held afterwards: the next earlier result, or what holds now.
        const after = history[at + 1]?.answers ?? evaluation.answers;
        const changed = numbered.filter(
          ({ question: { ref } }) =>
            !sameAnswer(
              past.answers.find((one) => one.ref === ref),
              after.find((one) => one.ref === ref),
            ),
        );
        return (
          <section key={past.at} className={styles['past']}>
            <header>
              <Tag tone={past.cause === 'DISPUTE' ? 'warn' : 'info'}>{t(`result.causes.${past.cause}`)}</Tag>
              <DateTime at={past.at} as="moment" />
              <span>{person(past.by)}</span>
              <span className={styles['space']} />
              <span>
                {t('result.before')} <ScoreCell result={past.result} />
              </span>
            </header>
            <p className={styles['plain']}>{past.reason}</p>
            <ul>
              {changed.map(({ question, number }) => (
                <li key={question.ref}>
                  {number}. {text(question.text)}:{' '}
                  <del>
                    {say(
                      question,
                      past.answers.find(({ ref }) => ref === question.ref),
                    )}
                  </del>{' '}
                  →{' '}
                  <strong>
                    {say(
                      question,
                      after.find(({ ref }) => ref === question.ref),
                    )}
                  </strong>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
