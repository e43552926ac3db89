import { Fragment, useMemo } from 'react';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { TextArea } from '../../../components/text-area';
import { useWords } from '../shared/words';
import styles from './conflict-dialog.module.css';
import { type Choice, joined, type MergePart } from './three-way';

/** What was settled so far of one text that both changed. */
export interface TextMerge {
  choices: readonly (Choice | undefined)[];
  /** The joined text as somebody wrote it further; null while it is as the choices make it. */
  written: string | null;
}

export const unsettled: TextMerge = { choices: [], written: null };

/** The text that comes out; null while a place is left to choose. */
export const resultOf = (parts: readonly MergePart[], { choices, written }: TextMerge): string | null =>
  written ?? joined(parts, choices);

interface MergePlacesProps {
  label: string;
  parts: readonly MergePart[];
  merge: TextMerge;
  lang: string;
  other: string;
  onChange: (merge: TextMerge) => void;
}

const CHOICES: readonly Choice[] = ['mine', 'theirs', 'both'];

/** The places that both changed, three texts side by side, and what comes out of the choices, which may be written further. */
export function MergePlaces({ label, parts, merge, lang, other, onChange }: MergePlacesProps) {
  const { t } = useWords();
  const places = useMemo(() => parts.filter((part) => part.kind === 'contested'), [parts]);
  const result = resultOf(parts, merge);
  const choose = (at: number, choice: Choice): void => {
    const choices = places.map((_place, index) => (index === at ? choice : merge.choices[index]));
    onChange({ choices, written: null });
  };
  const sides = [
    ['base', t('conflict.base')],
    ['mine', t('conflict.mine')],
    ['theirs', t('conflict.theirsOf', { name: other })],
  ] as const;
  return (
    <section className={styles['field']} aria-label={label}>
      <h3>{label}</h3>
      {places.map((place, at) => (
        <Fragment key={at}>
          <header className={styles['head']}>
            <h4>{t('conflict.place', { number: at + 1 })}</h4>
            <Segmented
              label={`${label} ${t('conflict.place', { number: at + 1 })}`}
              value={merge.choices[at] ?? 'none'}
              items={CHOICES.map((value) => ({ value, label: t(`conflict.${value}`) }))}
              onChange={(value) => {
                if (value !== 'none') choose(at, value);
              }}
            />
          </header>
          <div className={styles['three']} lang={lang}>
            {sides.map(([side, title]) => {
              const choice = merge.choices[at];
              const isTaken = choice === side || (choice === 'both' && side !== 'base');
              const text = place[side].join('\n');
              return (
                <div key={side} className={styles['side']} data-taken={isTaken || undefined}>
                  <p className={styles['label']}>{title}</p>
                  <div className={styles['text']}>
                    {text === '' ? (
                      <span className={styles['nothing']}>
                        {t(side === 'base' ? 'conflict.empty' : 'conflict.nothing')}
                      </span>
                    ) : (
                      text
                    )}
                  </div>
                </div>
              );
            })}
          </div>
        </Fragment>
      ))}
      {result !== null && (
        <Field label={t('conflict.result')}>
          <TextArea
            rows={6}
            lang={lang}
            value={result}
            onChange={(event) => onChange({ ...merge, written: event.currentTarget.value })}
          />
        </Field>
      )}
    </section>
  );
}
