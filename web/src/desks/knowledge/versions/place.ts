import type { Place } from '../../../components/version-columns';
import type { ArticleTextInput } from '../../../gql/knowledge/graphql';

/** Reads a place from the address; null for none. */
export function placeOf(raw: unknown): Place | null {
  if (raw === 'draft') return 'draft';
  return Number.isInteger(Number(raw)) && Number(raw) > 0 ? Number(raw) : null;
}

/** How the server is asked for it. */
export const textAt = (place: Place): ArticleTextInput =>
  place === 'draft' ? { version: null, text: 'DRAFT' } : { version: place, text: null };
