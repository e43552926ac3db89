import { useDeskPath } from '../../../lib/use-desk-path';
import { usePerson } from '../../../lib/use-person';

/** Where the scorecards stand, and how one moves among them. */
export const useCardsPath = () => useDeskPath('/quality/scorecards');

/** Whether the person builds forms; others of the desk read those that were in use. */
export function useMayBuild(): boolean {
  return usePerson().roles.includes('QA_ANALYST');
}

/** Whether the person sees working copies. */
export function useSeesDrafts(): boolean {
  const { roles } = usePerson();
  return roles.includes('QA_ANALYST') || roles.includes('ADMIN');
}
