import { GitBranch, Radio } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { type TreeWalkState, WalkUsualDocument } from '../../../gql/walks/graphql';
import { classes } from '../../../lib/classes';
import { formatDuration, formatNumber } from '../../../lib/format';
import { personName, pickText } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';
import { useNow } from '../../../lib/use-now';
import { secondsOf } from '../../agent/walk/walk-head';
import type { WalkList, WalkRow } from '../../walks/list';
import styles from './walks-card.module.css';

/** The states of walks that are not over. */
export const GOING: readonly TreeWalkState[] = ['ACTIVE', 'PAUSED', 'HANDED_OVER'];
const FIRST = 50;
/** From so many times the usual on somebody may need help. */
const LATE = 2;

interface WalksCardProps {
  list: WalkList;
  selectedId: string | undefined;
  onSelect: (row: WalkRow) => void;
}

/** Who walks which tree now, at which step, and for how long: what takes much longer than usual stands out. */
export function WalksCard({ list, selectedId, onSelect }: WalksCardProps) {
  const { t } = useTranslation('walks');
  const { rows, isReady, error, reload } = list;
  const [{ data }, ask] = useQuery({
    query: WalkUsualDocument,
    variables: { scope: 'TEAM', states: [...GOING], first: FIRST },
    pause: true,
  });
  const ids = rows.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (ids !== '') ask({ requestPolicy: 'network-only' });
  }, [ask, ids]);
  const usual = new Map((data?.treeWalks.nodes ?? []).map(({ id, usualSeconds }) => [id, usualSeconds]));
  return (
    <section className={styles['card']} aria-label={t('team.title')} data-panel="walks" tabIndex={-1}>
      <header className={styles['head']}>
        <Radio size={16} strokeWidth={1.8} aria-hidden="true" className={styles['live']} />
        <h2>{t('team.title')}</h2>
        {rows.length > 0 && <Tag>{String(rows.length)}</Tag>}
        <span className={styles['note']}>{t('team.note')}</span>
      </header>
      {error && (
        <div className={styles['notice']}>
          <ErrorState error={error} onRetry={reload} keepsOld={rows.length > 0} />
        </div>
      )}
      {!isReady && !error && <Skeleton rows={3} shape="text" />}
      {isReady && rows.length === 0 && (
        <Empty icon={GitBranch} title={t('team.noneTitle')}>
          {t('team.noneText')}
        </Empty>
      )}
      <ul role="listbox" aria-label={t('team.title')}>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            usualSeconds={usual.get(row.id) ?? null}
            isSelected={row.id === selectedId}
            onSelect={() => onSelect(row)}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  row: WalkRow;
  usualSeconds: number | null;
  isSelected: boolean;
  onSelect: () => void;
}

function Row({ row, usualSeconds, isSelected, onSelect }: RowProps) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const item = useRef<HTMLLIElement>(null);
  const now = useNow(1_000);
  useEffect(() => {
    if (isSelected) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const seconds = secondsOf(row, now);
  const used = formatDuration(seconds);
  const share = usualSeconds ? seconds / usualSeconds : 0;
  const isLate = share >= LATE && row.state === 'ACTIVE';
  const { offer, holder, startedBy, state } = row;
  const to = offer?.toTier
    ? pickText(offer.toTier.name, language)
    : offer?.toUser
      ? personName(offer.toUser, language)
      : '';
  return (
    <li
      ref={item}
      role="option"
      aria-selected={isSelected}
      className={classes(styles['row'], isSelected && styles['selected'])}
      onClick={onSelect}
    >
      <p className={styles['line']}>
        <strong>{holder ? personName(holder, language) : ''}</strong>
        <span className={styles['title']}>{row.treeTitle}</span>
        <span className={classes(styles['time'], isLate && styles['late'])}>
          {isLate
            ? t('team.over', { used, times: formatNumber(Math.floor(share), language) })
            : usualSeconds
              ? t('team.usual', { used, usual: formatDuration(usualSeconds) })
              : used}
        </span>
      </p>
      <p className={styles['line']}>
        <span className={styles['step']}>
          {t('step', { step: row.path.length + 1 })}
          {row.node && ` · ${row.node.title}`}
          {startedBy && holder && startedBy.id !== holder.id && (
            <> · {t('team.from', { name: personName(startedBy, language) })}</>
          )}
        </span>
        {state === 'PAUSED' && <Tag tone="warn">{t('states.PAUSED')}</Tag>}
        {state === 'HANDED_OVER' && <Tag tone="vio">{t('team.offeredTo', { to })}</Tag>}
        <span className={styles['track']}>
          <span
            className={classes(styles['fill'], isLate && styles['lateFill'])}
            style={{ width: `${Math.min(1, share) * 100}%` }}
          />
        </span>
      </p>
    </li>
  );
}
