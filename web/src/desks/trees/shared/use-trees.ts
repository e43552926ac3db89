import { useDeskPath } from '../../../lib/use-desk-path';
import { usePerson } from '../../../lib/use-person';

/** Where the desk of trees stands, and how it moves. */
export const useTreesPath = () => useDeskPath('/trees');

/** Whether the person draws trees; others who have this desk walk them. */
export function useMayDraw(): boolean {
  const { roles } = usePerson();
  return roles.includes('KNOWLEDGE_EDITOR') || roles.includes('ADMIN');
}
