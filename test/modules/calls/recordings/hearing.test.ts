import { describe, expect, it } from '@jest/globals';
import { HearingService } from '../../../../src/modules/calls/recordings/hearing.service.js';
import type { RecordingStore } from '../../../../src/modules/calls/recordings/recording.store.js';
import { Audience, Role, type Viewer, anonymous } from '../../../../src/platform/auth/viewer.js';
import type { Foundation } from '../../../../src/platform/room.js';

const person = (id: string, ...roles: Role[]): Viewer => ({
  ...anonymous('en'),
  ...{ kind: 'person', id, roles, audience: Audience.INTERNAL, siteId: 'site_1' },
});
const call = (id: string, agentId: string, isExemplary = false) => ({
  ...{ _id: id, agentId, teamIds: ['team_1'], siteId: 'site_1', isExemplary },
});
const calls = [call('call_1', 'user_a'), call('call_2', 'user_a'), call('call_3', 'user_b')];

/** Only who hears is asked: nothing is read or written down. */
function hearing(): HearingService {
  const service = new HearingService({} as Foundation, {} as RecordingStore);
  service.fill({
    releasedTo: (agentId, ids) =>
      Promise.resolve(new Set(agentId === 'user_a' ? ids.filter((id) => id !== 'call_2') : ids)),
    assignedTo: (userId, ids) =>
      Promise.resolve(new Set(userId === 'user_c' ? ids.filter((id) => id === 'call_2') : [])),
  });
  return service;
}
const heard = async (viewer: Viewer): Promise<string[]> => [...(await hearing().audible(viewer, calls))].sort();

describe('who hears by evaluations', () => {
  it('an agent own calls of which an evaluation is released, never those of others', async () => {
    expect(await heard(person('user_a', Role.AGENT))).toEqual(['call_1']);
    expect(await heard(person('user_b', Role.AGENT))).toEqual(['call_3']);
  });

  it('who is to evaluate a call, that one', async () => {
    expect(await heard(person('user_c', Role.AGENT))).toEqual(['call_2']);
    expect(await heard(person('user_d', Role.AGENT))).toEqual([]);
  });

  it('quality staff all, an administrator none, a client key none, nobody none', async () => {
    expect(await heard(person('user_q', Role.QA_ANALYST))).toEqual(['call_1', 'call_2', 'call_3']);
    expect(await heard(person('user_admin', Role.ADMIN))).toEqual([]);
    expect(await heard({ ...person('user_a'), kind: 'client' })).toEqual([]);
    expect(await heard(anonymous('en'))).toEqual([]);
  });

  it('is told once', () => {
    expect(() =>
      hearing().fill({ releasedTo: () => Promise.resolve(new Set()), assignedTo: () => Promise.resolve(new Set()) }),
    ).toThrow();
  });
});
