import { BookOpen, Split, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../../components/code-label';
import { Combobox } from '../../../../components/combobox';
import { Segmented } from '../../../../components/segmented';
import { CardArticleOfCodeDocument, CardTreeOfCodeDocument } from '../../../../gql/scorecards/graphql';
import { useWords } from '../../shared/words';
import { sentenceAt, useEditing } from '../editing';
import type { Teaching } from '../session/content';
import { CodeFinder } from './code-finder';
import styles from './form.module.css';
import type { QuestionPartProps } from './options-part';
import { Part } from './part';

type Kind = 'article' | 'tree';
const HEADING = /^#{1,6}\s+(.+?)\s*#*\s*$/gm;

const ofArticle = (articleCode: string, anchor: string | null = null): Teaching => ({
  ...{ articleCode, anchor, treeCode: null, nodeKey: null },
});
const ofTree = (treeCode: string, nodeKey: string | null = null): Teaching => ({
  ...{ articleCode: null, anchor: null, treeCode, nodeKey },
});

interface TaughtProps {
  code: string;
  at: string | null;
  onChange: (teaches: Teaching | null) => void;
}

function Shown({
  kind,
  code,
  title,
  isUnknown,
  onClear,
}: {
  kind: Kind;
  code: string;
  title: string | undefined;
  isUnknown: boolean;
  onClear: () => void;
}) {
  const { t } = useWords();
  const { readOnly } = useEditing();
  const Icon = kind === 'article' ? BookOpen : Split;
  return (
    <span className={styles['taught']}>
      <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
      <CodeLabel>{code}</CodeLabel>
      <span className={styles['foundTitle']}>{title ?? (isUnknown ? t('form.teachesUnknown') : '')}</span>
      {!readOnly && (
        <button
          type="button"
          className={styles['mini']}
          aria-label={t('form.teachesClear')}
          title={t('form.teachesClear')}
          onClick={onClear}
        >
          <X size={13} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

/** Choices with what is chosen now, also where it is not there any more. */
const withChosen = (items: { value: string; label: string }[], at: string | null) =>
  at === null || items.some(({ value }) => value === at) ? items : [{ value: at, label: at }, ...items];

function TaughtArticle({ code, at, onChange }: TaughtProps) {
  const { t } = useWords();
  const { readOnly } = useEditing();
  const [{ data, fetching }] = useQuery({ query: CardArticleOfCodeDocument, variables: { code } });
  const article = data?.articleByCode;
  const headings = useMemo(
    () => [...new Set([...(article?.bodyMarkdown ?? '').matchAll(HEADING)].flatMap(([, heading]) => heading ?? []))],
    [article?.bodyMarkdown],
  );
  return (
    <div className={styles['two']}>
      <Shown
        kind="article"
        code={code}
        title={article?.title}
        isUnknown={!fetching && !article}
        onClear={() => onChange(null)}
      />
      <Combobox
        label={t('form.anchor')}
        value={at}
        disabled={readOnly}
        placeholder={t('form.wholeArticle')}
        items={withChosen(
          headings.map((value) => ({ value, label: value })),
          at,
        )}
        onChange={(anchor) => onChange(ofArticle(code, anchor))}
      />
    </div>
  );
}

function TaughtTree({ code, at, onChange }: TaughtProps) {
  const { t, text } = useWords();
  const { readOnly } = useEditing();
  const [{ data, fetching }] = useQuery({ query: CardTreeOfCodeDocument, variables: { code } });
  const tree = data?.treeByCode;
  const nodes = (tree?.content?.nodes ?? []).map(({ key, title }) => ({ value: key, label: text(title) || key }));
  return (
    <div className={styles['two']}>
      <Shown
        kind="tree"
        code={code}
        title={tree ? text(tree.title) : undefined}
        isUnknown={!fetching && !tree}
        onClear={() => onChange(null)}
      />
      <Combobox
        label={t('form.node')}
        value={at}
        disabled={readOnly}
        placeholder={t('form.wholeTree')}
        items={withChosen(nodes, at)}
        onChange={(nodeKey) => onChange(ofTree(code, nodeKey))}
      />
    </div>
  );
}

/** What teaches the matter of a question: shown to whoever got it wrong, and beside the question in the figures. */
export function TeachesPart({ question, onChange }: QuestionPartProps) {
  const { t, text } = useWords();
  const { findings, readOnly } = useEditing();
  const { teaches, ref } = question;
  const [wanted, setWanted] = useState<Kind>('article');
  const put = (next: Teaching | null): void => onChange({ teaches: next });
  return (
    <Part title={t('form.teaches')} aside={t('form.teachesHint')} error={sentenceAt(findings, ref, 'teaches', text)}>
      {teaches?.articleCode != null ? (
        <TaughtArticle code={teaches.articleCode} at={teaches.anchor} onChange={put} />
      ) : teaches?.treeCode != null ? (
        <TaughtTree code={teaches.treeCode} at={teaches.nodeKey} onChange={put} />
      ) : readOnly ? (
        <p className={styles['hint']}>{t('form.teachesNone')}</p>
      ) : (
        <div className={styles['line']}>
          <Segmented<Kind>
            label={t('form.teachesKind')}
            value={wanted}
            items={[
              { value: 'article', label: t('form.article') },
              { value: 'tree', label: t('form.tree') },
            ]}
            onChange={setWanted}
          />
          <CodeFinder
            key={wanted}
            kind={wanted}
            label={t(wanted === 'article' ? 'form.article' : 'form.tree')}
            placeholder={t(wanted === 'article' ? 'form.findArticle' : 'form.findTree')}
            onFound={(code) => put(wanted === 'article' ? ofArticle(code) : ofTree(code))}
          />
        </div>
      )}
    </Part>
  );
}
