import type { Transaction } from '../../../platform/events/index.js';
import { UserError, UserErrorCode, fault, notFound } from '../../../platform/errors/index.js';
import { type Viewer, Audience, Role } from '../../../platform/auth/viewer.js';
import type { Directory } from '../../people/index.js';
import type { Article } from '../article.js';
import { ArticleState } from '../article-enums.js';
import { keepsKnowledge, maySee, readsInternal } from '../article.policy.js';
import { type Owners, handedOver, mostOwnersTold, nobody } from './ownership.rules.js';
import type { OwnedGroup, OwnershipStore } from './ownership.store.js';

/** What is asked of the people room. */
export type OwnerPeople = Pick<Directory, 'viewersOf' | 'teamMembers' | 'teamsByIds' | 'activeWith' | 'sitesByIds'>;

/** What somebody names as owner; an omitted team is the person's first. */
export interface GivenOwners {
  readonly ownerId?: string | null;
  readonly ownerTeamId?: string | null;
}

/** Zone of days where neither the owner nor the team has a site. */
const anyZone = 'UTC';

/** Who answers for an article, and who does when they are gone: an article is never nobody's. */
export class OwnershipService {
  constructor(
    private readonly people: OwnerPeople,
    private readonly store: OwnershipStore,
  ) {}

  /**
   * Who is told about an article: its person; without one (or where that account is closed) the leads and knowledge editors of its
   * team, else all of the team; where that is empty too, administrators. At most 20, never nobody while there is an administrator.
   */
  async ownersOf(article: Owners): Promise<string[]> {
    if (article.ownerId !== null) {
      const [owner] = await this.people.viewersOf([article.ownerId]);
      if (owner) return [owner.id];
    }
    if (article.ownerTeamId !== null) {
      const team = await this.#keepersOf(article.ownerTeamId);
      if (team.length) return team.slice(0, mostOwnersTold);
    }
    return (await this.people.activeWith([Role.ADMIN], mostOwnersTold)).map((user) => user._id);
  }

  /** Who owns what somebody makes: that person with the first team behind; for the product's own work the first administrator. */
  async ownersFor(maker: string | Viewer): Promise<Owners> {
    const id = typeof maker === 'string' ? maker : maker.id;
    const [person] = await this.people.viewersOf([id]);
    if (person && readsInternal(person)) return { ownerId: person.id, ownerTeamId: person.teamIds[0] ?? null };
    return this.#administrator();
  }

  /**
   * Checks who is to own an article. Errors: REQUIRED (neither), NOT_FOUND (unknown, or the account is closed), NOT_ALLOWED (who may
   * not read it cannot answer for it), INVALID (a team without anybody in it).
   */
  async checked(given: GivenOwners, articles: readonly Article[], now: Date): Promise<Owners> {
    const ownerId = given.ownerId ?? null;
    if (ownerId === null) {
      if (!given.ownerTeamId) throw nobody();
      await this.#checkTeam(given.ownerTeamId);
      return { ownerId, ownerTeamId: given.ownerTeamId };
    }
    const [person] = await this.people.viewersOf([ownerId]);
    if (!person) throw notFound('ownerId');
    const mayRead = (article: Article): boolean => maySee(person, { ...article, state: ArticleState.PUBLISHED }, now);
    if (!readsInternal(person) || !articles.every(mayRead)) {
      throw new UserError(
        fault(
          UserErrorCode.NOT_ALLOWED,
          '此人无权查看该文章，不能负责。',
          'This person may not read the article and cannot answer for it.',
          'ownerId',
        ),
      );
    }
    if (given.ownerTeamId) await this.#checkTeam(given.ownerTeamId);
    return {
      ownerId,
      ownerTeamId: given.ownerTeamId === undefined ? (person.teamIds[0] ?? null) : given.ownerTeamId,
    };
  }

