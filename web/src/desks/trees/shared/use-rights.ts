import { usePerson } from '../../../lib/use-person';

/** What a person may see on this desk beside the trees themselves; the server decides again with every answer. */
export function useRights() {
  const { roles } = usePerson();
  const has = (...wanted: readonly (typeof roles)[number][]): boolean => wanted.some((role) => roles.includes(role));
  return {
    draws: has('KNOWLEDGE_EDITOR', 'ADMIN'),
    seesFigures: has('KNOWLEDGE_EDITOR', 'ADMIN', 'QA_ANALYST', 'MANAGER', 'SUPERVISOR'),
    bringsRepairs: has('KNOWLEDGE_EDITOR', 'ADMIN', 'QA_ANALYST'),
    isAdmin: has('ADMIN'),
  };
}
