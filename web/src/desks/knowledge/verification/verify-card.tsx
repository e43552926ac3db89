import { BadgeCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { ArticleMarks } from '../../../components/article-marks';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { ErrorState } from '../../../components/error-state';
import { Notice } from '../../../components/notice';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import {
  type ArticleConfidence,
  ArticleConfidenceSetDocument,
  ArticleNeedsUpdateClearDocument,
  ArticleNeedsUpdateSetDocument,
  ArticleVerificationFactsDocument,
} from '../../../gql/knowledge/graphql';
import { formatNumber } from '../../../lib/format';
import { ActDialog } from '../../../components/act-dialog';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { useWords } from '../shared/words';
import { ChecklistButton } from './checklist-button';
import { DueCell } from './due-cell';
import { IntervalDialog } from './interval-dialog';
import { OwnerDialog } from './owner-dialog';
import { OwnerName } from './owner-name';
import { type KeptArticle, useVerify } from './use-verification';
import styles from './verification.module.css';

const DEGREES = ['VALIDATED', 'NOT_VALIDATED', 'WORK_IN_PROGRESS'] as const satisfies readonly ArticleConfidence[];

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** How it was found right last. */
function LastCheck({ article }: { article: KeptArticle }) {
  const { t, person } = useWords();
  const { verifiedAt = null, how = null, verifiedBy = null } = article.verification ?? {};
  if (verifiedAt === null || how === null) return <>—</>;
  return (
    <>
      <DateTime at={verifiedAt} as="day" />{' '}
      <span className={styles['quiet']}>
        {t(`verification.how.${how}`)}
        {verifiedBy && `${t('list.separator')}${person(verifiedBy)}`}
      </span>
    </>
  );
}

function Confidence({ article }: { article: KeptArticle }) {
  const { t, common } = useWords();
  const tell = useTell();
  const change = useChange(ArticleConfidenceSetDocument, (payload) => payload.articleConfidenceSet);
  if (!article.viewerCanMarkNeedsUpdate) return <>{common(`marks.confidence.${article.confidence}`)}</>;
  const set = async (confidence: ArticleConfidence): Promise<void> => {
    tell(await change.run({ id: article.id, input: { expectedVersion: article.revision, confidence } }), null);
  };
  return (
    <Select
      label={t('verification.confidence')}
      value={article.confidence}
      items={DEGREES.map((value) => ({ value, label: common(`marks.confidence.${value}`) }))}
      disabled={change.busy}
      onChange={(value) => void set(value)}
    />
  );
}

function NeedsUpdate({ article }: { article: KeptArticle }) {
  const { t, person } = useWords();
  const change = useChange(ArticleNeedsUpdateClearDocument, (payload) => payload.articleNeedsUpdateClear);
  const { needsUpdate } = article;
  if (!needsUpdate) return null;
  const clear = (): void => void change.run({ id: article.id, input: { expectedVersion: article.revision } });
  return (
    <Notice
      kind="conflict"
      title={t('verification.needsUpdate')}
      actions={
        article.viewerCanMarkNeedsUpdate ? (
          <Button size="small" busy={change.busy} onClick={clear}>
            {t('verification.clearNeedsUpdate')}
          </Button>
        ) : undefined
      }
    >
      {needsUpdate.reason}{' '}
      <span className={styles['quiet']}>
        {needsUpdate.by && person(needsUpdate.by)} <DateTime at={needsUpdate.since} as="day" />
      </span>
    </Notice>
  );
}

type Open = 'owner' | 'interval' | 'needsUpdate' | null;

interface VerifyCardProps {
  id: string;
  /** Whether the page lets V say that it is right. */
  hasKey?: boolean;
  /** Whether the content standard of the live version is offered; a page that shows versions offers its own. */
  hasChecklist?: boolean;
}

/** Whether an article is still right: who answers for it, who may say so, until when; and what this person may do about it. */
export function VerifyCard({ id, hasKey = false, hasChecklist = true }: VerifyCardProps) {
  const { t } = useWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ArticleVerificationFactsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const article = data?.article ?? null;
  return (
    <section className={styles['card']} aria-label={t('verification.title')}>
      <h2>
        <BadgeCheck size={15} strokeWidth={1.8} aria-hidden="true" className={styles['good']} />
        {t('verification.title')}
      </h2>
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={article !== null} />
      )}
      {!article && !error && fetching && <Skeleton rows={4} shape="text" />}
      {article?.verification && (
        <Facts article={article} verification={article.verification} hasKey={hasKey} hasChecklist={hasChecklist} />
      )}
    </section>
  );
}

