import { type KeyboardEvent, type Ref, useId, useLayoutEffect, useRef, useState } from 'react';
import { Avatar } from '../../../components/avatar';
import { TextArea } from '../../../components/text-area';
import type { CommentSubject, PersonNameFragment } from '../../../gql/knowledge/graphql';
import { isComposing } from '../../../lib/hotkeys';
import { useWords } from '../shared/words';
import styles from './comments.module.css';
import { nameBefore } from './mentions';
import { usePeople } from './use-people';

interface CommentFieldProps {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  articleId: string;
  about: CommentSubject;
  value: string;
  rows?: number;
  onChange: (value: string) => void;
  /** Somebody was chosen from the list of names. */
  onMention: (person: { id: string; name: string }) => void;
  /** `Ctrl Enter`. */
  onSubmit: () => void;
  onLeave: () => void;
}

/** Several lines in which `@` and the beginning of a name offer the people who may read the text. */
export function CommentField({
  ref,
  label,
  articleId,
  about,
  value,
  rows = 2,
  onChange,
  onMention,
  onSubmit,
  onLeave,
}: CommentFieldProps) {
  const { t, person } = useWords();
  const list = useId();
  const [cursor, setCursor] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const [at, setAt] = useState(0);
  const beginning = isClosed ? null : nameBefore(value, cursor);
  const people = usePeople(articleId, about, beginning);
  const isOpen = beginning !== null && people !== null;
  const chosen = isOpen ? people[Math.min(at, people.length - 1)] : undefined;

  // Set with the new text and before the next key: a later turn would be overtaken by quick fingers.
  const pending = useRef<{ field: HTMLTextAreaElement; end: number } | null>(null);
  useLayoutEffect(() => {
    if (!pending.current) return;
    const { field, end } = pending.current;
    pending.current = null;
    field.focus();
    field.setSelectionRange(end, end);
  });

  const take = (user: PersonNameFragment, field: HTMLTextAreaElement): void => {
    const name = person(user);
    const start = cursor - (beginning?.length ?? 0);
    onMention({ id: user.id, name });
    onChange(`${value.slice(0, start)}${name} ${value.slice(cursor)}`);
    const end = start + name.length + 1;
    setAt(0);
    setCursor(end);
    pending.current = { field, end };
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event)) return;
    const field = event.currentTarget;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      onSubmit();
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (isOpen) setClosed(true);
      else onLeave();
      return;
    }
    if (!chosen || !people) return;
    const step = { ArrowDown: 1, ArrowUp: people.length - 1 }[event.key];
    if (step !== undefined) setAt((now) => (Math.min(now, people.length - 1) + step) % people.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen, field);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles['writing']}>
      <TextArea
        ref={ref}
        rows={rows}
        value={value}
        aria-label={label}
        placeholder={t('comments.placeholder')}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
        onChange={(event) => {
          setClosed(false);
          setCursor(event.currentTarget.selectionStart);
          onChange(event.currentTarget.value);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <ul id={list} role="listbox" aria-label={t('comments.people')} className={styles['people']}>
          {people.length === 0 && <li className={styles['nobody']}>{t('comments.nobody')}</li>}
          {people.map((user) => (
            <li
              key={user.id}
              id={`${list}-${user.id}`}
              role="option"
              aria-selected={user.id === chosen?.id}
              className={styles['person']}
              // Before the field loses the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                const field = event.currentTarget.closest('div')?.querySelector('textarea');
                if (field) take(user, field);
              }}
            >
              <Avatar name={person(user)} /> {person(user)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
