import { useState } from 'react';
import { useQuery } from 'urql';
import { Consent } from '../../../components/consent';
import { ErrorState } from '../../../components/error-state';
import { ReachFields } from '../../../components/reach-fields';
import { Skeleton } from '../../../components/skeleton';
import {
  TreeAudienceChangeDocument,
  type TreeHeadFragment,
  TreeReachChoicesDocument,
} from '../../../gql/trees/graphql';
import { useReach } from '../../../lib/reach';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ActDialog } from '../../../components/act-dialog';
import { useWords } from '../shared/words';

/** Who may walk the live version: audience, lowest tier, teams. Letting more people in must be confirmed apart. */
export function ReachDialog({ tree, onClose }: { tree: TreeHeadFragment; onClose: () => void }) {
  const { t, text } = useWords();
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({ query: TreeReachChoicesDocument });
  const change = useChange(TreeAudienceChangeDocument, (payload) => payload.treeAudienceChange);
  const reach = useReach(tree, data?.supportTiers ?? []);
  const { audience, tierId, teamIds } = reach;
  const widens = reach.widens || change.refusals.some(({ code }) => code === 'WIDENING_NOT_CONFIRMED');
  const choices = data
    ? {
        tiers: data.supportTiers.map(({ id, rank, name }) => ({ id, rank, name: text(name) })),
        teams: data.teams.map(({ id, name }) => ({ id, name: text(name) })),
      }
    : null;
  const submit = async (reason: string): Promise<boolean> => {
    setTried(true);
    if (widens && !isConfirmed) return false;
    const outcome = await change.run({
      id: tree.id,
      input: {
        expectedVersion: tree.revision,
        audience,
        minimumTierId: tierId,
        teamIds: [...teamIds],
        reason,
        ...(widens ? { confirmWidening: isConfirmed } : {}),
      },
    });
    if (outcome.kind === 'done') showToast({ tone: 'good', text: t('reach.done', { code: tree.code }) });
    return outcome.kind === 'done';
  };
  return (
    <ActDialog
      title={t('reach.title', { code: tree.code })}
      description={t('reach.text')}
      submit={t('reach.submit')}
      reason={{ label: t('reach.reason'), missing: t('reach.reasonMissing'), most: 500 }}
      change={change}
      onSubmit={submit}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {fetching && !data && <Skeleton rows={3} shape="text" />}
      <ReachFields
        reach={reach}
        choices={choices}
        refusals={change.refusals}
        words={{
          audience: t('reach.audience'),
          now: t('reach.now', { audience: t(`reach.audiences.${tree.audience}`) }),
          audienceName: (value) => t(`reach.audiences.${value}`),
          tier: t('reach.tier'),
          everyTier: t('reach.everyTier'),
          fromTier: (tier) => t('reach.fromTier', { tier }),
          teams: t('reach.teams'),
          everyTeam: t('reach.everyTeam'),
          chosenTeams: (count) => t('reach.chosenTeams', { count }),
        }}
      />
      {widens && (
        <Consent
          checked={isConfirmed}
          onChange={setConfirmed}
          label={
            audience === 'INTERNAL' || audience === tree.audience
              ? t('reach.confirmAny')
              : t(`reach.confirm.${audience}`)
          }
          errors={[isTried && !isConfirmed ? t('reach.confirmMissing') : null]}
        />
      )}
    </ActDialog>
  );
}
