import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { IconButton } from '../../../components/icon-button';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import { TextInput } from '../../../components/text-input';
import {
  BoardTargetsDocument,
  BoardTargetsSetDocument,
  type FiguresChoicesQuery,
  type QualityMeasure,
  type TargetsStateFragment,
} from '../../../gql/quality-figures/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import styles from '../shared/figures.module.css';
import { MEASURES } from '../shared/view';
import { useWords } from '../shared/words';

const ALL = 'ALL';

interface Row {
  readonly measure: QualityMeasure;
  readonly queue: string;
  /** Percent, as it is typed. */
  readonly share: string;
}

interface TargetsDialogProps {
  choices: FiguresChoicesQuery | undefined;
  onDone: () => void;
  onClose: () => void;
}

const numberOf = (typed: string): number | null => {
  const number = Number(typed.trim().replace(',', '.'));
  return typed.trim() !== '' && number > 0 && number <= 100 ? number : null;
};

/** What accuracy the centre wants, by family and queue. */
export function TargetsDialog({ choices, onDone, onClose }: TargetsDialogProps) {
  const { t } = useWords();
  const [{ data, error }, ask] = useQuery({ query: BoardTargetsDocument, requestPolicy: 'network-only' });
  const targets = data?.qualityTargets;
  if (targets) return <TargetsForm targets={targets} choices={choices} onDone={onDone} onClose={onClose} />;
  return (
    <FormDialog
      title={t('targets.title')}
      submit={t('targets.submit')}
      busy
      onSubmit={() => undefined}
      onClose={onClose}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : (
        <Skeleton rows={4} />
      )}
    </FormDialog>
  );
}

function TargetsForm({ targets, choices, onDone, onClose }: TargetsDialogProps & { targets: TargetsStateFragment }) {
  const { t, text } = useWords();
  const [rows, setRows] = useState<readonly Row[]>(
    targets.items.map(({ measure, queue, share }) => ({
      measure,
      queue: queue ?? ALL,
      share: String(Math.round(share * 10_000) / 100),
    })),
  );
  const [few, setFew] = useState(String(targets.tooFewBelow));
  const [isTried, setTried] = useState(false);
  const change = useChange(BoardTargetsSetDocument, (data) => data.qualityTargetsSet);
  const isTwice = new Set(rows.map(({ measure, queue }) => `${measure} ${queue}`)).size < rows.length;
  const least = Number(few);
  const isFewGood = Number.isInteger(least) && least >= 2 && least <= 1_000;
  const isGood = !isTwice && isFewGood && rows.every(({ share }) => numberOf(share) !== null);
  const put = (at: number, changes: Partial<Row>): void =>
    setRows(rows.map((row, place) => (place === at ? { ...row, ...changes } : row)));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isGood || change.busy) return;
    const outcome = await change.run({
      input: {
        expectedVersion: targets.revision,
        tooFewBelow: least,
        items: rows.map(({ measure, queue, share }) => ({
          measure,
          queue: queue === ALL ? null : queue,
          share: (numberOf(share) ?? 0) / 100,
        })),
      },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('targets.done') });
    onDone();
  };
  const queues = [
    { value: ALL, label: t('targets.everyQueue') },
    ...(choices?.callQueues ?? []).map(({ key, name }) => ({ value: key, label: text(name) })),
  ];
  return (
    <FormDialog
      title={t('targets.title')}
      description={t('targets.text')}
      submit={t('targets.submit')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} />
      <div>
        {rows.map((row, at) => (
          <div key={at} className={styles['targets']}>
            <Select
              label={t('measures.label')}
              value={row.measure}
              items={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
              onChange={(measure) => put(at, { measure })}
            />
            <Select
              label={t('filters.queue')}
              value={row.queue}
              items={queues}
              onChange={(queue) => put(at, { queue })}
            />
            <TextInput
              aria-label={t('targets.share')}
              inputMode="decimal"
              value={row.share}
              aria-invalid={(isTried && numberOf(row.share) === null) || undefined}
              onChange={(event) => put(at, { share: event.currentTarget.value })}
            />
            <IconButton
              label={t('targets.remove')}
              icon={<X size={14} aria-hidden="true" />}
              onClick={() => setRows(rows.filter((_, place) => place !== at))}
            />
          </div>
        ))}
        {rows.length === 0 && <p className={styles['quiet']}>{t('targets.none')}</p>}
      </div>
      {isTried && isTwice && <p role="alert">{t('targets.twice')}</p>}
      {isTried && rows.some(({ share }) => numberOf(share) === null) && <p role="alert">{t('targets.shareWrong')}</p>}
      <div>
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => setRows([...rows, { measure: 'ANY_CRITICAL', queue: ALL, share: '98' }])}
        >
          {t('targets.add')}
        </Button>
      </div>
      <Field
        label={t('targets.tooFew')}
        hint={t('targets.tooFewHint')}
        error={isTried && !isFewGood ? t('targets.tooFewWrong') : null}
      >
        <TextInput inputMode="numeric" value={few} onChange={(event) => setFew(event.currentTarget.value)} />
      </Field>
    </FormDialog>
  );
}
