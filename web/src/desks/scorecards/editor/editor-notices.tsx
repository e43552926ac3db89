import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { useWords } from '../shared/words';
import { ConflictDialog } from './conflict-dialog';
import styles from './editor.module.css';
import type { CardSession, SessionState } from './session/card-session';
import { dropUnsaved, readUnsaved } from './session/unsaved';

interface EditorNoticesProps {
  session: CardSession;
  state: SessionState;
  /** Sentences of the server about no place that the form shows. */
  others: readonly string[];
  readOnly: boolean;
}

/** What has to be known above the form: not saved, refused, a colleague's changes, left over from before. */
export function EditorNotices({ session, state, others, readOnly }: EditorNoticesProps) {
  const { t, common } = useWords();
  const [isMerging, setMerging] = useState(false);
  const [kept, setKept] = useState(() => readUnsaved(state.head.id));
  const { conflict, head } = state;
  const notices = [
    conflict && (
      <Notice
        key="conflict"
        kind="conflict"
        title={t('conflict.noticeTitle')}
        actions={
          <Button size="small" variant="primary" onClick={() => setMerging(true)}>
            {t('conflict.merge')}
          </Button>
        }
      >
        {t('conflict.noticeText', { count: conflict.contested.length })}
      </Notice>
    ),
    state.taken > 0 && !conflict && (
      <Notice
        key="taken"
        kind="info"
        title={t('conflict.taken', { count: state.taken })}
        actions={
          <Button size="small" onClick={session.forgetTaken}>
            {common('common.close')}
          </Button>
        }
      />
    ),
    state.status === 'failed' && (
      <Notice
        key="failed"
        kind="offline"
        title={t('save.failedTitle')}
        actions={
          <Button size="small" onClick={() => void session.flush()}>
            {common('common.retry')}
          </Button>
        }
      >
        {t('save.failedText')}
      </Notice>
    ),
    others.length > 0 && (
      <Notice key="refused" kind="error" title={common('refused.title')}>
        {others.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    ),
    kept && !readOnly && (
      <Notice
        key="kept"
        kind="stale"
        title={t('kept.title')}
        actions={
          <>
            <Button
              size="small"
              variant="primary"
              onClick={() => {
                session.restore(kept);
                setKept(null);
              }}
            >
              {t('kept.restore')}
            </Button>
            <Button
              size="small"
              onClick={() => {
                dropUnsaved(head.id);
                setKept(null);
              }}
            >
              {t('kept.drop')}
            </Button>
          </>
        }
      >
        {t('kept.text')}
      </Notice>
    ),
    readOnly && (
      <Notice key="locked" kind="info" title={t(head.state === 'ARCHIVED' ? 'locked.archived' : 'locked.readOnly')} />
    ),
  ].filter(Boolean);
  return (
    <>
      {notices.length > 0 && <div className={styles['notices']}>{notices}</div>}
      {conflict && isMerging && (
        <ConflictDialog
          conflict={conflict}
          mine={state.form}
          onResolve={(theirs) => {
            session.resolve(theirs);
            setMerging(false);
          }}
          onClose={() => setMerging(false)}
        />
      )}
    </>
  );
}
