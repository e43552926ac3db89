import { ActDialog } from '../../../components/act-dialog';
import { CallHoldDocument, type CallOfQuery } from '../../../gql/quality/graphql';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

/** Keeps a call and its recording from being removed, or lets it go again; with a reason. */
export function HoldDialog({ call, onClose }: { call: NonNullable<CallOfQuery['call']>; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(CallHoldDocument, (data) => data.callLegalHold);
  const act = call.isOnLegalHold ? 'end' : 'begin';
  return (
    <ActDialog
      title={t(`hold.${act}`)}
      description={t(`hold.${act}Text`, { reference: call.reference })}
      submit={t(`hold.${act}`)}
      reason={{ label: t('hold.reason'), missing: t('hold.reasonMissing'), most: 500 }}
      harms={call.isOnLegalHold}
      change={change}
      onSubmit={async (reason) =>
        (await change.run({ input: { callId: call.id, isOn: !call.isOnLegalHold, reason } })).kind === 'done'
      }
      onClose={onClose}
    />
  );
}
