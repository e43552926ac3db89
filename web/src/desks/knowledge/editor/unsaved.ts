import { type Content, CONTENT_FIELDS, type ContentField } from './content';

/** Text that could not be saved before the page was left. It stays in this tab only and goes when it is saved or thrown away. */
export interface Unsaved {
  at: string;
  fields: Partial<Content>;
}

const keyOf = (articleId: string): string => `caregraph.unsaved.${articleId}`;

/** Keeps the named fields of a text for the next time this article is opened in this tab. */
export function keepUnsaved(articleId: string, content: Content, fields: readonly ContentField[]): void {
  if (fields.length === 0) return;
  const kept: Unsaved = {
    at: new Date().toISOString(),
    fields: Object.fromEntries(fields.map((field) => [field, content[field]])),
  };
  try {
    sessionStorage.setItem(keyOf(articleId), JSON.stringify(kept));
  } catch {
    // A full or forbidden store: the text stays on the page, and leaving it still asks.
  }
}

export function dropUnsaved(articleId: string): void {
  sessionStorage.removeItem(keyOf(articleId));
}

/** What was kept of an article, if anything. */
export function readUnsaved(articleId: string): Unsaved | null {
  const raw = sessionStorage.getItem(keyOf(articleId));
  if (raw === null) return null;
  try {
    const kept = JSON.parse(raw) as Unsaved;
    const fields = Object.fromEntries(
      Object.entries(kept.fields).filter(([field]) => CONTENT_FIELDS.some((known) => known === field)),
    );
    return { at: kept.at, fields };
  } catch {
    return null;
  }
}
