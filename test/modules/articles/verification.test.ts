import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Article } from '../../../src/modules/articles/index.js';
import { type User, systemViewer } from '../../../src/modules/people/index.js';
import { Role, type Viewer } from '../../../src/platform/auth/viewer.js';
import { type Copy, refusal, startCopy, workshop } from './verification-fixture.js';

const dayMs = 86_400_000;
const hour = 3_600_000;

let copy: Copy;
let shop: ReturnType<typeof workshop>;
let siteId: string;
let author: Viewer;
let categoryId: string;
let keys = 0;

beforeAll(async () => {
  copy = await startCopy();
  shop = workshop(copy);
  siteId = (await shop.site())._id;
  await copy.people.tiers.set(systemViewer, {
    tiers: ['primary', 'advanced'].map((key, at) => ({ key, rank: at + 1, name: { zhCN: key, en: key } })),
  });
  await shop.person([Role.ADMIN]);
});
afterAll(() => copy.end());

beforeEach(async () => {
  author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR], { siteId }));
  categoryId = await category({ verifyEveryDays: 90 });
});

async function category(demands: object): Promise<string> {
  const made = await copy.articles.categories.create(author, {
    ...{ key: `kept-${(keys += 1)}`, name: { zhCN: '类', en: 'Kept' }, needsTwoPairsOfEyes: false },
    ...demands,
  });
  return made._id;
}

const published = async (): Promise<Article> => shop.publish(author, await shop.write(author, undefined, categoryId));

const facts = async (id: string) => {
  const { verifiedHow, verifiedById, verifiedAt, verifyDueAt, revision } = await shop.stored(id);
  return { verifiedHow, verifiedById, verifiedAt, verifyDueAt, revision };
};

const inDays = (days: number): Date => new Date(copy.clock.now().getTime() + days * dayMs);

/** Goes on in steps, so that the hourly round of the jobs falls due, and runs it. */
async function goOn(ms: number, on: Copy = copy): Promise<void> {
  copy.clock.advance(ms);
  await shop.round(on);
}

let calls = 0;
const link = (by: Viewer, article: Article, version = article.version ?? 1) =>
  copy.articles.uses.linkToCall(by, { articleId: article._id, version, callReference: `C-${(calls += 1)}` });

describe('verification', () => {
  it('begins with the publication, by the interval of the nearest category', async () => {
    const article = await published();
    expect(await facts(article._id)).toMatchObject({
      ...{ verifiedHow: 'PUBLISHED', verifiedById: author.id, verifiedAt: copy.clock.now(), verifyDueAt: inDays(90) },
    });
    const elsewhere = await shop.publish(author, await shop.write(author));
    expect(await facts(elsewhere._id)).toMatchObject({ verifyDueAt: null, verifiedHow: 'PUBLISHED' });
  });

  it('is said by who may, with a note and an own interval; everything else is refused and changes nothing', async () => {
    const article = await published();
    const agent = await shop.viewer(await shop.person([Role.AGENT]));
    const { service } = copy.articles.verification;
    copy.clock.advance(3 * dayMs);
    const before = await facts(article._id);
    const verify = (by: Viewer, more: object = {}) =>
      service.verify(by, article._id, { expectedVersion: article.revision, ...more });
    expect(await refusal(verify(agent))).toEqual(['NOT_ALLOWED']);
    expect(await refusal(verify(author, { expectedVersion: 1 }))).toEqual(['CONFLICT expectedVersion']);
    for (const everyDays of [0, -5, 1_096])
      expect(await refusal(verify(author, { everyDays }))).toEqual(['OUT_OF_RANGE everyDays']);
    expect(await refusal(verify(author, { note: 'x'.repeat(501) }))).toEqual(['TOO_LONG note']);
    expect(await facts(article._id)).toEqual(before);
    const after = await verify(author, { everyDays: 10, note: 'Called the factory' });
    expect(after).toMatchObject({ verifiedHow: 'PERSON', verifyEveryDays: 10, verifyDueAt: inDays(10) });
    expect(await shop.events(article._id, 'article.verified')).toMatchObject([
      { actorId: author.id, after: { note: 'Called the factory', verifyEveryDays: 10 } },
    ]);
  });

  it('is apart from who must: people of the owner’s team and of the category’s tier may, but not set the interval', async () => {
    const tier = await copy.people.directory.tierByRank(2);
    categoryId = await category({ verifyEveryDays: 90, verifierTierId: tier?._id });
    const team = await shop.team(siteId);
    const colleague = await shop.viewer(await shop.person([Role.AGENT], { teamIds: [team._id] }));
    const senior = await shop.viewer(await shop.person([Role.AGENT], { tierId: tier?._id ?? '' }));
    const first = await published();
    const { service } = copy.articles.verification;
    let article = await service.setOwner(author, first._id, {
      ...{ expectedVersion: first.revision, ownerId: author.id, ownerTeamId: team._id },
    });
    for (const by of [colleague, senior]) {
      article = await service.verify(by, article._id, { expectedVersion: article.revision });
      expect(article).toMatchObject({ verifiedById: by.id, verifiedHow: 'PERSON' });
      const again = { expectedVersion: article.revision, everyDays: 5 };
      expect(await refusal(service.verify(by, article._id, again))).toEqual(['NOT_ALLOWED everyDays']);
      expect(await refusal(service.setInterval(by, article._id, again))).toEqual(['NOT_ALLOWED']);
    }
    const set = await service.setInterval(author, article._id, { expectedVersion: article.revision, everyDays: 30 });
    expect(set.verifyDueAt).toEqual(inDays(30));
    const cleared = await service.setInterval(author, article._id, { expectedVersion: set.revision, everyDays: null });
    expect(cleared.verifyDueAt).toEqual(inDays(90));
  });

  it('only of what is published', async () => {
    const draft = await shop.write(author);
    const { service } = copy.articles.verification;
    expect(await refusal(service.verify(author, draft._id, { expectedVersion: draft.revision }))).toEqual([
      'WRONG_STATE',
    ]);
  });

  it('counts days of the owner’s site, over a change of its clocks', async () => {
    const berlin = await shop.site('Europe/Berlin');
    author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR], { siteId: berlin._id }));
    copy.clock.set('2041-03-01T08:00:00.000Z');
    const article = await published();
    expect((await facts(article._id)).verifyDueAt).toEqual(new Date('2041-05-30T07:00:00.000Z'));
  });

  it('follows the category when that changes', async () => {
    const article = await published();
    const other = await published();
    const own = await copy.articles.verification.service.setInterval(author, other._id, {
      ...{ expectedVersion: other.revision, everyDays: 7 },
    });
    await copy.articles.categories.update(author, categoryId, { expectedVersion: 1, verifyEveryDays: 30 });
    await shop.round();
    expect((await facts(article._id)).verifyDueAt).toEqual(inDays(30));
    expect((await facts(own._id)).verifyDueAt).toEqual(inDays(7));
    await copy.articles.categories.update(author, categoryId, { expectedVersion: 2, verifyEveryDays: null });
    await shop.round();
    expect((await facts(article._id)).verifyDueAt).toBeNull();
  });
});

