import { CodeLabel } from '../../../components/code-label';
import { Tag } from '../../../components/tag';
import type { EvaluationWholeFragment } from '../../../gql/quality/graphql';
import { useWords } from '../shared/words';
import styles from './evaluate.module.css';

/** What is evaluated where there is no call to show: a visit, a repair, or a call that this person does not see. */
export function SubjectLine({ evaluation }: { evaluation: EvaluationWholeFragment }) {
  const { t, person } = useWords();
  return (
    <span className={styles['rowline']}>
      <CodeLabel>{evaluation.subjectReference ?? evaluation.callReference ?? '—'}</CodeLabel>
      <strong>{person(evaluation.agent)}</strong>
      <Tag>{t(`subjects.${evaluation.subject}`)}</Tag>
    </span>
  );
}
