import { useState } from 'react';
import { useClient } from 'urql';
import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { TextArea } from '../../../components/text-area';
import { ArticleMergeDocument, MergedArticlesDocument } from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { useFlagWords } from '../flags/flag-words';
import { ArticlePicker, type PickedArticle } from '../search/shared/article-picker';
import { FormDialog } from '../../../components/form-dialog';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useKnowledgePath } from '../shared/use-knowledge';

interface MergeDialogProps {
  /** The article that goes. */
  from: { id: string; code: string; title: string };
  /** The article that stays, where it is known already. */
  into?: PickedArticle | null;
  onClose: () => void;
}

const FIELDS = ['intoId', 'reason', 'confirmNarrower'];

/** Lets an article be taken over by another one. */
export function MergeDialog({ from, into: suggested = null, onClose }: MergeDialogProps) {
  const { f } = useFlagWords();
  const { go } = useKnowledgePath();
  const client = useClient();
  const [into, setInto] = useState<PickedArticle | null>(suggested);
  const [takesQuestions, setTakesQuestions] = useState(true);
  const [reason, setReason] = useState('');
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isReading, setReading] = useState(false);
  const change = useChange(ArticleMergeDocument, (data) => data.articleMerge);
  const isNarrower = change.refusals.some(({ code }) => code === 'NARROWING_NOT_CONFIRMED') || isConfirmed;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (!into || reason.trim() === '' || change.busy || isReading) return;
    setReading(true);
    const now = await client
      .query(MergedArticlesDocument, { fromId: from.id, intoId: into.id }, { requestPolicy: 'network-only' })
      .toPromise();
    setReading(false);
    const outcome = await change.run({
      input: {
        fromId: from.id,
        intoId: into.id,
        expectedFromVersion: now.data?.from?.revision ?? 0,
        expectedIntoVersion: now.data?.into?.revision ?? 0,
        takeQuestions: takesQuestions,
        reason: reason.trim(),
        ...(isConfirmed ? { confirmNarrower: true } : {}),
      },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: f('merge.done', { from: from.code, to: into.code }) });
    onClose();
    go(`articles/${into.id}`);
  };
  return (
    <FormDialog
      title={f('merge.title', { from: from.code })}
      description={f('merge.text', { from: from.code })}
      submit={f('merge.submit')}
      busy={change.busy || isReading}
      harms
      width="normal"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={FIELDS} />
      <ArticlePicker
        label={f('merge.into')}
        value={into}
        onChange={setInto}
        suggestFor={from.title}
        error={refusalOf(change.refusals, 'intoId') ?? (isTried && !into ? f('merge.intoMissing') : null)}
      />
      <Checkbox checked={takesQuestions} onChange={setTakesQuestions}>
        {f('merge.takeQuestions')}
      </Checkbox>
      <Field
        label={f('merge.reason')}
        error={
          refusalOf(change.refusals, 'reason') ?? (isTried && reason.trim() === '' ? f('merge.reasonMissing') : null)
        }
      >
        <TextArea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </Field>
      {isNarrower && (
        <Checkbox checked={isConfirmed} onChange={setConfirmed}>
          {f('merge.confirmNarrower')}
        </Checkbox>
      )}
    </FormDialog>
  );
}
