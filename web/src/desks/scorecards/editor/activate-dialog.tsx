import { useState } from 'react';
import { Consent } from '../../../components/consent';
import { FormDialog } from '../../../components/form-dialog';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import {
  CardActivateDocument,
  type CardFindingFragment,
  type EditedCardFragment,
} from '../../../gql/scorecards/graphql';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

interface ActivateDialogProps {
  head: EditedCardFragment;
  warnings: readonly CardFindingFragment[];
  onDone: (head: EditedCardFragment) => void;
  /** The server found errors: they are shown where the findings are. */
  onFindings: (findings: readonly CardFindingFragment[]) => void;
  onClose: () => void;
}

/** Makes a version of the working copy; from then on new evaluations use it. */
export function ActivateDialog({ head, warnings, onDone, onFindings, onClose }: ActivateDialogProps) {
  const { t, text } = useWords();
  const [isSeen, setSeen] = useState(false);
  const [isTried, setTried] = useState(false);
  const change = useChange(CardActivateDocument, (data) => data.scorecardActivate);
  const mustSee = warnings.length > 0;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (change.busy || (mustSee && !isSeen)) return;
    const outcome = await change.run({ id: head.id, input: { expectedRevision: head.revision } });
    if (outcome.kind === 'done' && outcome.payload.scorecard) onDone(outcome.payload.scorecard);
    else if (outcome.kind === 'refused' && outcome.payload.findings) onFindings(outcome.payload.findings);
  };
  return (
    <FormDialog
      title={t('activate.title', { number: head.draft?.number ?? 1 })}
      description={t(head.version === null ? 'activate.first' : 'activate.next', { version: head.version })}
      submit={t('activate.submit')}
      busy={change.busy}
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} />
      {mustSee && (
        <>
          <Notice kind="info" title={t('activate.warnings', { count: warnings.length })}>
            <ul>
              {warnings.slice(0, 5).map(({ message }, at) => (
                <li key={at}>{text(message)}</li>
              ))}
            </ul>
          </Notice>
          <Consent
            checked={isSeen}
            onChange={setSeen}
            label={t('activate.seen')}
            errors={[isTried && !isSeen ? t('activate.seenMissing') : null]}
          />
        </>
      )}
    </FormDialog>
  );
}
