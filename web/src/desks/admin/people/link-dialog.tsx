import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Notice } from '../../../components/notice';
import { copyText } from '../../../lib/copy-text';
import { useWords } from '../shared/words';
import styles from './link-dialog.module.css';

interface LinkDialogProps {
  person: { name: string; nameEn: string };
  path: string;
  onClose: () => void;
}

/** A one-time link for a password. Shown once: it is stored nowhere in a form that could be shown again. */
export function LinkDialog({ person, path, onClose }: LinkDialogProps) {
  const { t, person: nameOf } = useWords();
  return (
    <SecretDialog
      title={t('people.link.title', { name: nameOf(person) })}
      text={t('people.link.text')}
      secret={new URL(path, window.location.origin).href}
      onClose={onClose}
    />
  );
}

interface SecretDialogProps {
  title: string;
  text: string;
  secret: string;
  onClose: () => void;
}

/** Something that is shown once, to be copied. */
export function SecretDialog({ title, text, secret, onClose }: SecretDialogProps) {
  const { t, common } = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => setCopied(await copyText(secret));
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={text}
      footer={
        <>
          <Button onClick={onClose}>{common('common.close')}</Button>
          <Button
            variant="primary"
            icon={<Copy size={14} strokeWidth={1.8} aria-hidden="true" />}
            onClick={() => void copy()}
          >
            {isCopied ? common('common.copyDone') : t('secret.copy')}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        <code className={styles['secret']} tabIndex={0}>
          {secret}
        </code>
        <Notice kind="info" title={t('secret.once')} />
      </div>
    </Dialog>
  );
}
