import { useEffect, useRef } from 'react';
import { Store } from './store';

/** The keys of the page shown, for the list of all keys, and what can be done here, for the command palette. */
export interface PageKeys {
  title: string;
  keys: readonly { keys: string; label: string; run?: (() => void) | undefined }[];
}

export const pageKeysStore = new Store<PageKeys | null>(null);

/** Tells the shell which keys this page knows. `page` must be memoised. */
export function usePageKeys(page: PageKeys): void {
  useEffect(() => {
    pageKeysStore.set(page);
    return () => {
      if (pageKeysStore.get() === page) pageKeysStore.set(null);
    };
  }, [page]);
}

/** Where the palette lists a command: what is done here, where one goes, what is opened, what is made. */
export type CommandGroup = 'here' | 'go' | 'open' | 'create';

/** What a page offers in the command palette beside its keys: an act without a key, a place, a thing to open or to make. */
export interface PageCommand {
  /** Lasting name, such as `knowledge.verify-next`; by it the palette remembers what is used often. */
  id: string;
  label: string;
  /** Default `here`. */
  group?: CommandGroup | undefined;
  /** Beside the label: a number, a state, whom it is about. */
  note?: string | undefined;
  /** The keys that do the same, with blanks between them. */
  keys?: string | undefined;
  run: () => void;
}

/** Commands of all parts of the page that is shown. */
export const pageCommandsStore = new Store<readonly PageCommand[]>([]);

/**
 * Offers commands in the palette as long as the component is shown. Offer only what this person may do now: the palette
 * lists everything it is given. The list may be made anew at each drawing; the newest functions run.
 */
export function usePageCommands(commands: readonly PageCommand[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const key = JSON.stringify(commands.map(({ id, label, group, note, keys }) => [id, label, group, note, keys]));
  useEffect(() => {
    const mine = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }));
    pageCommandsStore.set([...pageCommandsStore.get(), ...mine]);
    return () => pageCommandsStore.set(pageCommandsStore.get().filter((command) => !mine.includes(command)));
    // The same commands with new functions are the same commands.
  }, [key]);
}
