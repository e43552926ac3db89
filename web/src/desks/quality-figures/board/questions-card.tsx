import { BookOpen, OctagonX, Split } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Select } from '../../../components/select';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { BoardQuestionsQuery, FiguresChoicesQuery } from '../../../gql/quality-figures/graphql';
import { formatNumber } from '../../../lib/format';
import styles from '../shared/figures.module.css';
import { useShareWords } from '../shared/share-tile';
import { useWords } from '../shared/words';
import type { FiguresView } from '../shared/view';
import { EvaluationsLink, PlaceLink } from './evaluations-link';
import { PartCard } from '../shared/part-card';
import { trendOf } from './trend';
import type { Part } from '../shared/use-part';

type Question = NonNullable<BoardQuestionsQuery['qualityByQuestion']>[number];

/** How many stand there before all are asked for. */
const FIRST = 8;
const WIDTH = 86;
const HEIGHT = 22;

/** The share of errors week by week, small; its figures stand in the table of weeks. */
function Spark({ weeks }: { weeks: Question['weeks'] }) {
  const shares = weeks.filter(({ of }) => of > 0).map(({ errorCount, of }) => errorCount / of);
  if (shares.length < 2) return null;
  const most = Math.max(0.01, ...shares);
  const points = shares.map(
    (share, at) => [(at / (shares.length - 1)) * (WIDTH - 6) + 3, HEIGHT - 3 - (share / most) * (HEIGHT - 6)] as const,
  );
  const last = points.at(-1);
  return (
    <svg className={styles['spark']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')} />
      {last && <circle cx={last[0]} cy={last[1]} r="2.5" />}
    </svg>
  );
}

function Teaching({ question }: { question: Question['question'] }) {
  const { t } = useWords();
  const teaches = question?.teaches ?? null;
  if (!teaches) return <span className={styles['quiet']}>{t('questions.noTeaching')}</span>;
  const icon = { size: 13, strokeWidth: 1.8, 'aria-hidden': true } as const;
  if (teaches.article)
    return (
      <PlaceLink href={`/knowledge/articles/${teaches.article.id}`}>
        <BookOpen {...icon} /> {teaches.article.code}
        {teaches.anchor !== null && ` › ${teaches.anchor}`}
      </PlaceLink>
    );
  if (teaches.tree)
    return (
      <PlaceLink href={`/trees/${teaches.tree.id}`}>
        <Split {...icon} /> {teaches.tree.code}
        {teaches.nodeKey !== null && ` › ${teaches.nodeKey}`}
      </PlaceLink>
    );
  return <span>{teaches.articleCode ?? teaches.treeCode ?? '—'}</span>;
}

interface QuestionsCardProps {
  part: Part<BoardQuestionsQuery>;
  cards: FiguresChoicesQuery['scorecards']['nodes'];
  /** The form that is looked at; null: there is none. */
  card: string | null;
  view: FiguresView;
  onCard: (card: string) => void;
}

/** Questions that go wrong most, with how they develop and what teaches them. */
export function QuestionsCard({ part, cards, card, view, onCard }: QuestionsCardProps) {
  const { t, text, language } = useWords();
  const words = useShareWords();
  const [isWhole, setWhole] = useState(false);
  const rows = part.data?.qualityByQuestion ?? [];
  const shown = isWhole ? rows : rows.slice(0, FIRST);
  /** The evaluations behind a count at one question. */
  const seen = (ref: string, mark: 'ERROR' | 'FATAL' | 'NA', children: ReactNode): ReactNode =>
    card === null ? (
      children
    ) : (
      <EvaluationsLink view={view} question={{ card, ref, mark }}>
        {children}
      </EvaluationsLink>
    );
  const columns: Column<Question>[] = [
    {
      key: 'question',
      header: t('questions.question'),
      cell: ({ question, ref, fatals }) => (
        <span className={styles['questionCell']}>
          <strong>{question ? text(question.text) : ref}</strong>
          {question && <span className={styles['quiet']}>{t(`measures.${question.family}`)}</span>}
          {fatals.count > 0 && (
            <Tag tone="bad" icon={<OctagonX size={12} aria-hidden="true" />}>
              {seen(ref, 'FATAL', t('questions.fatals', { count: fatals.count }))}
            </Tag>
          )}
        </span>
      ),
    },
    { key: 'spark', header: t('questions.weeks'), width: '108px', cell: ({ weeks }) => <Spark weeks={weeks} /> },
    {
      key: 'trend',
      header: t('questions.trend'),
      width: '120px',
      cell: ({ weeks }) => {
        const trend = trendOf(weeks);
        return trend === 'better' || trend === 'worse' ? (
          <Tag tone={trend === 'better' ? 'good' : 'bad'}>{t(`questions.trends.${trend}`)}</Tag>
        ) : (
          <span className={styles['quiet']}>{t(`questions.trends.${trend}`)}</span>
        );
      },
    },
    {
      key: 'errors',
      header: t('questions.errors'),
      width: '260px',
      cell: ({ ref, errors }) => (
        <span className={styles['share']} title={words.interval(errors)}>
          <span className={styles['barTrack']}>
            <i style={{ width: `${(errors.value ?? 0) * 100}%` }} />
          </span>
          <span>
            {words.value(errors)}{' '}
            <span className={styles['quiet']}>
              {errors.count > 0 ? seen(ref, 'ERROR', words.count(errors)) : words.count(errors)}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'na',
      header: t('figure.na'),
      align: 'end',
      width: '84px',
      cell: ({ ref, na }) => (na.count > 0 ? seen(ref, 'NA', words.value(na)) : words.value(na)),
    },
    {
      key: 'teaches',
      header: t('questions.teaches'),
      width: '180px',
      cell: ({ question }) => <Teaching question={question} />,
    },
  ];
  return (
    <PartCard
      title={t('questions.title')}
      aside={t('questions.aside')}
      tools={
        <span className={styles['pair']}>
          {rows.length > FIRST && (
            <Button size="small" variant="quiet" onClick={() => setWhole(!isWhole)}>
              {isWhole ? t('questions.less') : t('questions.all', { count: formatNumber(rows.length, language) })}
            </Button>
          )}
          {cards.length > 0 && (
            <Select
              label={t('filters.card')}
              value={card}
              items={cards.map(({ id, code, title }) => ({ value: id, label: `${code} ${text(title)}` }))}
              onChange={onCard}
            />
          )}
        </span>
      }
      part={
        card === null ? { data: { qualityByQuestion: [] }, error: null, isLoading: false, retry: part.retry } : part
      }
      isEmpty={(data) => (data.qualityByQuestion ?? []).every(({ errors }) => errors.of === 0)}
      empty={card === null ? <Empty title={t('questions.noCard')}>{t('questions.noCardText')}</Empty> : undefined}
    >
      {() => <Table label={t('questions.title')} columns={columns} rows={shown} rowKey={({ ref }) => ref} />}
    </PartCard>
  );
}
