import { expect, it } from '@jest/globals';
import { agentTimeOf } from '../../../../src/modules/calls/figures/agent-time.rules.js';
import { defined, figureMean } from '../../../../src/platform/rules/figures.js';
import { expectNear, vectorsOf } from '../../quality/vectors/near.js';

interface Given {
  readonly talk: number;
  readonly hold: number;
  readonly acw: number;
  readonly available: number;
  readonly paid: number;
  readonly contacts: number;
}

const percent = (value: number | null): number | null => (value === null ? null : 100 * value);

it('time-01', () => {
  const [vector] = vectorsOf('time-');
  const { talk, hold, acw, available, paid, contacts } = (vector?.input ?? {}) as Given;
  const time = agentTimeOf({ talk, hold, wrap: acw, waiting: available, loggedIn: paid });
  const sum = talk + hold + acw;
  expectNear(
    {
      aht: figureMean(defined('calls.handling', 'PER_LEG'), { of: contacts, sum, squares: (sum * sum) / contacts })
        .value,
      occupancy: percent(time.occupancy.value),
      utilisationLoggedOverPaid: percent(time.utilisationReady.value),
      utilisationHandleOverPaid: percent(time.utilisationHandle.value),
    },
    vector?.expected,
  );
  expect(time.utilisationReady.definition).not.toEqual(time.utilisationHandle.definition);
});
