import { IconButton } from '../../../components/icon-button';
import { useWords } from '../shared/words';
import styles from './editor.module.css';
import { INSERT_ACTIONS, INSERT_ICONS, type InsertAction } from './insertions';

/** What can be put into the source by the pointer; `/` on an empty line offers the same. */
export function SourceToolbar({ disabled, onAction }: { disabled: boolean; onAction: (action: InsertAction) => void }) {
  const { t } = useWords();
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('editor.toolbar')}>
      {INSERT_ACTIONS.map((action) => {
        const Icon = INSERT_ICONS[action];
        return (
          <IconButton
            key={action}
            label={t(`editor.insert.${action}`)}
            keyName={action === 'bold' ? 'Ctrl B' : action === 'articleLink' ? '[[' : undefined}
            disabled={disabled}
            icon={<Icon size={15} strokeWidth={1.8} aria-hidden="true" />}
            // The text keeps the focus and its selection.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onAction(action)}
          />
        );
      })}
    </div>
  );
}
