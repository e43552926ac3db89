import { ClipboardCheck, MessageCircleWarning } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListPanel } from '../../../components/list-panel';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { OwnRowFragment } from '../../../gql/mine/graphql';
import type { Questions } from '../../coaching/shared/use-questions';
import { isWrong, wrongIn } from '../../coaching/shared/wrong';
import { useMinePath, useWords } from '../shared/words';
import styles from './overview.module.css';
import { disputeStanding, mostLost, scoreBefore } from './own-row';

interface EvaluationsCardProps {
  list: ComponentProps<typeof ListPanel>['list'] & { rows: readonly OwnRowFragment[] };
  questions: Questions;
  chosen: string | null;
  onChoose: (id: string) => void;
  onOpen: (id: string) => void;
  onSelf: () => void;
}

interface WhatProps extends Pick<EvaluationsCardProps, 'questions' | 'onOpen'> {
  row: OwnRowFragment;
}

/** What was wrong in a call, in the words of the form. */
function What({ row, questions, onOpen }: WhatProps) {
  const { t, text } = useWords();
  const wrong = wrongIn(row, questions);
  const [first] = wrong;
  const reference = row.callReference ?? row.subjectReference;
  const lost = isWrong(row) ? null : mostLost(row, questions);
  return (
    <span className={styles['wrong']}>
      <button type="button" className={styles['open']} onClick={() => onOpen(row.id)}>
        {first
          ? t(first.isFatal ? 'rows.fatal' : 'rows.wrong', { number: first.number, text: text(first.text) })
          : t(isWrong(row) ? 'rows.some' : 'rows.right')}
      </button>
      <span className={styles['quiet']}>
        {reference !== null && <CodeLabel>{reference}</CodeLabel>}{' '}
        {wrong.length > 1 && t('rows.more', { n: wrong.length - 1 })}
        {lost && t('rows.lost', { number: lost.number, text: text(lost.text) })}{' '}
        {row.kind === 'PEER' && <Tag tone="vio">{t('rows.peer')}</Tag>}
      </span>
    </span>
  );
}

/** Where the agent stands with it: still to read, still to dispute, disputed and what came of it. */
function Standing({ row }: { row: OwnRowFragment }) {
  const { t } = useWords();
  const { go } = useMinePath();
  const standing = disputeStanding(row);
  if (standing === 'open') return <Tag tone="warn">{t('rows.disputeOpen')}</Tag>;
  if (standing !== null) return <Tag tone={standing === 'upheld' ? 'good' : 'plain'}>{t(`rows.${standing}`)}</Tag>;
  return (
    <span>
      <Tag tone={row.state === 'RELEASED' ? 'info' : 'plain'}>
        {t(row.state === 'RELEASED' ? 'rows.unread' : 'rows.read')}
      </Tag>{' '}
      {row.viewerCanDispute && isWrong(row) && (
        <Button
          size="small"
          icon={<MessageCircleWarning size={14} strokeWidth={1.8} aria-hidden="true" />}
          onClick={() => go(row.id, { dispute: true })}
        >
          {t('rows.dispute')}
        </Button>
      )}
    </span>
  );
}

/** The own calls that were evaluated, the newest first. */
export function EvaluationsCard({ list, questions, chosen, onChoose, onOpen, onSelf }: EvaluationsCardProps) {
  const { t, score } = useWords();
  const columns: Column<OwnRowFragment>[] = [
    {
      key: 'day',
      header: t('rows.day'),
      width: '72px',
      cell: ({ day }) => <span className={styles['day']}>{day.slice(5)}</span>,
    },
    { key: 'what', header: t('rows.what'), cell: (row) => <What row={row} questions={questions} onOpen={onOpen} /> },
    {
      key: 'score',
      header: t('rows.score'),
      align: 'end',
      width: '112px',
      cell: (row) => {
        const before = scoreBefore(row);
        const now = row.result?.reported;
        return (
          <span>
            {row.history.length > 0 && before !== now && (
              <>
                <span className={styles['scoreOld']}>{score(before)}</span> →{' '}
              </>
            )}
            <strong className={row.result?.isFatal ? styles['bad'] : undefined}>{score(now)}</strong>
          </span>
        );
      },
    },
    { key: 'state', header: t('rows.state'), width: '196px', cell: (row) => <Standing row={row} /> },
    {
      key: 'until',
      header: t('rows.until'),
      width: '96px',
      cell: ({ disputeUntil, viewerCanDispute }) =>
        viewerCanDispute && disputeUntil !== null ? (
          <DateTime at={disputeUntil} as="lastDay" />
        ) : (
          <span className={styles['quiet']}>—</span>
        ),
    },
  ];
  return (
    <Card
      title={t('rows.title')}
      aside={list.isReady && t('rows.count', { n: list.total })}
      tools={
        <Button
          size="small"
          keyCap="S"
          icon={<ClipboardCheck size={14} strokeWidth={1.8} aria-hidden="true" />}
          onClick={onSelf}
        >
          {t('self.open')}
        </Button>
      }
      padded={false}
    >
      <ListPanel list={list} empty={<Empty title={t('rows.noneTitle')}>{t('rows.noneText')}</Empty>}>
        <Table
          label={t('rows.title')}
          columns={columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          selectedKey={chosen}
          onSelect={({ id }) => onChoose(id)}
          onOpen={({ id }) => onOpen(id)}
        />
      </ListPanel>
    </Card>
  );
}
