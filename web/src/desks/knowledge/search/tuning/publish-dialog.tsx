import { useState } from 'react';
import { Checkbox } from '../../../../components/checkbox';
import { Field } from '../../../../components/field';
import { Notice } from '../../../../components/notice';
import { TextArea } from '../../../../components/text-area';
import {
  type GoldenResultFragment,
  SearchSettingsPublishDocument,
  type SettingsFragment,
} from '../../../../gql/knowledge/graphql';
import { showToast } from '../../../../lib/toasts';
import { refusalOf } from '../../../../lib/outcome';
import { Refusals } from '../../../../components/refusals';
import { useChange } from '../../../../lib/use-change';
import { GoldenResults } from '../golden/golden-results';
import { FormDialog } from '../../../../components/form-dialog';
import { useSearchWords } from '../words';
import { ChangeList } from './change-list';
import { changesBetween } from './lists';
import type { SettingsState } from './use-settings';

interface PublishDialogProps {
  state: SettingsState;
  adopt: (next: SettingsFragment | null) => void;
  onClose: () => void;
}

/** Makes what is prepared live. The golden queries are tried first; what would fail is named, and must be accepted knowingly. */
export function PublishDialog({ state, adopt, onClose }: PublishDialogProps) {
  const { s, t } = useSearchWords();
  const [note, setNote] = useState('');
  const [accepts, setAccepts] = useState(false);
  const [isTried, setTried] = useState(false);
  const [results, setResults] = useState<readonly GoldenResultFragment[]>([]);
  const change = useChange(SearchSettingsPublishDocument, (data) => data.searchSettingsPublish);
  const changes = changesBetween(state.wanted, state.prepared, t('list.comma'));
  const worse = refusalOf(change.refusals, 'acceptWorse');
  const lacksNote = note.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksNote || change.busy || (worse !== null && !accepts)) return;
    const outcome = await change.run({
      input: { expectedVersion: state.settings.revision, note: note.trim(), acceptWorse: accepts },
    });
    if (outcome.kind === 'failed') return;
    adopt(outcome.payload.settings);
    setResults(outcome.payload.goldenRun?.results ?? []);
    if (outcome.kind !== 'done') return;
    const run = outcome.payload.goldenRun;
    showToast({
      tone: 'good',
      text: s('tuning.publish.done'),
      ...(run ? { detail: s('golden.passedOf', { passed: run.passedCount, count: run.triedCount }) } : {}),
    });
    onClose();
  };
  return (
    <FormDialog
      title={s('tuning.publish.title')}
      description={s('tuning.publish.text')}
      submit={change.busy ? s('tuning.publish.trying') : s('tuning.publish.submit')}
      busy={change.busy}
      width="normal"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['note', 'acceptWorse']} />
      <ChangeList changes={changes} />
      <Field
        label={s('tuning.publish.note')}
        error={refusalOf(change.refusals, 'note') ?? (isTried && lacksNote ? s('tuning.publish.noteMissing') : null)}
      >
        <TextArea value={note} rows={2} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
      {worse !== null && (
        <>
          <Notice kind="conflict" title={s('tuning.publish.worseTitle')}>
            {worse}
          </Notice>
          {results.length > 0 && <GoldenResults results={results} label={s('golden.changed')} isNarrow />}
          <Checkbox checked={accepts} onChange={setAccepts}>
            {s('tuning.publish.accept')}
          </Checkbox>
        </>
      )}
    </FormDialog>
  );
}
