import { useQuery } from 'urql';
import { type AssignmentRowFragment, MyAssignmentsDocument } from '../../../gql/quality/graphql';
import { useQualityRights } from '../shared/use-quality';

/** States of what is still to be done. */
export const OPEN_STATES = ['OPEN', 'STARTED'] as const;

/** As many as a queue may hold to be counted. */
const MOST = 100;

/** Where a drawn call stands in the queue of this person. */
export interface QueuePlace {
  assignment: AssignmentRowFragment;
  nth: number;
  total: number;
  /** The one that comes after it. */
  next: AssignmentRowFragment | null;
}

/** The place of an assignment in the queue; null while it is not known, or for a call that was not drawn. */
export function useQueuePlace(assignmentId: string | null): QueuePlace | null {
  const { evaluates } = useQualityRights();
  const [{ data }] = useQuery({
    query: MyAssignmentsDocument,
    variables: { states: [...OPEN_STATES], first: MOST },
    pause: assignmentId === null || !evaluates,
    requestPolicy: 'cache-and-network',
  });
  const rows = data?.myAssignments.nodes ?? [];
  const at = rows.findIndex(({ id }) => id === assignmentId);
  const assignment = rows[at];
  if (!assignment) return null;
  return { assignment, nth: at + 1, total: data?.myAssignments.totalCount ?? rows.length, next: rows[at + 1] ?? null };
}
