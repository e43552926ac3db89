import { Quote, Send, X } from 'lucide-react';
import { type Ref, useState } from 'react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { ArticleCommentAddDocument, type CommentSubject } from '../../../gql/knowledge/graphql';
import { newKey } from '../../../lib/new-key';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import { CommentField } from './comment-field';
import styles from './comments.module.css';
import { toBody } from './mentions';

/** Which text of an article people talk about. */
export interface Talk {
  articleId: string;
  about: CommentSubject;
  /** The version that was read; null for the working copy. */
  version: number | null;
}

interface CommentFormProps {
  ref?: Ref<HTMLTextAreaElement>;
  talk: Talk;
  /** The thread that is answered. */
  replyToId?: string | undefined;
  /** The words that are meant. */
  quote?: string | null | undefined;
  onDropQuote?: (() => void) | undefined;
  onDone: () => void;
  onLeave: () => void;
}

/** Where a comment or an answer is written. What is written stays until the server has it. */
export function CommentForm({ ref, talk, replyToId, quote = null, onDropQuote, onDone, onLeave }: CommentFormProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [people, setPeople] = useState<readonly { id: string; name: string }[]>([]);
  const [key, setKey] = useState(newKey);
  const add = useChange(ArticleCommentAddDocument, (data) => data.articleCommentAdd);
  const send = async (): Promise<void> => {
    if (text.trim() === '' || add.busy) return;
    const outcome = await add.run({
      input: {
        articleId: talk.articleId,
        about: talk.about,
        version: talk.version,
        body: toBody(text, people),
        quote,
        replyToId: replyToId ?? null,
        idempotencyKey: key,
      },
    });
    // A refused comment is written anew: with the same key the server would give the old refusal's word again.
    if (outcome.kind !== 'failed') setKey(newKey());
    if (outcome.kind !== 'done') return;
    setText('');
    setPeople([]);
    onDone();
  };
  return (
    <div className={styles['form']}>
      {quote !== null && (
        <p className={styles['quote']}>
          <Quote size={13} strokeWidth={1.8} aria-hidden="true" /> <span>{quote}</span>
          {onDropQuote && (
            <IconButton
              label={t('comments.dropQuote')}
              icon={<X size={13} aria-hidden="true" />}
              onClick={onDropQuote}
            />
          )}
        </p>
      )}
      <CommentField
        ref={ref ?? null}
        label={t(replyToId ? 'comments.answer' : 'comments.write')}
        articleId={talk.articleId}
        about={talk.about}
        value={text}
        onChange={setText}
        onMention={(person) => setPeople((known) => [...known.filter(({ id }) => id !== person.id), person])}
        onSubmit={() => void send()}
        onLeave={onLeave}
      />
      <Refusals refusals={add.refusals} failure={add.failure} />
      {text.trim() !== '' && (
        <div className={styles['buttons']}>
          <Button
            size="small"
            variant="primary"
            icon={<Send size={13} strokeWidth={1.8} aria-hidden="true" />}
            keyCap="Ctrl ↵"
            busy={add.busy}
            onClick={() => void send()}
          >
            {t('comments.send')}
          </Button>
        </div>
      )}
    </div>
  );
}
