import { createContext, useContext } from 'react';
import type { Person } from './session';

export const PersonContext = createContext<Person | null>(null);

/** The signed-in person. Only inside the shell. */
export function usePerson(): Person {
  const person = useContext(PersonContext);
  if (!person) throw new Error('usePerson outside the shell');
  return person;
}