  /** Zone of the days of an article: of the site of its person, else of its team. */
  async zoneOf(article: Owners): Promise<string> {
    const [owner] = article.ownerId === null ? [] : await this.people.viewersOf([article.ownerId]);
    const siteId = owner?.siteId ?? (await this.#team(article.ownerTeamId))?.siteId ?? null;
    const [site] = siteId === null ? [] : await this.people.sitesByIds([siteId]);
    return site?.timeZone ?? anyZone;
  }

  /** Tells the new owners of an article. */
  async tell(transaction: Transaction, owners: Owners, about: OwnedGroup['first'], count: number): Promise<void> {
    transaction.notify({
      to: await this.ownersOf(owners),
      kind: 'OWNER_CHANGED',
      subject: { type: 'article', id: about._id },
      code: about.code,
      title: about.title,
      text: handedOver(count),
    });
  }

  /** How many articles a person or a team answers for. */
  count(kind: 'user' | 'team', id: string): Promise<number> {
    return this.store.count(kind === 'user' ? 'ownerId' : 'ownerTeamId', id);
  }

  /** A successor takes over what a person answers for. One who stands outside the centre cannot: then it goes as without a successor. */
  async succeed(from: string, to: string, transaction: Transaction): Promise<void> {
    const [successor] = await this.people.viewersOf([to]);
    if (!successor || !readsInternal(successor)) return this.handOn(from, transaction);
    await this.#toPerson(await this.store.groupsOf(from), from, to, transaction);
    if (keepsKnowledge(successor)) await this.store.moveSchedules(from, to);
    else await this.#draftsTo(from);
  }

  /** What a dissolved team answers for goes to its successor. */
  async succeedTeam(from: string, to: string, transaction: Transaction): Promise<void> {
    const alone = await this.store.ofTeamAlone(from);
    await this.store.moveTeam(from, to);
    if (alone) await this.tell(transaction, { ownerId: null, ownerTeamId: to }, alone.first, alone.count);
  }

  /**
   * Somebody left, or may no longer write, and nobody succeeds: each article goes to the team behind the person, else to the person's
   * first team, else to an administrator. A team in which nobody is left is passed over. Open drafts go to somebody who may finish them.
   */
  async handOn(leaverId: string, transaction: Transaction, teamIds: readonly string[] = []): Promise<void> {
    const groups = await this.store.groupsOf(leaverId);
    const inherited = new Map<string | null, { owners: Owners; first: OwnedGroup['first']; count: number }>();
    for (const group of groups) {
      const from = { ownerId: leaverId, ownerTeamId: group.ownerTeamId };
      const owners = await this.#heir(group.ownerTeamId, teamIds, leaverId);
      await this.store.move(from, owners);
      const key = owners.ownerTeamId ?? owners.ownerId;
      const told = inherited.get(key);
      inherited.set(key, { owners, first: told?.first ?? group.first, count: (told?.count ?? 0) + group.count });
    }
    for (const { owners, first, count } of inherited.values()) await this.tell(transaction, owners, first, count);
    await this.#draftsTo(leaverId);
  }

  /** Articles that nobody answers for (of times before there were owners) get their author, else an administrator. @returns how many. */
  async adoptOrphans(limit: number): Promise<number> {
    const orphans = await this.store.orphans(limit);
    const groups = new Map<string, string[]>();
    for (const { _id, draft, authorIds } of orphans) {
      const maker = draft?.authorId ?? authorIds.at(-1) ?? 'system';
      groups.set(maker, [...(groups.get(maker) ?? []), _id]);
    }
    for (const [maker, ids] of groups) await this.store.adopt(ids, await this.ownersFor(maker));
    return orphans.length;
  }

  /** Owners whose account is closed, or who stand outside the centre by now. */
  async gone(): Promise<string[]> {
    const owners = await this.store.owners();
    const here = new Set((await this.people.viewersOf(owners)).filter(readsInternal).map((viewer) => viewer.id));
    return owners.filter((id) => !here.has(id));
  }

  async #toPerson(groups: readonly OwnedGroup[], from: string, to: string, transaction: Transaction): Promise<void> {
    for (const { ownerTeamId } of groups) await this.store.move({ ownerId: from, ownerTeamId }, { ownerId: to });
    const [first] = groups;
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    if (first) await this.tell(transaction, { ownerId: to, ownerTeamId: null }, first.first, count);
  }

  async #draftsTo(leaverId: string): Promise<void> {
    for (const owners of await this.store.draftsOf(leaverId)) {
      await this.store.moveDrafts(leaverId, owners, await this.#finisher(owners, leaverId));
    }
  }

  /** Who may finish a draft: the owner or somebody of the team, if they may write; else an editor; else an administrator. */
  async #finisher(owners: Owners, leaverId: string): Promise<string> {
    const told = await this.people.viewersOf(await this.ownersOf(owners));
    const able = told.find((viewer) => viewer.id !== leaverId && keepsKnowledge(viewer));
    return able?.id ?? (await this.#administrator()).ownerId ?? leaverId;
  }

  async #heir(behind: string | null, teamIds: readonly string[], leaverId: string): Promise<Owners> {
    for (const teamId of [...(behind === null ? [] : [behind]), ...teamIds]) {
      if ((await this.#keepersOf(teamId)).some((id) => id !== leaverId)) return { ownerId: null, ownerTeamId: teamId };
    }
    return this.#administrator();
  }

  async #administrator(): Promise<Owners> {
    const [first] = await this.people.activeWith([Role.ADMIN], 1);
    return { ownerId: first?._id ?? null, ownerTeamId: null };
  }

  async #team(id: string | null): Promise<{ siteId: string; leadIds: readonly string[] } | null> {
    return id === null ? null : ((await this.people.teamsByIds([id]))[0] ?? null);
  }

  /** Leads and knowledge editors of a team; where it has neither, everybody in it. */
  async #keepersOf(teamId: string): Promise<string[]> {
    const team = await this.#team(teamId);
    if (!team) return [];
    const leads = (await this.people.viewersOf(team.leadIds)).filter(readsInternal).map((viewer) => viewer.id);
    const members = await this.people.teamMembers([teamId]);
    const editors = members.filter((user) => user.roles.includes(Role.KNOWLEDGE_EDITOR)).map((user) => user._id);
    const keepers = [...new Set([...leads, ...editors])];
    if (keepers.length) return keepers;
    const viewers = await this.people.viewersOf(members.slice(0, mostOwnersTold).map((user) => user._id));
    return viewers.filter((viewer) => viewer.audience === Audience.INTERNAL).map((viewer) => viewer.id);
  }

  async #checkTeam(teamId: string): Promise<void> {
    if (!(await this.#team(teamId))) throw notFound('ownerTeamId');
    if ((await this.#keepersOf(teamId)).length) return;
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '这个团队没有成员，无人负责。',
        'Nobody is in this team; nobody would answer for it.',
        'ownerTeamId',
      ),
    );
  }
}
