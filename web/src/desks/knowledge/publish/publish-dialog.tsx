import { CircleCheck, Send } from 'lucide-react';
import { useState } from 'react';
import { AudienceField } from '../../../components/audience-field';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Consent } from '../../../components/consent';
import { DateTime } from '../../../components/date-time';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { mustConfirm, type Push, PushField } from '../../../components/push-field';
import { Tag } from '../../../components/tag';
import { TextArea } from '../../../components/text-area';
import {
  type ArticleHeadFragment,
  ArticlePublishDocument,
  type ArticlePublishMutation,
} from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { refusalOf } from '../../../lib/outcome';
import { AUDIENCES, type Audience } from '../../../lib/reach';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './dialogs.module.css';
import { MendsField } from '../flags/mends-field';
import { WhenField } from '../time/when-field';
import { DueField } from './due-field';

const FIELDS = ['priority', 'changeSummary', 'dueAt', 'audience', 'confirmWidening', 'publishAt'];

/** What the readers were told, once it is done. */
function Done({ result, onClose }: { result: ArticlePublishMutation['articlePublish']; onClose: () => void }) {
  const { t, common } = useWords();
  const { article, entry } = result;
  const schedule = article?.draft?.schedule ?? null;
  const next = article?.nextVersion ?? null;
  const titleOf = (): string => {
    if (schedule) return t('times.scheduledDone');
    return next ? t('times.next', { version: next.number }) : t('publish.done', { version: article?.version });
  };
  useHotkeys({ Enter: onClose }, { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      kicker={article && <CodeLabel>{article.code}</CodeLabel>}
      title={
        <span className={styles['done']}>
          <CircleCheck size={18} strokeWidth={1.8} aria-hidden="true" /> {titleOf()}
        </span>
      }
      footer={
        <Button variant="primary" keyCap="↵" onClick={onClose}>
          {common('common.close')}
        </Button>
      }
    >
      {schedule && (
        <p>
          <DateTime at={schedule.at} as="moment" />
        </p>
      )}
      {next && <p>{t('times.waits')}</p>}
      {entry ? (
        <dl className={styles['facts']}>
          <dt>{t('publish.priority')}</dt>
          <dd>
            <Tag tone={entry.priority === 'INFO' ? 'info' : entry.priority === 'MUST_READ' ? 'warn' : 'bad'}>
              {common(`priorities.${entry.priority}`)}
            </Tag>
          </dd>
          {entry.acknowledgement && (
            <>
              <dt>{t('publish.mustConfirm')}</dt>
              <dd>{t('publish.people', { count: entry.acknowledgement.requiredCount })}</dd>
            </>
          )}
          {entry.dueAt !== null && (
            <>
              <dt>{t('publish.due')}</dt>
              <dd>
                <DateTime at={entry.dueAt} as="moment" />
              </dd>
            </>
          )}
        </dl>
      ) : (
        !schedule && !next && <p>{t('publish.doneSilently')}</p>
      )}
    </Dialog>
  );
}

/** What publishing does to what readers have now. */
function What({ article }: { article: ArticleHeadFragment }) {
  const { t } = useWords();
  const from = article.draft?.effectiveFrom ?? null;
  if (from !== null && Date.parse(from) > Date.now())
    return (
      <>
        <DateTime at={from} as="moment" />{' '}
        {article.version === null ? t('publish.firstLater') : t('publish.replacesLater', { version: article.version })}
      </>
    );
  return article.version === null ? t('publish.first') : t('publish.replaces', { version: article.version });
}

/** Makes the approved draft the live version: who is told and how urgently, and, only by a second, separate act, who else may read it. */
export function PublishDialog({ article, onClose }: { article: ArticleHeadFragment; onClose: () => void }) {
  const { t, common } = useWords();
  const [push, setPush] = useState<Push>('INFO');
  const [summary, setSummary] = useState(article.draft?.note ?? '');
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [publishAt, setPublishAt] = useState<string | null>(null);
  const [audience, setAudience] = useState<Audience>(article.audience);
  const [isConfirmed, setConfirmed] = useState(false);
  const [mends, setMends] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const [result, setResult] = useState<ArticlePublishMutation['articlePublish'] | null>(null);
  const publish = useChange(ArticlePublishDocument, (data) => data.articlePublish);

  const mustAcknowledge = mustConfirm(push);
  const widens = AUDIENCES.indexOf(audience) > AUDIENCES.indexOf(article.audience);
  const narrows = AUDIENCES.indexOf(audience) < AUDIENCES.indexOf(article.audience);
  const lacksSummary = mustAcknowledge && summary.trim() === '';
  const lacksConsent = widens && !isConfirmed;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksSummary || lacksConsent || publish.busy) return;
    const outcome = await publish.run({
      id: article.id,
      input: {
        expectedVersion: article.revision,
        ...(push === 'NONE' ? {} : { priority: push }),
        ...(summary.trim() ? { changeSummary: summary.trim() } : {}),
        ...(mustAcknowledge && dueAt ? { dueAt } : {}),
        ...(publishAt === null ? {} : { publishAt: { instant: publishAt } }),
        ...(mends.length > 0 ? { mendsFlagIds: [...mends] } : {}),
        ...(audience === article.audience ? {} : { audience, confirmWidening: isConfirmed }),
      },
    });
    if (outcome.kind === 'done') setResult(outcome.payload);
  };
  useSubmitKey(() => void submit(), { overlay: true, enabled: result === null });

  if (result) return <Done result={result} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      kicker={
        <>
          <CodeLabel>{article.code}</CodeLabel>
          {article.draft?.title ?? article.title}
        </>
      }
      title={t('publish.title', { number: article.draft?.number })}
      description={<What article={article} />}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button
            variant="primary"
            icon={<Send size={14} strokeWidth={1.8} aria-hidden="true" />}
            keyCap="Ctrl ↵"
            busy={publish.busy}
            onClick={() => void submit()}
          >
            {t(publishAt === null ? 'publish.submit' : 'times.submitLater')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Refusals refusals={publish.refusals} failure={publish.failure} fields={FIELDS} />
        <PushField
          value={push}
          onChange={setPush}
          words={{
            label: t('publish.priority'),
            none: t('publish.none'),
            explain: (value) => t(`publish.explain.${value}`),
          }}
        />
        <Field
          label={mustAcknowledge ? t('publish.summaryRequired') : t('publish.summary')}
          hint={t('publish.summaryHint')}
          error={
            refusalOf(publish.refusals, 'changeSummary') ??
            (isTried && lacksSummary ? t('publish.summaryMissing') : null)
          }
        >
          <TextArea value={summary} rows={2} onChange={(event) => setSummary(event.currentTarget.value)} />
        </Field>
        <WhenField value={publishAt} onChange={setPublishAt} error={refusalOf(publish.refusals, 'publishAt')} />
        <MendsField articleId={article.id} value={mends} onChange={setMends} />
        {mustAcknowledge && <DueField value={dueAt} onChange={setDueAt} error={refusalOf(publish.refusals, 'dueAt')} />}
        <AudienceField
          label={t('publish.audience')}
          value={audience}
          nameOf={(value) => t(`audiences.${value}`)}
          onChange={setAudience}
          note={
            <>
              {t('publish.audienceNow', { audience: t(`audiences.${article.audience}`) })}{' '}
              {narrows && t('publish.narrows')}
            </>
          }
        >
          {widens && audience !== 'INTERNAL' && (
            <Consent
              checked={isConfirmed}
              onChange={setConfirmed}
              label={t(`publish.widen.${audience}`)}
              errors={[
                isTried && lacksConsent ? t('publish.widenMissing') : null,
                refusalOf(publish.refusals, 'confirmWidening'),
              ]}
            />
          )}
          {refusalOf(publish.refusals, 'audience') !== null && (
            <p className={styles['error']}>{refusalOf(publish.refusals, 'audience')}</p>
          )}
        </AudienceField>
      </div>
    </Dialog>
  );
}
