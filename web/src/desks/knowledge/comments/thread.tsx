import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../../../components/button';
import {
  type CommentItemFragment,
  CommentRepliesDocument,
  type CommentThreadFragment,
} from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import { CommentForm, type Talk } from './comment-form';
import { CommentItem } from './comment-item';
import styles from './comments.module.css';

/** One thread: its first comment, the answers below it, and where to answer. */
export function Thread({
  thread,
  talk,
  onChanged,
}: {
  thread: CommentThreadFragment;
  talk: Talk;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const client = useClient();
  const [isAnswering, setAnswering] = useState(false);
  const [later, setLater] = useState<readonly CommentItemFragment[]>([]);
  const [end, setEnd] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { nodes, pageInfo } = thread.replies;
  const known = new Set(nodes.map(({ id }) => id));
  const replies = [...nodes, ...later.filter(({ id }) => !known.has(id))];
  const left = thread.replyCount - replies.length;
  const answer = (): void => {
    setAnswering(true);
    setTimeout(() => field.current?.focus());
  };
  const more = async (): Promise<void> => {
    const after = end ?? pageInfo.endCursor;
    const { data } = await client.query(CommentRepliesDocument, { id: thread.id, after }).toPromise();
    const found = data?.node && 'replies' in data.node ? data.node.replies : null;
    if (!found) return;
    setLater((before) => [...before, ...found.nodes]);
    setEnd(found.pageInfo.endCursor);
  };
  return (
    <li className={styles['thread']}>
      <CommentItem comment={thread} talk={talk} onAnswer={answer} onChanged={onChanged} />
      {(replies.length > 0 || isAnswering) && (
        <div className={styles['replies']}>
          {replies.map((reply) => (
            <CommentItem key={reply.id} comment={reply} talk={talk} onAnswer={answer} onChanged={onChanged} />
          ))}
          {left > 0 && (pageInfo.hasNextPage || end !== null) && (
            <Button size="small" variant="quiet" onClick={() => void more()}>
              {t('comments.moreAnswers', { count: left })}
            </Button>
          )}
          {isAnswering && (
            <CommentForm
              ref={field}
              talk={{ ...talk, about: thread.about }}
              replyToId={thread.id}
              onDone={() => {
                setAnswering(false);
                onChanged();
              }}
              onLeave={() => setAnswering(false)}
            />
          )}
        </div>
      )}
    </li>
  );
}
