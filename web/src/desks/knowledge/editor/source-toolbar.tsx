import {
  Bold,
  Heading2,
  Info,
  Link,
  List,
  ListOrdered,
  Lock,
  type LucideIcon,
  Table,
  TriangleAlert,
} from 'lucide-react';
import { IconButton } from '../../../components/icon-button';
import { useWords } from '../shared/words';
import styles from './editor.module.css';
import { SOURCE_ACTIONS, type SourceAction } from './source-commands';

export const ACTION_ICONS: Record<SourceAction, LucideIcon> = {
  heading: Heading2,
  bold: Bold,
  bulletList: List,
  numberList: ListOrdered,
  table: Table,
  internal: Lock,
  note: Info,
  warning: TriangleAlert,
  link: Link,
};

/** What can be put into the source by the pointer; `/` on an empty line offers the same. */
export function SourceToolbar({ disabled, onAction }: { disabled: boolean; onAction: (action: SourceAction) => void }) {
  const { t } = useWords();
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('editor.toolbar')}>
      {SOURCE_ACTIONS.map((action) => {
        const Icon = ACTION_ICONS[action];
        return (
          <IconButton
            key={action}
            label={t(`editor.insert.${action}`)}
            keyName={action === 'bold' ? 'Ctrl B' : undefined}
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
