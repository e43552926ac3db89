import { useState } from 'react';
import { ChoiceField } from '../../../components/choice-field';
import { FormDialog } from '../../../components/form-dialog';
import { MomentField } from '../../../components/moment-field';
import { Refusals } from '../../../components/refusals';
import type { EvaluationKind, EvaluationRelease, FormScoreFragment } from '../../../gql/quality/graphql';
import { type Refusal, refusalOf } from '../../../lib/outcome';
import { useWords } from '../shared/words';
import { ScoreFigures } from './score-figures';

const WHEN = ['NOW', 'AT', 'LATER'] as const satisfies readonly EvaluationRelease[];

export interface ReleaseChoice {
  release: EvaluationRelease;
  releaseAt: string | null;
}

interface ReleaseDialogProps {
  title: string;
  submit: string;
  /** SELF and CALIBRATION go to nobody: then nothing is chosen. */
  kind: EvaluationKind;
  agent: string;
  result: FormScoreFragment | null;
  change: { busy: boolean; refusals: readonly Refusal[]; failure: Parameters<typeof Refusals>[0]['failure'] };
  onSubmit: (choice: ReleaseChoice) => void;
  onClose: () => void;
}

/** Asks when the agent gets it: at once, at a time, or when somebody releases it. */
export function ReleaseDialog({ title, submit, kind, agent, result, change, onSubmit, onClose }: ReleaseDialogProps) {
  const { t } = useWords();
  const [release, setRelease] = useState<EvaluationRelease>('NOW');
  const [at, setAt] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const isReleased = kind !== 'SELF' && kind !== 'CALIBRATION';
  const lacks = isReleased && release === 'AT' && at === null;
  return (
    <FormDialog
      title={title}
      submit={submit}
      busy={change.busy}
      width="narrow"
      onSubmit={() => {
        setTried(true);
        if (!lacks) onSubmit({ release, releaseAt: release === 'AT' ? at : null });
      }}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure ?? null} fields={['releaseAt']} />
      <ScoreFigures result={result} />
      {isReleased && (
        <ChoiceField
          label={t('release.when')}
          value={release}
          items={WHEN.map((value) => ({ value, label: t(`release.${value}`) }))}
          onChange={setRelease}
          note={t(`release.hints.${release}`, { name: agent })}
        />
      )}
      {isReleased && release === 'AT' && (
        <MomentField
          label={t('release.at')}
          value={at}
          isAhead
          onChange={setAt}
          error={refusalOf(change.refusals, 'releaseAt') ?? (isTried && lacks ? t('release.atMissing') : null)}
        />
      )}
    </FormDialog>
  );
}
