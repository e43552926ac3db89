import { Button } from '../../../../components/button';
import { DateTime } from '../../../../components/date-time';
import { Empty } from '../../../../components/empty';
import { Tag } from '../../../../components/tag';
import type { EvaluationOfQuery, AnsweredFormFragment } from '../../../../gql/quality/graphql';
import { useQualityPath } from '../../shared/use-quality';
import { useWords } from '../../shared/words';
import { useAnswerWords } from '../answer-words';
import styles from '../evaluate.module.css';
import { questionsOf } from '../questions';

type Read = NonNullable<EvaluationOfQuery['evaluation']>;

/** What the agent disputed, question by question, and what was ruled. */
export function DisputesView({ evaluation, form }: { evaluation: Read; form: AnsweredFormFragment | null }) {
  const { t, person, text } = useWords();
  const say = useAnswerWords();
  const { go } = useQualityPath();
  const numbered = form ? questionsOf(form.content.sections) : [];
  if (evaluation.disputes.length === 0)
    return (
      <div className={styles['sideScroll']}>
        <Empty title={t('result.noDisputesTitle')}>
          {evaluation.disputeUntil !== null && (
            <>
              {t('result.disputeUntil')} <DateTime at={evaluation.disputeUntil} as="moment" />
            </>
          )}
        </Empty>
      </div>
    );
  return (
    <div className={styles['sideScroll']} tabIndex={0} role="region" aria-label={t('result.tabs.disputes')}>
      {evaluation.disputes.map((dispute) => (
        <section key={dispute.id} className={styles['past']}>
          <header>
            <Tag tone={dispute.state === 'OPEN' ? 'warn' : 'plain'}>{t(`result.disputeStates.${dispute.state}`)}</Tag>
            <DateTime at={dispute.openedAt} as="moment" />
            {dispute.judge && <span>{person(dispute.judge)}</span>}
            <span className={styles['space']} />
            <Button size="small" onClick={() => go(`disputes/${dispute.id}`)}>
              {t('result.openDispute')}
            </Button>
          </header>
          <ul>
            {dispute.items.map((item) => {
              const one = numbered.find(({ question }) => question.ref === item.ref);
              return (
                <li key={item.ref}>
                  <p>
                    <strong>{one ? `${one.number}. ${text(one.question.text)}` : item.ref}</strong>{' '}
                    {item.decision && (
                      <Tag tone={item.decision === 'UPHELD' ? 'good' : 'plain'}>
                        {t(`result.decisions.${item.decision}`)}
                      </Tag>
                    )}
                  </p>
                  <p className={styles['plain']}>{item.reason}</p>
                  {one && item.decision === 'UPHELD' && (
                    <p>
                      <del>{say(one.question, item.answerBefore ?? undefined)}</del> →{' '}
                      <strong>{say(one.question, item.answer ?? undefined)}</strong>
                    </p>
                  )}
                  {item.ruling !== null && <p className={styles['quiet']}>{item.ruling}</p>}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
