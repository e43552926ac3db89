import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { toFailure } from '../lib/failures';
import { otherRefusals, type Refusal } from '../lib/outcome';
import { CodeLabel } from './code-label';
import { Notice } from './notice';

interface RefusalsProps {
  refusals: readonly Refusal[];
  failure?: CombinedError | null | undefined;
  /** Fields whose sentence the form shows at the field itself. */
  fields?: readonly string[];
  /** Whether the form shows a conflict with somebody else's change in a notice of its own. */
  tellsConflict?: boolean;
}

/** Why something was not done: the server's sentences, or that it could not be reached. Nothing when nothing is wrong. */
export function Refusals({ refusals, failure = null, fields = [], tellsConflict = false }: RefusalsProps) {
  const { t } = useTranslation();
  if (failure) {
    const { kind, requestId } = toFailure(failure);
    const titles = { offline: t('states.offlineTitle'), limited: t('states.limitedTitle') };
    return (
      <Notice
        kind={kind === 'offline' ? 'offline' : 'error'}
        title={kind === 'offline' || kind === 'limited' ? titles[kind] : t('refused.title')}
      >
        {t('refused.nothingChanged')}{' '}
        {requestId !== null && (
          <>
            {t('states.requestId')} <CodeLabel>{requestId}</CodeLabel>
          </>
        )}
      </Notice>
    );
  }
  const shown = tellsConflict ? refusals.filter(({ code }) => code !== 'CONFLICT') : refusals;
  const sentences = otherRefusals(shown, fields);
  if (sentences.length === 0) return null;
  return (
    <Notice kind="error" title={t('refused.title')}>
      {[...new Set(sentences)].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
