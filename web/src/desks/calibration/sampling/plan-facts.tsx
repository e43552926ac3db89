import type { ReactNode } from 'react';
import { CodeLabel } from '../../../components/code-label';
import type { PlanWholeFragment } from '../../../gql/calibration/graphql';
import { useTeamsAndQueues } from '../shared/use-choices';
import { useWords } from '../shared/words';
import { usePlanWords } from './plan-words';
import styles from './sampling.module.css';

/** A plan as it stands: how many, of which, by what and for whom. */
export function PlanFacts({ plan }: { plan: PlanWholeFragment }) {
  const { t, text, person } = useWords();
  const say = usePlanWords();
  const { queues } = useTeamsAndQueues();
  const joined = (parts: readonly string[]): string => parts.join(t('people.join'));
  const queueOf = (key: string): string => queues.find(({ value }) => value === key)?.label ?? key;
  const facts: [string, ReactNode][] = [
    [t('sampling.amount'), say.size(plan)],
    [t('sampling.minPerAgent'), plan.minPerAgent > 0 ? plan.minPerAgent : '—'],
    [t('sampling.allocation'), t(`sampling.allocations.${plan.allocation}`)],
    [t('sampling.teams'), plan.teams.length > 0 ? joined(plan.teams.map(({ name }) => text(name))) : t('sampling.all')],
    [
      t('sampling.channels'),
      plan.channels.length > 0 ? joined(plan.channels.map((one) => t(`channels.${one}`))) : t('sampling.all'),
    ],
    [t('sampling.excludedQueues'), plan.excludedQueues.length > 0 ? joined(plan.excludedQueues.map(queueOf)) : '—'],
    [t('sampling.minSeconds'), plan.minSeconds > 0 ? t('sampling.seconds', { count: plan.minSeconds }) : '—'],
    [t('sampling.needsRecording'), t(plan.needsRecording ? 'form.yes' : 'form.no')],
    [
      t('columns.card'),
      plan.scorecard ? (
        <>
          <CodeLabel>{plan.scorecard.code}</CodeLabel> {text(plan.scorecard.title)}
        </>
      ) : (
        t('sampling.noCard')
      ),
    ],
    [
      t('sampling.evaluators'),
      plan.evaluators.length > 0 ? joined(plan.evaluators.map((one) => person(one))) : t('sampling.everyAnalyst'),
    ],
    [t('sampling.dueDays'), plan.dueDays],
    [t('sampling.waitHours'), plan.waitHours],
  ];
  return (
    <>
      <section>
        <h2>{t('sampling.plan')}</h2>
        <dl>
          {facts.map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('sampling.strata')}</h2>
        {plan.strata.length === 0 ? (
          <p className={styles['quiet']}>{t('sampling.noStrata')}</p>
        ) : (
          <ol>
            {plan.strata.map((one, at) => (
              <li key={one.key}>
                {at + 1}. {say.stratum(one.key, plan)}
              </li>
            ))}
            <li className={styles['quiet']}>{t('sampling.restLast')}</li>
          </ol>
        )}
      </section>
    </>
  );
}
