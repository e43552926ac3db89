import { Combobox as Base } from '@base-ui/react/combobox';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../../components/code-label';
import { ComboboxPopup } from '../../../../components/combobox-popup';
import { Field } from '../../../../components/field';
import { KindIcon } from '../../../../components/kind-icon';
import { FindArticleDocument, type SearchKind } from '../../../../gql/knowledge/graphql';
import { isComposing } from '../../../../lib/hotkeys';
import { useSearchWords } from '../words';
import styles from './article-picker.module.css';

/** An article as it is chosen and shown. */
export interface PickedArticle {
  id: string;
  code: string;
  title: string;
  kind: SearchKind;
}

interface ArticlePickerProps {
  label: string;
  value: PickedArticle | null;
  onChange: (article: PickedArticle | null) => void;
  error?: string | null | undefined;
  hint?: string | undefined;
  /** What is searched for before anything is typed. */
  suggestFor?: string | undefined;
}

const WAIT_MS = 150;
const FIRST = 8;

const nameOf = ({ code, title }: PickedArticle): string => `${code} ${title}`;

/** One published article, found as agents find it: by words or by its code. */
export function ArticlePicker({ label, value, onChange, error, hint, suggestFor = '' }: ArticlePickerProps) {
  const { s, common } = useSearchWords();
  const [typed, setTyped] = useState(value ? nameOf(value) : '');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const isChosenText = value !== null && query === nameOf(value);
  const wanted = (query.trim() === '' || isChosenText ? suggestFor : query).trim();
  const [{ data, fetching }] = useQuery({
    query: FindArticleDocument,
    variables: { query: wanted, first: FIRST },
    pause: wanted === '',
  });
  const found = (wanted === '' ? [] : (data?.search.nodes ?? [])).map((hit): PickedArticle => ({
    id: hit.id,
    code: hit.code ?? '',
    title: hit.title,
    kind: hit.kind,
  }));
  // Enter before the answer is there means its first hit, never one of the list before.
  const isCurrent = typed === query && !fetching;
  const takesFirst = useRef(false);
  const first = found[0];
  useEffect(() => {
    if (!isCurrent || !takesFirst.current) return;
    takesFirst.current = false;
    if (!first) return;
    setTyped(nameOf(first));
    onChange(first);
  }, [isCurrent, first?.id]);
  return (
    <Field label={label} error={error} hint={hint}>
      <Base.Root
        items={found}
        value={value}
        filter={null}
        autoHighlight
        inputValue={typed}
        onInputValueChange={(text) => {
          takesFirst.current = false;
          setTyped(text);
        }}
        onValueChange={(article: PickedArticle | null) => onChange(article)}
        itemToStringLabel={nameOf}
        isItemEqualToValue={(one, other) => one.id === other.id}
      >
        <Base.InputGroup className={styles['group']}>
          <Search size={14} strokeWidth={1.8} aria-hidden="true" className={styles['icon']} />
          <Base.Input
            className={styles['input']}
            placeholder={s('picker.placeholder')}
            onKeyDown={(event) => {
              if (isComposing(event)) event.stopPropagation();
              else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !isCurrent) {
                takesFirst.current = true;
                event.preventDefault();
                event.preventBaseUIHandler();
              }
            }}
          />
        </Base.InputGroup>
        <ComboboxPopup
          empty={wanted === '' ? s('picker.type') : fetching ? common('states.loading') : common('common.noMatch')}
          keyOf={(article: PickedArticle) => article.id}
        >
          {(article) => (
            <>
              <KindIcon kind={article.kind} size="small" />
              <CodeLabel>{article.code}</CodeLabel>
              <span className={styles['title']}>{article.title}</span>
            </>
          )}
        </ComboboxPopup>
      </Base.Root>
    </Field>
  );
}
