import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Notice } from '../../../components/notice';
import {
  ArticleNextWithdrawDocument,
  ArticleScheduleCancelDocument,
  ArticleTimesOfDocument,
} from '../../../gql/knowledge/graphql';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { useWords } from '../shared/words';

/** What the clock does with an article, over its text: when it holds, what comes next, and what was ordered for later. */
export function TimesNotices({ id }: { id: string }) {
  const { t, person } = useWords();
  const { go } = useKnowledgePath();
  const mayWrite = useMayWrite();
  const tell = useTell();
  const [{ data }] = useQuery({
    query: ArticleTimesOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const cancel = useChange(ArticleScheduleCancelDocument, (changed) => changed.articleScheduleCancel);
  const withdraw = useChange(ArticleNextWithdrawDocument, (changed) => changed.articleNextWithdraw);
  const article = data?.article;
  if (!article) return null;
  const { nextVersion: next, draft, validity, revision, effectiveFrom, effectiveTo } = article;
  const schedule = draft?.schedule ?? null;
  const target = { id, input: { expectedVersion: revision } };
  const isLive = article.version !== null;
  return (
    <>
      {isLive && validity === 'NOT_YET_VALID' && effectiveFrom !== null && (
        <Notice kind="info" title={t('times.notYet')}>
          <DateTime at={effectiveFrom} as="moment" /> {t('times.notYetText')}
        </Notice>
      )}
      {isLive && validity === 'NO_LONGER_VALID' && effectiveTo !== null && (
        <Notice kind="stale" title={t('times.over')}>
          <DateTime at={effectiveTo} as="moment" /> {t('times.overText')}
        </Notice>
      )}
      {next && next.effectiveFrom !== null && (
        <Notice
          kind="info"
          title={t('times.next', { version: next.number })}
          actions={
            <>
              <Button size="small" onClick={() => go(`articles/${id}/versions`, { version: String(next.number) })}>
                {t('times.compare')}
              </Button>
              {mayWrite && (
                <Button
                  size="small"
                  busy={withdraw.busy}
                  onClick={() =>
                    void withdraw
                      .run(target)
                      .then((outcome) => tell(outcome, t('times.withdrawn', { version: next.number })))
                  }
                >
                  {t('times.withdraw')}
                </Button>
              )}
            </>
          }
        >
          <DateTime at={next.effectiveFrom} as="moment" /> {t('times.nextText')} {next.note}
        </Notice>
      )}
      {draft && schedule && (
        <Notice
          kind="info"
          title={t('times.scheduled', { number: draft.number })}
          actions={
            mayWrite ? (
              <Button
                size="small"
                busy={cancel.busy}
                onClick={() => void cancel.run(target).then((outcome) => tell(outcome, t('times.cancelled')))}
              >
                {t('times.cancel')}
              </Button>
            ) : undefined
          }
        >
          <DateTime at={schedule.at} as="moment" /> {t('times.scheduledBy', { name: person(schedule.orderedBy) })}
        </Notice>
      )}
    </>
  );
}
