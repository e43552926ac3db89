import type { Role } from '../../gql/shell/graphql';

/** Where a notice of quality leads: a path of the console, with what stands behind its `?`. */
export interface NoticePlace {
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
}

interface Subject {
  readonly subjectType: string;
  readonly subjectId: string;
}

/** Where somebody works with the subject of a notice; null for subjects that have their own ways, such as articles. */
export function placeOf({ subjectType, subjectId }: Subject, roles: readonly Role[]): NoticePlace | null {
  const has = (...wanted: readonly Role[]): boolean => wanted.some((role) => roles.includes(role));
  // An agent is told of own calls; somebody who judges or coaches as well works on the desk of quality.
  const isAgentOnly = has('AGENT') && !has('QA_ANALYST', 'SUPERVISOR', 'MANAGER', 'ADMIN');
  switch (subjectType) {
    case 'evaluation':
      return { path: isAgentOnly ? `/mine/${subjectId}` : `/quality/evaluate/${subjectId}` };
    case 'evaluation_draft':
      return { path: isAgentOnly ? '/mine' : '/quality' };
    case 'dispute':
      return { path: isAgentOnly ? `/mine/disputes/${subjectId}` : `/quality/disputes/${subjectId}` };
    case 'talk':
      return { path: isAgentOnly ? '/mine' : `/quality/coaching/talks/${subjectId}` };
    case 'coaching':
      return { path: isAgentOnly ? '/mine' : `/quality/coaching/${subjectId}` };
    case 'assignment':
      return { path: '/quality' };
    case 'calibration':
      return { path: `/quality/calibration/${subjectId}` };
    case 'criteria_change':
      return { path: '/quality/criteria' };
    default:
      return null;
  }
}
