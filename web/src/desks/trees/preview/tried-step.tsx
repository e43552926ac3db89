import { ArticleHtml } from '../../../components/article-html';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { KeyCap } from '../../../components/key-cap';
import type { TriedNodeFragment } from '../../../gql/trees/graphql';
import { NodeKindIcon } from '../shared/kinds';
import { useWords } from '../shared/words';
import { TriedFields, type TriedValues } from './tried-fields';
import styles from './preview.module.css';

interface StepProps {
  node: TriedNodeFragment;
  busy: boolean;
  values: TriedValues;
  onValues: (values: TriedValues) => void;
  onChoice: (key: string) => void;
  onBranch: (branch: 'SUCCESS' | 'FAILURE' | 'TIMEOUT') => void;
  onNext: () => void;
}

const BRANCHES = ['SUCCESS', 'FAILURE', 'TIMEOUT'] as const;

/** The step where the trial stands: what is said, and what is answered. */
export function TriedStep({ node, busy, values, onValues, onChoice, onBranch, onNext }: StepProps) {
  const { t } = useWords();
  return (
    <div className={styles['step']}>
      <p className={styles['kind']}>
        <NodeKindIcon kind={node.kind} size={13} /> {t(`kinds.${node.kind}`)}
        {node.depth > 0 && (
          <>
            {' · '}
            <CodeLabel>{node.treeCode}</CodeLabel> {node.treeTitle}
          </>
        )}
      </p>
      <h3>{node.isHidden ? t('preview.hidden') : node.title}</h3>
      {node.say !== null && <blockquote className={styles['say']}>{node.say}</blockquote>}
      {node.bodyHtml !== null && <ArticleHtml html={node.bodyHtml} />}
      {node.article && (
        <p className={styles['article']}>
          {node.article.article ? (
            <>
              <CodeLabel>{node.article.code ?? ''}</CodeLabel> {node.article.article.title}
            </>
          ) : (
            t('preview.articleHidden')
          )}
        </p>
      )}
      {node.kind === 'QUESTION' && (
        <ul className={styles['choices']}>
          {node.choices.map((choice) => (
            <li key={choice.key}>
              <button type="button" disabled={busy} onClick={() => onChoice(choice.key)}>
                <KeyCap>{String(choice.number)}</KeyCap>
                <span>
                  <strong>{choice.label}</strong>
                  {choice.hint !== null && <small>{choice.hint}</small>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {(node.kind === 'INPUT' || node.kind === 'ACTION') && node.fields.length > 0 && (
        <TriedFields
          fields={node.fields}
          values={values}
          onChange={onValues}
          onEnter={node.kind === 'INPUT' ? onNext : undefined}
        />
      )}
      {node.kind === 'ACTION' && (
        <>
          <p className={styles['note']}>{t('preview.action', { name: node.command ?? '' })}</p>
          <ul className={styles['choices']}>
            {BRANCHES.map((branch, at) => (
              <li key={branch}>
                <button type="button" disabled={busy} onClick={() => onBranch(branch)}>
                  <KeyCap>{String(at + 1)}</KeyCap>
                  <strong>{t(`preview.branches.${branch}`)}</strong>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {(node.kind === 'INPUT' || node.kind === 'INFO' || node.kind === 'ARTICLE' || node.isHidden) && (
        <Button variant="primary" keyCap="↵" busy={busy} onClick={onNext}>
          {t('preview.next')}
        </Button>
      )}
    </div>
  );
}
