import { FileUp, ImageUp, Link2, type LucideIcon } from 'lucide-react';
import { SOURCE_ACTIONS, type SourceAction } from './source-commands';
import { ACTION_ICONS } from './action-icons';

/** What needs a question before it can be put into the text. */
export type Insertion = 'picture' | 'file' | 'articleLink';
/** Everything that the toolbar and the menu offer. */
export type InsertAction = SourceAction | Insertion;

export const INSERT_ACTIONS = [
  ...SOURCE_ACTIONS,
  'articleLink',
  'picture',
  'file',
] as const satisfies readonly InsertAction[];

export const INSERT_ICONS: Record<InsertAction, LucideIcon> = {
  ...ACTION_ICONS,
  articleLink: Link2,
  picture: ImageUp,
  file: FileUp,
};

export const isInsertion = (action: InsertAction): action is Insertion =>
  action === 'picture' || action === 'file' || action === 'articleLink';

/** Words between square brackets, as Markdown wants them. */
const bracketed = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/[[\]\\]/g, '\\$&')
    .trim();

/** A picture or file of the article as the text names it. */
export const markdownOf = (file: { fileId: string; name: string; alt: string; isPicture: boolean }): string =>
  file.isPicture ? `![${bracketed(file.alt)}](file:${file.fileId})` : `[${bracketed(file.name)}](file:${file.fileId})`;

/** Where a menu of a height stands: below the line of its place, above it where there is no room. */
export const beside = (place: { top: number }, height: number): { top: number } | { bottom: number } =>
  place.top + height > window.innerHeight && place.top > height
    ? { bottom: window.innerHeight - place.top + 26 }
    : { top: Math.max(8, Math.min(place.top + 2, window.innerHeight - height - 8)) };
