import { Tag, type Tone } from '../../../components/tag';
import type { RepairJobFragment, RepairRowOutcome } from '../../../gql/trees/graphql';
import { formatNumber } from '../../../lib/format';
import pageStyles from '../shared/pages.module.css';
import { useWords } from '../shared/words';

const STATES: Record<RepairJobFragment['state'], Tone> = {
  WAITING: 'outline',
  RUNNING: 'info',
  DONE: 'good',
  FAILED: 'bad',
};

export const OUTCOME_TONES: Record<RepairRowOutcome, Tone> = {
  REFUSED: 'bad',
  CREATED: 'good',
  UPDATED: 'info',
  UNCHANGED: 'plain',
};

/** Outcomes in the order in which a person wants to see them: what needs mending first. */
export const OUTCOMES = ['REFUSED', 'CREATED', 'UPDATED', 'UNCHANGED'] as const satisfies readonly RepairRowOutcome[];

export const countOf = (job: RepairJobFragment, outcome: RepairRowOutcome): number =>
  ({ REFUSED: job.refusedCount, CREATED: job.createdCount, UPDATED: job.updatedCount, UNCHANGED: job.unchangedCount })[
    outcome
  ];

export function JobState({ job }: { job: RepairJobFragment }) {
  const { t } = useWords();
  return <Tag tone={STATES[job.state]}>{t(`repairs.states.${job.state}`)}</Tag>;
}

/** What became of the rows; outcomes that did not occur are left out. */
export function JobCounts({ job }: { job: RepairJobFragment }) {
  const { t, language } = useWords();
  return (
    <span className={pageStyles['row']}>
      {OUTCOMES.filter((outcome) => countOf(job, outcome) > 0).map((outcome) => (
        <Tag key={outcome} tone={OUTCOME_TONES[outcome]}>
          {t(`repairs.outcomes.${outcome}`)} {formatNumber(countOf(job, outcome), language)}
        </Tag>
      ))}
    </span>
  );
}
