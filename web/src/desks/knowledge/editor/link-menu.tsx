import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../components/code-label';
import { KindIcon } from '../../../components/kind-icon';
import { TextInput } from '../../../components/text-input';
import { ArticleOfCodeDocument, FindArticleDocument, type SearchKind } from '../../../gql/knowledge/graphql';
import { isComposing } from '../../../lib/hotkeys';
import { useWords } from '../shared/words';
import styles from './files.module.css';
import { beside } from './insertions';
import type { SlashPlace } from './source-editor';

interface LinkMenuProps {
  place: SlashPlace;
  onChoose: (code: string) => void;
  /** Closed without a choice; what was typed is left in the text. */
  onClose: (typed: string) => void;
}

interface Found {
  id: string;
  code: string;
  kind: SearchKind;
  title: string;
}

const WAIT_MS = 150;
const FIRST = 8;
const HEIGHT = 320;
const WIDTH = 340;
const codePattern = /^\s*[A-Za-z]\s*-?\s*\d{1,9}\s*$/;

/** Finds the article that a link is to lead to, by its code or by words, at the place where `[[` was typed. */
export function LinkMenu({ place, onChoose, onClose }: LinkMenuProps) {
  const { t, common } = useWords();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const isCode = codePattern.test(query);
  const [{ data: coded, fetching: looksUp }] = useQuery({
    query: ArticleOfCodeDocument,
    variables: { code: query },
    pause: !isCode,
  });
  const [{ data, fetching }] = useQuery({
    query: FindArticleDocument,
    variables: { query, first: FIRST },
    pause: query === '',
  });
  const exact = isCode && coded?.articleByCode ? [coded.articleByCode] : [];
  const hits = query === '' ? [] : (data?.search.nodes ?? []).map((hit): Found => ({ ...hit, code: hit.code ?? '' }));
  const found: Found[] = [...exact, ...hits.filter(({ id }) => id !== exact[0]?.id)].slice(0, FIRST);
  const isCurrent = typed.trim() === query && !fetching && !looksUp;
  const chosen = found[Math.min(at, found.length - 1)];
  const left = Math.max(8, Math.min(place.left, window.innerWidth - WIDTH - 16));
  return (
    <div
      ref={root}
      role="dialog"
      aria-label={t('files.linkTitle')}
      className={styles['linkMenu']}
      style={{ left, ...beside(place, HEIGHT) }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose('');
      }}
    >
      <TextInput
        role="combobox"
        aria-label={t('files.linkLabel')}
        aria-expanded={found.length > 0}
        aria-controls="link-options"
        aria-activedescendant={chosen ? `link-${chosen.id}` : undefined}
        placeholder={t('files.linkPlaceholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'ArrowDown') setAt((old) => Math.min(old + 1, Math.max(0, found.length - 1)));
          else if (event.key === 'ArrowUp') setAt((old) => Math.max(0, old - 1));
          else if (event.key === 'Enter' && chosen && isCurrent) onChoose(chosen.code);
          else if (event.key === 'Escape') onClose(typed === '' ? '' : `[[${typed}`);
          else if (event.key === 'Backspace' && typed === '') onClose('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div id="link-options" role="listbox" aria-label={t('files.linkLabel')} className={styles['options']}>
        {found.map((article) => (
          <div
            key={article.id}
            id={`link-${article.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={article.id === chosen?.id}
            className={styles['option']}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(article.code);
            }}
          >
            <KindIcon kind={article.kind} size="small" />
            <CodeLabel>{article.code}</CodeLabel>
            <span>{article.title}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className={styles['none']}>
          {query === '' ? t('files.linkHint') : isCurrent ? common('common.noMatch') : common('states.loading')}
        </p>
      )}
    </div>
  );
}
