import type { Command } from './command-palette-command';

const AT_MOST = 12;
const OPENED_AT_MOST = 5;

const keyOf = (personId: string): string => `caregraph.commands.${personId}`;

/** Ids of the commands that the person ran lately, the last first. Only ids are kept in the browser, never titles. */
export function recentCommands(personId: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, AT_MOST) : [];
  } catch {
    return [];
  }
}

/** What was opened is remembered with its title only as long as the page lives, and only for who opened it. */
const opened = new Map<string, Command[]>();

export const recentlyOpened = (personId: string): readonly Command[] => opened.get(personId) ?? [];

/** Remembers that a command was run. */
export function rememberCommand(personId: string, command: Command): void {
  if (command.group === 'open') {
    const others = recentlyOpened(personId).filter(({ id }) => id !== command.id);
    opened.set(personId, [command, ...others].slice(0, OPENED_AT_MOST));
    return;
  }
  const others = recentCommands(personId).filter((id) => id !== command.id);
  localStorage.setItem(keyOf(personId), JSON.stringify([command.id, ...others].slice(0, AT_MOST)));
}
