import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemViewer } from '../../../src/modules/people/index.js';
import { Role, type Viewer } from '../../../src/platform/auth/viewer.js';
import { type Copy, refusal, startCopy, workshop } from './verification-fixture.js';

let copy: Copy;
let shop: ReturnType<typeof workshop>;
let siteId: string;
let admin: Viewer;

beforeAll(async () => {
  copy = await startCopy();
  shop = workshop(copy);
  siteId = (await shop.site())._id;
  admin = await shop.viewer(await shop.person([Role.ADMIN]));
});
afterAll(() => copy.end());

const owners = async (id: string) => {
  const { ownerId, ownerTeamId } = await shop.stored(id);
  return { ownerId, ownerTeamId };
};

const orphans = (): Promise<number> =>
  copy.foundation.connection.collection('articles').countDocuments({ ownerId: null, ownerTeamId: null });

describe('a new article', () => {
  it('is owned by its author, with the author’s first team behind', async () => {
    const team = await shop.team(siteId);
    const author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR], { teamIds: [team._id] }));
    const article = await shop.write(author);
    expect(await owners(article._id)).toEqual({ ownerId: author.id, ownerTeamId: team._id });
    expect(await copy.articles.verification.ownership.ownersOf(article)).toEqual([author.id]);
  });

  it('is an administrator’s where the product itself makes it', async () => {
    const article = await shop.write(systemViewer);
    expect(await owners(article._id)).toEqual({ ownerId: admin.id, ownerTeamId: null });
  });
});

describe('giving an article to another owner', () => {
  it('tells the new one, keeps one event, and refuses who has no right to it', async () => {
    const team = await shop.team(siteId);
    const author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR]));
    const expert = await shop.person([Role.AGENT], { teamIds: [team._id] });
    const agent = await shop.viewer(await shop.person([Role.AGENT]));
    const article = await shop.publish(author, await shop.write(author));
    const { service } = copy.articles.verification;
    const input = { expectedVersion: article.revision, ownerId: expert._id };
    expect(await refusal(service.setOwner(agent, article._id, input))).toEqual(['NOT_ALLOWED']);
    expect(await owners(article._id)).toEqual({ ownerId: author.id, ownerTeamId: null });
    const after = await service.setOwner(author, article._id, input);
    expect(after).toMatchObject({ ownerId: expert._id, ownerTeamId: team._id, revision: article.revision + 1 });
    expect(await shop.notices('OWNER_CHANGED', expert._id)).toMatchObject([
      { subjectId: article._id, code: article.code },
    ]);
    expect(await shop.events(article._id, 'article.owner-changed')).toMatchObject([
      { before: { ownerId: author.id }, after: { ownerId: expert._id, ownerTeamId: team._id } },
    ]);
  });

  it('refuses nobody, the unknown, outsiders, who may not read it, and an empty team', async () => {
    const author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR]));
    const one = await shop.team(siteId);
    const reader = await shop.person([Role.AGENT], { teamIds: [one._id] });
    const other = await shop.person([Role.AGENT]);
    const partner = await shop.person([Role.PARTNER]);
    const written = await shop.publish(author, await shop.write(author));
    const article = await copy.articles.publishing.changeAudience(author, written._id, {
      ...{ expectedVersion: written.revision, audience: written.audience, teamIds: [one._id], reason: 'Only theirs' },
    });
    const give = (given: { ownerId?: string | null; ownerTeamId?: string | null }): Promise<string[]> =>
      refusal(
        copy.articles.verification.service.setOwner(author, article._id, {
          expectedVersion: article.revision,
          ...given,
        }),
      );
    expect(await give({})).toEqual(['REQUIRED ownerId']);
    expect(await give({ ownerId: null, ownerTeamId: null })).toEqual(['REQUIRED ownerId']);
    expect(await give({ ownerId: 'user_00000000000000000000000000' })).toEqual(['NOT_FOUND ownerId']);
    expect(await give({ ownerId: partner._id })).toEqual(['NOT_ALLOWED ownerId']);
    expect(await give({ ownerId: other._id })).toEqual(['NOT_ALLOWED ownerId']);
    expect(await give({ ownerTeamId: 'team_00000000000000000000000000' })).toEqual(['NOT_FOUND ownerTeamId']);
    expect(await give({ ownerTeamId: (await shop.team(siteId))._id })).toEqual(['INVALID ownerTeamId']);
    expect(await owners(article._id)).toEqual({ ownerId: author.id, ownerTeamId: null });
    const after = await copy.articles.verification.service.setOwner(author, article._id, {
      ...{ expectedVersion: article.revision, ownerId: null, ownerTeamId: one._id },
    });
    expect(await copy.articles.verification.ownership.ownersOf(after)).toEqual([reader._id]);
  });

  it('gives many at once, all or none, with one notice', async () => {
    const author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR]));
    const heir = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) ids.push((await shop.write(author))._id);
    const { service } = copy.articles.verification;
    const missing = 'article_00000000000000000000000000';
    expect(await refusal(service.setOwners(author, { ids: [...ids, missing], ownerId: heir._id }))).toEqual([
      'NOT_FOUND ids 3',
    ]);
    expect(await refusal(service.setOwners(author, { ids: [], ownerId: heir._id }))).toEqual(['REQUIRED ids']);
    const many = Array.from({ length: 101 }, (_, at) => `article_${String(at).padStart(26, '0')}`);
    expect(await refusal(service.setOwners(author, { ids: many, ownerId: heir._id }))).toEqual(['TOO_MANY ids']);
    for (const id of ids) expect((await owners(id)).ownerId).toBe(author.id);
    expect((await service.setOwners(author, { ids, ownerId: heir._id })).map(({ ownerId }) => ownerId)).toEqual(
      ids.map(() => heir._id),
    );
    expect(await shop.notices('OWNER_CHANGED', heir._id)).toMatchObject([
      { text: { en: expect.stringContaining('3') } },
    ]);
    for (const id of ids) expect(await shop.events(id, 'article.owner-changed')).toHaveLength(1);
  });
});

