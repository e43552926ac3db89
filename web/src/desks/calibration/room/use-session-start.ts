import { SessionStartDocument } from '../../../gql/calibration/graphql';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { useQualityPath } from '../../quality/shared/use-quality';

/** Opens one's own form of a session, where calls are scored. */
export function useSessionStart() {
  const { go } = useQualityPath();
  const tell = useTell();
  const change = useChange(SessionStartDocument, (data) => data.calibrationStart);
  return {
    busy: change.busy,
    start: async (id: string): Promise<void> => {
      if (change.busy) return;
      const outcome = await change.run({ id });
      if (tell(outcome, null) && outcome.kind === 'done' && outcome.payload.evaluation)
        go(`evaluate/${outcome.payload.evaluation.id}`);
    },
  };
}
