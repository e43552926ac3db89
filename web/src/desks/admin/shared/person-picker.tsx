import { Combobox as Base } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../components/code-label';
import { ComboboxPopup } from '../../../components/combobox-popup';
import box from '../../../components/combobox.module.css';
import { FindPersonDocument, type UserFilter } from '../../../gql/admin/graphql';
import { isComposing } from '../../../lib/hotkeys';
import styles from './person-picker.module.css';
import { useWords } from './words';

/** A person as they are chosen and shown. */
export interface PickedPerson {
  id: string;
  name: string;
  nameEn: string;
  staffNumber?: string | null;
}

interface PersonPickerProps {
  /** Accessible name where no `Field` gives one. */
  label?: string | undefined;
  value: PickedPerson | null;
  onChange: (person: PickedPerson | null) => void;
  placeholder?: string | undefined;
  /** Whom the list leaves out. */
  except?: readonly string[];
  /** Only people of this kind. */
  filter?: Omit<UserFilter, 'text'>;
}

const WAIT_MS = 150;
const FIRST = 8;

/** One person, found by name, number, address, pinyin or its first letters. */
export function PersonPicker({ label, value, onChange, placeholder, except = [], filter = {} }: PersonPickerProps) {
  const { t, common, person } = useWords();
  const [typed, setTyped] = useState(value ? person(value) : '');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(value && typed === person(value) ? '' : typed), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, value?.id]);
  useEffect(() => setTyped(value ? person(value) : ''), [value?.id]);
  const [{ data, fetching }] = useQuery({
    query: FindPersonDocument,
    variables: { filter: { ...filter, text: query.trim() }, first: FIRST + except.length },
  });
  const found: PickedPerson[] = (data?.users.nodes ?? []).filter(({ id }) => !except.includes(id)).slice(0, FIRST);
  return (
    <Base.Root
      items={found}
      value={value}
      filter={null}
      autoHighlight
      inputValue={typed}
      onInputValueChange={setTyped}
      onValueChange={(next: PickedPerson | null) => onChange(next)}
      itemToStringLabel={(one: PickedPerson) => person(one)}
      isItemEqualToValue={(one, other) => one.id === other.id}
    >
      <Base.InputGroup className={box['group']}>
        <Base.Input
          className={box['input']}
          placeholder={placeholder}
          aria-label={label}
          onKeyDown={(event) => {
            if (isComposing(event)) event.stopPropagation();
          }}
        />
        <Base.Clear className={box['tool']} aria-label={common('common.clear')}>
          <X size={14} aria-hidden="true" />
        </Base.Clear>
      </Base.InputGroup>
      <ComboboxPopup
        empty={fetching ? common('states.loading') : t('form.nobodyFound')}
        keyOf={(one: PickedPerson) => one.id}
      >
        {(one) => (
          <>
            {person(one)}
            {one.staffNumber && (
              <span className={styles['number']}>
                <CodeLabel>{one.staffNumber}</CodeLabel>
              </span>
            )}
          </>
        )}
      </ComboboxPopup>
    </Base.Root>
  );
}
