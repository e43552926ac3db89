import { useEffect } from 'react';
import { Forbidden } from '../../../components/forbidden';
import { ImportJobs } from '../../../components/import-jobs';
import { ImportJobsDocument } from '../../../gql/knowledge/graphql';
import { usePages } from '../../../lib/use-pages';
import { DeskPage } from '../shared/desk-page';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { ImportForm } from './import-form';
import styles from './import-page.module.css';
import { PortSwitch } from './port-switch';
import { useJobWords } from './use-job-words';

const PAGE = 20;

function Jobs() {
  const { t, person } = useWords();
  const { go } = useKnowledgePath();
  const list = usePages(ImportJobsDocument, { first: PAGE }, (data) => data.importJobs);
  const words = useJobWords();
  return (
    <ImportJobs
      list={list}
      title={t('import.jobs')}
      columns={{
        file: t('import.columns.file'),
        state: t('columns.state'),
        result: t('import.columns.result'),
        started: t('import.columns.started'),
      }}
      words={words}
      by={({ startedBy }) => person(startedBy)}
      empty={{ title: t('import.noneTitle'), text: t('import.noneText') }}
      onOpen={({ id }) => go(`import/${id}`)}
    />
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
