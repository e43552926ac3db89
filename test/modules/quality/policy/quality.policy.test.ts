import { describe, expect, it } from '@jest/globals';
import {
  type EvaluationScope,
  type PeopleScope,
  disputesVisibleTo,
  evaluationsKnownTo,
  evaluationsReadableTo,
  isReleased,
  leadsTeamOf,
  mayAcknowledge,
  mayActivateScorecards,
  mayAskConsent,
  mayBuildScorecards,
  mayChoosePeers,
  mayConsent,
  mayDecideCriteria,
  mayDispute,
  mayEvaluate,
  mayJudgeDispute,
  mayReadScorecardDraft,
  mayReadScorecards,
  mayRelease,
  mayRescore,
  mayWriteEvaluation,
  qualityFiguresScope,
  scorecardsVisibleTo,
} from '../../../../src/modules/quality/quality.policy.js';
import { Audience, Role, type Viewer, anonymous } from '../../../../src/platform/auth/viewer.js';
import { type Rule, toPredicate } from '../../../../src/platform/rules/rules.js';

const person = (id: string, role: Role, more: Partial<Viewer> = {}): Viewer => ({
  ...{ ...anonymous('en'), kind: 'person', id, name: id, roles: [role], audience: Audience.INTERNAL },
  ...more,
});

/** Everybody who may be tried; the case is of the agent, in team `one` below `top`, at site `here`. */
const viewers = {
  analyst: person('analyst', Role.QA_ANALYST),
  evaluator: person('evaluator', Role.QA_ANALYST),
  lead: person('lead', Role.SUPERVISOR, { ledTeamIds: ['top', 'one'] }),
  otherLead: person('otherLead', Role.SUPERVISOR, { ledTeamIds: ['two'] }),
  manager: person('manager', Role.MANAGER, { siteId: 'here' }),
  otherManager: person('otherManager', Role.MANAGER, { siteId: 'there' }),
  admin: person('admin', Role.ADMIN),
  agent: person('agent', Role.AGENT, { siteId: 'here' }),
  colleague: person('colleague', Role.AGENT, { siteId: 'here' }),
  trainer: person('trainer', Role.TRAINER),
  client: { ...anonymous('en'), kind: 'client' as const, id: 'client' },
  nobody: anonymous('en'),
};
type Name = keyof typeof viewers;

const who = (may: (viewer: Viewer) => boolean): Name[] =>
  (Object.keys(viewers) as Name[]).filter((name) => may(viewers[name]));
const seenBy = (rule: (viewer: Viewer) => Rule, thing: object): Name[] =>
  who((viewer) => toPredicate(rule(viewer))({ ...thing }));

const scope: PeopleScope = { agentId: 'agent', teamIds: ['one', 'top'], siteId: 'here' };
const evaluation = (state: string, kind = 'STANDARD', evaluatorId = 'evaluator'): EvaluationScope => ({
  ...{ ...scope, kind, state, evaluatorId },
});

describe('scorecards', () => {
  it('are built by analysts, activated by them and ADMIN, read by desks of quality', () => {
    expect(who(mayBuildScorecards)).toEqual(['analyst', 'evaluator']);
    expect(who(mayActivateScorecards)).toEqual(['analyst', 'evaluator', 'admin']);
    expect(who(mayReadScorecardDraft)).toEqual(['analyst', 'evaluator', 'admin']);
    const desk = ['analyst', 'evaluator', 'lead', 'otherLead', 'manager', 'otherManager', 'admin'];
    expect(who(mayReadScorecards)).toEqual(desk);
    expect(seenBy(scorecardsVisibleTo, { version: 1 })).toEqual(desk);
    expect(seenBy(scorecardsVisibleTo, { version: null })).toEqual(['analyst', 'evaluator', 'admin']);
  });
});

