import { Search } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../components/key-cap';
import { isComposing } from '../../lib/hotkeys';
import styles from './search-field.module.css';
import type { AgentDeskState } from './use-agent-desk';

interface SearchFieldProps {
  desk: AgentDeskState;
  /** Whether options are listed below. */
  isExpanded: boolean;
  /** DOM id of the selected option. */
  activeId: string | undefined;
}

/** The one field that searches everything as it is typed. */
export function SearchField({ desk, isExpanded, activeId }: SearchFieldProps) {
  const { t } = useTranslation('agent');
  const composing = useRef(false);
  const { result } = desk.found;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      desk.list.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      desk.list.enter();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      desk.escapeField();
    }
  };

  const onBlur = (event: FocusEvent<HTMLInputElement>): void => {
    // Another window, or a choice beside the field, is not leaving.
    if (!document.hasFocus() || event.currentTarget.closest('section')?.contains(event.relatedTarget)) return;
    desk.leaveField();
  };

  return (
    <label className={styles['field']}>
      <Search size={18} strokeWidth={1.8} aria-hidden="true" className={styles['icon']} />
      <input
        ref={desk.field}
        className={styles['input']}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={isExpanded}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        enterKeyHint="search"
        value={desk.text}
        onChange={(event) => desk.type(event.target.value, !composing.current)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          desk.type(event.currentTarget.value, true);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {result && (
        <span className={styles['figures']}>
          {t('search.figures', { count: result.totalCount, ms: Math.round(result.tookMs) })}
        </span>
      )}
      <KeyCap>/</KeyCap>
    </label>
  );
}
