import { Role, type Viewer } from '../../../platform/auth/viewer.js';
import type { Passwords } from '../../../platform/auth/passwords.js';
import { badInput, conflict, notFound, wrongState } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Authenticator } from '../accounts/authenticator.service.js';
import type { CredentialStore } from '../accounts/credential.store.js';
import type { PasswordLinks } from '../accounts/password-link.service.js';
import type { SessionStore } from '../accounts/session.store.js';
import { doer } from '../shared/actor.js';
import type { KeeperParts } from '../shared/keeper.service.js';
import { assertAdministers } from '../shared/people.policy.js';
import { Faults, changed, duplicate } from '../shared/text.rules.js';
import type {
  UserCreateInput,
  UserDeactivateInput,
  UserFilter,
  UserReactivateInput,
  UserUpdateInput,
} from './user.inputs.js';
import { maySearchContacts, usersVisibleTo } from './user.policy.js';
import type { UserReferences } from './user-references.service.js';
import { checkEmail, checkRoles, checkStaffNumber, longestSearch, searchWords } from './user.rules.js';
import type { User } from './user.js';
import type { UserStore } from './user.store.js';

/** What managing people needs beside its own store. */
export interface UserParts extends KeeperParts {
  readonly users: UserStore;
  readonly refers: UserReferences;
  readonly credentials: CredentialStore;
  readonly sessions: SessionStore;
  readonly links: PasswordLinks;
  readonly passwords: Passwords;
  readonly authenticator: Authenticator;
}

const audited = [
  'name',
  'nameEn',
  'email',
  'staffNumber',
  'roles',
  'siteId',
  'teamIds',
  'departmentIds',
  'tierRank',
  'lineIds',
  'locale',
] as const;

/** Whether somebody keeps knowledge: who loses that leaves what they answer for to others. */
const mayWrite = ({ roles }: User): boolean => roles.includes(Role.KNOWLEDGE_EDITOR) || roles.includes(Role.ADMIN);

type PageArguments = Parameters<UserStore['page']>;

/** Managing people; all writing is for ADMIN, FORBIDDEN otherwise. */
export class UserService {
  constructor(private readonly parts: UserParts) {}

  /** A page of the people whom the viewer may see. Words of `text` must all be found. */
  async list(
    viewer: Viewer,
    filter: UserFilter | null,
    order: PageArguments[1],
    request: PageArguments[2],
  ): ReturnType<UserStore['page']> {
    if (filter?.text && filter.text.length > longestSearch)
      throw badInput(`A search for people has at most ${longestSearch} characters.`);
    const tree = await this.parts.structure.tree();
    return this.parts.users.page(
      {
        visible: usersVisibleTo(viewer),
        words: searchWords(filter?.text ?? ''),
        inContacts: maySearchContacts(viewer),
        roles: filter?.roles ?? null,
        siteId: filter?.siteId ?? null,
        teamIds: filter?.teamId ? tree.withDescendants([filter.teamId]) : null,
        tierRank: filter?.tierId ? await this.parts.refers.tierRank(filter.tierId) : null,
        isActive: filter?.isActive ?? null,
      },
      order,
      request,
      this.parts.foundation.cursors,
    );
  }

