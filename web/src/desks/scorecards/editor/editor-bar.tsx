import { CircleAlert, FileCheck, Redo2, Undo2 } from 'lucide-react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { SaveMark } from '../../../components/save-mark';
import { Tag } from '../../../components/tag';
import { TitleBar } from '../../../components/title-bar';
import { StateTags } from '../shared/state-tags';
import { useWords } from '../shared/words';
import type { CardSession, SessionState } from './session/card-session';

interface EditorBarProps {
  session: CardSession;
  state: SessionState;
  errors: number;
  readOnly: boolean;
  /** Why it cannot be activated now; null: it can. */
  whyNot: string | null;
  onActivate: () => void;
  onVersions: () => void;
}

/** The bar over the form: what it is, whether it is saved, whether it may be activated, and what can be done. */
export function EditorBar({ session, state, errors, readOnly, whyNot, onActivate, onVersions }: EditorBarProps) {
  const { t, text } = useWords();
  const { head, form } = state;
  return (
    <TitleBar
      code={head.code}
      title={text(form.title)}
      untitled={t('editor.untitled')}
      isDense
      about={
        <>
          <StateTags card={head} />
          {errors > 0 && (
            <Tag tone="bad" icon={<CircleAlert size={12} aria-hidden="true" />}>
              {t('findings.errors', { count: errors })}
            </Tag>
          )}
          <SaveMark status={state.status} savedAt={state.savedAt} say={(status, at) => t(`save.${status}`, { at })} />
        </>
      }
    >
      {!readOnly && (
        <>
          <IconButton
            label={t('editor.undo')}
            keyName="Ctrl Z"
            disabled={!state.canUndo}
            icon={<Undo2 size={15} aria-hidden="true" />}
            onClick={session.undo}
          />
          <IconButton
            label={t('editor.redo')}
            keyName="Ctrl Y"
            disabled={!state.canRedo}
            icon={<Redo2 size={15} aria-hidden="true" />}
            onClick={session.redo}
          />
        </>
      )}
      <Button keyCap="V" onClick={onVersions}>
        {t('card.versions')}
      </Button>
      {(head.viewerCanActivate || head.viewerCanEdit) && (
        <Button
          variant="primary"
          icon={<FileCheck size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="Ctrl ↵"
          disabled={whyNot !== null}
          title={whyNot ?? undefined}
          onClick={onActivate}
        >
          {t('activate.submit')}
        </Button>
      )}
    </TitleBar>
  );
}
