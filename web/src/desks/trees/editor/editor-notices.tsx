import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import type { TreeReviewRecordFragment } from '../../../gql/trees/graphql';
import { SentBack } from '../shared/sent-back';
import { useWords } from '../shared/words';
import { ConflictDialog } from './conflict-dialog';
import type { SessionState, TreeSession } from './session/tree-session';
import { dropUnsaved, readUnsaved, restored } from './session/unsaved';
import styles from './editor.module.css';

interface EditorNoticesProps {
  session: TreeSession;
  state: SessionState;
  /** The review that sent the draft back, while it is being mended. */
  sentBack: TreeReviewRecordFragment | null;
  readOnly: boolean;
  onUnlock: (() => void) | null;
}

/** What has to be known above the drawing: not saved, refused, a colleague's changes, left over from before. */
export function EditorNotices({ session, state, sentBack, readOnly, onUnlock }: EditorNoticesProps) {
  const { t, common, person } = useWords();
  const [isMerging, setMerging] = useState(false);
  const [kept, setKept] = useState(() => readUnsaved(state.head.id));
  const { conflict, head } = state;
  const theirs = conflict?.theirs.head.draft;
  const drop = (): void => {
    dropUnsaved(head.id);
    setKept(null);
  };
  const notices = [
    conflict && (
      <Notice
        key="conflict"
        kind="conflict"
        title={t('conflict.noticeTitle', { name: person(theirs?.editors.at(-1) ?? theirs?.author ?? null) })}
        actions={
          <Button size="small" variant="primary" onClick={() => setMerging(true)}>
            {t('conflict.merge')}
          </Button>
        }
      >
        {t('conflict.noticeText', { count: conflict.nodes.length + conflict.fields.length })}
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
    state.otherErrors.length > 0 && (
      <Notice key="refused" kind="error" title={common('refused.title')}>
        {state.otherErrors.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    ),
    sentBack && state.head.draft?.state === 'DRAFT' && <SentBack key="sentBack" review={sentBack} />,
    kept && !readOnly && (
      <Notice
        key="kept"
        kind="stale"
        title={t('kept.title', { count: kept.set.length + kept.remove.length + Object.keys(kept.fields).length })}
        actions={
          <>
            <Button
              size="small"
              variant="primary"
              onClick={() => {
                session.edit((drawing) => restored(drawing, kept));
                setKept(null);
              }}
            >
              {t('kept.restore')}
            </Button>
            <Button size="small" onClick={drop}>
              {t('kept.drop')}
            </Button>
          </>
        }
      >
        {t('kept.text')}
      </Notice>
    ),
    readOnly && (
      <Notice
        key="locked"
        kind="info"
        title={t(
          head.draft?.state === 'IN_REVIEW' ? 'locked.inReview' : onUnlock ? 'locked.approved' : 'locked.readOnly',
        )}
        actions={
          onUnlock ? (
            <Button size="small" onClick={onUnlock}>
              {t('locked.unlock')}
            </Button>
          ) : undefined
        }
      />
    ),
  ].filter(Boolean);
  return (
    <>
      {notices.length > 0 && <div className={styles['notices']}>{notices}</div>}
      {conflict && isMerging && (
        <ConflictDialog
          conflict={conflict}
          mine={state.drawing}
          onResolve={(nodes, fields) => {
            session.resolve(nodes, fields);
            setMerging(false);
          }}
          onClose={() => setMerging(false)}
        />
      )}
    </>
  );
}
