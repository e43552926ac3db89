import { Flag, Link2, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { useStore } from '../../lib/store';
import styles from './article-action-bar.module.css';
import { callStore } from './call';
import type { OpenArticle } from './use-article';
import type { ArticleActions } from './use-article-actions';

/** What can be done with the open article: the same as its keys. */
export function ArticleActionBar({
  article,
  isOld,
  actions,
  onFlag,
}: {
  article: OpenArticle;
  isOld: boolean;
  actions: ArticleActions;
  onFlag: () => void;
}) {
  const { t } = useTranslation('agent');
  const call = useStore(callStore);
  const isLinked = call?.linked.includes(article.id) ?? false;
  const given = article.viewerFeedback?.version === article.version ? article.viewerFeedback : null;
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('article.actions')}>
      <Button
        variant="primary"
        icon={<Link2 size={15} strokeWidth={1.8} aria-hidden="true" />}
        keyCap="L"
        onClick={actions.link}
      >
        {isLinked ? t('link.linked') : t('link.action')}
      </Button>
      <Button
        icon={<ThumbsUp size={15} strokeWidth={1.8} aria-hidden="true" />}
        keyCap="Y"
        aria-pressed={given?.isHelpful === true}
        onClick={actions.helpful}
      >
        {t('feedback.helpful')}
      </Button>
      <Button
        icon={<ThumbsDown size={15} strokeWidth={1.8} aria-hidden="true" />}
        keyCap="N"
        aria-label={t('feedback.notHelpful')}
        title={t('feedback.notHelpful')}
        aria-pressed={given?.isHelpful === false}
        onClick={() => actions.ask('reason')}
      />
      <Button
        icon={<Flag size={15} strokeWidth={1.8} aria-hidden="true" />}
        keyCap="F"
        // The selection in the text is what is meant: pressing the button must not take it away.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onFlag}
      >
        {t('more.flag')}
      </Button>
      {isOld && <span className={styles['note']}>{t('article.actsOnOld')}</span>}
    </div>
  );
}
