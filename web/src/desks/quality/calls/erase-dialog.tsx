import { useState } from 'react';
import { ActDialog } from '../../../components/act-dialog';
import { Consent } from '../../../components/consent';
import { type CallOfQuery, CustomerEraseDocument } from '../../../gql/quality/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

interface EraseDialogProps {
  call: NonNullable<CallOfQuery['call']>;
  onDone: () => void;
  onClose: () => void;
}

/** Erases the customer of a call, in all of their calls: what can name them goes, the figures stay. It cannot be undone. */
export function EraseDialog({ call, onDone, onClose }: EraseDialogProps) {
  const { t } = useWords();
  const [isMeant, setMeant] = useState(false);
  const [isTried, setTried] = useState(false);
  const change = useChange(CustomerEraseDocument, (data) => data.customerErase);
  return (
    <ActDialog
      title={t('erase.title')}
      description={t('erase.text')}
      submit={t('erase.submit')}
      reason={{ label: t('erase.reason'), missing: t('hold.reasonMissing'), most: 500 }}
      harms
      change={change}
      onSubmit={async (reason) => {
        setTried(true);
        if (!isMeant) return false;
        const outcome = await change.run({ input: { callId: call.id, reason } });
        if (outcome.kind !== 'done') return false;
        showToast({ tone: 'good', text: t('erase.done', { count: outcome.payload.callCount ?? 0 }) });
        onDone();
        return true;
      }}
      onClose={onClose}
    >
      <Consent
        checked={isMeant}
        onChange={setMeant}
        label={t('erase.meant', { digits: call.customer?.lastDigits ?? '' })}
        errors={[isTried && !isMeant ? t('erase.meantMissing') : null]}
      />
    </ActDialog>
  );
}
