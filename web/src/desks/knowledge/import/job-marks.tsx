import { Tag, type Tone } from '../../../components/tag';
import type { ImportJobRowFragment, ImportRowOutcome } from '../../../gql/knowledge/graphql';
import { formatNumber } from '../../../lib/format';
import { useWords } from '../shared/words';
import styles from './import-page.module.css';

const STATES: Record<ImportJobRowFragment['state'], Tone> = {
  WAITING: 'outline',
  RUNNING: 'info',
  DONE: 'good',
  FAILED: 'bad',
};

export const OUTCOME_TONES: Record<ImportRowOutcome, Tone> = {
  REFUSED: 'bad',
  CREATED: 'good',
  UPDATED: 'info',
  UNCHANGED: 'plain',
};

/** Outcomes in the order in which a person wants to see them: what needs mending first. */
export const OUTCOMES = ['REFUSED', 'CREATED', 'UPDATED', 'UNCHANGED'] as const satisfies readonly ImportRowOutcome[];

export const countOf = (job: ImportJobRowFragment, outcome: ImportRowOutcome): number =>
  ({ REFUSED: job.refusedCount, CREATED: job.createdCount, UPDATED: job.updatedCount, UNCHANGED: job.unchangedCount })[
    outcome
  ];

export function JobState({ job }: { job: ImportJobRowFragment }) {
  const { t } = useWords();
  return <Tag tone={STATES[job.state]}>{t(`import.states.${job.state}`)}</Tag>;
}

/** What became of the rows; outcomes that did not occur are left out. */
export function JobCounts({ job }: { job: ImportJobRowFragment }) {
  const { t, language } = useWords();
  return (
    <span className={styles['counts']}>
      {OUTCOMES.filter((outcome) => countOf(job, outcome) > 0).map((outcome) => (
        <Tag key={outcome} tone={OUTCOME_TONES[outcome]}>
          {t(`import.counted.${outcome}`, {
            count: countOf(job, outcome),
            shown: formatNumber(countOf(job, outcome), language),
          })}
        </Tag>
      ))}
    </span>
  );
}
