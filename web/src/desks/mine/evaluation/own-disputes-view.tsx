import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { Tag } from '../../../components/tag';
import {
  type OwnDisputeFragment,
  OwnDisputeWithdrawDocument,
  type OwnEvaluationQuery,
} from '../../../gql/mine/graphql';
import type { AnsweredFormFragment } from '../../../gql/quality/graphql';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { useAnswerWords } from '../../quality/evaluate/answer-words';
import styles from '../../quality/evaluate/evaluate.module.css';
import { questionsOf } from '../../quality/evaluate/questions';
import { useWords } from '../shared/words';

interface OwnDisputesViewProps {
  own: NonNullable<OwnEvaluationQuery['evaluation']>;
  form: AnsweredFormFragment;
  onChanged: () => void;
}

/** One dispute: each question with its reason, the ruling, and the answer before and after. */
function OwnDispute({ dispute, form, onChanged }: { dispute: OwnDisputeFragment } & Omit<OwnDisputesViewProps, 'own'>) {
  const { t, text, person } = useWords();
  const say = useAnswerWords();
  const tell = useTell();
  const change = useChange(OwnDisputeWithdrawDocument, (data) => data.disputeWithdraw);
  const numbered = questionsOf(form.content.sections);
  const withdraw = async (): Promise<void> => {
    if (tell(await change.run({ id: dispute.id }), t('dispute.withdrawn'))) onChanged();
  };
  return (
    <section className={styles['past']} data-dispute={dispute.state}>
      <header>
        <Tag tone={dispute.state === 'OPEN' ? 'warn' : 'plain'}>{t(`dispute.states.${dispute.state}`)}</Tag>
        <DateTime at={dispute.openedAt} as="moment" />
        {dispute.state === 'OPEN' && (
          <span>
            {t('dispute.due')} <DateTime at={dispute.dueAt} as="lastDay" />
          </span>
        )}
        {dispute.judge && <span>{t('dispute.judge', { name: person(dispute.judge) })}</span>}
        <span className={styles['space']} />
        {dispute.viewerCanWithdraw && (
          <Button size="small" busy={change.busy} onClick={() => void withdraw()}>
            {t('dispute.withdraw')}
          </Button>
        )}
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
                    {t(`dispute.decisions.${item.decision}`)}
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
              {item.ruling !== null && (
                <p className={styles['quiet']}>
                  {t('dispute.ruling')} {item.ruling}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the agent disputed, and what came of it. */
export function OwnDisputesView({ own, form, onChanged }: OwnDisputesViewProps) {
  const { t } = useWords();
  if (own.disputes.length === 0)
    return (
      <div className={styles['sideScroll']}>
        <Empty title={t('dispute.noneTitle')}>
          {own.viewerCanDispute ? (
            t('dispute.noneText')
          ) : own.disputeUntil === null ? (
            t('dispute.over')
          ) : (
            <>
              {t('dispute.ended')} <DateTime at={own.disputeUntil} as="lastDay" />
            </>
          )}
        </Empty>
      </div>
    );
  return (
    <div className={styles['sideScroll']} tabIndex={0} role="region" aria-label={t('result.tabs.disputes')}>
      {own.disputes.map((dispute) => (
        <OwnDispute key={dispute.id} dispute={dispute} form={form} onChanged={onChanged} />
      ))}
    </div>
  );
}
