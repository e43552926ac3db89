import { CircleX } from 'lucide-react';
import { Tag, type Tone } from '../../../components/tag';
import type { EvaluationKind, EvaluationState, FormScoreFragment } from '../../../gql/quality/graphql';
import { useWords } from './words';

const TONES: Record<EvaluationState, Tone> = {
  DRAFT: 'outline',
  SUBMITTED: 'info',
  RELEASED: 'good',
  ACKNOWLEDGED: 'brand',
};

export function EvaluationStateTag({ state }: { state: EvaluationState }) {
  const { t } = useWords();
  return <Tag tone={TONES[state]}>{t(`states.${state}`)}</Tag>;
}

/** Why it was made; nothing for the usual kind. */
export function KindTag({ kind }: { kind: EvaluationKind }) {
  const { t } = useWords();
  return kind === 'STANDARD' ? null : <Tag tone="vio">{t(`kinds.${kind}`)}</Tag>;
}

export function FatalTag() {
  const { t } = useWords();
  return (
    <Tag tone="bad" icon={<CircleX size={12} aria-hidden="true" />}>
      {t('form.fatal')}
    </Tag>
  );
}

/** Both scores in one cell: the reported one, and what was calculated where they differ. */
export function ScoreCell({
  result,
}: {
  result: Pick<FormScoreFragment, 'raw' | 'reported' | 'isFatal'> | null | undefined;
}) {
  const { t, score } = useWords();
  if (!result) return <>—</>;
  const differs = score(result.raw) !== score(result.reported);
  return (
    <span>
      {result.isFatal && (
        <>
          <FatalTag />{' '}
        </>
      )}
      <strong>{score(result.reported)}</strong>
      {differs && <span title={t('score.raw')}> ({score(result.raw)})</span>}
    </span>
  );
}
