import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Consent } from '../../../components/consent';
import { Dialog } from '../../../components/dialog';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { ReachFields } from '../../../components/reach-fields';
import { Skeleton } from '../../../components/skeleton';
import { TextArea } from '../../../components/text-area';
import {
  ArticleAudienceChangeDocument,
  type ArticleHeadFragment,
  RestrictionChoicesDocument,
} from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { refusalOf } from '../../../lib/outcome';
import { useReach } from '../../../lib/reach';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './dialogs.module.css';

const FIELDS = ['audience', 'minimumTierId', 'teamIds', 'reason', 'confirmWidening'];

/** Who may read the live text: audience, lowest tier, teams. Letting more people read must be confirmed apart. */
export function ReachDialog({ article, onClose }: { article: ArticleHeadFragment; onClose: () => void }) {
  const { t, common, text } = useWords();
  const [reason, setReason] = useState('');
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({ query: RestrictionChoicesDocument });
  const change = useChange(ArticleAudienceChangeDocument, (payload) => payload.articleAudienceChange);

  const reach = useReach(article, data?.supportTiers ?? []);
  const { audience, tierId, teamIds, isSame } = reach;
  const widens = !isSame && (reach.widens || change.refusals.some(({ code }) => code === 'WIDENING_NOT_CONFIRMED'));
  const choices = data
    ? {
        tiers: data.supportTiers.map(({ id, rank, name }) => ({ id, rank, name: text(name) })),
        teams: data.teams.map(({ id, name }) => ({ id, name: text(name) })),
      }
    : null;
  const lacksReason = reason.trim() === '';

  const submit = async (): Promise<void> => {
    setTried(true);
    if (isSame || lacksReason || (widens && !isConfirmed) || change.busy) return;
    const outcome = await change.run({
      id: article.id,
      input: {
        expectedVersion: article.revision,
        audience,
        minimumTierId: tierId,
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
        <ReachFields
          reach={reach}
          choices={choices}
          refusals={change.refusals}
          words={{
            audience: t('publish.audience'),
            now: t('publish.audienceNow', { audience: t(`audiences.${article.audience}`) }),
            audienceName: (value) => t(`audiences.${value}`),
            tier: t('reach.tier'),
            everyTier: t('reach.everyTier'),
            fromTier: (tier) => t('reach.fromTier', { tier }),
            teams: t('reach.teams'),
            everyTeam: t('reach.everyTeam'),
            chosenTeams: (count) => t('reach.chosenTeams', { count }),
          }}
        />
        <Field
          label={t('reach.reason')}
          error={refusalOf(change.refusals, 'reason') ?? (isTried && lacksReason ? t('reach.reasonMissing') : null)}
        >
          <TextArea value={reason} rows={2} onChange={(event) => setReason(event.currentTarget.value)} />
        </Field>
        {widens && (
          <Consent
            checked={isConfirmed}
            onChange={setConfirmed}
            label={
              audience === 'INTERNAL' || audience === article.audience
                ? t('reach.widen')
                : t(`publish.widen.${audience}`)
            }
            errors={[isTried && !isConfirmed ? t('publish.widenMissing') : null]}
          />
        )}
      </div>
    </Dialog>
  );
}
