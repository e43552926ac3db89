import type { EffectSideFragment } from '../../../gql/coaching/graphql';
import { IntervalMark } from '../../quality-figures/shared/interval-mark';

/** A share before or after a session as its interval; it has no target. */
export function EffectMark({ side: { count, of, value, low, high, isTooFew } }: { side: EffectSideFragment }) {
  const share = {
    ...{ count, of, value, low, high, isTooFew, target: null, verdict: null, weighted: null },
    definition: { key: 'coaching-effect', variant: null, version: 1 },
  };
  return <IntervalMark share={share} domain={[0, 1]} />;
}