describe('an owner who leaves', () => {
  it('with a successor leaves everything to that one, drafts and orders to publish too', async () => {
    const leaver = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const heir = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const by = await shop.viewer(leaver);
    const live = await shop.publish(by, await shop.write(by));
    const draft = await shop.write(by);
    await shop.leave(leaver, heir._id);
    for (const { _id } of [live, draft]) expect((await owners(_id)).ownerId).toBe(heir._id);
    expect((await shop.stored(draft._id)).draft?.authorId).toBe(heir._id);
    const notices = await shop.notices('OWNER_CHANGED', heir._id);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.text.en).toContain('2');
  });

  it('without one leaves it to the team behind, else to the first team in which somebody is left, else to an administrator', async () => {
    const lead = await shop.person([Role.SUPERVISOR]);
    const behind = await shop.team(siteId, [lead._id]);
    const colleague = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const second = await shop.team(siteId);
    const empty = await shop.team(siteId);
    await copy.people.users.update(systemViewer, colleague._id, { expectedVersion: 1, teamIds: [second._id] });
    const leaver = await shop.person([Role.KNOWLEDGE_EDITOR], { teamIds: [empty._id, second._id] });
    const by = await shop.viewer(leaver);
    const toBehind = await shop.write(by);
    const toSecond = await shop.write(by);
    const { service } = copy.articles.verification;
    await service.setOwner(by, toBehind._id, {
      ...{ expectedVersion: toBehind.revision, ownerId: leaver._id, ownerTeamId: behind._id },
    });
    await shop.leave(leaver);
    expect(await owners(toBehind._id)).toEqual({ ownerId: null, ownerTeamId: behind._id });
    expect(await owners(toSecond._id)).toEqual({ ownerId: null, ownerTeamId: second._id });
    expect(await shop.notices('OWNER_CHANGED', lead._id)).toHaveLength(1);
    expect(await shop.notices('OWNER_CHANGED', colleague._id)).toHaveLength(1);
    // The draft goes to who may finish it: the editor of the team, not its lead.
    expect((await shop.stored(toSecond._id)).draft?.authorId).toBe(colleague._id);
    expect((await shop.stored(toBehind._id)).draft?.authorId).not.toBe(leaver._id);

    const alone = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const last = await shop.write(await shop.viewer(alone));
    await shop.leave(alone);
    expect(await owners(last._id)).toEqual({ ownerId: admin.id, ownerTeamId: null });
    expect(await orphans()).toBe(0);
  });

  it('hands on too when the right to write is taken away', async () => {
    const leaver = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const article = await shop.write(await shop.viewer(leaver));
    await copy.people.users.update(systemViewer, leaver._id, { expectedVersion: 1, name: 'Another name' });
    expect((await owners(article._id)).ownerId).toBe(leaver._id);
    await copy.people.users.update(systemViewer, leaver._id, { expectedVersion: 2, roles: [Role.AGENT] });
    expect((await owners(article._id)).ownerId).toBe(admin.id);
    expect((await shop.stored(article._id)).draft?.authorId).toBe(admin.id);
  });

  it('lets a successor own who may not write, and gives the drafts to who may', async () => {
    const leaver = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const expert = await shop.person([Role.AGENT]);
    const draft = await shop.write(await shop.viewer(leaver));
    await shop.leave(leaver, expert._id);
    const now = await shop.stored(draft._id);
    expect(now.ownerId).toBe(expert._id);
    expect(now.draft?.authorId).toBe(admin.id);
  });

  it('leaves to an administrator what an outsider was named for', async () => {
    const leaver = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const outsider = await shop.person([Role.CUSTOMER]);
    const article = await shop.write(await shop.viewer(leaver));
    await shop.leave(leaver, outsider._id);
    expect((await owners(article._id)).ownerId).toBe(admin.id);
  });

  it('changes nothing where leaving is refused', async () => {
    const leaver = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const article = await shop.write(await shop.viewer(leaver));
    expect(
      await refusal(copy.people.users.deactivate(systemViewer, leaver._id, { expectedVersion: 7, successorId: null })),
    ).toEqual(['CONFLICT expectedVersion']);
    expect((await owners(article._id)).ownerId).toBe(leaver._id);
  });
});

