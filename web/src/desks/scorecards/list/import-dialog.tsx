import { useMemo, useState } from 'react';
import { FileDrop } from '../../../components/file-drop';
import { FormDialog } from '../../../components/form-dialog';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { CardImportDocument } from '../../../gql/scorecards/graphql';
import { formatBytes } from '../../../lib/format';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

/** More characters than this the server does not take. */
const MOST = 1_000_000;

interface ImportDialogProps {
  /** The scorecard whose working copy the file takes the place of; without it a new one is made. */
  into?: { id: string; code: string; revision: number } | undefined;
  onDone: (id: string) => void;
  onClose: () => void;
}

/** Takes a scorecard from a file, as the export writes it. */
export function ImportDialog({ into, onDone, onClose }: ImportDialogProps) {
  const { t, language } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<'missing' | 'large' | 'unreadable' | null>(null);
  const idempotencyKey = useMemo(newKey, [file]);
  const change = useChange(CardImportDocument, (data) => data.scorecardImport);
  const submit = async (): Promise<void> => {
    if (change.busy) return;
    if (!file) {
      setProblem('missing');
      return;
    }
    const json = await file.text().catch(() => null);
    if (json === null || json.length > MOST) {
      setProblem(json === null ? 'unreadable' : 'large');
      return;
    }
    const target = into ? { scorecardId: into.id, expectedRevision: into.revision } : {};
    const outcome = await change.run({ input: { json, idempotencyKey, ...target } });
    if (outcome.kind === 'done' && outcome.payload.scorecard) onDone(outcome.payload.scorecard.id);
  };
  return (
    <FormDialog
      title={into ? t('port.replaceTitle', { code: into.code }) : t('port.importTitle')}
      description={t(into ? 'port.replaceText' : 'port.importText')}
      submit={t('port.import')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} />
      {change.refusals.length > 0 && (
        <ul>
          {change.refusals.slice(0, 8).map(({ field }, at) => (
            <li key={at}>
              <code>{(field ?? []).filter((part) => part !== 'input' && part !== 'json').join(' › ')}</code>
            </li>
          ))}
        </ul>
      )}
      {problem && <Notice kind="error" title={t(`port.problems.${problem}`)} />}
      <FileDrop
        file={file}
        accept=".json,application/json"
        hint={t('port.hint')}
        words={{ choose: t('port.choose'), drop: t('port.drop'), size: (bytes) => formatBytes(bytes, language) }}
        disabled={change.busy}
        onFile={(next) => {
          setFile(next);
          setProblem(null);
          change.reset();
        }}
      />
    </FormDialog>
  );
}
