import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CountedShareFragment } from '../../../gql/quality-figures/graphql';
import { classes } from '../../../lib/classes';
import { formatNumber, formatPercent } from '../../../lib/format';
import { Defined, Variant } from './defined';
import styles from './figures.module.css';
import { IntervalMark } from './interval-mark';
import { domainOf, standingOf, toldOf } from './share';
import { useWords } from './words';

const ONE_DECIMAL = 10;
const points = (share: number): string => String(Math.round(share * 100 * ONE_DECIMAL) / ONE_DECIMAL);

/** A share in words: its value, too few, or a dash; and its interval. */
export function useShareWords() {
  const { t, language } = useWords();
  const percent = (share: number): string => formatPercent(share, language);
  return {
    percent,
    value: (share: CountedShareFragment): string => {
      const standing = standingOf(share);
      return standing === 'none' ? '—' : standing === 'few' ? t('figure.few') : percent(toldOf(share).value ?? 0);
    },
    interval: (share: CountedShareFragment): string => {
      const { low, high } = toldOf(share);
      return low === null || high === null || standingOf(share) === 'none'
        ? ''
        : t('figure.interval', { low: percent(low), high: percent(high) });
    },
    /** Only its ends, where the column says what they are. */
    ends: (share: CountedShareFragment): string => {
      const { low, high } = toldOf(share);
      return low === null || high === null || standingOf(share) === 'none' ? '—' : `${percent(low)}–${percent(high)}`;
    },
    count: ({ count, of }: CountedShareFragment): string =>
      t('figure.countOf', { count: formatNumber(count, language), of: formatNumber(of, language) }),
  };
}

/** Where a share stands to its target, in a sentence. */
export function Verdict({ share }: { share: CountedShareFragment }) {
  const { t, language } = useWords();
  const { verdict, target } = share;
  const { value } = toldOf(share);
  const standing = standingOf(share);
  if (standing === 'none') return <span className={styles['verdict']}>{t('verdict.none')}</span>;
  if (standing === 'few')
    return <span className={styles['verdict']}>{t('verdict.few', { of: formatNumber(share.of, language) })}</span>;
  if (verdict === null || target === null || value === null)
    return <span className={styles['verdict']}>{t('verdict.noTarget')}</span>;
  const away = points(Math.abs(value - target));
  if (verdict === 'BELOW')
    return (
      <span className={styles['verdict']} data-tone="bad">
        <TriangleAlert size={13} strokeWidth={1.8} aria-hidden="true" /> {t('verdict.below', { points: away })}
      </span>
    );
  if (verdict === 'ABOVE')
    return (
      <span className={styles['verdict']} data-tone="good">
        <CircleCheck size={13} strokeWidth={1.8} aria-hidden="true" /> {t('verdict.above', { points: away })}
      </span>
    );
  return (
    <span className={styles['verdict']} data-tone="warn">
      <CircleHelp size={13} strokeWidth={1.8} aria-hidden="true" /> {t('verdict.cannotTell')}
    </span>
  );
}

interface ShareTileProps {
  name: ReactNode;
  share: CountedShareFragment;
  /** Below the verdict: what is behind it. */
  note?: ReactNode;
  /** Part of the tile before it. */
  isPart?: boolean;
}

/** A share as a big figure: value, 95 % interval, target, verdict and n. */
export function ShareTile({ name, share, note, isPart = false }: ShareTileProps) {
  const { t } = useWords();
  const words = useShareWords();
  const standing = standingOf(share);
  const told = toldOf(share);
  return (
    <li className={classes(styles['tile'], isPart && styles['part'])}>
      <span className={styles['tileHead']}>
        <Defined definition={share.definition}>{name}</Defined>
        <span>{share.target === null ? '' : t('figure.target', { target: words.percent(share.target) })}</span>
      </span>
      <span className={styles['figure']}>
        <strong data-few={standing === 'few' ? '' : undefined}>{words.value(share)}</strong>
        <span>{words.interval(share)}</span>
      </span>
      <IntervalMark share={share} domain={domainOf([share])} />
      <Verdict share={share} />
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      <span className={styles['note']}>
        <Variant definition={share.definition} />
        {standing !== 'none' && words.count(share)}
        {told.isWeighted && share.value !== null && <> {t('figure.plain', { value: words.percent(share.value) })}</>}
      </span>
    </li>
  );
}

/** A figure that is no share: a number, a time, a mean. */
export function NumberTile({ name, value, note }: { name: ReactNode; value: ReactNode; note: ReactNode }) {
  return (
    <li className={classes(styles['tile'], styles['small'])}>
      <span className={styles['tileHead']}>{name}</span>
      <span className={styles['figure']}>
        <strong>{value}</strong>
      </span>
      <span className={styles['note']}>{note}</span>
    </li>
  );
}

/** A share as a small figure: value and n, its interval beside it. */
export function SmallShareTile({
  name,
  share,
  note,
}: {
  name: ReactNode;
  share: CountedShareFragment;
  note?: ReactNode;
}) {
  const words = useShareWords();
  return (
    <NumberTile
      name={<Defined definition={share.definition}>{name}</Defined>}
      value={words.value(share)}
      note={
        <>
          <Variant definition={share.definition} /> {words.interval(share)} {words.count(share)} {note}
        </>
      }
    />
  );
}
