import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { countOf, type ImportJob, OUTCOMES, type RowOutcome } from '../lib/import-job';
import { Button } from './button';
import { Card } from './card';
import styles from './import-job-view.module.css';
import { type ImportWords, JobState } from './import-marks';
import { Notice } from './notice';
import { Progress } from './progress';
import { Tabs } from './tabs';
import { Tag } from './tag';

interface SummaryProps {
  job: ImportJob;
  words: ImportWords;
  /** How far it is: as a sentence, and as the name of the bar. */
  done: string;
  progress: string;
  /** Over the reason why the whole of it failed. */
  failed: string;
  /** What else is to be said about it. */
  children?: ReactNode;
}

/** One import: its file, how far it is, why it failed where it did. */
export function ImportSummary({ job, words, done, progress, failed, children }: SummaryProps) {
  return (
    <Card
      title={
        <span className={styles['title']}>
          <Hourglass size={15} strokeWidth={1.8} aria-hidden="true" /> {job.fileName}
        </span>
      }
      aside={
        <>
          <JobState job={job} words={words} />
          <Tag tone="outline">{words.run(job.isDryRun)}</Tag>
        </>
      }
      tools={
        <span className={styles['done']} role="status">
          {done}
        </span>
      }
    >
      <div className={styles['summary']}>
        <div className={styles['bar']}>
          <Progress value={job.doneCount} max={Math.max(1, job.totalCount)} label={progress} />
        </div>
        {children}
        {job.error !== null && (
          <Notice kind="error" title={failed}>
            {job.error}
          </Notice>
        )}
      </div>
    </Card>
  );
}

interface OutcomesProps {
  job: ImportJob;
  words: ImportWords;
  label: string;
  value: RowOutcome;
  onChange: (outcome: RowOutcome) => void;
  back: string;
  onBack: () => void;
  /** The rows of the outcome that is looked at. */
  children: ReactNode;
}

/** What became of the rows, one outcome at a time. */
export function ImportOutcomes({ job, words, label, value, onChange, back, onBack, children }: OutcomesProps) {
  return (
    <Card padded={false}>
      <div className={styles['outcomes']}>
        <Tabs
          label={label}
          value={value}
          items={OUTCOMES.map((one) => ({ value: one, label: words.outcome(one), count: countOf(job, one) }))}
          onChange={onChange}
        >
          <Button size="small" onClick={onBack}>
            {back}
          </Button>
        </Tabs>
      </div>
      {children}
    </Card>
  );
}
