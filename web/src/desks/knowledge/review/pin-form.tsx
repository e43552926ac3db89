import { Pin, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { IconButton } from '../../../components/icon-button';
import { TextArea } from '../../../components/text-area';
import { useWords } from '../shared/words';
import styles from './review-page.module.css';
import { QUOTE_LIMIT } from './use-marked-text';
import type { Refusal } from '../../../lib/outcome';

/** A place in the draft that is meant, with what about it. */
export interface PinDraft {
  quote: string;
  remark: string;
}

interface PinFormProps {
  pins: readonly PinDraft[];
  /** Words that are marked in the draft now. */
  marked: string;
  refusals: readonly Refusal[];
  /** Rises when a key asks for a new pin. */
  wanted: number;
  onChange: (pins: readonly PinDraft[]) => void;
  onTaken: () => void;
}

const MOST = 20;

/** The places that a rejection names: mark words in the draft and pin them, or write the words. */
export function PinForm({ pins, marked, refusals, wanted, onChange, onTaken }: PinFormProps) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const [added, setAdded] = useState(0);
  const add = (): void => {
    if (pins.length >= MOST) return;
    onChange([...pins, { quote: marked.slice(0, QUOTE_LIMIT), remark: '' }]);
    onTaken();
    setAdded((count) => count + 1);
  };
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    if (wanted > 0) latest.current();
  }, [wanted]);
  useEffect(() => {
    if (added === 0) return;
    const fields = list.current?.lastElementChild?.querySelectorAll('textarea');
    // Marked words stand there already: what about them comes next.
    const [quote, remark] = [fields?.[0], fields?.[1]];
    (quote?.value ? remark : quote)?.focus();
  }, [added]);
  const change = (at: number, part: Partial<PinDraft>): void =>
    onChange(pins.map((pin, index) => (index === at ? { ...pin, ...part } : pin)));
  const refused = (at: number, part: string): string | null =>
    refusals.find(({ field }) => field?.join('.') === `pins.${at}.${part}`)?.message ?? null;
  return (
    <div
      className={styles['pins']}
      // Esc leaves the field, not the page with what was written.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !(event.target instanceof HTMLTextAreaElement)) return;
        event.preventDefault();
        event.target.blur();
      }}
    >
      {pins.length > 0 && (
        <ol ref={list} className={styles['pinList']}>
          {pins.map((pin, at) => (
            <li key={at} className={styles['pin']}>
              <Field label={t('review.pinQuote', { number: at + 1 })} error={refused(at, 'quote')}>
                <TextArea
                  rows={1}
                  value={pin.quote}
                  maxLength={QUOTE_LIMIT}
                  onChange={(event) => change(at, { quote: event.currentTarget.value })}
                />
              </Field>
              <Field label={t('review.pinRemark')} error={refused(at, 'remark')}>
                <TextArea
                  rows={1}
                  value={pin.remark}
                  maxLength={500}
                  onChange={(event) => change(at, { remark: event.currentTarget.value })}
                />
              </Field>
              <IconButton
                label={t('review.pinDrop', { number: at + 1 })}
                icon={<X size={14} aria-hidden="true" />}
                onClick={() => onChange(pins.filter((_pin, index) => index !== at))}
              />
            </li>
          ))}
        </ol>
      )}
      <Button
        size="small"
        icon={<Pin size={13} strokeWidth={1.8} aria-hidden="true" />}
        keyCap="M"
        disabled={pins.length >= MOST}
        // The mark in the text must outlive the press of the button.
        onMouseDown={(event) => event.preventDefault()}
        onClick={add}
      >
        {t(marked ? 'review.pinMarked' : 'review.pinAdd')}
      </Button>
    </div>
  );
}
