import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import type { EvaluationKind } from '../../../gql/quality/graphql';
import { useWords } from '../shared/words';
import styles from './evaluate.module.css';
import type { ScoreSession } from './session/score-session';
import type { ScoreState } from './session/score-state';

interface ScoringNoticesProps {
  session: ScoreSession;
  state: ScoreState;
  kind: EvaluationKind;
}

/** What has to be known above the form: not saved, refused, saved elsewhere, and that it does not count. */
export function ScoringNotices({ session, state, kind }: ScoringNoticesProps) {
  const { t, common } = useWords();
  const notices = [
    state.conflict && (
      <Notice
        key="conflict"
        kind="conflict"
        title={t('conflict.title')}
        actions={
          <>
            <Button size="small" variant="primary" onClick={() => session.settle('mine')}>
              {t('conflict.mine')}
            </Button>
            <Button size="small" onClick={() => session.settle('theirs')}>
              {t('conflict.theirs')}
            </Button>
          </>
        }
      >
        {t('conflict.text')}
      </Notice>
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
    (kind === 'PEER' || kind === 'CALIBRATION' || kind === 'SELF') && (
      <Notice key="kind" kind="info" title={t(`kindNotes.${kind}`)} />
    ),
  ].filter(Boolean);
  return notices.length > 0 ? <div className={styles['notices']}>{notices}</div> : null;
}