describe('evaluations', () => {
  const readers = (one: EvaluationScope): Name[] => seenBy(evaluationsReadableTo, one);

  it('are read by their evaluator alone while they are drafts, by analysts too once handed in', () => {
    expect(readers(evaluation('DRAFT'))).toEqual(['evaluator']);
    expect(readers(evaluation('SUBMITTED'))).toEqual(['analyst', 'evaluator']);
    expect(readers(evaluation('DRAFT', 'STANDARD', 'lead'))).toEqual(['lead']);
  });

  it('are read by agent, lead and manager of the site once released, by nobody else', () => {
    for (const state of ['RELEASED', 'ACKNOWLEDGED'])
      expect(readers(evaluation(state))).toEqual(['analyst', 'evaluator', 'lead', 'manager', 'agent']);
    expect([isReleased(evaluation('SUBMITTED')), isReleased(evaluation('ACKNOWLEDGED'))]).toEqual([false, true]);
  });

  it('stay blind in a calibration, whatever their state', () => {
    expect(readers(evaluation('RELEASED', 'CALIBRATION', 'lead'))).toEqual(['lead']);
    expect(readers(evaluation('SUBMITTED', 'CALIBRATION'))).toEqual(['evaluator']);
  });

  it('are known to ADMIN and the manager of the site beside', () => {
    expect(seenBy(evaluationsKnownTo, evaluation('DRAFT'))).toEqual(['evaluator', 'manager', 'admin']);
    expect(seenBy(evaluationsKnownTo, evaluation('RELEASED', 'STANDARD', 'lead'))).toEqual([
      ...['analyst', 'evaluator', 'lead', 'manager', 'admin', 'agent'],
    ]);
  });

  it('are made by analysts and the lead of the team; by the agent of themself; by peers and participants who were chosen', () => {
    const may = (kind: string, isAssigned = false): Name[] =>
      who((viewer) => mayEvaluate(viewer, scope, kind, isAssigned));
    expect(may('STANDARD')).toEqual(['analyst', 'evaluator', 'lead']);
    expect(may('SECOND')).toEqual(['analyst', 'evaluator', 'lead']);
    expect(may('SELF')).toEqual(['agent']);
    expect(may('PEER')).toEqual([]);
    expect(may('PEER', true)).toEqual(['analyst', 'evaluator', 'lead', 'otherLead', 'colleague']);
    expect(may('CALIBRATION')).toEqual([]);
    expect(may('CALIBRATION', true)).toEqual(['analyst', 'evaluator', 'lead', 'otherLead']);
    const ownCall = { ...scope, agentId: 'lead' };
    expect(mayEvaluate(viewers.lead, ownCall, 'STANDARD', true)).toBe(false);
  });

  it('are written by their evaluator while they are drafts', () => {
    expect(who((viewer) => mayWriteEvaluation(viewer, evaluation('DRAFT')))).toEqual(['evaluator']);
    expect(who((viewer) => mayWriteEvaluation(viewer, evaluation('SUBMITTED')))).toEqual([]);
    expect(mayWriteEvaluation(viewers.otherLead, evaluation('DRAFT', 'STANDARD', 'otherLead'))).toBe(false);
    expect(mayWriteEvaluation(viewers.colleague, evaluation('DRAFT', 'PEER', 'colleague'))).toBe(true);
  });

  it('are released by an analyst, or by who made them as long as they lead the team', () => {
    const may = (one: EvaluationScope): Name[] => who((viewer) => mayRelease(viewer, one));
    expect(may(evaluation('SUBMITTED'))).toEqual(['analyst', 'evaluator']);
    expect(may(evaluation('SUBMITTED', 'STANDARD', 'lead'))).toEqual(['analyst', 'evaluator', 'lead']);
    expect(may(evaluation('SUBMITTED', 'STANDARD', 'otherLead'))).toEqual(['analyst', 'evaluator']);
    expect(may(evaluation('DRAFT'))).toEqual([]);
    expect(may(evaluation('SUBMITTED', 'CALIBRATION'))).toEqual([]);
    const ofAnalyst = { ...evaluation('SUBMITTED'), agentId: 'analyst' };
    expect(mayRelease(viewers.analyst, ofAnalyst)).toBe(false);
  });

  it('are scored anew by analysts, and by who made them as long as they lead the team', () => {
    const may = (one: EvaluationScope): Name[] => who((viewer) => mayRescore(viewer, one));
    expect(may(evaluation('RELEASED'))).toEqual(['analyst', 'evaluator']);
    expect(may(evaluation('ACKNOWLEDGED', 'STANDARD', 'lead'))).toEqual(['analyst', 'evaluator', 'lead']);
    expect(may(evaluation('SUBMITTED'))).toEqual([]);
    expect(may(evaluation('RELEASED', 'PEER'))).toEqual([]);
  });

  it('are acknowledged and disputed by their agent only, after the release', () => {
    expect(who((viewer) => mayAcknowledge(viewer, evaluation('RELEASED')))).toEqual(['agent']);
    expect(who((viewer) => mayAcknowledge(viewer, evaluation('ACKNOWLEDGED')))).toEqual([]);
    expect(who((viewer) => mayAcknowledge(viewer, evaluation('RELEASED', 'SELF', 'agent')))).toEqual([]);
    expect(who((viewer) => mayDispute(viewer, evaluation('ACKNOWLEDGED')))).toEqual(['agent']);
    expect(who((viewer) => mayDispute(viewer, evaluation('SUBMITTED')))).toEqual([]);
    expect(who((viewer) => mayDispute(viewer, evaluation('RELEASED', 'PEER', 'colleague')))).toEqual([]);
  });

  it('get peers and the question for consent from analysts and the lead; only the agent consents', () => {
    expect(who((viewer) => mayChoosePeers(viewer, scope))).toEqual(['analyst', 'evaluator', 'lead']);
    expect(who((viewer) => mayAskConsent(viewer, scope))).toEqual(['analyst', 'evaluator', 'lead']);
    expect(who((viewer) => mayConsent(viewer, scope))).toEqual(['agent']);
  });
});

