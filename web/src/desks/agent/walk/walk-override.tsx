import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { TextArea } from '../../../components/text-area';
import type { WalkNode } from '../../walks/act';

const REASON_MAX = 500;

interface WalkOverrideProps {
  checks: WalkNode['missingChecks'];
  message: string | null;
  canOverride: boolean;
  isBusy: boolean;
  onOverride: (reason: string) => void;
}

/** A device may be sent in only after its checks, or with a reason by those who may give one. */
export function WalkOverride({ checks, message, canOverride, isBusy, onOverride }: WalkOverrideProps) {
  const { t } = useTranslation('walks');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (reason.trim() !== '') onOverride(reason.trim());
  };
  return (
    <>
      <Notice kind="error" title={t('override.title')}>
        {message !== null && <p>{message}</p>}
        {checks.length > 0 && (
          <ul>
            {checks.map(({ key, title }) => (
              <li key={key}>{title}</li>
            ))}
          </ul>
        )}
        <p>{t('override.text')}</p>
      </Notice>
      {canOverride && (
        <>
          <Field label={t('override.reason')} error={isTried && reason.trim() === '' ? t('jump.missing') : null}>
            <TextArea
              rows={2}
              maxLength={REASON_MAX}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <Button busy={isBusy} onClick={send}>
            {t('override.submit')}
          </Button>
        </>
      )}
    </>
  );
}
