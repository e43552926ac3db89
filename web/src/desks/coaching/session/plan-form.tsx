import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { MomentField } from '../../../components/moment-field';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { TextArea } from '../../../components/text-area';
import { type CoachedEvaluationFragment, CoachedEvaluationsDocument } from '../../../gql/coaching/graphql';
import { type Refusal, refusalOf } from '../../../lib/outcome';
import styles from '../shared/coaching.module.css';
import { EvaluationLine } from '../shared/evaluation-line';
import { useQuestions } from '../shared/use-questions';
import { useWords } from '../shared/words';
import { wrongAmong } from '../shared/wrong';
import type { Plan } from './plan';

interface PlanFormProps {
  agentId: string;
  plan: Plan;
  refusals: readonly Refusal[];
  isTried: boolean;
  onChange: (plan: Plan) => void;
}

const SHOWN = 20;
const MOST = 20;
const toggled = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

/** Which calls and questions a session is about: the released evaluations of the agent, and what was wrong in the chosen ones. */
function Matter({ agentId, plan, onChange }: Pick<PlanFormProps, 'agentId' | 'plan' | 'onChange'>) {
  const { t, text } = useWords();
  const [{ data, error }, ask] = useQuery({
    query: CoachedEvaluationsDocument,
    variables: {
      filter: { agentId, states: ['RELEASED', 'ACKNOWLEDGED'], kinds: ['STANDARD', 'SECOND'] },
      first: SHOWN,
    },
  });
  const rows = data?.evaluations.nodes ?? [];
  const questions = useQuestions(rows);
  // The scorecard of the first chosen one is that of the questions.
  const chosen = plan.evaluationIds.flatMap((id) => rows.filter((row) => row.id === id));
  const wrong = wrongAmong(chosen, questions);
  const choose = (row: CoachedEvaluationFragment): void => {
    const evaluationIds = toggled(plan.evaluationIds, row.id);
    const left = wrongAmong(
      evaluationIds.flatMap((id) => rows.filter((one) => one.id === id)),
      questions,
    ).map(({ ref }) => ref);
    const callId = row.call?.id ?? null;
    const isIn = evaluationIds.includes(row.id);
    const callIds =
      callId === null ? plan.callIds : [...plan.callIds.filter((id) => id !== callId), ...(isIn ? [callId] : [])];
    onChange({ ...plan, evaluationIds, callIds, refs: plan.refs.filter((ref) => left.includes(ref)) });
  };
  return (
    <div className={styles['column']}>
      <Card title={t('plan.evaluations')} aside={t('plan.evaluationsHint')} padded={false}>
        {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!data && !error && <Skeleton rows={4} />}
        {data && rows.length === 0 && <Empty title={t('evaluations.noneTitle')}>{t('plan.noEvaluations')}</Empty>}
        <ul className={styles['rows']} tabIndex={0} aria-label={t('plan.evaluations')}>
          {rows.map((row) => (
            <li key={row.id} className={styles['row']}>
              <EvaluationLine
                evaluation={row}
                questions={questions}
                before={
                  <Checkbox
                    label={t('plan.about', { reference: row.callReference ?? row.day })}
                    checked={plan.evaluationIds.includes(row.id)}
                    disabled={!plan.evaluationIds.includes(row.id) && plan.evaluationIds.length >= MOST}
                    onChange={() => choose(row)}
                  />
                }
              />
            </li>
          ))}
        </ul>
      </Card>
      {wrong.length > 0 && (
        <Card title={t('plan.questions')} padded={false}>
          <ul>
            {wrong.map((one) => (
              <li key={one.ref} className={styles['row']}>
                <span className={styles['line']}>
                  <Checkbox
                    checked={plan.refs.includes(one.ref)}
                    onChange={() => onChange({ ...plan, refs: toggled(plan.refs, one.ref) })}
                  >
                    {one.number}. {text(one.text)}
                  </Checkbox>
                  {one.isFatal && <Tag tone="bad">{t('plan.fatal')}</Tag>}
                  <span className={styles['quiet']}>{t('plan.times', { n: one.times })}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

/** The plan of a coaching session. */
export function PlanForm({ agentId, plan, refusals, isTried, onChange }: PlanFormProps) {
  const { t } = useWords();
  return (
    <div className={styles['columns']}>
      <Card title={t('plan.title')} padded={false}>
        <div className={styles['form']}>
          <Field
            label={t('plan.topic')}
            error={
              refusalOf(refusals, 'topic') ?? (isTried && plan.topic.trim() === '' ? t('plan.topicMissing') : null)
            }
          >
            <TextArea
              rows={2}
              value={plan.topic}
              maxLength={1_000}
              onChange={(event) => onChange({ ...plan, topic: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('plan.goals')} hint={t('plan.goalsHint')} error={refusalOf(refusals, 'goals')}>
            <TextArea
              rows={4}
              value={plan.goals}
              onChange={(event) => onChange({ ...plan, goals: event.currentTarget.value })}
            />
          </Field>
          <div className={styles['two']}>
            <MomentField
              label={t('plan.plannedAt')}
              value={plan.plannedAt}
              onChange={(plannedAt) => onChange({ ...plan, plannedAt })}
              error={refusalOf(refusals, 'plannedAt')}
            />
            <MomentField
              label={t('plan.followUpAt')}
              value={plan.followUpAt}
              isAhead
              onChange={(followUpAt) => onChange({ ...plan, followUpAt })}
              error={refusalOf(refusals, 'followUpAt')}
            />
          </div>
        </div>
      </Card>
      <Matter agentId={agentId} plan={plan} onChange={onChange} />
    </div>
  );
}
