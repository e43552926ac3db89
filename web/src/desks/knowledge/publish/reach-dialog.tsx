import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { CodeLabel } from '../../../components/code-label';
import { Dialog } from '../../../components/dialog';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import { TextArea } from '../../../components/text-area';
import {
  ArticleAudienceChangeDocument,
  type ArticleHeadFragment,
  type Audience,
  RestrictionChoicesDocument,
} from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './dialogs.module.css';
import { AUDIENCES, isWider } from './widening';

const FIELDS = ['audience', 'minimumTierId', 'teamIds', 'reason', 'confirmWidening'];
const ALL = 'all';

/** Who may read the live text: audience, lowest tier, teams. Letting more people read must be confirmed apart. */
export function ReachDialog({ article, onClose }: { article: ArticleHeadFragment; onClose: () => void }) {
  const { t, common, text } = useWords();
  const [audience, setAudience] = useState<Audience>(article.audience);
  const [tierId, setTierId] = useState<string>(article.minimumTier?.id ?? ALL);
  const [teamIds, setTeamIds] = useState<readonly string[]>(article.teams.map(({ id }) => id));
  const [reason, setReason] = useState('');
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({ query: RestrictionChoicesDocument });
  const change = useChange(ArticleAudienceChangeDocument, (payload) => payload.articleAudienceChange);

  const tiers = [...(data?.supportTiers ?? [])].sort((one, other) => one.rank - other.rank);
  const from = {
    audience: article.audience,
    tierRank: article.minimumTier?.rank ?? 0,
    teamIds: article.teams.map(({ id }) => id),
  };
  const to = { audience, tierRank: tiers.find(({ id }) => id === tierId)?.rank ?? 0, teamIds };
  const isSame =
    audience === from.audience &&
    tierId === (article.minimumTier?.id ?? ALL) &&
    [...teamIds].sort().join() === [...from.teamIds].sort().join();
  const widens =
    !isSame && (isWider(from, to) || change.refusals.some(({ code }) => code === 'WIDENING_NOT_CONFIRMED'));
  const lacksReason = reason.trim() === '';

  const submit = async (): Promise<void> => {
    setTried(true);
    if (isSame || lacksReason || (widens && !isConfirmed) || change.busy) return;
    const outcome = await change.run({
      id: article.id,
      input: {
        expectedVersion: article.revision,
        audience,
        minimumTierId: tierId === ALL ? null : tierId,
        teamIds: [...teamIds],
        reason: reason.trim(),
        ...(widens ? { confirmWidening: isConfirmed } : {}),
      },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('reach.done', { code: article.code }) });
    onClose();
  };
  useSubmitKey(() => void submit(), { overlay: true });

  const toggle =
    (id: string) =>
    (checked: boolean): void =>
      setTeamIds(checked ? [...teamIds, id] : teamIds.filter((other) => other !== id));
  return (
    <Dialog
      open
      onClose={onClose}
      kicker={
        <>
          <CodeLabel>{article.code}</CodeLabel>
          {article.title}
        </>
      }
      title={t('reach.title')}
      description={t('reach.text')}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant="primary" keyCap="Ctrl ↵" busy={change.busy} disabled={isSame} onClick={() => void submit()}>
            {t('reach.submit')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Refusals refusals={change.refusals} failure={change.failure} fields={FIELDS} />
        {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {fetching && !data && <Skeleton rows={3} shape="text" />}
        <div>
          <p className={styles['label']}>{t('publish.audience')}</p>
          <Segmented
            label={t('publish.audience')}
            value={audience}
            items={AUDIENCES.map((value) => ({ value, label: t(`audiences.${value}`) }))}
            onChange={setAudience}
          />
          <p className={styles['note']}>{t('publish.audienceNow', { audience: t(`audiences.${article.audience}`) })}</p>
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
              <div className={styles['teams']} role="group" aria-label={t('reach.teams')}>
                {data.teams.map((team) => (
                  <Checkbox key={team.id} checked={teamIds.includes(team.id)} onChange={toggle(team.id)}>
                    {text(team.name)}
                  </Checkbox>
                ))}
              </div>
              <p className={styles['note']}>
                {teamIds.length === 0 ? t('reach.everyTeam') : t('reach.chosenTeams', { count: teamIds.length })}
              </p>
              {refusalOf(change.refusals, 'teamIds') !== null && (
                <p className={styles['error']}>{refusalOf(change.refusals, 'teamIds')}</p>
              )}
            </div>
          </>
        )}
        <Field
          label={t('reach.reason')}
          error={refusalOf(change.refusals, 'reason') ?? (isTried && lacksReason ? t('reach.reasonMissing') : null)}
        >
          <TextArea value={reason} rows={2} onChange={(event) => setReason(event.currentTarget.value)} />
        </Field>
        {widens && (
          <div className={styles['widening']}>
            <Checkbox checked={isConfirmed} onChange={setConfirmed}>
              {audience === 'INTERNAL' || audience === article.audience
                ? t('reach.widen')
                : t(`publish.widen.${audience}`)}
            </Checkbox>
            {isTried && !isConfirmed && <p className={styles['error']}>{t('publish.widenMissing')}</p>}
          </div>
        )}
      </div>
    </Dialog>
  );
}
