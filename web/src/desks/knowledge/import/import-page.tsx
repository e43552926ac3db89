import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { Forbidden } from '../../../components/forbidden';
import { RelativeTime } from '../../../components/relative-time';
import { type Column, Table } from '../../../components/table';
import { type ImportJobRowFragment, ImportJobsDocument } from '../../../gql/knowledge/graphql';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../../../components/list-panel';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useWords } from '../shared/words';
import { ImportForm } from './import-form';
import styles from './import-page.module.css';
import { JobCounts, JobState } from './job-marks';
import { PortSwitch } from './port-switch';

const PAGE = 20;

function Jobs() {
  const { t, person } = useWords();
  const { go } = useKnowledgePath();
  const list = usePages(ImportJobsDocument, { first: PAGE }, (data) => data.importJobs);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = ({ id }: ImportJobRowFragment): void => go(`import/${id}`);
  useRowKeys({
    rows: list.rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: open,
  });
  const columns: Column<ImportJobRowFragment>[] = [
    {
      key: 'file',
      header: t('import.columns.file'),
      cell: (job) => (
        <span className={styles['file']}>
          <strong>{job.fileName}</strong>
          <span className={styles['quiet']}>{t(job.isDryRun ? 'import.wasDryRun' : 'import.wasReal')}</span>
        </span>
      ),
    },
    { key: 'state', header: t('columns.state'), width: '96px', cell: (job) => <JobState job={job} /> },
    { key: 'counts', header: t('import.columns.result'), width: '220px', cell: (job) => <JobCounts job={job} /> },
    {
      key: 'by',
      header: t('import.columns.started'),
      width: '110px',
      cell: (job) => (
        <span className={styles['file']}>
          <span>{person(job.startedBy)}</span>
          <span className={styles['quiet']}>
            <RelativeTime at={job.createdAt} />
          </span>
        </span>
      ),
    },
  ];
  return (
    <Card title={t('import.jobs')} padded={false}>
      <ListPanel
        list={list}
        empty={
          <Empty icon={FileUp} title={t('import.noneTitle')}>
            {t('import.noneText')}
          </Empty>
        }
      >
        <Table
          label={t('import.jobs')}
          columns={columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          selectedKey={chosen}
          onSelect={open}
        />
      </ListPanel>
    </Card>
  );
}

/** Bringing in many articles at once, and what became of earlier imports. */
export function ImportPage() {
  const { t } = useWords();
  const mayWrite = useMayWrite();
  useEffect(() => {
    document.title = t('tabs.import');
  }, [t]);
  return (
    <DeskPage
      tab="import"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
      ]}
    >
      {mayWrite ? (
        <>
          <PortSwitch value="import" />
          <div className={styles['columns']}>
            <ImportForm />
            <Jobs />
          </div>
        </>
      ) : (
        <Forbidden />
      )}
    </DeskPage>
  );
}
