import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '../../../components/act-dialog';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { OwnTalkAcknowledgeDocument, type OwnTalkFragment, OwnTalksDocument } from '../../../gql/mine/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { usePerson } from '../../../lib/use-person';
import styles from '../overview/overview.module.css';
import { useWords } from '../shared/words';

/** This month's and the last ones; older ones are done with. */
const SHOWN = 3;

function TalkItem({ talk, onConfirm }: { talk: OwnTalkFragment; onConfirm: () => void }) {
  const { t, person } = useWords();
  return (
    <li className={styles['item']} data-talk={talk.id}>
      <p className={styles['itemHead']}>
        <strong>{t('talks.month', { month: talk.month })}</strong>
        {talk.heldBy && <span>{person(talk.heldBy)}</span>}
        <Tag tone={talk.state === 'HELD' ? 'warn' : 'plain'}>{t(`talks.states.${talk.state}`)}</Tag>
        <span className={styles['label']}>
          {talk.heldAt === null ? (
            <>
              {t('talks.due')} <DateTime at={talk.dueAt} as="lastDay" />
            </>
          ) : (
            <DateTime at={talk.heldAt} as="moment" />
          )}
        </span>
      </p>
      {talk.problems !== null && (
        <p className={styles['words']}>
          <span className={styles['label']}>{t('talks.problems')}</span> {talk.problems}
        </p>
      )}
      {talk.solution !== null && (
        <p className={styles['words']}>
          <span className={styles['label']}>{t('talks.solution')}</span> {talk.solution}
        </p>
      )}
      {talk.comment !== null && (
        <p className={styles['words']}>
          <span className={styles['label']}>{t('talks.comment')}</span> {talk.comment}
        </p>
      )}
      {talk.viewerCanAcknowledge && (
        <div className={styles['acts']}>
          <Button size="small" variant="primary" onClick={onConfirm}>
            {t('talks.confirm')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** The monthly talks with the lead: what was said and agreed, to be confirmed. */
export function TalksCard() {
  const { t } = useWords();
  const { id: agentId } = usePerson();
  const [confirmed, setConfirmed] = useState<OwnTalkFragment | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: OwnTalksDocument,
    variables: { filter: { agentId }, first: SHOWN },
    requestPolicy: 'cache-and-network',
  });
  const change = useChange(OwnTalkAcknowledgeDocument, (answer) => answer.talkAcknowledge);
  const talks = data?.talks.nodes ?? [];
  const confirm = async (comment: string): Promise<boolean> => {
    if (!confirmed) return false;
    const outcome = await change.run({
      id: confirmed.id,
      input: { expectedVersion: confirmed.revision, comment: comment || null },
    });
    if (outcome.kind === 'done') showToast({ tone: 'good', text: t('talks.confirmed') });
    return outcome.kind === 'done';
  };
  return (
    <Card
      title={t('talks.title')}
      aside={talks.filter((talk) => talk.viewerCanAcknowledge).length || undefined}
      padded={false}
    >
      {error && (
        <div className={styles['notice']}>
          <ErrorState
            error={error}
            onRetry={() => ask({ requestPolicy: 'network-only' })}
            keepsOld={talks.length > 0}
          />
        </div>
      )}
      {!data && !error && <Skeleton rows={2} />}
      {data && talks.length === 0 && <Empty title={t('talks.noneTitle')}>{t('talks.noneText')}</Empty>}
      <ul>
        {talks.map((talk) => (
          <TalkItem
            key={talk.id}
            talk={talk}
            onConfirm={() => {
              change.reset();
              setConfirmed(talk);
            }}
          />
        ))}
      </ul>
      {confirmed && (
        <ActDialog
          title={t('talks.confirmTitle')}
          description={t('talks.confirmText')}
          submit={t('talks.confirm')}
          reason={{ label: t('talks.say'), missing: null, most: 2_000 }}
          change={change}
          onSubmit={confirm}
          onClose={() => setConfirmed(null)}
        />
      )}
    </Card>
  );
}
