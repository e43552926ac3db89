import { Combobox as Base } from '@base-ui/react/combobox';
import { FileText, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../../components/code-label';
import { ComboboxPopup } from '../../../../components/combobox-popup';
import { Field } from '../../../../components/field';
import { TextInput } from '../../../../components/text-input';
import { TreeArticleOfCodeDocument, TreeFindArticlesDocument } from '../../../../gql/trees/graphql';
import { useWords } from '../../shared/words';
import type { NodePartProps } from './choices-part';
import { findingAt, useEditing } from './editing';
import styles from './form.module.css';

interface Found {
  id: string;
  code: string;
  title: string;
}

const WAIT_MS = 200;
const FIRST = 8;

/** The article that is read at the node, or that explains it: by its code, or found as agents find it. */
export function ArticleField({ node, onChange }: NodePartProps) {
  const { t, common, text } = useWords();
  const { findings, readOnly } = useEditing();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { article } = node;
  const [{ data: known, fetching: isAsking }] = useQuery({
    query: TreeArticleOfCodeDocument,
    variables: { code: article?.code ?? '' },
    pause: article === null,
  });
  const [{ data, fetching }] = useQuery({
    query: TreeFindArticlesDocument,
    variables: { query, first: FIRST },
    pause: query.length < 2,
  });
  const found: Found[] =
    query.length < 2
      ? []
      : (data?.search.nodes ?? []).flatMap(({ id, code, title }) =>
          code !== null && !/^T-/i.test(code) ? [{ id, code, title }] : [],
        );
  const take = (one: Found | null): void => {
    if (!one) return;
    setTyped('');
    const isUntitled = node.kind === 'ARTICLE' && node.title.zhCN === '' && node.title.en === '';
    onChange({
      article: { code: one.code, anchor: null },
      ...(isUntitled ? { title: { zhCN: one.title, en: '' } } : {}),
    });
  };
  const label = t(node.kind === 'ARTICLE' ? 'form.articleRead' : 'form.article');
  const title = known?.articleByCode?.title;
  return (
    <div className={styles['field']}>
      <Field label={label} error={findingAt(findings, node.key, 'article', text)}>
        {article ? (
          <span className={styles['articleShown']}>
            <FileText size={14} strokeWidth={1.8} aria-hidden="true" />
            <CodeLabel>{article.code}</CodeLabel>
            <span className={styles['articleTitle']}>{title ?? (isAsking ? '' : t('form.articleUnknown'))}</span>
            {!readOnly && (
              <button
                type="button"
                className={styles['mini']}
                aria-label={t('form.clearArticle')}
                title={t('form.clearArticle')}
                onClick={() => onChange({ article: null })}
              >
                <X size={13} aria-hidden="true" />
              </button>
            )}
          </span>
        ) : (
          <Base.Root
            items={found}
            value={null as Found | null}
            filter={null}
            autoHighlight
            disabled={readOnly}
            inputValue={typed}
            onInputValueChange={setTyped}
            onValueChange={(one: Found | null) => take(one)}
            itemToStringLabel={({ code }: Found) => code}
            isItemEqualToValue={(one: Found, other: Found) => one.id === other.id}
          >
            <Base.InputGroup className={styles['targetGroup']}>
              <Base.Input className={styles['targetInput']} placeholder={t('form.articlePlaceholder')} />
            </Base.InputGroup>
            <ComboboxPopup
              empty={
                query.length < 2
                  ? t('form.articleType')
                  : fetching
                    ? common('states.loading')
                    : common('common.noMatch')
              }
              keyOf={(one: Found) => one.id}
            >
              {(one) => (
                <>
                  <CodeLabel>{one.code}</CodeLabel>
                  <span className={styles['targetLabel']}>{one.title}</span>
                </>
              )}
            </ComboboxPopup>
          </Base.Root>
        )}
      </Field>
      {article && (
        <TextInput
          aria-label={t('form.anchor')}
          placeholder={t('form.anchor')}
          value={article.anchor ?? ''}
          readOnly={readOnly}
          maxLength={200}
          onChange={(event) =>
            onChange({ article: { ...article, anchor: event.currentTarget.value || null } }, `${node.key}.anchor`)
          }
        />
      )}
    </div>
  );
}
