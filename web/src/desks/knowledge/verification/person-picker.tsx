import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Avatar } from '../../../components/avatar';
import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { PeopleToOwnDocument, type PeopleToOwnQuery } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import styles from './verification.module.css';

const PAUSE_MS = 200;

export type Person = PeopleToOwnQuery['users']['nodes'][number];

interface PersonPickerProps {
  label: string;
  value: Person | null;
  onChange: (person: Person | null) => void;
  error?: string | null | undefined;
}

/** One person of the centre, found by name; chosen by Tab and Enter or by click. */
export function PersonPicker({ label, value, onChange, error }: PersonPickerProps) {
  const { t, person, text } = useWords();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const [{ data, fetching }] = useQuery({ query: PeopleToOwnDocument, variables: { text: asked } });
  const found = data?.users.nodes ?? [];
  const rows = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  return (
    <div className={styles['picker']}>
      <Field label={label} error={error}>
        <TextInput
          value={typed}
          placeholder={t('verification.findPerson')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      <div className={styles['people']} role="group" aria-label={label} aria-busy={fetching || undefined}>
        {rows.map((one) => (
          <button
            key={one.id}
            type="button"
            aria-pressed={one.id === value?.id}
            onClick={() => onChange(one.id === value?.id ? null : one)}
          >
            <Avatar name={person(one)} />
            <span>{person(one)}</span>
            <span className={styles['quiet']}>{one.teams.map(({ name }) => text(name)).join(t('list.comma'))}</span>
          </button>
        ))}
        {rows.length === 0 && (
          <p className={styles['empty']}>{fetching ? t('verification.finding') : t('verification.nobodyFound')}</p>
        )}
      </div>
    </div>
  );
}
