import { Store } from './store';

/** What a person chose; `system` follows the machine. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const STORAGE_KEY = 'caregraph.theme';
const machine = window.matchMedia('(prefers-color-scheme: dark)');

function remembered(): ThemeChoice {
  const stored = localStorage.getItem(STORAGE_KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

const resolve = (choice: ThemeChoice): 'light' | 'dark' => {
  if (choice !== 'system') return choice;
  return machine.matches ? 'dark' : 'light';
};

/** The choice, and the theme that it amounts to now. */
export const themeStore = new Store<{ choice: ThemeChoice; shown: 'light' | 'dark' }>({
  choice: remembered(),
  shown: resolve(remembered()),
});

function apply(choice: ThemeChoice): void {
  const shown = resolve(choice);
  document.documentElement.dataset['theme'] = shown;
  themeStore.set({ choice, shown });
}

/** Puts the remembered theme on the page and follows the machine from then on. */
export function startTheme(): void {
  apply(remembered());
  machine.addEventListener('change', () => apply(themeStore.get().choice));
}

/** Changes the theme and remembers it in this browser. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(STORAGE_KEY);
  else localStorage.setItem(STORAGE_KEY, choice);
  apply(choice);
}
