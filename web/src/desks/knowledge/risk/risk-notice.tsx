import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Notice } from '../../../components/notice';
import {
  ArticleRiskRemovalAskDocument,
  ArticleRiskRemovalDecideDocument,
  ArticleRiskStateDocument,
  type RiskStateFragment,
} from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { ActDialog } from '../../../components/act-dialog';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import styles from './risk.module.css';

type Open = 'ask' | 'keep' | 'remove' | null;

/** The risk mark of an article, over its text: why, and what two people do to take it away. Nothing where there is none. */
export function RiskNotice({ id }: { id: string }) {
  const [{ data }] = useQuery({
    query: ArticleRiskStateDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  return data?.article?.risk ? <Marked article={data.article} risk={data.article.risk} /> : null;
}

function Marked({ article, risk }: { article: RiskStateFragment; risk: NonNullable<RiskStateFragment['risk']> }) {
  const { t, person } = useWords();
  const [open, setOpen] = useState<Open>(null);
  const ask = useChange(ArticleRiskRemovalAskDocument, (data) => data.articleRiskRemovalAsk);
  const decide = useChange(ArticleRiskRemovalDecideDocument, (data) => data.articleRiskRemovalDecide);
  const { id, code, revision: expectedVersion } = article;
  const { removal } = risk;
  const show = (next: Open): void => {
    ask.reset();
    decide.reset();
    setOpen(next);
  };
  const close = (): void => setOpen(null);
  const done = (key: 'askedDone' | 'keptDone' | 'removedDone'): true => {
    showToast({ tone: 'good', text: t(`risk.${key}`, { code }) });
    return true;
  };
  return (
    <div className={styles['notice']}>
      <Notice
        kind={risk.kind === 'SAFETY' ? 'error' : 'conflict'}
        title={t('risk.marked', { kind: t(`risk.kinds.${risk.kind}`) })}
        actions={
          article.viewerCanAskRiskRemoval ? (
            <Button size="small" onClick={() => show('ask')}>
              {t('risk.ask')}
            </Button>
          ) : article.viewerCanDecideRiskRemoval ? (
            <>
              <Button size="small" onClick={() => show('remove')}>
                {t('risk.confirm')}
              </Button>
              <Button size="small" onClick={() => show('keep')}>
                {t('risk.keep')}
              </Button>
            </>
          ) : undefined
        }
      >
        <p>{risk.reason}</p>
        <p className={styles['who']}>
          {person(risk.setBy)} · <DateTime at={risk.setAt} as="moment" />
        </p>
        {removal && (
          <p className={styles['removal']}>
            {t('risk.asked', { name: person(removal.by), reason: removal.reason })}{' '}
            {!article.viewerCanDecideRiskRemoval && t('risk.waits')}
          </p>
        )}
      </Notice>
      {open === 'ask' && (
        <ActDialog
          title={t('risk.askTitle', { code })}
          description={t('risk.askText')}
          submit={t('risk.ask')}
          reason={{ label: t('risk.askReason'), missing: t('risk.reasonMissing') }}
          change={ask}
          onSubmit={async (reason) =>
            (await ask.run({ id, input: { expectedVersion, reason } })).kind === 'done' && done('askedDone')
          }
          onClose={close}
        />
      )}
      {open === 'keep' && (
        <ActDialog
          title={t('risk.keepTitle', { code })}
          description={t('risk.keepText')}
          submit={t('risk.keep')}
          reason={{ label: t('risk.keepReason'), missing: t('risk.reasonMissing') }}
          change={decide}
          onSubmit={async (reason) =>
            (await decide.run({ id, input: { expectedVersion, isConfirmed: false, reason } })).kind === 'done' &&
            done('keptDone')
          }
          onClose={close}
        />
      )}
      {open === 'remove' && (
        <ActDialog
          title={t('risk.removeTitle', { code })}
          description={t('risk.removeText', { name: person(removal?.by), reason: removal?.reason ?? '' })}
          submit={t('risk.confirm')}
          harms
          change={decide}
          onSubmit={async () =>
            (await decide.run({ id, input: { expectedVersion, isConfirmed: true } })).kind === 'done' &&
            done('removedDone')
          }
          onClose={close}
        />
      )}
    </div>
  );
}
