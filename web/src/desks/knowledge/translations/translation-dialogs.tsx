import { useState } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import {
  ArticleTranslationConfirmDocument,
  ArticleTranslationLinkDocument,
  ArticleTranslationUnlinkDocument,
  type TranslationArticleFragment,
  type TranslationFactsFragment,
} from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { ActDialog } from '../../../components/act-dialog';
import { ArticlePicker, type PickedArticle } from '../search/shared/article-picker';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import { SourceChange } from './source-change';
import styles from './translations.module.css';

interface OfSourceProps {
  article: TranslationFactsFragment;
  source: TranslationArticleFragment;
  onClose: () => void;
}

/** What the source changed, and that the translation is still right for it. */
export function ConfirmDialog({ article, source, onClose }: OfSourceProps) {
  const { t, common } = useWords();
  const change = useChange(ArticleTranslationConfirmDocument, (data) => data.articleTranslationConfirm);
  const target = source.version ?? 1;
  const since = article.translationStanding?.translatedVersion ?? null;
  const confirm = async (): Promise<void> => {
    if (change.busy) return;
    const outcome = await change.run({
      id: article.id,
      input: { expectedVersion: article.revision, sourceVersion: target, text: null },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('translations.confirmed', { number: target }) });
    onClose();
  };
  useSubmitKey(() => void confirm(), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('translations.confirmTitle', { number: target })}
      description={t('translations.confirmText', { number: target })}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant="primary" keyCap="Ctrl ↵" busy={change.busy} onClick={() => void confirm()}>
            {t('translations.confirm')}
          </Button>
        </>
      }
    >
      <Refusals refusals={change.refusals} failure={change.failure} />
      {since !== null && since < target && (
        <div className={styles['change']}>
          <h3>{t('translations.changesTitle', { from: since })}</h3>
          <SourceChange source={source} since={since} />
        </div>
      )}
    </Dialog>
  );
}

/** Lets an article be no translation any more. */
export function UnlinkDialog({ article, source, onClose }: OfSourceProps) {
  const { t } = useWords();
  const change = useChange(ArticleTranslationUnlinkDocument, (data) => data.articleTranslationUnlink);
  return (
    <ActDialog
      title={t('translations.unlinkTitle', { code: source.code })}
      description={t('translations.unlinkText')}
      submit={t('translations.unlink')}
      harms
      change={change}
      onSubmit={async () => {
        const outcome = await change.run({ id: article.id, input: { expectedVersion: article.revision } });
        if (outcome.kind !== 'done') return false;
        showToast({ tone: 'good', text: t('translations.unlinked') });
        return true;
      }}
      onClose={onClose}
    />
  );
}

/** Binds an article that exists already to the one that it translates. */
export function LinkDialog({ article, onClose }: Pick<OfSourceProps, 'article' | 'onClose'>) {
  const { t, common } = useWords();
  const [source, setSource] = useState<PickedArticle | null>(null);
  const change = useChange(ArticleTranslationLinkDocument, (data) => data.articleTranslationLink);
  const link = async (): Promise<void> => {
    if (!source || change.busy) return;
    const outcome = await change.run({
      id: article.id,
      input: { sourceId: source.id, expectedVersion: article.revision, sourceVersion: null },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('translations.linked', { code: source.code }) });
    onClose();
  };
  useSubmitKey(() => void link(), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t('translations.linkTitle')}
      description={t('translations.linkText')}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button
            variant="primary"
            keyCap="Ctrl ↵"
            disabled={source === null}
            busy={change.busy}
            onClick={() => void link()}
          >
            {t('translations.link')}
          </Button>
        </>
      }
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['sourceId']} />
      <ArticlePicker
        label={t('translations.source')}
        value={source}
        onChange={setSource}
        error={refusalOf(change.refusals, 'sourceId')}
      />
    </Dialog>
  );
}