describe('disputes', () => {
  it('are judged by analysts and the lead, never by who evaluated or was evaluated', () => {
    expect(who((viewer) => mayJudgeDispute(viewer, evaluation('RELEASED')))).toEqual(['analyst', 'lead']);
    expect(who((viewer) => mayJudgeDispute(viewer, evaluation('RELEASED', 'STANDARD', 'lead')))).toEqual([
      ...['analyst', 'evaluator'],
    ]);
    expect(mayJudgeDispute(viewers.analyst, { ...evaluation('RELEASED'), agentId: 'analyst' })).toBe(false);
  });

  it('are seen by the two, by analysts and by who leads them', () => {
    expect(seenBy(disputesVisibleTo, evaluation('RELEASED', 'STANDARD', 'otherLead'))).toEqual([
      ...['analyst', 'evaluator', 'lead', 'otherLead', 'manager', 'agent'],
    ]);
  });
});

describe('criteria and figures', () => {
  it('are decided by analysts', () => {
    expect(who(mayDecideCriteria)).toEqual(['analyst', 'evaluator']);
  });

  it('count all for analysts, and otherwise what one leads or is', () => {
    const nothing = { teamIds: [], siteId: null, agentId: null };
    expect(qualityFiguresScope(viewers.analyst)).toBeNull();
    expect(qualityFiguresScope(viewers.lead)).toEqual({ ...nothing, teamIds: ['top', 'one'] });
    expect(qualityFiguresScope(viewers.manager)).toEqual({ ...nothing, siteId: 'here' });
    expect(qualityFiguresScope(viewers.agent)).toEqual({ ...nothing, agentId: 'agent' });
    for (const name of ['admin', 'trainer', 'client', 'nobody'] as const)
      expect(qualityFiguresScope(viewers[name])).toEqual(nothing);
    expect(who((viewer) => leadsTeamOf(viewer, scope))).toEqual(['lead']);
  });
});
