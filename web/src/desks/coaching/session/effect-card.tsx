import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { CoachingEffectOfDocument, type EffectSideFragment } from '../../../gql/coaching/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import styles from '../shared/coaching.module.css';
import { useWords } from '../shared/words';
import { EffectMark } from './effect-mark';

/** What a session brought: the share without error before and after, each with its interval, and the difference. */
export function EffectCard({ id }: { id: string }) {
  const { t } = useWords();
  return (
    <Card title={t('effect.title')} aside={t('effect.what')} padded={false}>
      <EffectView id={id} />
    </Card>
  );
}

/** The same where something else frames it. */
export function EffectView({ id }: { id: string }) {
  const { t, language } = useWords();
  const [{ data, error }, ask] = useQuery({
    query: CoachingEffectOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const effect = data?.coachingEffect ?? null;
  const percent = (share: number): string => formatPercent(share, language);
  const told = ({ value, low, high, count, of, isTooFew }: EffectSideFragment): string =>
    value === null || low === null || high === null
      ? t('effect.none')
      : t(isTooFew ? 'effect.few' : 'effect.told', {
          ...{ value: percent(value), low: percent(low), high: percent(high) },
          ...{ count: formatNumber(count, language), of: formatNumber(of, language) },
        });
  if (data && !effect) return null;
  const side = (name: 'before' | 'after') =>
    effect && (
      <>
        <span>{t(`effect.${name}`)}</span>
        <EffectMark side={effect[name]} />
        <span>{told(effect[name])}</span>
      </>
    );
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton rows={2} />}
      {effect && (
        <>
          <div className={styles['effect']}>
            {side('before')}
            {side('after')}
          </div>
          <p className={styles['pad']}>
            {effect.difference === null || effect.low === null || effect.high === null
              ? t('effect.notYet')
              : t(effect.low > 0 ? 'effect.better' : effect.high < 0 ? 'effect.worse' : 'effect.cannotTell', {
                  ...{ difference: percent(effect.difference), low: percent(effect.low), high: percent(effect.high) },
                })}
          </p>
        </>
      )}
    </>
  );
}
