import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { TextInput } from '../../../components/text-input';
import { formatNumber } from '../../../lib/format';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './files.module.css';
import { markdownOf } from './insertions';
import { type AttachmentFault, type Attachments, isPictureFile } from './use-attachments';

interface FileDialogProps {
  file: File;
  attachments: Attachments;
  lang: string;
  /** The article has it: this is its place in the text. */
  onInsert: (markdown: string) => void;
  onClose: () => void;
}

const ALT_LIMIT = 300;

/** Asks what a picture shows, sends it, and puts it into the text; a file goes without the question. */
export function FileDialog({ file, attachments, lang, onInsert, onClose }: FileDialogProps) {
  const { t, common, language } = useWords();
  const isPicture = isPictureFile(file);
  const [alt, setAlt] = useState('');
  const [isTried, setTried] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const [fault, setFault] = useState<AttachmentFault | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const address = useMemo(() => (isPicture ? URL.createObjectURL(file) : null), [file, isPicture]);
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address);
    },
    [address],
  );
  const words = alt.trim();
  const lacks = isPicture && words === '';
  const send = async (): Promise<void> => {
    setTried(true);
    if (lacks || words.length > ALT_LIMIT || sent !== null) return;
    setFault(null);
    setSent(0);
    const outcome = await attachments.add(file, words, setSent);
    setSent(null);
    if (outcome.kind !== 'done') {
      setFault(outcome);
      return;
    }
    onInsert(markdownOf({ fileId: outcome.fileId, name: file.name, alt: words, isPicture }));
  };
  useSubmitKey(() => void send(), { overlay: true });
  const size = formatNumber(Math.max(1, Math.round(file.size / 1024)), language);
  const altFault =
    isTried && lacks
      ? t('files.altMissing')
      : words.length > ALT_LIMIT
        ? t('files.altLong', { limit: ALT_LIMIT })
        : null;
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t(isPicture ? 'files.pictureTitle' : 'files.fileTitle')}
      description={`${file.name} · ${t('import.size', { size })}`}
      initialFocus={isPicture ? input : undefined}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant="primary" keyCap="Ctrl ↵" busy={sent !== null} onClick={() => void send()}>
            {t('files.insert')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {fault && (
          <Notice kind="error" title={t('files.failed')}>
            {fault.kind === 'refused'
              ? fault.message
              : t(`files.faults.${isPicture ? 'picture' : 'file'}.${fault.kind}`)}
          </Notice>
        )}
        {address && (
          <div className={styles['shown']}>
            <img src={address} alt="" />
          </div>
        )}
        {isPicture && (
          <Field label={t('files.alt')} hint={t('files.altHint')} error={altFault}>
            <TextInput
              ref={input}
              value={alt}
              lang={lang}
              placeholder={t('files.altPlaceholder')}
              onChange={(event) => setAlt(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) void send();
              }}
            />
          </Field>
        )}
        {sent !== null && <Progress value={sent} max={file.size} label={t('files.sending')} />}
      </div>
    </Dialog>
  );
}
