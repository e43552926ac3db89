import { Pencil, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../components/button';
import { IconButton } from '../../../../components/icon-button';
import { TextInput } from '../../../../components/text-input';
import type { TreeNodeKind } from '../../../../gql/trees/graphql';
import { classes } from '../../../../lib/classes';
import { isComposing } from '../../../../lib/hotkeys';
import { NodeKindIcon, tintOf } from '../../shared/kinds';
import { useWords } from '../../shared/words';
import { KEY_FORM } from '../model/edits';
import type { DrawnNode } from '../session/content';
import { ActionPart } from './action-part';
import { ArticleField } from './article-field';
import { ChoicesPart, type NodePartProps } from './choices-part';
import { findingAt, useEditing } from './editing';
import { FieldsPart } from './fields-part';
import styles from './form.module.css';
import { OutcomePart } from './outcome-part';
import { RulesPart } from './rules-part';
import { SubtreePart } from './subtree-part';
import { TargetField } from './target-field';
import { TextPair } from './text-pair';
import { WordsField } from './words-field';

interface NodeFormProps extends NodePartProps {
  error: string | null;
  onStart: () => void;
  onRemove: () => void;
  onRename: (key: string) => void;
}

/** Kinds that are shown to whoever walks; the others decide by themselves. */
const SHOWN: readonly TreeNodeKind[] = ['QUESTION', 'INPUT', 'INFO', 'ARTICLE', 'ACTION', 'OUTCOME'];

/** All parts of one node. */
export function NodeForm({ node, error, onChange, onStart, onRemove, onRename }: NodeFormProps) {
  const { t, text } = useWords();
  const { drawing, findings, numberOf, readOnly, settle } = useEditing();
  const isStart = drawing.frame.startKey === node.key;
  const part: NodePartProps = { node, onChange };
  return (
    // Leaving a field ends its run of typing: what comes next is undone by itself.
    <div className={styles['form']} onBlur={settle}>
      <header className={styles['head']}>
        <span className={classes(styles['kind'], styles[tintOf(node.kind)])}>
          <NodeKindIcon kind={node.kind} size={13} /> {t(`kinds.${node.kind}`)}
        </span>
        <h2>{t('form.number', { number: numberOf(node.key) })}</h2>
        <KeyLabel node={node} onRename={onRename} />
        {!readOnly && (
          <IconButton
            label={t('form.removeNode')}
            keyName="Delete"
            icon={<Trash2 size={15} aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </header>
      {error !== null && (
        <p className={styles['rowError']} role="alert">
          {error}
        </p>
      )}
      {isStart ? (
        <p className={styles['hint']}>
          <Play size={11} aria-hidden="true" /> {t('form.isStart')}
        </p>
      ) : (
        drawing.frame.startKey === null &&
        !readOnly && (
          <Button size="small" icon={<Play size={12} aria-hidden="true" />} onClick={onStart}>
            {t('form.makeStart')}
          </Button>
        )
      )}
      <div data-field="title" className={styles['stack']}>
        <TextPair
          label={t(`form.titles.${node.kind}`)}
          value={node.title}
          name={`${node.key}.title`}
          error={findingAt(findings, node.key, 'title', text)}
          onChange={(title, mark) => onChange({ title }, mark)}
        />
      </div>
      {SHOWN.includes(node.kind) && (
        <>
          <TextPair
            label={t('form.say')}
            rows={2}
            value={node.say}
            name={`${node.key}.say`}
            error={findingAt(findings, node.key, 'say', text)}
            onChange={(say, mark) => onChange({ say }, mark)}
          />
          <TextPair
            label={t(node.kind === 'INFO' ? 'form.bodyInfo' : 'form.body')}
            rows={node.kind === 'INFO' ? 5 : 2}
            value={node.body}
            name={`${node.key}.body`}
            error={findingAt(findings, node.key, 'body', text)}
            onChange={(body, mark) => onChange({ body }, mark)}
          />
        </>
      )}
      {node.kind === 'ARTICLE' && <ArticleField {...part} />}
      {node.kind === 'QUESTION' && <ChoicesPart {...part} />}
      {node.kind === 'INPUT' && <FieldsPart {...part} />}
      {node.kind === 'LOGIC' && <RulesPart {...part} />}
      {node.kind === 'ACTION' && <ActionPart {...part} />}
      {node.kind === 'SUBTREE' && <SubtreePart {...part} />}
      {node.kind === 'OUTCOME' && <OutcomePart {...part} />}
      {(node.kind === 'INPUT' || node.kind === 'INFO' || node.kind === 'ARTICLE') && (
        <TargetField
          nodeKey={node.key}
          place="to"
          label={t('form.to')}
          value={node.to}
          onChange={(to) => onChange({ to })}
        />
      )}
      {node.kind !== 'ARTICLE' && SHOWN.includes(node.kind) && <ArticleField {...part} />}
      {node.kind !== 'LOGIC' && node.kind !== 'ACTION' && (
        <WordsField
          label={t('form.callersWords')}
          hint={t('form.callersWordsHint')}
          values={node.alternativeQuestions}
          onChange={(alternativeQuestions) => onChange({ alternativeQuestions }, `${node.key}.words`)}
        />
      )}
      {!isStart && !readOnly && drawing.frame.startKey !== null && (
        <button type="button" className={styles['link']} onClick={onStart}>
          {t('form.makeStart')}
        </button>
      )}
    </div>
  );
}

/** The lasting key of the node; links and figures know the node by it, so changing it is a step of its own. */
function KeyLabel({ node, onRename }: { node: DrawnNode; onRename: (key: string) => void }) {
  const { t } = useWords();
  const { drawing, readOnly } = useEditing();
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null) {
    return (
      <button
        type="button"
        className={styles['key']}
        disabled={readOnly}
        title={t('form.rename')}
        aria-label={t('form.renameNamed', { key: node.key })}
        onClick={() => setTyped(node.key)}
      >
        <span>{node.key}</span>
        {!readOnly && <Pencil size={11} aria-hidden="true" />}
      </button>
    );
  }
  const isWrong = !KEY_FORM.test(typed) || (typed !== node.key && drawing.nodes.has(typed));
  const done = (): void => {
    setTyped(null);
    if (!isWrong && typed !== node.key) onRename(typed);
  };
  return (
    <span className={styles['keyInput']}>
      <TextInput
        autoFocus
        lang="en"
        aria-label={t('form.rename')}
        title={t('form.renameHint')}
        data-invalid={isWrong ? '' : undefined}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) done();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
    </span>
  );
}
