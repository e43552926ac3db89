import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Combobox } from '../../../components/combobox';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import { TextArea } from '../../../components/text-area';
import type { ArticleFlagKind } from '../../../gql/feedback/graphql';
import { isComposing } from '../../../lib/hotkeys';
import { useLanguage } from '../../../lib/use-language';
import { showToast } from '../../../lib/toasts';
import { callStore } from '../call';
import { newKey } from '../../../lib/new-key';
import type { Outbox } from '../outbox';
import type { ReadArticle } from '../use-article-actions';
import styles from './more.module.css';
import { sentencesIn } from './sentences';

const KINDS = [
  'WRONG',
  'OUTDATED',
  'UNCLEAR',
  'INCOMPLETE',
  'DANGEROUS',
  'OTHER',
] as const satisfies readonly ArticleFlagKind[];

/** Longest texts that the API takes. */
const QUOTE_MAX = 500;
const COMMENT_MAX = 1_000;

interface FlagDialogProps {
  reading: ReadArticle;
  /** The text that was selected; empty for the whole article. */
  selected: string;
  /** Where the article is read: without a selection one of its sentences can be chosen. */
  panel: HTMLElement | null;
  outbox: Outbox;
  onClose: () => void;
}

/** Says what is wrong with a sentence; it waits in the outbox while the connection is away. */
export function FlagDialog({ reading, selected, panel, outbox, onClose }: FlagDialogProps) {
  const { t } = useTranslation(['feedback', 'shell', 'agent']);
  const language = useLanguage();
  const sentences = useMemo(() => (selected === '' ? sentencesIn(panel, language) : []), [language, panel, selected]);
  const [sentence, setSentence] = useState<string | null>(null);
  const quote = (selected || (sentence ?? '')).slice(0, QUOTE_MAX).trim();
  const [kind, setKind] = useState<ArticleFlagKind>('WRONG');
  const [comment, setComment] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const needsComment = (quote === '' || kind === 'OTHER') && comment.trim() === '';

  const send = async (): Promise<void> => {
    setTried(true);
    if (needsComment || isBusy) return;
    setBusy(true);
    const outcome = await outbox.send({
      kind: 'flag',
      id: newKey(),
      input: {
        articleId: reading.id,
        version: reading.version,
        kind,
        quote: quote || null,
        comment: comment.trim() || null,
        callReference: callStore.get()?.reference ?? null,
        idempotencyKey: newKey(),
      },
    });
    setBusy(false);
    if (outcome.status === 'refused') {
      setRefused(outcome.message);
      return;
    }
    showToast(
      outcome.status === 'queued'
        ? { tone: 'warn', text: t('agent:outbox.queued') }
        : { tone: 'good', text: t('flag.done') },
    );
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    void send();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="normal"
      title={t('flag.title')}
      description={t('flag.text')}
      initialFocus={field}
      footer={
        <>
          <Button variant="quiet" keyCap="Esc" onClick={onClose}>
            {t('shell:common.cancel')}
          </Button>
          <Button variant="primary" keyCap="↵" busy={isBusy} onClick={() => void send()}>
            {t('flag.send')}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        {selected === '' ? (
          <Field label={t('flag.sentence')} hint={t('flag.wholeArticle')}>
            <Combobox
              value={sentence}
              items={sentences.map((one) => ({ value: one, label: one }))}
              placeholder={t('flag.sentencePlaceholder')}
              onChange={setSentence}
            />
          </Field>
        ) : (
          <figure className={styles['quote']}>
            <figcaption>{t('flag.quote')}</figcaption>
            <blockquote>{quote}</blockquote>
            {selected.length > QUOTE_MAX && (
              <p className={styles['note']}>{t('flag.cutTitle', { count: QUOTE_MAX })}</p>
            )}
          </figure>
        )}
        <Field label={t('flag.kind')} hint={kind === 'DANGEROUS' ? t('flag.dangerous') : undefined}>
          <Select
            value={kind}
            items={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={setKind}
          />
        </Field>
        <div onKeyDown={onKeyDown}>
          <Field
            label={t('flag.comment')}
            hint={t('flag.commentHint')}
            error={isTried && needsComment ? t('flag.commentNeeded') : refused}
          >
            <TextArea
              ref={field}
              rows={3}
              maxLength={COMMENT_MAX}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          </Field>
        </div>
      </div>
    </Dialog>
  );
}