function Facts({
  article,
  verification,
  hasKey,
  hasChecklist,
}: {
  article: KeptArticle;
  verification: NonNullable<KeptArticle['verification']>;
  hasKey: boolean;
  hasChecklist: boolean;
}) {
  const { t, text, language } = useWords();
  const [open, setOpen] = useState<Open>(null);
  const { verify, busy } = useVerify();
  const mark = useChange(ArticleNeedsUpdateSetDocument, (payload) => payload.articleNeedsUpdateSet);
  const { everyDays, ownEveryDays, verifierTier, usesLast30Days: uses } = verification;
  return (
    <>
      <ArticleMarks article={article} form="full" />
      <NeedsUpdate article={article} />
      <dl>
        <Fact label={t('verification.owner')}>
          <OwnerName article={article} />
        </Fact>
        <Fact label={t('verification.may')}>
          {verifierTier ? t('verification.mayTier', { tier: text(verifierTier.name) }) : t('verification.mayOwners')}
        </Fact>
        <Fact label={t('verification.interval')}>
          {everyDays === null ? t('verification.never') : t('verification.daysCount', { count: everyDays })}{' '}
          {everyDays !== null && ownEveryDays === null && (
            <span className={styles['quiet']}>{t('verification.byCategory')}</span>
          )}
        </Fact>
        <Fact label={t('verification.next')}>
          <DueCell dueAt={verification.dueAt} />
        </Fact>
        <Fact label={t('verification.last')}>
          <LastCheck article={article} />
        </Fact>
        <Fact label={t('verification.byUse')}>
          {t('verification.uses', {
            calls: formatNumber(uses.calls, language),
            people: formatNumber(uses.people, language),
          })}{' '}
          {!verification.renewsByUse && <span className={styles['quiet']}>{t('verification.noRenewal')}</span>}
        </Fact>
        <Fact label={t('verification.confidence')}>
          <Confidence article={article} />
        </Fact>
      </dl>
      <div className={styles['buttons']}>
        {article.viewerCanVerify && (
          <Button
            variant="primary"
            size="small"
            busy={busy}
            keyCap={hasKey ? 'V' : undefined}
            onClick={() => void verify(article)}
          >
            {everyDays === null ? t('verification.verify') : t('verification.verifyFor', { count: everyDays })}
          </Button>
        )}
        {article.viewerCanChangeOwner && (
          <>
            <Button size="small" onClick={() => setOpen('interval')}>
              {t('verification.changeInterval')}
            </Button>
            <Button size="small" onClick={() => setOpen('owner')}>
              {t('verification.changeOwner')}
            </Button>
          </>
        )}
        {article.viewerCanMarkNeedsUpdate && article.state === 'PUBLISHED' && !article.needsUpdate && (
          <Button size="small" onClick={() => setOpen('needsUpdate')}>
            {t('verification.markNeedsUpdate')}
          </Button>
        )}
        {hasChecklist && article.version !== null && (
          <ChecklistButton id={article.id} code={article.code} number={article.version} />
        )}
      </div>
      {open === 'owner' && <OwnerDialog articles={[article]} onClose={() => setOpen(null)} />}
      {open === 'interval' && <IntervalDialog article={article} onClose={() => setOpen(null)} />}
      {open === 'needsUpdate' && (
        <ActDialog
          title={t('verification.markTitle')}
          description={t('verification.markText')}
          submit={t('verification.markNeedsUpdate')}
          reason={{ label: t('verification.markReason'), missing: t('verification.markMissing') }}
          change={mark}
          onSubmit={async (reason) => {
            const outcome = await mark.run({
              id: article.id,
              input: { expectedVersion: article.revision, reason },
            });
            return outcome.kind === 'done';
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
