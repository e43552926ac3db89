import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plantScorecards } from '../../../../seed/scorecards.js';
import { findingsOf, isActivatable } from '../../../../src/modules/quality/scorecards/check/check.rules.js';
import type { ScorecardContent } from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import { SubjectKind } from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import type { Scorecards } from '../../../../src/modules/quality/scorecards/scorecards.room.js';
import { systemViewer } from '../../../../src/modules/people/index.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

let app: TestApp;
let scorecards: Scorecards;
beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true, roles: ['web'] });
  ({ scorecards } = app.container.quality);
  await plant();
});
afterAll(() => app.end());

const plant = () => plantScorecards(app.container, { users: new Map([['qa', 'user_qa']]) } as never, () => undefined);
const rows = (collection: string, filter: object = {}) =>
  app.container.foundation.connection.collection(collection).find(filter).sort({ _id: 1 }).toArray();
const idOf = async (code: string) => String((await rows('scorecards', { code }))[0]?._id);

describe('scorecards with a past', () => {
  it('are planted once, with all their versions, the last one in use', async () => {
    await plant();
    const cards = await rows('scorecards', { code: { $in: ['QC-12', 'QC-13'] } });
    expect(cards).toMatchObject([
      { code: 'QC-12', state: 'ACTIVE', version: 6, draft: null, questionCount: 10 },
      { code: 'QC-13', state: 'ACTIVE', version: 1, draft: { content: { passMark: 85 } } },
    ]);
    const versions = await scorecards.versions.versionsOf(await idOf('QC-12'));
    expect(versions.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(new Set(versions.map(({ checksum }) => checksum)).size).toBe(6);
    expect(versions.at(-1)?.note).toBe('第一版。');
    for (const { content } of versions) expect(isActivatable(findingsOf(content, new Map()))).toBe(true);
    expect(await rows('events', { type: 'scorecard.planted' })).toHaveLength(2);
  });

  it('give what is in use, by scorecard and by subject', async () => {
    const id = await idOf('QC-12');
    expect(await scorecards.versions.active(id)).toMatchObject({ scorecardId: id, version: 6 });
    expect(await scorecards.versions.latestFor(SubjectKind.CHAT)).toMatchObject({ code: 'QC-13', version: 1 });
    expect(await scorecards.versions.latestFor(SubjectKind.REPAIR)).toBeNull();
    expect(await scorecards.versions.active('scorecard_none')).toBeNull();
    await app.container.foundation.connection
      .collection('scorecards')
      .updateOne({ code: 'QC-13' }, { $set: { state: 'ARCHIVED' } });
    expect(await scorecards.versions.latestFor(SubjectKind.CHAT)).toBeNull();
    expect(await scorecards.versions.active(await idOf('QC-13'))).toBeNull();
  });
});

describe('a working copy that a decision opens', () => {
  const open = (id: string, change: (standing: ScorecardContent) => ScorecardContent) =>
    app.container.foundation.transactions.run((transaction) =>
      scorecards.drafts.openWithin(transaction, id, { id: systemViewer.id, note: 'Decided in March.' }, change),
    );

  it('begins with what is in use, and goes on with what stands', async () => {
    const id = await idOf('QC-12');
    const first = await open(id, (standing) => ({ ...standing, passMark: 82 }));
    expect(first).toMatchObject({ state: 'ACTIVE', version: 6, draft: { note: 'Decided in March.' } });
    const second = await open(id, (standing) => ({ ...standing, disputeLimit: 4 }));
    expect(second?.draft?.content).toMatchObject({ passMark: 82, disputeLimit: 4 });
    expect(await open('scorecard_none', (standing) => standing)).toBeNull();
  });

  it('is refused where the scorecard is archived or the form does not fit, and stores nothing', async () => {
    const [id, archived] = [await idOf('QC-12'), await idOf('QC-13')];
    const before = await rows('scorecards');
    await expect(open(archived, (standing) => standing)).rejects.toThrow(UserError);
    await expect(open(id, (standing) => ({ ...standing, passMark: 101 }))).rejects.toThrow(UserError);
    expect(await rows('scorecards')).toEqual(before);
  });
});
