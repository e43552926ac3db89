import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '../../../../components/button';
import { Notice } from '../../../../components/notice';
import { Segmented } from '../../../../components/segmented';
import type { Locale } from '../../../../gql/knowledge/graphql';
import { LOCALES } from '../../articles/article-filters';
import { ChipsField } from '../../shared/chips-field';
import { Refusals } from '../../../../components/refusals';
import { FormDialog } from '../../../../components/form-dialog';
import { rowRefusals } from '../shared/row-refusals';
import { useSearchWords } from '../words';
import { putSynonym, type SynonymRow, wordsTogether } from './lists';
import styles from './synonyms-page.module.css';
import type { Edit, EditResult } from './use-settings';
import type { Refusal } from '../../../../lib/outcome';

interface SynonymDialogProps {
  /** The row that is changed; null for a new one. */
  old: SynonymRow | null;
  /** The first word of a new one. */
  word: string;
  locale: Locale;
  edit: (make: Edit) => Promise<EditResult>;
  busy: boolean;
  refusals: readonly Refusal[];
  failure: CombinedError | null;
  onClose: () => void;
}

/** One row of synonyms: words that stand for one another, or words that also find others. */
export function SynonymDialog({
  old,
  word,
  locale: firstLocale,
  edit,
  busy,
  refusals,
  failure,
  onClose,
}: SynonymDialogProps) {
  const { s, common } = useSearchWords();
  const [locale, setLocale] = useState<Locale>(firstLocale);
  const [way, setWay] = useState<'mutual' | 'oneWay'>(old && !old.isMutual ? 'oneWay' : 'mutual');
  const [words, setWords] = useState<string[]>(
    old ? (old.isMutual ? wordsTogether(old) : [...old.words]) : word ? [word] : [],
  );
  const [means, setMeans] = useState<string[]>(old && !old.isMutual ? [...old.means] : []);
  const [isTried, setTried] = useState(false);
  const [isGone, setGone] = useState(false);
  // Where the row stood in what was handed in: refusals name it by its place.
  const index = useRef(-1);
  const isMutual = way === 'mutual';
  const [first, ...rest] = words;
  const lacks = isMutual ? words.length < 2 : words.length === 0 || means.length === 0;

  const put = async (next: SynonymRow | null): Promise<void> => {
    const result = await edit((lists) => {
      const placed = putSynonym(lists.synonyms, old, next);
      if (!placed) return null;
      index.current = placed.index;
      return { synonyms: placed.rows };
    });
    if (result.kind === 'gone') setGone(true);
    if (result.kind === 'done') onClose();
  };
  const submit = (): void => {
    setTried(true);
    if (lacks || busy || first === undefined) return;
    void put({ locale, words: isMutual ? [first] : words, means: isMutual ? rest : means, isMutual });
  };
  const { wordsRefusal, meansRefusal, others } = rowRefusals(refusals, 'synonyms', index.current);
  const missing = (isLacking: boolean, text: string): string | null => (isTried && isLacking ? text : null);
  return (
    <FormDialog
      title={s(old ? 'tuning.dialog.edit' : 'tuning.dialog.add')}
      description={s('tuning.dialog.text')}
      submit={s('tuning.dialog.submit')}
      busy={busy}
      width="normal"
      aside={
        old && (
          <Button
            variant="danger"
            icon={<Trash2 size={14} strokeWidth={1.8} aria-hidden="true" />}
            busy={busy}
            onClick={() => void put(null)}
          >
            {s('tuning.dialog.remove')}
          </Button>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusals refusals={others} failure={failure} />
      {isGone && (
        <Notice kind="conflict" title={s('tuning.dialog.goneTitle')}>
          {s('tuning.dialog.goneText')}
        </Notice>
      )}
      <div className={styles['pair']}>
        <div>
          <p className={styles['label']}>{s('tuning.columns.way')}</p>
          <Segmented
            label={s('tuning.columns.way')}
            value={way}
            items={[
              { value: 'mutual', label: s('tuning.bothWays') },
              { value: 'oneWay', label: s('tuning.oneWay') },
            ]}
            onChange={setWay}
          />
        </div>
        <div>
          <p className={styles['label']}>{s('tuning.dialog.locale')}</p>
          <Segmented
            label={s('tuning.dialog.locale')}
            value={locale}
            items={LOCALES.map((value) => ({ value, label: common(`locales.${value}`) }))}
            onChange={setLocale}
          />
        </div>
      </div>
      {isMutual ? (
        <ChipsField
          label={s('tuning.dialog.together')}
          values={words}
          onChange={setWords}
          hint={s('tuning.dialog.togetherHint')}
          error={wordsRefusal ?? meansRefusal ?? missing(lacks, s('tuning.dialog.twoMissing'))}
        />
      ) : (
        <>
          <ChipsField
            label={s('tuning.dialog.words')}
            values={words}
            onChange={setWords}
            hint={s('tuning.dialog.wordsHint')}
            error={wordsRefusal ?? missing(words.length === 0, s('tuning.dialog.wordMissing'))}
          />
          <ChipsField
            label={s('tuning.dialog.means')}
            values={means}
            onChange={setMeans}
            hint={s('tuning.dialog.meansHint')}
            error={meansRefusal ?? missing(means.length === 0, s('tuning.dialog.wordMissing'))}
          />
        </>
      )}
    </FormDialog>
  );
}
