import { useDeskPath } from '../../../lib/use-desk-path';
import { usePerson } from '../../../lib/use-person';

/** Where the desk of quality stands, and how it moves. */
export const useQualityPath = () => useDeskPath('/quality');

/** What a person may do on this desk; the server decides again with every answer. */
export function useQualityRights() {
  const { roles } = usePerson();
  const has = (...wanted: readonly (typeof roles)[number][]): boolean => wanted.some((role) => roles.includes(role));
  return {
    /** Scores calls, judges disputes, calibrates and talks. */
    evaluates: has('QA_ANALYST', 'SUPERVISOR'),
    /** Keeps forms and sampling. */
    isAnalyst: has('QA_ANALYST'),
    keeps: has('QA_ANALYST', 'ADMIN'),
    /** Sees disputes and coaching of those under them. */
    oversees: has('QA_ANALYST', 'SUPERVISOR', 'MANAGER', 'ADMIN'),
    /** Sees disputes; those who only administer the centre do not. */
    seesDisputes: has('QA_ANALYST', 'SUPERVISOR', 'MANAGER'),
    /** Reads the criteria and their meetings. */
    readsCriteria: has('QA_ANALYST', 'SUPERVISOR', 'ADMIN'),
    /** Keeps plans of sampling; leads those of their teams. */
    samples: has('QA_ANALYST', 'SUPERVISOR', 'ADMIN'),
    /** Brings calls and their recordings in. */
    brings: has('QA_ANALYST', 'MANAGER', 'ADMIN'),
    bringsTimes: has('MANAGER', 'ADMIN'),
    leads: has('SUPERVISOR'),
    /** Erases customers. */
    erases: has('ADMIN'),
  };
}
