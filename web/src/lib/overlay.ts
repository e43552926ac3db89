import { Store } from './store';

/** What lies over the page: the commands, the help with all keys, or nothing. */
export const overlayStore = new Store<'help' | 'command' | null>(null);
