import { AudioLines, FileText, FilterX, Lock, PhoneOff, Star } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListTable } from '../../../components/list-table';
import type { Column } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { ListedCallFragment } from '../../../gql/quality/graphql';
import { SatisfactionTag } from '../shared/call-head';
import { DeskPage } from '../shared/desk-page';
import styles from '../shared/list.module.css';
import { useQualityPath, useQualityRights } from '../shared/use-quality';
import { useWords } from '../shared/words';
import { CallFilterBar } from './call-filter-bar';
import { type CallSearch, isFiltered, readCallSearch, writeCallSearch } from './call-filters';
import { type ShownCall, useCallList } from './use-call-list';

/** What goes with a call: a recording, a transcript, a hold of the law, an example. */
function CallMarks({ call }: { call: ListedCallFragment }) {
  const { t } = useWords();
  const marks = [
    { is: call.hasRecording, icon: AudioLines, label: t('call.recorded') },
    { is: call.hasTranscript, icon: FileText, label: t('call.transcribed') },
    { is: call.isOnLegalHold, icon: Lock, label: t('call.onHold') },
    { is: call.isExemplary, icon: Star, label: t('result.exemplary') },
  ];
  return (
    <span className={styles['tags']}>
      {marks
        .filter(({ is }) => is)
        .map(({ icon: Icon, label }) => (
          <span key={label} title={label}>
            <Icon size={15} strokeWidth={1.8} aria-label={label} role="img" />
          </span>
        ))}
    </span>
  );
}

/** The calls that this person may see, newest first. */
export function CallsPage() {
  const { t, person, text, span } = useWords();
  const { go, search } = useQualityPath();
  const { brings } = useQualityRights();
  const filters = readCallSearch(search);
  const place = (next: CallSearch): void => go('calls', writeCallSearch(next), { replace: true });
  const clear = (): void => go('calls', {}, { replace: true });
  const list = useCallList(filters);
  useEffect(() => {
    document.title = t('tabs.calls');
  }, [t]);
  const columns: Column<ShownCall>[] = [
    {
      key: 'reference',
      header: t('columns.call'),
      width: '150px',
      cell: (row) => <CodeLabel>{row.reference}</CodeLabel>,
    },
    {
      key: 'when',
      header: t('columns.when'),
      width: '104px',
      cell: (row) => <DateTime at={row.offeredAt} as="moment" />,
    },
    {
      key: 'agent',
      header: t('columns.agent'),
      width: '150px',
      cell: (row) => (
        <span className={styles['cell']}>
          <strong>{person(row.agent)}</strong>
          <span className={styles['quiet']}>{row.team ? text(row.team.name) : ''}</span>
        </span>
      ),
    },
    {
      key: 'queue',
      header: t('columns.queue'),
      cell: (row) => (
        <span className={styles['cell']}>
          <span className={styles['tags']}>
            <Tag>{t(`channels.${row.channel}`)}</Tag>
            {row.queue && text(row.queue.name)}
            {row.customerLevel && <Tag tone="info">{text(row.customerLevel.name)}</Tag>}
          </span>
          {row.snippet && <span className={styles['snippet']}>{row.snippet}</span>}
        </span>
      ),
    },
    {
      key: 'talk',
      header: t('columns.talk'),
      align: 'end',
      width: '72px',
      cell: (row) => (row.answeredAt === null ? t('call.abandoned') : span(row.talkSeconds)),
    },
    {
      key: 'handle',
      header: t('columns.handle'),
      align: 'end',
      width: '72px',
      cell: (row) => span(row.handleSeconds),
    },
    {
      key: 'content',
      header: t('columns.content'),
      width: '130px',
      cell: (row) => (row.satisfaction === null ? '—' : <SatisfactionTag value={row.satisfaction} />),
    },
    { key: 'marks', header: t('columns.marks'), width: '96px', cell: (row) => <CallMarks call={row} /> },
  ];
  return (
    <DeskPage
      tab="calls"
      hints={[
        { keys: 'J K', label: t('keys.upDown') },
        { keys: '↵', label: t('keys.open') },
        { keys: '/', label: t('filters.text') },
      ]}
    >
      <CallFilterBar filters={filters} onChange={place} onClear={clear} />
      <ListTable
        list={list}
        label={t('tabs.calls')}
        columns={columns}
        empty={
          isFiltered(filters) ? (
            <Empty
              icon={PhoneOff}
              title={t('calls.noneTitle')}
              actions={
                <Button icon={<FilterX size={14} aria-hidden="true" />} onClick={clear}>
                  {t('filters.clear')}
                </Button>
              }
            >
              {t('calls.noneText')}
            </Empty>
          ) : (
            <Empty
              icon={PhoneOff}
              title={t('calls.emptyTitle')}
              actions={brings ? <Button onClick={() => go('import')}>{t('calls.emptyAct')}</Button> : undefined}
            >
              {t('calls.emptyText')}
            </Empty>
          )
        }
        onOpen={({ id }) => go(`calls/${id}`)}
      />
    </DeskPage>
  );
}
