import { CircleAlert, LayoutGrid, Play, Redo2, Send, Square, Undo2 } from 'lucide-react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { SaveMark } from '../../../components/save-mark';
import { Tag } from '../../../components/tag';
import { TitleBar } from '../../../components/title-bar';
import { TreeTags } from '../shared/state-tags';
import { useWords } from '../shared/words';
import type { SessionState } from './session/tree-session';

interface EditorBarProps {
  state: SessionState;
  /** How many errors the check found; null while nobody knows. */
  errors: number | null;
  readOnly: boolean;
  /** Why it cannot be handed in now; null: it can. */
  whyNot: string | null;
  isTrying: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onLayout: () => void;
  onTry: () => void;
  onSubmit: () => void;
}

/** The bar over the drawing: what it is, whether it is saved, whether it may be handed in, and what can be done. */
export function EditorBar({
  state,
  errors,
  readOnly,
  whyNot,
  isTrying,
  onUndo,
  onRedo,
  onLayout,
  onTry,
  onSubmit,
}: EditorBarProps) {
  const { t, text } = useWords();
  const { head, drawing } = state;
  return (
    <TitleBar
      code={head.code}
      title={text(drawing.frame.title)}
      untitled={t('tree.untitled')}
      isDense
      about={
        <>
          <TreeTags tree={head} />
          {errors !== null && errors > 0 && (
            <Tag tone="bad" icon={<CircleAlert size={12} aria-hidden="true" />}>
              {t('editor.errors', { count: errors })}
            </Tag>
          )}
          <SaveMark status={state.status} savedAt={state.savedAt} say={(status, at) => t(`save.${status}`, { at })} />
        </>
      }
    >
      {!readOnly && (
        <>
          <IconButton
            label={t('hints.undo')}
            keyName="Ctrl Z"
            disabled={!state.canUndo}
            icon={<Undo2 size={15} aria-hidden="true" />}
            onClick={onUndo}
          />
          <IconButton
            label={t('hints.redo')}
            keyName="Ctrl Y"
            disabled={!state.canRedo}
            icon={<Redo2 size={15} aria-hidden="true" />}
            onClick={onRedo}
          />
        </>
      )}
      <Button icon={<LayoutGrid size={14} strokeWidth={1.8} aria-hidden="true" />} keyCap="⇧L" onClick={onLayout}>
        {t('editor.layout')}
      </Button>
      <Button
        icon={
          isTrying ? (
            <Square size={13} strokeWidth={1.8} aria-hidden="true" />
          ) : (
            <Play size={14} strokeWidth={1.8} aria-hidden="true" />
          )
        }
        keyCap={isTrying ? 'Esc' : 'P'}
        disabled={drawing.nodes.size === 0}
        onClick={onTry}
      >
        {t(isTrying ? 'editor.stopTrying' : 'editor.try')}
      </Button>
      {head.viewerCanEdit && (
        <Button
          variant="primary"
          icon={<Send size={14} strokeWidth={1.8} aria-hidden="true" />}
          disabled={whyNot !== null}
          title={whyNot ?? undefined}
          onClick={onSubmit}
        >
          {t('editor.submit')}
        </Button>
      )}
    </TitleBar>
  );
}
