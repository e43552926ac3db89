import { Shuffle } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { ListPanel } from '../../../components/list-panel';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { Segmented } from '../../../components/segmented';
import { type Column, Table } from '../../../components/table';
import { Tag, type Tone } from '../../../components/tag';
import {
  type AssignmentState,
  DrawnDistributeDocument,
  type DrawnCallFragment,
  DrawnReassignDocument,
  PlanAssignmentsDocument,
  type PlanWholeFragment,
} from '../../../gql/calibration/graphql';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { usePages } from '../../../lib/use-pages';
import { useQualityPath } from '../../quality/shared/use-quality';
import { ManyField } from '../shared/many-field';
import pages from '../shared/pages.module.css';
import { useEvaluators } from '../shared/use-choices';
import { useWords } from '../shared/words';
import { usePlanWords } from './plan-words';

const PAGE = 50;
const TONES: Record<AssignmentState, Tone> = { OPEN: 'outline', STARTED: 'info', DONE: 'good', SKIPPED: 'plain' };
const SHOWN = ['all', 'open', 'overdue'] as const;
type Shown = (typeof SHOWN)[number];

/** The calls of a draw: who scores each, by when, and how far; they can be given to others one by one or spread anew. */
export function DrawnList({ plan, sampleId }: { plan: PlanWholeFragment; sampleId: string }) {
  const { t, person } = useWords();
  const { go } = useQualityPath();
  const say = usePlanWords();
  const [shown, setShown] = useState<Shown>('all');
  const [moved, setMoved] = useState<DrawnCallFragment | null>(null);
  const [spreads, setSpreads] = useState(false);
  const states: AssignmentState[] | null = shown === 'open' ? ['OPEN', 'STARTED'] : null;
  const list = usePages(
    PlanAssignmentsDocument,
    { filter: { sampleId, states, isOverdue: shown === 'overdue' ? true : null }, first: PAGE },
    (data) => data.assignments,
  );
  const columns: Column<DrawnCallFragment>[] = [
    {
      key: 'call',
      header: t('columns.call'),
      width: '150px',
      cell: ({ call }) => (call ? <CodeLabel>{call.reference}</CodeLabel> : '—'),
    },
    { key: 'agent', header: t('columns.agent'), width: '116px', cell: ({ agent }) => person(agent) },
    {
      key: 'stratum',
      header: t('sampling.stratum'),
      cell: ({ stratum, isReplacement }) => (
        <span className={pages['tags']}>
          {say.stratum(stratum, plan)}
          {isReplacement && <Tag tone="outline">{t('sampling.replacement')}</Tag>}
        </span>
      ),
    },
    { key: 'evaluator', header: t('columns.evaluator'), width: '116px', cell: ({ evaluator }) => person(evaluator) },
    {
      key: 'state',
      header: t('columns.state'),
      width: '96px',
      cell: ({ state, skipReason }) => (
        <Tag tone={TONES[state]} title={skipReason ?? undefined}>
          {t(`sampling.states.${state}`)}
        </Tag>
      ),
    },
    {
      key: 'due',
      header: t('disputes.due'),
      width: '126px',
      cell: ({ dueAt, isOverdue }) =>
        isOverdue ? (
          <Tag tone="bad">
            {t('disputes.overdue')} <DateTime at={dueAt} />
          </Tag>
        ) : (
          <DateTime at={dueAt} as="moment" />
        ),
    },
    {
      key: 'act',
      header: '',
      align: 'end',
      width: '92px',
      cell: (row) =>
        row.viewerCanReassign ? (
          <Button size="small" onClick={() => setMoved(row)}>
            {t('sampling.reassign')}
          </Button>
        ) : (
          row.evaluation && (
            <Button size="small" variant="quiet" onClick={() => go(`evaluate/${row.evaluation?.id ?? ''}`)}>
              {t('sampling.read')}
            </Button>
          )
        ),
    },
  ];
  return (
    <Card
      title={t('sampling.assignments')}
      aside={
        <Segmented<Shown>
          label={t('sampling.assignments')}
          value={shown}
          items={SHOWN.map((value) => ({ value, label: t(`sampling.shown.${value}`) }))}
          onChange={setShown}
        />
      }
      tools={
        plan.viewerCanEdit && (
          <Button size="small" icon={<Shuffle size={13} aria-hidden="true" />} onClick={() => setSpreads(true)}>
            {t('sampling.distribute')}
          </Button>
        )
      }
      padded={false}
    >
      <ListPanel
        list={list}
        empty={
          <Empty
            title={t(shown === 'all' ? 'sampling.noAssignments' : 'sampling.noneShown')}
            actions={shown !== 'all' && <Button onClick={() => setShown('all')}>{t('sampling.shown.all')}</Button>}
          >
            {shown === 'all' ? t('sampling.noAssignmentsText') : undefined}
          </Empty>
        }
      >
        <Table label={t('sampling.assignments')} columns={columns} rows={list.rows} rowKey={({ id }) => id} />
      </ListPanel>
      {moved && <ReassignDialog row={moved} onClose={() => setMoved(null)} />}
      {spreads && <DistributeDialog sampleId={sampleId} onDone={list.reload} onClose={() => setSpreads(false)} />}
    </Card>
  );
}

function ReassignDialog({ row, onClose }: { row: DrawnCallFragment; onClose: () => void }) {
  const { t, person } = useWords();
  const people = useEvaluators().filter(({ value }) => value !== row.evaluator?.id && value !== row.agent?.id);
  const [evaluatorId, setEvaluator] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const change = useChange(DrawnReassignDocument, (data) => data.assignmentReassign);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (evaluatorId === null || change.busy) return;
    const outcome = await change.run({ id: row.id, input: { expectedVersion: row.revision, evaluatorId } });
    if (outcome.kind === 'done') onClose();
  };
  return (
    <FormDialog
      title={t('sampling.reassign')}
      description={t('sampling.reassignText', { call: row.call?.reference ?? '—', name: person(row.evaluator) })}
      submit={t('sampling.reassignDo')}
      busy={change.busy}
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['evaluatorId']} />
      <Field
        label={t('columns.evaluator')}
        error={
          refusalOf(change.refusals, 'evaluatorId') ?? (isTried && evaluatorId === null ? t('form.missing') : null)
        }
      >
        <Select value={evaluatorId} items={people} placeholder={t('form.choose')} onChange={setEvaluator} />
      </Field>
    </FormDialog>
  );
}

function DistributeDialog({
  sampleId,
  onDone,
  onClose,
}: {
  sampleId: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const people = useEvaluators();
  const [evaluatorIds, setEvaluators] = useState<string[]>([]);
  const [isTried, setTried] = useState(false);
  const change = useChange(DrawnDistributeDocument, (data) => data.assignmentsDistribute);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (evaluatorIds.length === 0 || change.busy) return;
    const outcome = await change.run({ input: { sampleId, evaluatorIds } });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('sampling.moved', { count: outcome.payload.movedCount ?? 0 }) });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={t('sampling.distribute')}
      description={t('sampling.distributeText')}
      submit={t('sampling.distribute')}
      busy={change.busy}
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['evaluatorIds']} />
      <ManyField
        label={t('sampling.evaluators')}
        error={
          refusalOf(change.refusals, 'evaluatorIds') ??
          (isTried && evaluatorIds.length === 0 ? t('form.missing') : null)
        }
        items={people}
        values={evaluatorIds}
        onChange={setEvaluators}
      />
    </FormDialog>
  );
}
