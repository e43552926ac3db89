import { useMemo } from 'react';
import { useQuery } from 'urql';
import { OwnTrendDocument, type OwnTrendQuery } from '../../../gql/mine/graphql';
import { lastDays, type Period, periodBefore, shortDay } from '../../../lib/period';
import { IntervalMark } from '../../quality-figures/shared/interval-mark';
import { domainOf, standingOf } from '../../quality-figures/shared/share';
import { useShareWords } from '../../quality-figures/shared/share-tile';
import { useWords } from '../shared/words';
import styles from './overview.module.css';

/** Three of them are the quarter that the figures above tell of. */
const DAYS = 30;
const PARTS = ['earliest', 'before', 'last'] as const satisfies readonly (keyof OwnTrendQuery)[];

const filterOf = ({ from, to }: Period) => ({ fromDay: from, toDay: to });

/** Where the fatal accuracy goes: its last three stretches on one line each, the newest last. Nothing before there are two. */
export function Trend() {
  const { t, language } = useWords();
  const words = useShareWords();
  const periods = useMemo(() => {
    const last = lastDays(DAYS);
    const before = periodBefore(last);
    return { last, before, earliest: periodBefore(before) };
  }, []);
  const [{ data }] = useQuery({
    query: OwnTrendDocument,
    variables: {
      last: filterOf(periods.last),
      before: filterOf(periods.before),
      earliest: filterOf(periods.earliest),
    },
    requestPolicy: 'cache-and-network',
  });
  const told = PARTS.flatMap((part) => {
    const share = data?.[part]?.fatal.allMonitored;
    return share && standingOf(share) !== 'none' ? [{ part, share }] : [];
  });
  if (told.length < 2) return null;
  const domain = domainOf(told.map(({ share }) => share));
  return (
    <div className={styles['trend']} role="group" aria-label={t('figures.trend')}>
      <p className={styles['trendTitle']}>{t('figures.trend')}</p>
      {told.map(({ part, share }) => (
        <div key={part} className={styles['trendRow']} data-trend={part}>
          <span>
            {t('figures.span', {
              from: shortDay(periods[part].from, language),
              to: shortDay(periods[part].to, language),
            })}
          </span>
          <IntervalMark share={share} domain={domain} />
          <strong data-few={standingOf(share) === 'told' ? undefined : ''}>{words.value(share)}</strong>
          <span>
            {words.interval(share)} · {words.count(share)}
          </span>
        </div>
      ))}
    </div>
  );
}
