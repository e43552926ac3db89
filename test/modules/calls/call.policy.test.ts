import { describe, expect, it } from '@jest/globals';
import {
  mayHearByRole,
  mayLinkToCall,
  mayReportCalls,
  mayReportTimes,
  maySeeCall,
  reportedSiteOf,
} from '../../../src/modules/calls/call.policy.js';
import { Audience, Role, Scope, type Viewer, anonymous } from '../../../src/platform/auth/viewer.js';

const call = { agentId: 'user_a', teamIds: ['team_1', 'team_top'], siteId: 'site_1', isExemplary: false };
const example = { ...call, isExemplary: true };

const person = (role: Role, change: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  ...{ kind: 'person', id: `user_${role}`, roles: [role], audience: Audience.INTERNAL, siteId: 'site_1' },
  ...change,
});
const client = (scope: Scope): Viewer => ({ ...anonymous('en'), kind: 'client', id: 'client_key_1', scopes: [scope] });
const lead = person(Role.SUPERVISOR, { ledTeamIds: ['team_1'] });
const otherLead = person(Role.SUPERVISOR, { ledTeamIds: ['team_2'] });
const own = person(Role.AGENT, { id: 'user_a' });

describe('who sees a call', () => {
  it.each([
    ['quality staff', person(Role.QA_ANALYST), true],
    ['an administrator', person(Role.ADMIN), true],
    ['the manager of the site', person(Role.MANAGER), true],
    ['the manager of another site', person(Role.MANAGER, { siteId: 'site_2' }), false],
    ['a manager of no site', person(Role.MANAGER, { siteId: null }), false],
    ['the lead of the team', lead, true],
    ['the lead of another team', otherLead, false],
    ['the agent', own, true],
    ['another agent', person(Role.AGENT), false],
    ['a trainer', person(Role.TRAINER), false],
    ['an editor', person(Role.KNOWLEDGE_EDITOR), false],
    ['a contact of a department', person(Role.DEPARTMENT_CONTACT), false],
    ['a client key', client(Scope.CALLS_WRITE), false],
    ['nobody in particular', anonymous('en'), false],
  ])('%s', (_who, viewer, expected) => {
    expect(maySeeCall(viewer, call)).toBe(expected);
  });

  it('trainers see examples', () => {
    expect(maySeeCall(person(Role.TRAINER), example)).toBe(true);
  });
});

describe('who hears a call by what they are', () => {
  it.each([
    ['quality staff', person(Role.QA_ANALYST), true, true],
    ['an administrator does not', person(Role.ADMIN), false, false],
    ['the manager of the site', person(Role.MANAGER), true, true],
    ['the lead of the team', lead, true, true],
    ['the lead of another team does not', otherLead, false, false],
    ['the agent examples only', own, false, true],
    ['another agent does not', person(Role.AGENT), false, false],
    ['a trainer examples only', person(Role.TRAINER), false, true],
  ])('%s', (_who, viewer, hears, hearsExample) => {
    expect([mayHearByRole(viewer, call), mayHearByRole(viewer, example)]).toEqual([hears, hearsExample]);
  });
});

describe('who reports', () => {
  it('calls: quality staff, managers, administrators and keys with the scope', () => {
    const all = [Role.QA_ANALYST, Role.MANAGER, Role.ADMIN, Role.SUPERVISOR, Role.AGENT, Role.TRAINER];
    expect(all.map((role) => mayReportCalls(person(role)))).toEqual([true, true, true, false, false, false]);
    expect(mayReportCalls(client(Scope.CALLS_WRITE))).toBe(true);
    expect(mayReportCalls(client(Scope.AGENTTIME_WRITE))).toBe(false);
  });

  it('agents’ times: managers, administrators and keys with the scope', () => {
    expect([Role.QA_ANALYST, Role.MANAGER, Role.ADMIN].map((role) => mayReportTimes(person(role)))).toEqual([
      ...[false, true, true],
    ]);
    expect(mayReportTimes(client(Scope.AGENTTIME_WRITE))).toBe(true);
    expect(mayReportTimes(client(Scope.CALLS_WRITE))).toBe(false);
  });

  it('managers for their own site only', () => {
    expect(reportedSiteOf(person(Role.MANAGER))).toBe('site_1');
    expect(reportedSiteOf(person(Role.MANAGER, { siteId: null }))).toBe('none');
    expect(reportedSiteOf(person(Role.MANAGER, { roles: [Role.MANAGER, Role.ADMIN] }))).toBeNull();
    expect(reportedSiteOf(client(Scope.CALLS_WRITE))).toBeNull();
  });
});

describe('who links to a call', () => {
  it('its agent, the lead of the team, quality staff', () => {
    const viewers = [own, lead, person(Role.QA_ANALYST), otherLead, person(Role.AGENT), person(Role.MANAGER)];
    expect(viewers.map((viewer) => mayLinkToCall(viewer, call))).toEqual([true, true, true, false, false, false]);
  });
});
