import { ArrowRight, UserCheck } from 'lucide-react';
import { Tag, type Tone } from '../../../../components/tag';
import type { GapFragment, SearchGapCause } from '../../../../gql/knowledge/graphql';
import { type MarkTone, Sparkline } from '../charts/sparkline';
import { DeskLink } from '../shared/desk-link';
import { useSearchWords } from '../words';
import styles from './gap-marks.module.css';

const CAUSES: Record<SearchGapCause, Tone> = { NO_RESULT: 'bad', NO_GOOD_ANSWER: 'warn', NOT_OPENED: 'warn' };

/** Why it is a gap. */
export function CauseTag({ cause }: { cause: SearchGapCause }) {
  const { s } = useSearchWords();
  return <Tag tone={CAUSES[cause]}>{s(`gaps.causes.${cause}`)}</Tag>;
}

/** Who has taken it on; nothing where nobody has. */
export function ClaimTag({ gap }: { gap: Pick<GapFragment, 'claimedBy'> }) {
  const { s, person } = useSearchWords();
  if (!gap.claimedBy) return null;
  return (
    <Tag tone="outline" icon={<UserCheck size={12} strokeWidth={1.8} aria-hidden="true" />}>
      {s('gaps.claimedBy', { name: person(gap.claimedBy) })}
    </Tag>
  );
}

/** Reports of the last seven days. */
export const recentCount = (gap: Pick<GapFragment, 'trend'>): number =>
  gap.trend.slice(-7).reduce((sum, count) => sum + count, 0);

const toneOf = (change: number): MarkTone => (change > 0 ? 'bad' : change < 0 ? 'good' : 'plain');

/** How often it was reported, day by day of two weeks. A gap that grows is in colour. */
export function GapTrend({ gap, width = 64, height = 24 }: { gap: GapFragment; width?: number; height?: number }) {
  const { s } = useSearchWords();
  const label = s(gap.change > 0 ? 'gaps.trendUp' : gap.change < 0 ? 'gaps.trendDown' : 'gaps.trendSame', {
    recent: recentCount(gap),
    change: Math.abs(gap.change),
  });
  return <Sparkline values={gap.trend} label={label} tone={toneOf(gap.change)} width={width} height={height} />;
}

/** The callers' words, the most frequent ones. */
export function CallersWords({ gap, first = 3 }: { gap: GapFragment; first?: number }) {
  const { s } = useSearchWords();
  return (
    <span className={styles['words']} lang={gap.locale === 'EN' ? 'en' : 'zh-CN'}>
      {gap.wordings.slice(0, first).map(({ text }) => (
        <q key={text}>{text}</q>
      ))}
      {gap.wordings.length > first && (
        <span className={styles['more']}>{s('gaps.moreWords', { count: gap.wordings.length - first })}</span>
      )}
    </span>
  );
}

/** The article that answers or will answer it. */
export function GapArticle({ gap }: { gap: GapFragment }) {
  const { s } = useSearchWords();
  const { article } = gap;
  if (!article) return null;
  const { draft } = article;
  return (
    <DeskLink to={`articles/${article.id}${draft?.state === 'DRAFT' ? '/edit' : ''}`}>
      {draft ? s('gaps.draftOf', { code: article.code, number: draft.number }) : article.code}
      <ArrowRight size={12} strokeWidth={1.8} aria-hidden="true" />
    </DeskLink>
  );
}
