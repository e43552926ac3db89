import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Tag } from '../../../components/tag';
import { OwnScoredDocument } from '../../../gql/mine/graphql';
import { useMinePath, useWords } from '../shared/words';
import styles from './overview.module.css';

const SHOWN = 20;

/** What an agent writes: of own calls, and of a colleague's. */
export const SCORED = {
  states: ['DRAFT', 'SUBMITTED', 'RELEASED', 'ACKNOWLEDGED'],
  kinds: ['SELF', 'PEER'],
  first: SHOWN,
} as const;

/** What the agent scores or has scored: own calls, and a colleague's where the lead asked for it; what waits stands first. */
export function ScoredCard() {
  const { t, person, score } = useWords();
  const { go } = useMinePath();
  const [{ data }] = useQuery({
    query: OwnScoredDocument,
    variables: { ...SCORED, states: [...SCORED.states], kinds: [...SCORED.kinds] },
    requestPolicy: 'cache-and-network',
  });
  const rows = [...(data?.myEvaluations.nodes ?? [])].sort(
    (one, other) => Number(other.state === 'DRAFT') - Number(one.state === 'DRAFT'),
  );
  if (rows.length === 0) return null;
  const waiting = rows.filter(({ state }) => state === 'DRAFT').length;
  return (
    <Card title={t('scored.title')} aside={waiting > 0 && t('scored.waiting', { n: waiting })} padded={false}>
      <ul className={styles['scored']} tabIndex={0} aria-label={t('scored.title')}>
        {rows.map(({ id, kind, state, agent, callReference, day, dueAt, result }) => (
          <li key={id} className={styles['item']} data-scored={kind}>
            <p className={styles['itemHead']}>
              <strong>{kind === 'SELF' ? t('scored.self') : t('scored.peer', { name: person(agent) })}</strong>
              <CodeLabel>{callReference ?? day}</CodeLabel>
              <Tag tone={state === 'DRAFT' ? 'warn' : 'plain'}>
                {t(state === 'DRAFT' ? 'scored.draft' : 'scored.submitted')}
              </Tag>
              {state === 'DRAFT' && dueAt !== null && (
                <span className={styles['label']}>
                  {t('scored.due')} <DateTime at={dueAt} as="lastDay" />
                </span>
              )}
              <span className={styles['rest']} />
              {state !== 'DRAFT' && <strong>{score(result?.reported)}</strong>}
              <Button size="small" onClick={() => go(state === 'DRAFT' ? `evaluate/${id}` : id)}>
                {t(state === 'DRAFT' ? 'scored.goOn' : 'scored.see')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
