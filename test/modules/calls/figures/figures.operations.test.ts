import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { dig } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { call } from './figures-fixture.js';

const share = '{ definition { key version variant } count of value low high isTooFew target verdict }';
const mean = '{ definition { key variant } value of standardDeviation isTooFew }';
const ratio = '{ definition { key variant } value numerator denominator }';
const text = `query ($filter: CallFiguresFilter!, $options: CallFiguresOptions) { callFigures(filter: $filter, options: $options) {
  fromDay toDay timeZone callCount offeredCount answeredCount abandonedCount shortAbandonedCount shortSeconds
  serviceLevel { variant share ${share} } abandonment ${share} abandonmentWithoutShort ${share} averageSpeedOfAnswer ${mean}
  handling { perLeg ${mean} perChain ${mean} talk ${mean} hold ${mean} wrap ${mean} }
  agentTime { occupancy ${ratio} utilisationReady ${ratio} utilisationHandle ${ratio} agentCount dayCount }
  firstContact { windowHours sameReason abandonedCountsAsRepeat asOf resolution ${share} repeat ${share} net ${share} pendingCount
    withoutCustomerCount agentMarked ${share} }
  satisfaction { counts { mark count } topTwo ${share} top ${share} bottomTwo ${share} bottom ${share} net mean ${mean} response ${share} }
  firstResponse ${share} recordComplete ${share} verified ${share}
  series(interval: WEEK) { interval points { start offeredCount serviceLevel ${share} abandonment ${share} averageSpeedOfAnswer ${mean}
    handling ${mean} satisfaction ${share} resolution ${share} } serviceLevel ${share} meanOfIntervals } } }`;
const outliersText = `query ($filter: CallFiguresFilter!) { handlingOutliers(filter: $filter, isOnlyOutliers: false) {
  agentId agent { name } productLine { key } channel seconds ${mean} peersMean peerCount deviation isOutlier } }`;

describe('figures of calls, over HTTP', () => {
  let app: TestApp;
  let centre: Centre;
  const june = { fromDay: '2026-06-01', toDay: '2026-06-30' };

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
    const { siteId, teams, lines } = centre;
    const at = new Date('2026-06-02T08:00:00.000Z');
    const customer = { hash: 'x', keyId: 'k1', last4: '' };
    const of = { teamId: teams.one, teamIds: [teams.one, teams.top], siteId, lineId: lines.washing, customer };
    await app.container.foundation.connection
      .collection('calls')
      .insertMany([
        call('1', at, { ...of, agentId: centre.person(Role.AGENT)._id, handleSeconds: 120, satisfaction: 5 }),
        call('2', new Date(at.getTime() + 3_600_000), { ...of, agentId: 'user_other' }),
        call('3', at, { agentId: 'user_far', teamId: 'far', teamIds: ['far'], siteId: 'far' }),
      ] as never[]);
  });
  afterAll(() => app.end());

  const figuresFor = async (role: Role, variables: object = {}): Promise<unknown> =>
    (await centre.as(role)).get('callFigures', text, { filter: june, ...variables });

  it('are whole for an analyst, each with the definition by which it was made', async () => {
    const figures = await figuresFor(Role.QA_ANALYST);
    expect(figures).toMatchObject({ callCount: 3, answeredCount: 3, timeZone: 'Asia/Shanghai', shortSeconds: 5 });
    expect(dig(figures, 'serviceLevel.5.share.definition')).toEqual({
      ...{ key: 'calls.service-level', version: 1, variant: 'SHORT_EXCLUDED/5s' },
    });
    expect(dig(figures, 'firstContact')).toMatchObject({ windowHours: 24, sameReason: true, withoutCustomerCount: 1 });
    expect([dig(figures, 'firstContact.resolution.count'), dig(figures, 'firstContact.resolution.of')]).toEqual([1, 2]);
    expect([dig(figures, 'satisfaction.top.count'), dig(figures, 'satisfaction.response.of')]).toEqual([1, 3]);
    expect(dig(figures, 'series.points.length')).toBe(5);
  });

  it('are made by the variants that are asked for', async () => {
    const options = { shortSeconds: 9, targetSeconds: 3, firstContact: { windowHours: 1, sameReason: false } };
    const figures = await figuresFor(Role.QA_ANALYST, { options });
    expect(dig(figures, 'serviceLevel.4.share.definition.variant')).toBe('SHORT_POSITIVE/9s');
    expect(dig(figures, 'firstContact.resolution.definition.variant')).toBe('1h/ANY_REASON/ABANDONED_REPEAT');
  });

  it('hold the first contact against its target, but only by the rule that the target is for', async () => {
    const target = async (variables: object = {}) => {
      const figures = await figuresFor(Role.QA_ANALYST, variables);
      const paths = [
        'firstContact.resolution',
        'series.points.0.resolution',
        'firstContact.repeat',
        'firstContact.net',
      ];
      return paths.map((path) => dig(figures, path) && dig(figures, `${path}.target`));
    };
    expect(await target()).toEqual([null, null, null, null]);
    await (
      await centre.as(Role.ADMIN)
    ).change(
      'callTargetsSet',
      'mutation($input: CallTargetsSetInput!) { callTargetsSet(input: $input) { userErrors { code field } } }',
      { input: { targets: [], firstContact: 0.8, expectedVersion: 0 } },
    );
    expect(await target()).toEqual([0.8, 0.8, null, null]);
    const firstContact = { windowHours: 24, unsolvableDispositions: ['NO_PARTS'] };
    expect(await target({ options: { shortSeconds: 9, firstContact } })).toEqual([0.8, 0.8, null, null]);
    for (const other of [{ windowHours: 168 }, { sameReason: false }, { abandonedCountsAsRepeat: false }])
      expect(await target({ options: { firstContact: other } })).toEqual([null, null, null, null]);
  });

  it('are those of their people for leads, own ones for agents, none for others', async () => {
    const roles = [Role.QA_ANALYST, Role.ADMIN, Role.MANAGER, Role.SUPERVISOR, Role.AGENT];
    const counts = await Promise.all(roles.map(async (role) => dig(await figuresFor(role), 'callCount')));
    expect(counts).toEqual([3, 3, 2, 2, 1]);
    for (const role of [Role.TRAINER, Role.KNOWLEDGE_EDITOR, Role.PARTNER]) {
      const { errors } = await (await centre.as(role)).run(text, { filter: june });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await app.client.run(text, { filter: june })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('tell leads, not agents, what calls take whom', async () => {
    const lead = await centre.as(Role.SUPERVISOR);
    const rows = await lead.get<unknown[]>('handlingOutliers', outliersText, { filter: june });
    const own = centre.person(Role.AGENT);
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual(
      expect.objectContaining({ agentId: own._id, agent: { name: own.name }, productLine: { key: 'washing' } }),
    );
    const { errors } = await (await centre.as(Role.AGENT)).run(outliersText, { filter: june });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('name what is wrong with a question', async () => {
    const { errors } = await (
      await centre.as(Role.QA_ANALYST)
    ).run(text, { filter: june, options: { shortSeconds: 601 } });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
