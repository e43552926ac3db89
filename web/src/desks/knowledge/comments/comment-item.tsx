import { CircleCheck, CornerDownRight, EllipsisVertical, Pencil, Quote, RotateCcw, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { Menu } from '../../../components/menu';
import { RelativeTime } from '../../../components/relative-time';
import { Tag } from '../../../components/tag';
import {
  ArticleCommentDeleteDocument,
  ArticleCommentReopenDocument,
  ArticleCommentResolveDocument,
  ArticleCommentUpdateDocument,
  type CommentItemFragment,
} from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import { CommentField } from './comment-field';
import type { Talk } from './comment-form';
import styles from './comments.module.css';
import { piecesOf, toBody, toWritten } from './mentions';

/** The words of a comment, with names for those whom it mentions. */
function Body({ comment }: { comment: CommentItemFragment }) {
  const { person } = useWords();
  return (
    <p className={styles['body']}>
      {piecesOf(comment.body).map((piece, at) =>
        piece.kind === 'text' ? (
          <span key={at}>{piece.text}</span>
        ) : (
          <strong key={at} className={styles['mention']}>
            @{person(comment.mentions.find(({ id }) => id === piece.id))}
          </strong>
        ),
      )}
    </p>
  );
}

function Rewriting({ comment, talk, onDone }: { comment: CommentItemFragment; talk: Talk; onDone: () => void }) {
  const { t, common, person } = useWords();
  const nameOf = (id: string): string => person(comment.mentions.find((one) => one.id === id));
  const [text, setText] = useState(() => toWritten(comment.body, nameOf));
  const [people, setPeople] = useState(() => comment.mentions.map((one) => ({ id: one.id, name: person(one) })));
  const update = useChange(ArticleCommentUpdateDocument, (data) => data.articleCommentUpdate);
  const save = async (): Promise<void> => {
    if (text.trim() === '' || update.busy) return;
    const input = { expectedVersion: comment.revision, body: toBody(text, people) };
    if ((await update.run({ id: comment.id, input })).kind === 'done') onDone();
  };
  return (
    <div className={styles['form']}>
      <CommentField
        label={t('comments.change')}
        articleId={talk.articleId}
        about={comment.about}
        value={text}
        onChange={setText}
        onMention={(one) => setPeople((known) => [...known.filter(({ id }) => id !== one.id), one])}
        onSubmit={() => void save()}
        onLeave={onDone}
      />
      <Refusals refusals={update.refusals} failure={update.failure} />
      <div className={styles['buttons']}>
        <Button size="small" onClick={onDone}>
          {common('common.cancel')}
        </Button>
        <Button size="small" variant="primary" keyCap="Ctrl ↵" busy={update.busy} onClick={() => void save()}>
          {common('common.save')}
        </Button>
      </div>
    </div>
  );
}

interface CommentItemProps {
  comment: CommentItemFragment;
  talk: Talk;
  onAnswer: () => void;
  /** Something of the thread changed. */
  onChanged: () => void;
  children?: ReactNode;
}

/** One comment with what its reader may do about it; the thread's first also with the words that are meant. */
export function CommentItem({ comment, talk, onAnswer, onChanged, children }: CommentItemProps) {
  const { t, person } = useWords();
  const [isRewriting, setRewriting] = useState(false);
  const remove = useChange(ArticleCommentDeleteDocument, (data) => data.articleCommentDelete);
  const resolve = useChange(ArticleCommentResolveDocument, (data) => data.articleCommentResolve);
  const reopen = useChange(ArticleCommentReopenDocument, (data) => data.articleCommentReopen);
  const name = person(comment.author);
  const target = { id: comment.id, input: { expectedVersion: comment.revision } };
  const isResolved = comment.resolvedAt !== null;
  const after = async (outcome: Promise<{ kind: string }>): Promise<void> => {
    if ((await outcome).kind !== 'failed') onChanged();
  };
  const items = [
    ...(comment.viewerCanEdit
      ? [
          {
            key: 'change',
            label: t('comments.change'),
            icon: <Pencil size={14} aria-hidden="true" />,
            run: () => setRewriting(true),
          },
        ]
      : []),
    ...(comment.viewerCanDelete
      ? [
          {
            key: 'delete',
            label: t('comments.delete'),
            icon: <Trash2 size={14} aria-hidden="true" />,
            run: () => void after(remove.run(target)),
          },
        ]
      : []),
  ];
  return (
    <article className={classes(styles['comment'], isResolved && styles['resolved'])}>
      <header className={styles['head']}>
        <Avatar name={name} />
        <strong>{name}</strong>
        <span className={styles['when']}>
          <RelativeTime at={comment.createdAt} />
          {comment.editedAt !== null && t('comments.edited')}
        </span>
        {comment.about === 'DRAFT' && <Tag tone="outline">{t('comments.onDraft')}</Tag>}
        <span className={styles['space']} />
        {items.length > 0 && (
          <Menu
            trigger={<IconButton label={t('comments.more')} icon={<EllipsisVertical size={14} aria-hidden="true" />} />}
            groups={[{ items }]}
          />
        )}
      </header>
      {comment.quote !== null && (
        <p className={styles['quote']} data-found={comment.isQuoteFound ?? undefined}>
          <Quote size={13} strokeWidth={1.8} aria-hidden="true" /> <span>{comment.quote}</span>
          {comment.isQuoteFound === false && <em>{t('comments.quoteGone')}</em>}
        </p>
      )}
      {comment.isDeleted ? (
        <p className={styles['gone']}>{t('comments.deleted')}</p>
      ) : isRewriting ? (
        <Rewriting
          comment={comment}
          talk={talk}
          onDone={() => {
            setRewriting(false);
            onChanged();
          }}
        />
      ) : (
        <Body comment={comment} />
      )}
      <Refusals
        refusals={[...remove.refusals, ...resolve.refusals, ...reopen.refusals]}
        failure={remove.failure ?? resolve.failure ?? reopen.failure}
      />
      {children}
      <footer className={styles['acts']}>
        <Button
          size="small"
          variant="quiet"
          icon={<CornerDownRight size={13} strokeWidth={1.8} aria-hidden="true" />}
          onClick={onAnswer}
        >
          {t('comments.answer')}
        </Button>
        {comment.viewerCanResolve && !isResolved && (
          <Button
            size="small"
            variant="quiet"
            busy={resolve.busy}
            icon={<CircleCheck size={13} strokeWidth={1.8} aria-hidden="true" />}
            onClick={() => void after(resolve.run(target))}
          >
            {t('comments.resolve')}
          </Button>
        )}
        {comment.viewerCanResolve && isResolved && (
          <Button
            size="small"
            variant="quiet"
            busy={reopen.busy}
            icon={<RotateCcw size={13} strokeWidth={1.8} aria-hidden="true" />}
            onClick={() => void after(reopen.run(target))}
          >
            {t('comments.reopen')}
          </Button>
        )}
        {isResolved && (
          <span className={styles['when']}>{t('comments.resolvedBy', { name: person(comment.resolvedBy) })}</span>
        )}
      </footer>
    </article>
  );
}
