import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { classes } from '../../../lib/classes';
import { toLanguage } from '../../../lib/languages';
import type { Walk, WalkStop } from '../../walks/act';
import styles from './walk-path.module.css';

/** Of a long way the last steps; the others unfold. */
const SHOWN = 6;

/** What was given at a stop, in words; `read` where nothing had to be given. */
export function useAnswerWords(): (stop: WalkStop) => string {
  const { t } = useTranslation('walks');
  return (stop) => stop.answer || t('path.read');
}

interface WalkPathProps {
  walk: Walk;
  /** The stop that is being changed. */
  changing?: number | null;
  onChange?: ((stop: WalkStop) => void) | undefined;
}

/** The steps that were answered, each with its number; an answer can be taken up again. */
export function WalkPath({ walk, changing = null, onChange }: WalkPathProps) {
  const { t } = useTranslation('walks');
  const words = useAnswerWords();
  const [isWhole, setWhole] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const hidden = isWhole ? 0 : Math.max(0, walk.path.length - SHOWN);
  // The newest stands at the end: there the list is looked at.
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [walk.path.length]);
  if (walk.path.length === 0) return null;
  return (
    <section className={styles['box']} aria-label={t('path.title')}>
      {hidden > 0 && (
        <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
          {t('path.showAll', { count: hidden })}
        </Button>
      )}
      <ol ref={list} className={styles['list']} lang={toLanguage(walk.locale)} start={hidden + 1}>
        {walk.path.slice(hidden).map((stop) => (
          <li
            key={stop.at}
            className={classes(styles['row'], stop.at === changing && styles['changing'])}
            aria-current={stop.at === changing ? 'step' : undefined}
          >
            <span className={styles['number']}>{stop.at + 1}</span>
            <span className={styles['text']} title={`${stop.title} ${stop.answer}`}>
              {stop.title} <strong>{words(stop)}</strong>
              {stop.jumpReason !== null && (
                <span className={styles['jump']}> {t('path.skipped', { reason: stop.jumpReason })}</span>
              )}
            </span>
            {onChange && (stop.choices.length > 0 || stop.fields.length > 0) && (
              <button
                type="button"
                className={styles['pencil']}
                aria-label={t('path.change', { step: stop.at + 1, title: stop.title })}
                title={stop.at < 9 ? `⇧${stop.at + 1}` : undefined}
                onClick={() => onChange(stop)}
              >
                <Pencil size={14} strokeWidth={1.8} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
