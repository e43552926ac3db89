import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CodeLabel } from '../../../components/code-label';
import type { CoachedEvaluationFragment } from '../../../gql/coaching/graphql';
import styles from './coaching.module.css';
import type { Questions } from './use-questions';
import { isWrong, wrongIn } from './wrong';
import { useWords } from './words';

interface EvaluationLineProps {
  evaluation: CoachedEvaluationFragment;
  questions: Questions;
  /** What stands before it, such as a box to choose it. */
  before?: ReactNode;
}

/** One evaluation in short: day, call, score, what was wrong; the call's code leads to it. */
export function EvaluationLine({ evaluation, questions, before }: EvaluationLineProps) {
  const { t, text, list, score } = useWords();
  const { history } = useRouter();
  const wrong = wrongIn(evaluation, questions);
  return (
    <>
      <span className={styles['line']}>
        {before}
        <span className={styles['quiet']}>{evaluation.day.slice(5)}</span>
        <button
          type="button"
          className={styles['link']}
          onClick={() => history.push(`/quality/evaluate/${evaluation.id}`)}
        >
          <CodeLabel>{evaluation.callReference ?? evaluation.scorecardCode}</CodeLabel>
        </button>
        <span className={styles['space']} />
        <strong className={evaluation.result?.isFatal ? styles['bad'] : undefined}>
          {score(evaluation.result?.reported)}
        </strong>
      </span>
      <span className={styles['quiet']}>
        {!isWrong(evaluation)
          ? t('evaluations.right')
          : list(
              wrong.map(({ number, text: asked, isFatal }) =>
                t(isFatal ? 'evaluations.fatal' : 'evaluations.wrong', { number, text: text(asked) }),
              ),
            )}
      </span>
    </>
  );
}
