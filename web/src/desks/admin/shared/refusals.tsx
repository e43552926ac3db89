import type { CombinedError } from 'urql';
import { CodeLabel } from '../../../components/code-label';
import { Notice } from '../../../components/notice';
import type { RefusalFragment } from '../../../gql/admin/graphql';
import { toFailure } from '../../../lib/failures';
import { otherRefusals } from '../../../lib/outcome';
import { useWords } from './words';

interface RefusalsProps {
  refusals: readonly RefusalFragment[];
  failure?: CombinedError | null | undefined;
  /** Fields whose sentence the form shows at the field itself. */
  fields?: readonly string[];
}

/** Why something was not done: the server's sentences, or that it could not be reached. Conflicts have a notice of their own. */
export function Refusals({ refusals, failure = null, fields = [] }: RefusalsProps) {
  const { t, common } = useWords();
  if (failure) {
    const { kind, requestId } = toFailure(failure);
    const titles = { offline: common('states.offlineTitle'), limited: common('states.limitedTitle') };
    return (
      <Notice
        kind={kind === 'offline' ? 'offline' : 'error'}
        title={kind === 'offline' || kind === 'limited' ? titles[kind] : t('refused.failed')}
      >
        {t('refused.nothingChanged')}{' '}
        {requestId !== null && (
          <>
            {common('states.requestId')} <CodeLabel>{requestId}</CodeLabel>
          </>
        )}
      </Notice>
    );
  }
  const sentences = otherRefusals(
    refusals.filter(({ code }) => code !== 'CONFLICT'),
    fields,
  );
  if (sentences.length === 0) return null;
  return (
    <Notice kind="error" title={t('refused.title')}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
