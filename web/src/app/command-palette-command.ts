import type { LucideIcon } from 'lucide-react';
import type { CommandGroup } from '../lib/page-keys';

/** The groups of the palette in their order: what can be done here comes first. */
export const GROUPS = ['here', 'go', 'open', 'create', 'settings'] as const satisfies readonly (
  | CommandGroup
  | 'settings'
)[];

/** One line of the palette. */
export interface Command {
  id: string;
  group: (typeof GROUPS)[number];
  icon: LucideIcon;
  label: string;
  note?: string | undefined;
  keys?: string | undefined;
  /** Shown only when something is typed, or when it was used lately. */
  isQuiet?: boolean | undefined;
  run: () => void;
}