  /**
   * Makes a person and a one-time link for the first password (or sets the password at once, when the product itself gives one).
   * DUPLICATE for a taken address or staff number. The link is null when an idempotent call is repeated.
   */
  async create(
    viewer: Viewer,
    input: UserCreateInput,
    password: string | null = null,
  ): Promise<{ user: User; inviteUrl: string | null }> {
    assertAdministers(viewer);
    const { foundation, guard, users, refers, links, credentials, passwords } = this.parts;
    let inviteUrl: string | null = null;
    const id = await foundation.idempotency.once(
      viewer,
      'userCreate',
      input.idempotencyKey,
      input,
      async (remember) => {
        const faults = new Faults();
        const user: User = {
          _id: newId('user', foundation.clock),
          name: faults.text(input.name, 80, 'name'),
          nameEn: faults.text(input.nameEn, 80, 'nameEn'),
          email: checkEmail(faults, input.email),
          staffNumber: checkStaffNumber(faults, input.staffNumber ?? null),
          roles: checkRoles(faults, input.roles),
          siteId: null,
          teamIds: [],
          departmentIds: [],
          tierRank: 0,
          lineIds: [],
          locale: input.locale,
          isActive: true,
          revision: 1,
          createdAt: foundation.clock.now(),
        };
        const passwordHash = password === null ? null : await passwords.hash(password);
        const made = await foundation.transactions.run(async (transaction) => {
          await guard.touch();
          const complete = { ...user, ...(await refers.checked(faults, input)) };
          faults.check();
          await remember(user._id);
          const taken = await users.insert(complete);
          if (taken) throw duplicate(taken);
          if (passwordHash !== null) await credentials.setPassword(user._id, passwordHash, user.createdAt);
          const { _id, revision: _, createdAt: __, ...after } = complete;
          transaction.append({ type: 'user.created', subject: { type: 'user', id: _id }, actor: doer(viewer), after });
          return { id: _id, link: passwordHash === null ? await links.make(_id) : null };
        });
        inviteUrl = made.link;
        return made.id;
      },
    );
    return { user: await this.#require(id), inviteUrl };
  }

  /** Changes a person; what is left out stays. CONFLICT at another revision, WRONG_STATE when the last ADMIN would lose the role. */
  async update(viewer: Viewer, id: string, input: UserUpdateInput): Promise<User> {
    assertAdministers(viewer);
    const { foundation, guard, users, refers, references, authenticator } = this.parts;
    const updated = await foundation.transactions.run(async (transaction) => {
      await guard.touch();
      const current = await this.#expected(id, input.expectedVersion);
      const faults = new Faults();
      const change: Partial<User> = {
        ...(input.name !== undefined ? { name: faults.text(input.name, 80, 'name') } : {}),
        ...(input.nameEn !== undefined ? { nameEn: faults.text(input.nameEn, 80, 'nameEn') } : {}),
        ...(input.email !== undefined ? { email: checkEmail(faults, input.email) } : {}),
        ...(input.staffNumber !== undefined ? { staffNumber: checkStaffNumber(faults, input.staffNumber) } : {}),
        ...(input.roles !== undefined ? { roles: checkRoles(faults, input.roles) } : {}),
        ...(input.locale ? { locale: input.locale } : {}),
        ...(await refers.checked(faults, input)),
      };
      faults.check();
      if (change.roles && !change.roles.includes(Role.ADMIN)) await this.#assertNotLastAdmin(current, 'roles');
      const after = await users.update(current, change);
      if (after === 'email' || after === 'staffNumber') throw duplicate(after);
      if (!after) throw conflict({ user: current });
      if (mayWrite(current) && !mayWrite(after)) await references.handOn(id, current.teamIds, transaction);
      else if (current.roles.some((role) => !after.roles.includes(role))) await references.rolesLost(id, transaction);
      transaction.append({
        type: 'user.updated',
        subject: { type: 'user', id },
        actor: doer(viewer),
        ...changed(current, after, audited),
      });
      return after;
    });
    authenticator.forget();
    return updated;
  }

  /**
   * Closes an account: all sessions end within two seconds on every copy, links become void. A successor takes over what the person
   * leads, answers for and has open; without one it goes to who is left (see `References.handOn`). WRONG_STATE when the account is closed already or is the last ADMIN.
   */
  async deactivate(viewer: Viewer, id: string, input: UserDeactivateInput): Promise<User> {
    assertAdministers(viewer);
    const { foundation, guard, users, references, sessions, credentials, authenticator, structure } = this.parts;
    const successorId = input.successorId ?? null;
    const closed = await foundation.transactions.run(async (transaction) => {
      await guard.touch();
      const current = await this.#expected(id, input.expectedVersion);
      if (!current.isActive) throw wrongState('这个账号已经停用。', 'This account is closed already.');
      await this.#assertNotLastAdmin(current);
      if (successorId) {
        if (successorId === id || !(await users.activeAmong([successorId])).length) throw notFound('successorId');
        await references.move('user', id, successorId, transaction);
      }
      const after = await users.update(current, { isActive: false });
      if (!after || typeof after === 'string') throw conflict({ user: current });
      if (successorId === null) await references.handOn(id, current.teamIds, transaction);
      const endedSessions = await sessions.revokeAll(id, foundation.clock.now(), 'deactivated');
      await credentials.removeLinks(id);
      transaction.append({
        type: 'user.deactivated',
        subject: { type: 'user', id },
        actor: doer(viewer),
        before: { isActive: true },
        after: { isActive: false, successorId, endedSessions },
      });
      return after;
    });
    authenticator.forget();
    structure.forget();
    return closed;
  }

  /** Opens a closed account again, without its old password: the person sets a new one by the one-time link. WRONG_STATE when it is open. */
  async reactivate(viewer: Viewer, id: string, input: UserReactivateInput): Promise<{ user: User; inviteUrl: string }> {
    assertAdministers(viewer);
    const { foundation, users, credentials, links, authenticator } = this.parts;
    const opened = await foundation.transactions.run(async (transaction) => {
      const current = await this.#expected(id, input.expectedVersion);
      if (current.isActive) throw wrongState('这个账号正在使用中。', 'This account is open.');
      const user = await users.update(current, { isActive: true });
      if (!user || typeof user === 'string') throw conflict({ user: current });
      await credentials.removePassword(id);
      const inviteUrl = await links.make(id);
      transaction.append({
        type: 'user.reactivated',
        subject: { type: 'user', id },
        actor: doer(viewer),
        before: { isActive: false },
        after: { isActive: true },
      });
      return { user, inviteUrl };
    });
    authenticator.forget();
    return opened;
  }

  async #assertNotLastAdmin(user: User, ...field: string[]): Promise<void> {
    if (!user.isActive || !user.roles.includes(Role.ADMIN) || (await this.parts.users.countActiveAdmins()) > 1) return;
    throw wrongState('至少要保留一位管理员。', 'There must be at least one administrator.', ...field);
  }

  async #expected(id: string, revision: number): Promise<User> {
    const user = await this.#require(id);
    if (user.revision !== revision) throw conflict({ user });
    return user;
  }

  async #require(id: string): Promise<User> {
    const user = await this.parts.users.byId(id);
    if (!user) throw notFound('id');
    return user;
  }
}
