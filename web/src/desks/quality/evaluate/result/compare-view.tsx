import { type Column, Table } from '../../../../components/table';
import type { GivenAnswerFragment, EvaluationOfQuery, AnsweredFormFragment } from '../../../../gql/quality/graphql';
import { ScoreCell } from '../../shared/state-tags';
import { useWords } from '../../shared/words';
import { useAnswerWords } from '../answer-words';
import styles from '../evaluate.module.css';
import { type Numbered, questionsOf } from '../questions';
import { sameAnswer } from '../session/score-state';

type Read = NonNullable<EvaluationOfQuery['evaluation']>;

/** The others about the same call that this person reads: the agent's own, the second evaluator's. */
export const comparable = (evaluation: Read) =>
  evaluation.others.filter(({ viewerCanRead, state }) => viewerCanRead && state !== 'DRAFT');

/** This evaluation and the others of the same call, question by question, side by side. */
export function CompareView({ evaluation, form }: { evaluation: Read; form: AnsweredFormFragment }) {
  const { t, text, person } = useWords();
  const say = useAnswerWords();
  const others = comparable(evaluation);
  const of = (answers: readonly GivenAnswerFragment[], ref: string) => answers.find((one) => one.ref === ref);
  const columns: Column<Numbered>[] = [
    {
      key: 'question',
      header: t('result.question'),
      cell: ({ question, number }) => `${number}. ${text(question.text)}`,
    },
    {
      key: 'this',
      header: person(evaluation.evaluator),
      width: '92px',
      cell: ({ question }) => say(question, of(evaluation.answers, question.ref)),
    },
    ...others.map((other): Column<Numbered> => ({
      key: other.id,
      header: (
        <>
          {t(`kinds.${other.kind}`)}
          <br />
          {person(other.evaluator)}
        </>
      ),
      width: '100px',
      cell: ({ question }) => {
        const [mine, theirs] = [of(evaluation.answers, question.ref), of(other.answers, question.ref)];
        return sameAnswer(mine, theirs) ? (
          say(question, theirs)
        ) : (
          <mark title={t('result.differs')}>{say(question, theirs)}</mark>
        );
      },
    })),
  ];
  return (
    <div className={styles['sideScroll']} tabIndex={0} role="region" aria-label={t('result.tabs.compare')}>
      <p className={styles['rowline']}>
        {person(evaluation.evaluator)}: <ScoreCell result={evaluation.result} />
        {others.map((other) => (
          <span key={other.id}>
            · {t(`kinds.${other.kind}`)}: <ScoreCell result={other.result} />
          </span>
        ))}
      </p>
      <Table
        label={t('result.tabs.compare')}
        columns={columns}
        rows={questionsOf(form.content.sections)}
        rowKey={({ question }) => question.ref}
      />
    </div>
  );
}
