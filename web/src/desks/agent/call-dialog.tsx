import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { TextInput } from '../../components/text-input';
import { REFERENCE_MAX } from './call';

/** Asks which call an article is to be linked to, when the desk does not know one. */
export function CallDialog({ onClose, onLink }: { onClose: () => void; onLink: (reference: string) => void }) {
  const { t } = useTranslation(['agent', 'shell']);
  const [reference, setReference] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reference.trim()) onLink(reference.trim());
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t('link.askTitle')}
      description={t('link.askText')}
      initialFocus={field}
      footer={
        <>
          <Button variant="quiet" keyCap="Esc" onClick={onClose}>
            {t('shell:common.cancel')}
          </Button>
          <Button type="submit" form="call-reference" variant="primary" keyCap="↵" disabled={!reference.trim()}>
            {t('link.action')}
          </Button>
        </>
      }
    >
      <form id="call-reference" onSubmit={submit}>
        <Field label={t('call.reference')}>
          <TextInput
            ref={field}
            maxLength={REFERENCE_MAX}
            autoComplete="off"
            placeholder={t('call.placeholder')}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
