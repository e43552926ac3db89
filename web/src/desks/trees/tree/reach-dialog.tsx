import { useState } from 'react';
import { useQuery } from 'urql';
import { Checkbox } from '../../../components/checkbox';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import {
  type Audience,
  TreeAudienceChangeDocument,
  type TreeHeadFragment,
  TreeReachChoicesDocument,
} from '../../../gql/trees/graphql';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ActDialog } from '../shared/act-dialog';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { AUDIENCES, isWider } from './audiences';

const ALL = 'all';

/** Who may walk the live version: audience, lowest tier, teams. Letting more people in must be confirmed apart. */
export function ReachDialog({ tree, onClose }: { tree: TreeHeadFragment; onClose: () => void }) {
  const { t, text } = useWords();
  const own = tree.teams.map(({ id }) => id);
  const [audience, setAudience] = useState<Audience>(tree.audience);
  const [tierId, setTierId] = useState(tree.minimumTier?.id ?? ALL);
  const [teamIds, setTeamIds] = useState<readonly string[]>(own);
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({ query: TreeReachChoicesDocument });
  const change = useChange(TreeAudienceChangeDocument, (payload) => payload.treeAudienceChange);
  const tiers = [...(data?.supportTiers ?? [])].sort((one, other) => one.rank - other.rank);
  const from = { audience: tree.audience, tierRank: tree.minimumTier?.rank ?? 0, teamIds: own };
  const to = { audience, tierRank: tiers.find(({ id }) => id === tierId)?.rank ?? 0, teamIds };
  const widens = isWider(from, to) || change.refusals.some(({ code }) => code === 'WIDENING_NOT_CONFIRMED');
  const submit = async (reason: string): Promise<boolean> => {
    setTried(true);
    if (widens && !isConfirmed) return false;
    const outcome = await change.run({
      id: tree.id,
      input: {
        expectedVersion: tree.revision,
        audience,
        minimumTierId: tierId === ALL ? null : tierId,
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
      reason={{ label: t('reach.reason'), missing: t('reach.reasonMissing') }}
      change={change}
      onSubmit={submit}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {fetching && !data && <Skeleton rows={3} shape="text" />}
      <div>
        <p className={styles['label']}>{t('reach.audience')}</p>
        <Segmented
          label={t('reach.audience')}
          value={audience}
          items={AUDIENCES.map((value) => ({ value, label: t(`reach.audiences.${value}`) }))}
          onChange={setAudience}
        />
        <p className={styles['note']}>{t('reach.now', { audience: t(`reach.audiences.${tree.audience}`) })}</p>
      </div>
      {data && (
        <>
          <Field label={t('reach.tier')} error={refusalOf(change.refusals, 'minimumTierId')}>
            <Select
              value={tierId}
              items={[
                { value: ALL, label: t('reach.everyTier') },
                ...tiers.map((tier) => ({ value: tier.id, label: t('reach.fromTier', { tier: text(tier.name) }) })),
              ]}
              onChange={setTierId}
            />
          </Field>
          <div>
            <p className={styles['label']}>{t('reach.teams')}</p>
            <div className={styles['choices']} role="group" aria-label={t('reach.teams')}>
              {data.teams.map((team) => (
                <Checkbox
                  key={team.id}
                  checked={teamIds.includes(team.id)}
                  onChange={(checked) =>
                    setTeamIds(checked ? [...teamIds, team.id] : teamIds.filter((id) => id !== team.id))
                  }
                >
                  {text(team.name)}
                </Checkbox>
              ))}
            </div>
            <p className={styles['note']}>
              {teamIds.length === 0 ? t('reach.everyTeam') : t('reach.chosenTeams', { count: teamIds.length })}
            </p>
          </div>
        </>
      )}
      {widens && (
        <div className={styles['widening']}>
          <Checkbox checked={isConfirmed} onChange={setConfirmed}>
            {audience === 'INTERNAL' || audience === tree.audience
              ? t('reach.confirmAny')
              : t(`reach.confirm.${audience}`)}
          </Checkbox>
          {isTried && !isConfirmed && <p className={styles['error']}>{t('reach.confirmMissing')}</p>}
        </div>
      )}
    </ActDialog>
  );
}
