import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { WalkPeopleDocument, type WalkPeopleQuery } from '../../../gql/walks/graphql';
import { classes } from '../../../lib/classes';
import { isComposing } from '../../../lib/hotkeys';
import { personName, pickText } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';
import { usePerson } from '../../../lib/use-person';
import styles from './person-field.module.css';

const FIRST = 8;
const QUIET_MS = 150;

export type FoundPerson = WalkPeopleQuery['users']['nodes'][number];

interface PersonFieldProps {
  chosen: FoundPerson | null;
  error: string | null;
  onChoose: (person: FoundPerson | null) => void;
}

/** One person, found by name or its sound; arrows and Enter choose. */
export function PersonField({ chosen, error, onChoose }: PersonFieldProps) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const me = usePerson();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [active, setActive] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const [{ data }] = useQuery({
    query: WalkPeopleDocument,
    variables: { filter: { text: asked, isActive: true }, first: FIRST },
    pause: asked === '',
  });
  const found = asked === '' || chosen ? [] : (data?.users.nodes ?? []).filter(({ id }) => id !== me.id);
  const choose = (person: FoundPerson | undefined): void => {
    if (!person) return;
    onChoose(person);
    setText(personName(person, language));
  };
  return (
    <div>
      <Field label={t('handDialog.person')} hint={t('handDialog.personHint')} error={error}>
        <TextInput
          autoComplete="off"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls="walk-people"
          aria-activedescendant={found.length > 0 ? `walk-person-${active}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            onChoose(null);
          }}
          onKeyDown={(event) => {
            if (isComposing(event) || found.length === 0 || event.ctrlKey || event.metaKey) return;
            if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1));
            else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
            else if (event.key === 'Enter') choose(found[active]);
            else return;
            event.preventDefault();
          }}
        />
      </Field>
      <ul id="walk-people" role="listbox" aria-label={t('handDialog.person')} className={styles['list']}>
        {found.map((person, index) => (
          <li
            key={person.id}
            id={`walk-person-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes(styles['row'], index === active && styles['active'])}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(person)}
          >
            {personName(person, language)}
            {person.tier && <span>{pickText(person.tier.name, language)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
