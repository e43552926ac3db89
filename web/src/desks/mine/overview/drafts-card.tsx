import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { OwnDraftsDocument } from '../../../gql/mine/graphql';
import { useMinePath, useWords } from '../shared/words';
import styles from './overview.module.css';

const SHOWN = 10;

/** What the agent has begun to score: own calls, and a colleague's where the lead asked for it. Nothing where there is none. */
export function DraftsCard() {
  const { t, person } = useWords();
  const { go } = useMinePath();
  const [{ data }] = useQuery({
    query: OwnDraftsDocument,
    variables: { states: ['DRAFT'], first: SHOWN },
    requestPolicy: 'cache-and-network',
  });
  const drafts = data?.myEvaluations.nodes ?? [];
  if (drafts.length === 0) return null;
  return (
    <Card title={t('drafts.title')} aside={data?.myEvaluations.totalCount} padded={false}>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id} className={styles['item']}>
            <p className={styles['itemHead']}>
              <strong>
                {draft.kind === 'SELF' ? t('drafts.self') : t('drafts.peer', { name: person(draft.agent) })}
              </strong>
              <CodeLabel>{draft.callReference ?? draft.day}</CodeLabel>
              {draft.dueAt !== null && (
                <span className={styles['label']}>
                  {t('drafts.due')} <DateTime at={draft.dueAt} as="day" />
                </span>
              )}
            </p>
            <div className={styles['acts']}>
              <Button size="small" onClick={() => go(`evaluate/${draft.id}`)}>
                {t('drafts.goOn')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
