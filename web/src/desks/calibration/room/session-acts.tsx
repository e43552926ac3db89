import { useState } from 'react';
import { ActDialog } from '../../../components/act-dialog';
import { Button } from '../../../components/button';
import {
  SessionCloseDocument,
  SessionRevealDocument,
  type SessionWholeFragment,
} from '../../../gql/calibration/graphql';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

/** What its leader does with a session: reveals it before all are in, with a reason, and closes it. */
export function SessionActs({ session }: { session: SessionWholeFragment }) {
  const { t } = useWords();
  const [asks, setAsks] = useState<'reveal' | 'close' | null>(null);
  const reveal = useChange(SessionRevealDocument, (data) => data.calibrationReveal);
  const end = useChange(SessionCloseDocument, (data) => data.calibrationClose);
  const { id, revision: expectedVersion, isRevealed, submittedCount, participantCount } = session;
  const isAll = submittedCount === participantCount;
  const shut = (): void => {
    setAsks(null);
    reveal.reset();
    end.reset();
  };
  return (
    <>
      {session.viewerCanReveal && <Button onClick={() => setAsks('reveal')}>{t('room.reveal')}</Button>}
      {session.viewerCanClose && (
        <Button variant={isRevealed ? 'plain' : 'danger'} onClick={() => setAsks('close')}>
          {t(isRevealed ? 'room.close' : 'room.callOff')}
        </Button>
      )}
      {asks === 'reveal' && (
        <ActDialog
          title={t('room.reveal')}
          description={t(isAll ? 'room.revealText' : 'room.revealEarly', {
            done: submittedCount,
            of: participantCount,
          })}
          submit={t('room.revealDo')}
          reason={{ label: t('room.revealReason'), missing: isAll ? null : t('form.reasonMissing'), most: 500 }}
          change={reveal}
          onSubmit={async (reason) =>
            (await reveal.run({ id, input: { expectedVersion, reason: reason === '' ? null : reason } })).kind ===
            'done'
          }
          onClose={shut}
        />
      )}
      {asks === 'close' && (
        <ActDialog
          title={t(isRevealed ? 'room.close' : 'room.callOff')}
          description={t(isRevealed ? 'room.closeText' : 'room.callOffText')}
          submit={t(isRevealed ? 'room.closeDo' : 'room.callOff')}
          harms={!isRevealed}
          {...(isRevealed ? {} : { reason: { label: t('form.reason'), missing: t('form.reasonMissing'), most: 500 } })}
          change={end}
          onSubmit={async (reason) =>
            (await end.run({ id, input: { expectedVersion, reason: reason === '' ? null : reason } })).kind === 'done'
          }
          onClose={shut}
        />
      )}
    </>
  );
}
