import { useState } from 'react';
import { Card } from '../../../../components/card';
import type { Locale, SettingsFragment } from '../../../../gql/knowledge/graphql';
import { LOCALES } from '../../articles/article-filters';
import { ChipsField } from '../../shared/chips-field';
import { Refusals } from '../../../../components/refusals';
import { useSearchWords } from '../words';
import type { WordList } from './lists';
import styles from './synonyms-page.module.css';
import { type SettingsState, useEdit } from './use-settings';

interface WordListsProps {
  state: SettingsState;
  adopt: (next: SettingsFragment | null) => void;
}

interface WordsProps extends WordListsProps {
  list: WordList;
  locale: Locale;
}

/** The words of one list in one language. What was refused stays here until it is mended. */
function Words({ state, adopt, list, locale }: WordsProps) {
  const { s, common } = useSearchWords();
  const { edit, busy, refusals, failure, reset } = useEdit(state, adopt);
  const [refused, setRefused] = useState<string[] | null>(null);
  const kept = state.prepared[list].filter((word) => word.locale === locale).map(({ word }) => word);
  const change = async (next: string[]): Promise<void> => {
    // What was added and taken away is the edit: a colleague's words stay.
    const before = refused ?? kept;
    const added = next.filter((word) => !kept.includes(word));
    const removed = before.filter((word) => !next.includes(word));
    setRefused(next);
    if (added.length === 0 && removed.every((word) => !kept.includes(word))) {
      setRefused(null);
      reset();
      return;
    }
    const result = await edit((lists) => ({
      [list]: [
        ...lists[list].filter(({ locale: of, word }) => of !== locale || !removed.includes(word)),
        ...added.map((word) => ({ locale, word })),
      ],
    }));
    if (result.kind === 'done') setRefused(null);
  };
  return (
    <>
      <ChipsField
        label={common(`locales.${locale}`)}
        values={refused ?? kept}
        disabled={!state.isReady || (busy && refused === null)}
        onChange={(next) => void change(next)}
        error={refusals[0]?.message ?? null}
        placeholder={s('tuning.addWord')}
      />
      {failure && <Refusals refusals={[]} failure={failure} />}
    </>
  );
}

/** Words that weigh half, and words that are not searched at all; each language its own. */
export function WordLists({ state, adopt }: WordListsProps) {
  const { s } = useSearchWords();
  return (
    <>
      {(['frameWords', 'stopWords'] as const).map((list) => (
        <Card key={list} title={s(`tuning.lists.${list}.title`)} aside={s(`tuning.lists.${list}.about`)}>
          <div className={styles['form']}>
            <div className={styles['pair']}>
              {LOCALES.map((locale) => (
                <Words key={locale} state={state} adopt={adopt} list={list} locale={locale} />
              ))}
            </div>
            {list === 'frameWords' && state.settings.deliveredFrameWords.length > 0 && (
              <details className={styles['delivered']}>
                <summary>{s('tuning.delivered', { count: state.settings.deliveredFrameWords.length })}</summary>
                <p>{state.settings.deliveredFrameWords.join(' ')}</p>
              </details>
            )}
          </div>
        </Card>
      ))}
    </>
  );
}
