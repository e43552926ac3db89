import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { TextArea } from '../../components/text-area';
import { isComposing } from '../../lib/hotkeys';
import { useStore } from '../../lib/store';
import { callStore } from './call';
import styles from './gap-dialog.module.css';
import { ProductLineSelect } from './product-line-select';
import { WORDS_MAX } from './use-gap';

interface GapDialogProps {
  /** What was searched: the words that stand there at first. */
  query: string;
  onClose: () => void;
  onSend: (words: string, productLineId: string | null) => void;
}

/** Asks for the caller's own words, for those who will write the answer. */
export function GapDialog({ query, onClose, onSend }: GapDialogProps) {
  const { t } = useTranslation(['agent', 'shell']);
  const call = useStore(callStore);
  const [words, setWords] = useState([...query].slice(0, WORDS_MAX).join(''));
  const [lineId, setLineId] = useState(call?.productLineId ?? null);
  const field = useRef<HTMLTextAreaElement>(null);
  const send = (): void => {
    if (words.trim()) onSend(words, lineId);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t('gap.askTitle')}
      description={t('gap.askText')}
      initialFocus={field}
      footer={
        <>
          <Button variant="quiet" keyCap="Esc" onClick={onClose}>
            {t('shell:common.cancel')}
          </Button>
          <Button variant="primary" keyCap="↵" onClick={send} disabled={!words.trim()}>
            {t('gap.send')}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <div onKeyDown={onKeyDown}>
          <Field label={t('gap.words')} hint={t('gap.wordsHint')}>
            <TextArea
              ref={field}
              rows={3}
              maxLength={WORDS_MAX}
              value={words}
              onChange={(event) => setWords(event.target.value)}
              // Words are added behind those that were typed.
              onFocus={(event) => event.target.setSelectionRange(words.length, words.length)}
            />
          </Field>
        </div>
        <Field label={t('call.productLine')}>
          <ProductLineSelect value={lineId} onChange={setLineId} />
        </Field>
      </div>
    </Dialog>
  );
}