describe('a team that is dissolved', () => {
  it('is not while it answers for something, unless another takes over', async () => {
    const author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR]));
    const member = await shop.person([Role.AGENT]);
    const team = await shop.team(siteId);
    const next = await shop.team(siteId, [member._id]);
    await copy.people.users.update(systemViewer, member._id, { expectedVersion: 1, teamIds: [team._id] });
    const article = await shop.publish(author, await shop.write(author));
    await copy.articles.verification.service.setOwner(author, article._id, {
      ...{ expectedVersion: article.revision, ownerId: null, ownerTeamId: team._id },
    });
    expect(await refusal(copy.people.teams.delete(systemViewer, team._id, { expectedVersion: 1 }))).toEqual([
      'IN_USE successorId',
    ]);
    expect(await owners(article._id)).toEqual({ ownerId: null, ownerTeamId: team._id });
    await copy.people.teams.delete(systemViewer, team._id, { expectedVersion: 1, successorId: next._id });
    expect(await owners(article._id)).toEqual({ ownerId: null, ownerTeamId: next._id });
    expect((await shop.notices('OWNER_CHANGED', member._id)).at(-1)).toMatchObject({ subjectId: article._id });
    expect(await orphans()).toBe(0);
  });
});

describe('articles that arrive in a file', () => {
  it('are owned by who imports, and verified by coming in', async () => {
    const team = await shop.team(siteId);
    const author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR], { teamIds: [team._id] }));
    const born = await shop.publish(author, await shop.write(author));
    const loose = { ...born, ownerTeamId: null, verifiedAt: null, verifiedHow: null };
    const at = copy.clock.now();
    const [ready] = await copy.articles.verification.service.arrived([loose], at);
    expect(ready).toMatchObject({
      ownerId: author.id,
      ownerTeamId: team._id,
      verifiedAt: at,
      verifiedHow: 'PUBLISHED',
    });
    // A write of the draft alone proves nothing about the live text.
    copy.clock.advance(86_400_000);
    const later = { ...born, updatedAt: copy.clock.now() };
    const [same] = await copy.articles.verification.service.arrived([later], copy.clock.now());
    expect(same?.verifiedAt).toEqual(born.verifiedAt);
  });
});

describe('articles of times without owners', () => {
  it('get their author, else an administrator, and leave nobody’s behind', async () => {
    const author = await shop.viewer(await shop.person([Role.KNOWLEDGE_EDITOR]));
    const gone = await shop.person([Role.KNOWLEDGE_EDITOR]);
    const [one, two] = [await shop.write(author), await shop.write(await shop.viewer(gone))];
    const set = { $set: { ownerId: null, ownerTeamId: null } };
    await copy.foundation.connection
      .collection('articles')
      .updateMany({ _id: { $in: [one._id, two._id] } } as never, set);
    await copy.foundation.connection
      .collection('users')
      .updateOne({ _id: gone._id } as never, { $set: { isActive: false } });
    await shop.round();
    expect((await owners(one._id)).ownerId).toBe(author.id);
    expect((await owners(two._id)).ownerId).toBe(admin.id);
    expect((await shop.stored(one._id)).revision).toBe(one.revision);
    expect(await orphans()).toBe(0);
  });
});
