import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { TextArea } from '../../components/text-area';
import { isComposing } from '../../lib/hotkeys';

/** The longest reason the API takes. */
const REASON_MAX = 500;

/** Asks what was wrong with an article that did not help; the reason goes to those who write. */
export function ReasonDialog({ onClose, onSend }: { onClose: () => void; onSend: (reason: string) => void }) {
  const { t } = useTranslation(['agent', 'shell']);
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    onSend(reason);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t('feedback.askTitle')}
      description={t('feedback.askText')}
      initialFocus={field}
      footer={
        <>
          <Button variant="quiet" keyCap="Esc" onClick={onClose}>
            {t('shell:common.cancel')}
          </Button>
          <Button variant="primary" keyCap="↵" onClick={() => onSend(reason)}>
            {t('feedback.send')}
          </Button>
        </>
      }
    >
      <div onKeyDown={onKeyDown}>
        <Field label={t('feedback.reason')}>
          <TextArea
            ref={field}
            rows={3}
            maxLength={REASON_MAX}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
    </Dialog>
  );
}
