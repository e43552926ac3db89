import { countOf, type ImportJob, OUTCOMES, type RowOutcome } from '../lib/import-job';
import styles from './import-marks.module.css';
import { Tag, type Tone } from './tag';

/** What a desk calls the things about an import. */
export interface ImportWords {
  state: (state: ImportJob['state']) => string;
  /** It was called off; on desks where that can be. */
  cancelled?: string;
  /** Whether it was only tried out. */
  run: (isDryRun: boolean) => string;
  outcome: (outcome: RowOutcome) => string;
  /** So many rows with this outcome. */
  counted: (outcome: RowOutcome, count: number) => string;
}

const STATES: Record<ImportJob['state'], Tone> = {
  WAITING: 'outline',
  RUNNING: 'info',
  DONE: 'good',
  FAILED: 'bad',
};

const TONES: Record<RowOutcome, Tone> = {
  REFUSED: 'bad',
  CREATED: 'good',
  UPDATED: 'info',
  UNCHANGED: 'plain',
};

export function JobState({ job, words }: { job: ImportJob; words: ImportWords }) {
  if (job.isCancelled) return <Tag tone="outline">{words.cancelled}</Tag>;
  return <Tag tone={STATES[job.state]}>{words.state(job.state)}</Tag>;
}

/** What became of the rows; outcomes that did not occur are left out. */
export function JobCounts({ job, words }: { job: ImportJob; words: ImportWords }) {
  return (
    <span className={styles['counts']}>
      {OUTCOMES.filter((outcome) => countOf(job, outcome) > 0).map((outcome) => (
        <Tag key={outcome} tone={TONES[outcome]}>
          {words.counted(outcome, countOf(job, outcome))}
        </Tag>
      ))}
    </span>
  );
}

/** What became of one row. */
export function OutcomeTag({ outcome, words }: { outcome: RowOutcome; words: ImportWords }) {
  return <Tag tone={TONES[outcome]}>{words.outcome(outcome)}</Tag>;
}