describe('renewal by use', () => {
  it('takes five calls of two people who may verify, since the last verification, and leaves the revision alone', async () => {
    const article = await published();
    const other = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR]));
    const agent = await shop.viewer(await shop.person([Role.AGENT]));
    copy.clock.advance(10 * dayMs);
    for (let at = 0; at < 4; at += 1) await link(author, article);
    for (let at = 0; at < 4; at += 1) await link(agent, article);
    expect(await facts(article._id)).toMatchObject({ verifiedHow: 'PUBLISHED' });
    const { article: after } = await link(other, article);
    const due = inDays(90);
    expect(after).toMatchObject({ verifiedHow: 'USE', verifyDueAt: due });
    expect(await facts(article._id)).toMatchObject({
      ...{ verifiedHow: 'USE', verifiedById: null, verifyDueAt: due, revision: article.revision },
    });
    expect((await shop.events(article._id, 'article.linked-to-call')).at(-1)).toMatchObject({
      after: { renewedUntil: due },
    });
    // The count begins anew.
    copy.clock.advance(dayMs);
    await link(other, article);
    expect((await facts(article._id)).verifyDueAt).toEqual(due);
  });

  it('does not happen by the same call again, by an old version, with a mark, or where the category says no', async () => {
    const other = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR]));
    const many = async (article: Article, version?: number): Promise<void> => {
      for (let at = 0; at < 3; at += 1) for (const by of [author, other]) await link(by, article, version);
    };
    const same = await published();
    for (let at = 0; at < 6; at += 1) {
      await copy.articles.uses.linkToCall(at % 2 ? author : other, {
        ...{ articleId: same._id, version: 1, callReference: 'C-same' },
      });
    }
    expect((await facts(same._id)).verifiedHow).toBe('PUBLISHED');

    const first = await published();
    const edited = await copy.articles.drafts.update(author, first._id, {
      ...{ expectedVersion: first.revision, content: { title: 'Another' } },
    });
    const second = await shop.publish(author, edited);
    copy.clock.advance(hour);
    await many(second, 1);
    expect((await facts(first._id)).verifiedHow).toBe('PUBLISHED');

    const marked = await published();
    await copy.articles.verification.service.setNeedsUpdate(author, marked._id, {
      ...{ expectedVersion: marked.revision, reason: 'The hose is another one' },
    });
    copy.clock.advance(hour);
    await many(marked);
    expect((await facts(marked._id)).verifiedHow).toBe('PUBLISHED');

    categoryId = await category({ verifyEveryDays: 90, renewsByUse: false });
    const still = await published();
    copy.clock.advance(hour);
    await many(still);
    expect((await facts(still._id)).verifiedHow).toBe('PUBLISHED');
  });
});

