import { MessageSquare } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { Empty } from '../../../components/empty';
import { Segmented } from '../../../components/segmented';
import { ArticleCommentsDocument } from '../../../gql/knowledge/graphql';
import { ListPanel } from '../../../components/list-panel';
import { usePages } from '../../../lib/use-pages';
import { useWords } from '../shared/words';
import { CommentForm, type Talk } from './comment-form';
import styles from './comments.module.css';
import { Thread } from './thread';

/** With ten answers to each: the server lets one question cost only so much. */
const PAGE = 10;

interface CommentsPanelProps {
  talk: Talk;
  /** Words that were marked in the text, for a new comment. */
  quote?: string | null | undefined;
  onDropQuote?: (() => void) | undefined;
  /** The field of a new comment, for a key that leads there. */
  field?: RefObject<HTMLTextAreaElement | null> | undefined;
}

/** What colleagues say about a text, open threads or resolved ones, and where to say something. */
export function CommentsPanel({ talk, quote = null, onDropQuote, field }: CommentsPanelProps) {
  const { t } = useWords();
  const [isResolved, setResolved] = useState(false);
  const list = usePages(
    ArticleCommentsDocument,
    { id: talk.articleId, isResolved, first: PAGE },
    (data) => data.article?.comments,
  );
  const leave = (): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  return (
    <div className={styles['panel']}>
      <CommentForm
        ref={field ?? null}
        talk={talk}
        quote={quote}
        onDropQuote={onDropQuote}
        onDone={() => {
          onDropQuote?.();
          setResolved(false);
          list.reload();
        }}
        onLeave={leave}
      />
      <Segmented
        label={t('comments.which')}
        value={isResolved ? 'resolved' : 'open'}
        items={[
          { value: 'open', label: t('comments.open') },
          { value: 'resolved', label: t('comments.resolved') },
        ]}
        onChange={(value) => setResolved(value === 'resolved')}
      />
      <ListPanel
        list={list}
        empty={
          <Empty icon={MessageSquare} title={t(isResolved ? 'comments.noneResolved' : 'comments.none')}>
            {t(isResolved ? 'comments.noneResolvedText' : 'comments.noneText')}
          </Empty>
        }
      >
        <ul className={styles['threads']}>
          {list.rows.map((thread) => (
            <Thread key={thread.id} thread={thread} talk={talk} onChanged={list.reload} />
          ))}
        </ul>
      </ListPanel>
    </div>
  );
}
