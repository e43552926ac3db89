import { ClipboardList, FilterX, FlaskConical } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListTable } from '../../../components/list-table';
import type { Column } from '../../../components/table';
import { EvaluationListDocument, type EvaluationRowFragment } from '../../../gql/quality/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { usePerson } from '../../../lib/use-person';
import { DeskPage } from '../shared/desk-page';
import styles from '../shared/list.module.css';
import { EvaluationStateTag, KindTag, ScoreCell } from '../shared/state-tags';
import { useQualityPath } from '../shared/use-quality';
import { useWords } from '../shared/words';
import { CountedChips } from './counted-chips';
import { EvaluationFilterBar } from './evaluation-filter-bar';
import {
  evaluationFilter,
  type EvaluationSearch,
  isFiltered,
  readEvaluationSearch,
  writeEvaluationSearch,
} from './evaluation-filters';
import { WhatIfDialog } from './what-if-dialog';

const PAGE = 50;

/** The evaluations that this person may know of. */
export function EvaluationsPage() {
  const { t, person } = useWords();
  const { go, search } = useQualityPath();
  const { roles } = usePerson();
  const filters = readEvaluationSearch(search);
  const place = (next: EvaluationSearch): void => go('evaluations', writeEvaluationSearch(next), { replace: true });
  const clear = (): void => go('evaluations', {}, { replace: true });
  const filter = evaluationFilter(filters);
  const list = usePages(
    EvaluationListDocument,
    { filter, orderBy: filters.order ?? 'NEWEST', first: PAGE },
    (data) => data.evaluations,
  );
  const [asks, setAsks] = useState(false);
  // Only those who read results ask what they would be.
  const mayAsk = roles.some((role) => role === 'QA_ANALYST' || role === 'SUPERVISOR' || role === 'MANAGER');
  const askAnew = mayAsk ? () => setAsks(true) : undefined;
  useHotkeys({ w: askAnew });
  useEffect(() => {
    document.title = t('tabs.evaluations');
  }, [t]);
  const columns: Column<EvaluationRowFragment>[] = [
    {
      key: 'call',
      header: t('columns.call'),
      width: '150px',
      cell: (row) => <CodeLabel>{row.callReference ?? row.subjectReference ?? '—'}</CodeLabel>,
    },
    { key: 'day', header: t('columns.day'), width: '96px', cell: (row) => row.day },
    { key: 'agent', header: t('columns.agent'), cell: (row) => <strong>{person(row.agent)}</strong> },
    { key: 'evaluator', header: t('columns.evaluator'), cell: (row) => person(row.evaluator) },
    {
      key: 'card',
      header: t('columns.card'),
      width: '120px',
      cell: (row) => (
        <>
          <CodeLabel>{row.scorecardCode}</CodeLabel> {t('form.version', { version: row.version })}
        </>
      ),
    },
    {
      key: 'state',
      header: t('columns.state'),
      width: '190px',
      cell: (row) => (
        <span className={styles['tags']}>
          <EvaluationStateTag state={row.state} />
          <KindTag kind={row.kind} />
          {row.state === 'SUBMITTED' && row.releaseAt !== null && (
            <span className={styles['quiet']}>
              {t('result.releaseAt')} <DateTime at={row.releaseAt} as="moment" />
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'score',
      header: t('columns.score'),
      align: 'end',
      width: '170px',
      cell: (row) => (row.viewerCanRead ? <ScoreCell result={row.result} /> : '—'),
    },
    {
      key: 'at',
      header: t('columns.changed'),
      align: 'end',
      width: '84px',
      cell: (row) => <DateTime at={row.releasedAt ?? row.submittedAt ?? row.createdAt} />,
    },
  ];
  return (
    <DeskPage
      tab="evaluations"
      hints={[
        { keys: 'J K', label: t('keys.upDown') },
        { keys: '↵', label: t('keys.open') },
        ...(askAnew ? [{ keys: 'W', label: t('whatIf.title'), run: askAnew }] : []),
      ]}
    >
      <EvaluationFilterBar filters={filters} onChange={place} onClear={clear}>
        {askAnew && (
          <Button size="small" keyCap="W" icon={<FlaskConical size={14} aria-hidden="true" />} onClick={askAnew}>
            {t('whatIf.title')}
          </Button>
        )}
      </EvaluationFilterBar>
      <CountedChips filters={filters} row={list.rows[0]} onChange={place} />
      <ListTable
        list={list}
        label={t('tabs.evaluations')}
        columns={columns}
        empty={
          isFiltered(filters) ? (
            <Empty
              icon={ClipboardList}
              title={t('evaluations.noneTitle')}
              actions={
                <Button icon={<FilterX size={14} aria-hidden="true" />} onClick={clear}>
                  {t('filters.clear')}
                </Button>
              }
            >
              {t('evaluations.noneText')}
            </Empty>
          ) : (
            <Empty
              icon={ClipboardList}
              title={t('evaluations.emptyTitle')}
              actions={<Button onClick={() => go('calls')}>{t('queue.emptyAct')}</Button>}
            >
              {t('evaluations.emptyText')}
            </Empty>
          )
        }
        onOpen={({ id }) => go(`evaluate/${id}`)}
      />
      {asks && <WhatIfDialog filter={filter} onClose={() => setAsks(false)} />}
    </DeskPage>
  );
}