describe('needs update', () => {
  it('is set with a reason by who answers for it, and cleared by publishing', async () => {
    const article = await published();
    const agent = await shop.viewer(await shop.person([Role.AGENT]));
    const { service } = copy.articles.verification;
    const set = (by: Viewer, reason: string, expectedVersion = article.revision) =>
      service.setNeedsUpdate(by, article._id, { expectedVersion, reason });
    expect(await refusal(set(agent, 'No'))).toEqual(['NOT_ALLOWED']);
    expect(await refusal(set(author, '  '))).toEqual(['REQUIRED reason']);
    expect(await refusal(set(author, 'x'.repeat(501)))).toEqual(['TOO_LONG reason']);
    expect((await shop.stored(article._id)).needsUpdate).toBeNull();
    const since = copy.clock.now();
    const marked = await set(author, 'E35 is missing');
    copy.clock.advance(dayMs);
    const again = await set(author, 'E35 and E36 are missing', marked.revision);
    expect(again.needsUpdate).toEqual({ reason: 'E35 and E36 are missing', byId: author.id, since });
    const draft = await copy.articles.drafts.update(author, article._id, {
      ...{ expectedVersion: again.revision, content: { title: 'With E35' } },
    });
    expect((await shop.publish(author, draft)).needsUpdate).toBeNull();
  });

  it('can be taken back, once', async () => {
    const article = await published();
    const { service } = copy.articles.verification;
    const marked = await service.setNeedsUpdate(author, article._id, {
      expectedVersion: article.revision,
      reason: 'Old',
    });
    const clear = (expectedVersion: number) => service.clearNeedsUpdate(author, article._id, { expectedVersion });
    const cleared = await clear(marked.revision);
    expect(cleared.needsUpdate).toBeNull();
    expect(await refusal(clear(cleared.revision))).toEqual(['WRONG_STATE']);
    const draft = await shop.write(author);
    const onDraft = service.setNeedsUpdate(author, draft._id, { expectedVersion: draft.revision, reason: 'Old' });
    expect(await refusal(onDraft)).toEqual(['WRONG_STATE']);
  });
});

describe('telling owners', () => {
  const told = (user: User | Viewer): Promise<{ text: { en: string }; subjectId: string }[]> =>
    shop.notices('VERIFICATION_DUE', '_id' in user ? user._id : user.id);

  it('happens once when it is due and once 14 days later, in one digest, with two copies and over a restart', async () => {
    const one = await published();
    await published();
    await goOn(89 * dayMs);
    expect(await told(author)).toHaveLength(0);
    await goOn(2 * dayMs);
    expect(await told(author)).toMatchObject([{ text: { en: expect.stringContaining('2 of your articles') } }]);
    const second = await startCopy(copy);
    for (let at = 0; at < 3; at += 1) {
      copy.clock.advance(2 * hour);
      await Promise.all([shop.round(), shop.round(second)]);
    }
    expect(await told(author)).toHaveLength(1);
    await goOn(14 * dayMs, second);
    expect((await told(author)).at(-1)?.text.en).toContain('14 days overdue');
    await goOn(dayMs, second);
    await goOn(30 * dayMs);
    expect(await told(author)).toHaveLength(2);
    await second.end();
    // A new date begins anew.
    const now = await shop.stored(one._id);
    await copy.articles.verification.service.verify(author, one._id, { expectedVersion: now.revision });
    await goOn(91 * dayMs);
    expect(await told(author)).toMatchObject([{}, {}, { subjectId: one._id }]);
  });

  it('waits for the next day where somebody was told today', async () => {
    await published();
    copy.clock.advance(2 * hour);
    await published();
    copy.clock.set(new Date(copy.clock.now().getTime() + 90 * dayMs - hour));
    await goOn(0);
    expect(await told(author)).toHaveLength(1);
    await goOn(2 * hour);
    expect(await told(author)).toHaveLength(1);
    await goOn(dayMs);
    expect(await told(author)).toHaveLength(2);
  });

  it('reaches who took over from an owner who left', async () => {
    const lead = await shop.person([Role.SUPERVISOR]);
    const team = await shop.team(siteId, [lead._id]);
    const leaver = await shop.person([Role.KNOWLEDGE_EDITOR], { teamIds: [team._id], siteId });
    author = await shop.viewer(leaver);
    await published();
    await shop.leave(leaver);
    await goOn(91 * dayMs);
    expect(await told(lead)).toHaveLength(1);
    expect(await told(leaver)).toHaveLength(0);
  });
});
