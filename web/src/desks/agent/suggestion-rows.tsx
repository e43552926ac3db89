import { FileText, History, type LucideIcon, TrendingUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeLabel } from '../../components/code-label';
import { classes } from '../../lib/classes';
import styles from './suggestion-rows.module.css';
import type { Suggestion, Suggestions } from './use-suggestions';

const ICONS: Record<Suggestion['kind'], LucideIcon> = { RECENT: History, POPULAR: TrendingUp, TITLE: FileText };

export const suggestionDomId = (index: number): string => `suggestion-${index}`;

interface SuggestionRowsProps {
  suggestions: Suggestions;
  onTake: (suggestion: Suggestion) => void;
}

/** Under the empty field: own last searches, and what others ask. */
export function SuggestionRows({ suggestions, onTake }: SuggestionRowsProps) {
  const { t } = useTranslation('agent');
  const rows = suggestions.items.map((suggestion, index) => ({ suggestion, index }));
  const kinds = [...new Set(suggestions.items.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <li key={kind} role="presentation">
      <p id={`suggestions-${kind}`} className={styles['heading']} role="presentation">
        {t(`suggestions.${kind}`)}
      </p>
      <ul role="group" aria-labelledby={`suggestions-${kind}`}>
        {rows
          .filter((row) => row.suggestion.kind === kind)
          .map(({ suggestion, index }) => (
            <SuggestionRow
              key={suggestion.text}
              suggestion={suggestion}
              index={index}
              isActive={index === suggestions.index}
              onTake={() => onTake(suggestion)}
            />
          ))}
      </ul>
    </li>
  ));
}

interface SuggestionRowProps {
  suggestion: Suggestion;
  index: number;
  isActive: boolean;
  onTake: () => void;
}

function SuggestionRow({ suggestion, index, isActive, onTake }: SuggestionRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const Icon = ICONS[suggestion.kind];
  return (
    <li
      ref={row}
      id={suggestionDomId(index)}
      role="option"
      aria-selected={isActive}
      className={classes(styles['row'], isActive && styles['active'])}
      // The search field keeps the focus, so that typing can go on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <Icon size={15} strokeWidth={1.8} aria-hidden="true" className={styles['icon']} />
      <span className={styles['text']}>{suggestion.text}</span>
      {suggestion.code !== null && <CodeLabel>{suggestion.code}</CodeLabel>}
    </li>
  );
}
