import { Combobox as Base } from '@base-ui/react/combobox';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../../components/code-label';
import { ComboboxPopup } from '../../../../components/combobox-popup';
import { CardFindArticlesDocument, CardFindTreesDocument } from '../../../../gql/scorecards/graphql';
import { useWords } from '../../shared/words';
import styles from './form.module.css';

interface Found {
  id: string;
  code: string;
  title: string;
}

const WAIT_MS = 200;
const FIRST = 8;

interface CodeFinderProps {
  kind: 'article' | 'tree';
  label: string;
  placeholder: string;
  onFound: (code: string) => void;
}

/** An article or a tree, found as agents find it: by code or by words. */
export function CodeFinder({ kind, label, placeholder, onFound }: CodeFinderProps) {
  const { common, t } = useWords();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const [{ data, fetching }] = useQuery({
    query: kind === 'article' ? CardFindArticlesDocument : CardFindTreesDocument,
    variables: { query, first: FIRST },
    pause: query.length < 2,
  });
  const found: Found[] =
    query.length < 2
      ? []
      : (data?.search.nodes ?? []).flatMap(({ id, code, title }) => (code === null ? [] : [{ id, code, title }]));
  return (
    <Base.Root
      items={found}
      value={null as Found | null}
      filter={null}
      autoHighlight
      inputValue={typed}
      onInputValueChange={setTyped}
      onValueChange={(one: Found | null) => {
        if (!one) return;
        setTyped('');
        onFound(one.code);
      }}
      itemToStringLabel={({ code }: Found) => code}
      isItemEqualToValue={(one: Found, other: Found) => one.id === other.id}
    >
      <Base.InputGroup className={styles['finder']}>
        <Base.Input className={styles['finderInput']} aria-label={label} placeholder={placeholder} />
      </Base.InputGroup>
      <ComboboxPopup
        empty={query.length < 2 ? t('form.findHint') : fetching ? common('states.loading') : common('common.noMatch')}
        keyOf={(one: Found) => one.id}
      >
        {(one) => (
          <>
            <CodeLabel>{one.code}</CodeLabel>
            <span className={styles['foundTitle']}>{one.title}</span>
          </>
        )}
      </ComboboxPopup>
    </Base.Root>
  );
}
