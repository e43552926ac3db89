import { FileUp } from 'lucide-react';
import type { ComponentProps } from 'react';
import type { ImportJob } from '../lib/import-job';
import { Empty } from './empty';
import styles from './import-jobs.module.css';
import { type ImportWords, JobCounts, JobState } from './import-marks';
import { ListTable } from './list-table';
import { RelativeTime } from './relative-time';
import type { Column } from './table';

interface ImportJobsProps<Job extends ImportJob> {
  list: ComponentProps<typeof ListTable<Job>>['list'];
  title: string;
  columns: { file: string; state: string; result: string; started: string };
  words: ImportWords;
  /** Who started it. */
  by: (job: Job) => string;
  empty: { title: string; text: string };
  onOpen: (job: Job) => void;
}

/** Earlier imports and what became of them. */
export function ImportJobs<Job extends ImportJob>(props: ImportJobsProps<Job>) {
  const { list, title, columns: names, words, by, empty, onOpen } = props;
  const columns: Column<Job>[] = [
    {
      key: 'file',
      header: names.file,
      cell: (job) => (
        <span className={styles['cell']}>
          <strong>{job.fileName}</strong>
          <span className={styles['quiet']}>{words.run(job.isDryRun)}</span>
        </span>
      ),
    },
    { key: 'state', header: names.state, width: '96px', cell: (job) => <JobState job={job} words={words} /> },
    { key: 'counts', header: names.result, width: '220px', cell: (job) => <JobCounts job={job} words={words} /> },
    {
      key: 'by',
      header: names.started,
      width: '110px',
      cell: (job) => (
        <span className={styles['cell']}>
          <span>{by(job)}</span>
          <span className={styles['quiet']}>
            <RelativeTime at={job.createdAt} />
          </span>
        </span>
      ),
    },
  ];
  return (
    <ListTable
      list={list}
      label={title}
      title={title}
      columns={columns}
      empty={
        <Empty icon={FileUp} title={empty.title}>
          {empty.text}
        </Empty>
      }
      onOpen={onOpen}
    />
  );
}
