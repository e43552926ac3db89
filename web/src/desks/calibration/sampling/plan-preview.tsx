import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { PlanPreviewDocument, type SamplingPlanInput } from '../../../gql/calibration/graphql';
import { formatNumber } from '../../../lib/format';
import pages from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { usePlanWords } from './plan-words';
import styles from './sampling.module.css';

interface PlanPreviewProps {
  plan: SamplingPlanInput;
  /** Moments; left out: the last period of the plan that is over. */
  from?: string | undefined;
  to?: string | undefined;
  /** Null: the draw itself takes one of its own. */
  seed: number | null;
}

/** What is typed is tried after this pause. */
const PAUSE_MS = 400;
/** Agents named; of the others only how many they are. */
const NAMED = 6;

/** A value that has stood still for a while. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}

/** What a plan would draw, as it stands in the form: from how many calls, of each stratum, of whom too few, and for whom. Nothing is written. */
export function PlanPreview({ plan, from, to, seed }: PlanPreviewProps) {
  const { t, person, language } = useWords();
  const say = usePlanWords();
  const input = useSettled({ plan, from: from ?? null, to: to ?? null, seed });
  const [{ data, error, fetching }, ask] = useQuery({
    query: PlanPreviewDocument,
    variables: { input },
    requestPolicy: 'network-only',
  });
  const number = (value: number | null): string => (value === null ? '—' : formatNumber(value, language));
  const preview = data?.samplingPlanPreview;
  if (error) return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!preview)
    return (
      <div className={styles['preview']} aria-live="polite">
        <span className={styles['quiet']}>{t('preview.counting')}</span>
      </div>
    );
  const { userErrors, shortAgents, shortAgentCount, evaluators } = preview;
  const strata = preview.strata ?? [];
  return (
    <div className={styles['preview']} aria-live="polite" aria-busy={fetching || undefined}>
      {userErrors.map(({ message }) => (
        <p key={message} className={styles['wrong']}>
          {message}
        </p>
      ))}
      {userErrors.length === 0 && (
        <>
          <strong>{t('preview.sum', { drawn: number(preview.drawnCount), frame: number(preview.frameCount) })}</strong>
          {(preview.excludedCount ?? 0) > 0 && (
            <span className={styles['quiet']}>{t('preview.excluded', { number: number(preview.excludedCount) })}</span>
          )}
          {strata.length > 1 && (
            <ul className={pages['tags']}>
              {strata.map(({ key, population, drawn }) => (
                <li key={key}>
                  {say.stratum(key, { strata: plan.strata ?? [] })} {number(drawn)} / {number(population)}
                </li>
              ))}
            </ul>
          )}
          {evaluators !== null && (
            <span>
              {evaluators.length === 0
                ? t('preview.noEvaluators')
                : t('preview.evaluators', {
                    list: evaluators
                      .map(({ evaluator, drawnCount }) => `${person(evaluator)} ${number(drawnCount)}`)
                      .join(t('people.join')),
                  })}
            </span>
          )}
          {(shortAgentCount ?? 0) > 0 && (
            <span className={styles['few']}>
              {t('preview.short', {
                number: number(shortAgentCount),
                list: (shortAgents ?? [])
                  .slice(0, NAMED)
                  .map(({ agent, drawnCount }) => `${person(agent)} ${number(drawnCount)}`)
                  .join(t('people.join')),
              })}
            </span>
          )}
          {seed === null && <span className={styles['quiet']}>{t('preview.seedless')}</span>}
        </>
      )}
    </div>
  );
}
