import { useDeskPath } from '../../../lib/use-desk-path';
import { usePerson } from '../../../lib/use-person';

/** Where the knowledge desk stands, and how it moves. */
export const useKnowledgePath = () => useDeskPath('/knowledge');

/** Whether the person writes and imports; others who have this desk read and, where the article says so, review. */
export function useMayWrite(): boolean {
  const { roles } = usePerson();
  return roles.includes('KNOWLEDGE_EDITOR') || roles.includes('ADMIN');
}
