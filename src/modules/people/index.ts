import { SigningKeys } from '../../platform/auth/keys.store.js';
import { type PasswordCost, Passwords } from '../../platform/auth/passwords.js';
import { AccessTokens } from '../../platform/auth/tokens.js';
import { Scope, type Viewer } from '../../platform/auth/viewer.js';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import type { NodeKind } from '../../platform/graphql/node.js';
import type { Foundation, Room } from '../../platform/room.js';
import { AccountResolver } from './accounts/account.resolver.js';
import { AccountService } from './accounts/account.service.js';
import { Authenticator } from './accounts/authenticator.service.js';
import { CredentialStore } from './accounts/credential.store.js';
import { PasswordLinks } from './accounts/password-link.service.js';
import { PasswordService } from './accounts/password.service.js';
import { SessionStore } from './accounts/session.store.js';
import { type LoginLimits, LoginThrottle, throttleWindowMs, usualLimits } from './accounts/throttle.service.js';
import { ThrottleStore } from './accounts/throttle.store.js';
import { sessionLoaders } from './accounts/user-session.loaders.js';
import { UserSessionResolver } from './accounts/user-session.resolver.js';
import { UserSessionService } from './accounts/user-session.service.js';
import { ViewerResolver } from './accounts/viewer.resolver.js';
import { ClientKeyResolver } from './clients/client-key.resolver.js';
import { ClientKeyService } from './clients/client-key.service.js';
import { ClientKeyStore } from './clients/client-key.store.js';
import { DepartmentResolver } from './departments/department.resolver.js';
import { DepartmentService } from './departments/department.service.js';
import { DepartmentStore } from './departments/department.store.js';
import { Directory } from './directory.service.js';
import { ProductLineResolver } from './lines/product-line.resolver.js';
import { ProductLineService } from './lines/product-line.service.js';
import { ProductLineStore } from './lines/product-line.store.js';
import { Guard } from './shared/guard.store.js';
import type { KeeperParts } from './shared/keeper.service.js';
import { mayAdminister, maySeeStructure } from './shared/people.policy.js';
import { peopleLoaders } from './shared/people.loaders.js';
import { References } from './shared/references.service.js';
import { Structure } from './shared/structure.service.js';
import { SiteResolver } from './sites/site.resolver.js';
import { SiteService } from './sites/site.service.js';
import { SiteStore } from './sites/site.store.js';
import { TeamResolver } from './teams/team.resolver.js';
import { TeamService } from './teams/team.service.js';
import { TeamStore } from './teams/team.store.js';
import { SupportTierResolver } from './tiers/support-tier.resolver.js';
import { SupportTierService } from './tiers/support-tier.service.js';
import { SupportTierStore } from './tiers/support-tier.store.js';
import { UserReferences } from './users/user-references.service.js';
import { UserResolver } from './users/user.resolver.js';
import { UserService } from './users/user.service.js';
import { UserStore } from './users/user.store.js';

export { Department } from './departments/department.js';
export { ProductLine } from './lines/product-line.js';
export { Site, SiteKind } from './sites/site.js';
export { type WorkingCalendar, afterWorkingDays, dayAt, isWorkingDay } from './sites/working-days.rules.js';
export { Team } from './teams/team.js';
export { TeamTree } from './teams/team.rules.js';
export { SupportTier } from './tiers/support-tier.js';
export { User } from './users/user.js';
export { ClientKey } from './clients/client-key.js';
export { SessionKind } from './accounts/session.js';
export type { SignedIn } from './accounts/account.service.js';
export type { Authenticated, Authenticator } from './accounts/authenticator.service.js';
export { ViewerView } from './accounts/viewer.js';
export { Desk, audienceOf, viewerOf } from './accounts/viewer.rules.js';
export type { LoginLimits } from './accounts/throttle.service.js';
export { Directory } from './directory.service.js';
export { mayAdminister, maySeeStructure } from './shared/people.policy.js';
export { type PeopleLoaders, loadAll, loadOne } from './shared/people.loaders.js';
export type { ReferenceHolder, ReferenceKind, References } from './shared/references.service.js';
export { doer } from './shared/actor.js';
export { systemViewer } from './shared/system-viewer.js';
export { Faults, changed, duplicate } from './shared/text.rules.js';

/** How this room is set up. */
export interface PeopleOptions {
  /** Failed logins that are let through in fifteen minutes; ten for an account and ten for an address without it. */
  readonly loginLimits?: LoginLimits;
  /** What a password hash costs; OWASP's recommendation without it. Tests take less. */
  readonly passwordCost?: PasswordCost;
}

/** What the room of people offers to others. */
export interface People extends Room {
  readonly authenticator: Authenticator;
  readonly accounts: AccountService;
  readonly directory: Directory;
  /** Rooms that keep references to people, teams and the like register themselves here. */
  readonly references: References;
  readonly sites: SiteService;
  readonly departments: DepartmentService;
  readonly teams: TeamService;
  readonly tiers: SupportTierService;
  readonly lines: ProductLineService;
  readonly users: UserService;
  readonly clientKeys: ClientKeyService;
  /** Makes (or opens) the signing keys and prepares the first login. At start, after the indexes stand. */
  start(): Promise<void>;
  /** On an empty database makes the first ADMIN; the one-time link, or null when there are people already. */
  createFirstAdmin(email: string): Promise<string | null>;
}

/** Puts the room together. */
export function createPeople(foundation: Foundation, options: PeopleOptions = {}): People {
  const { connection, clock, secrets } = foundation;
  const stores = {
    sites: new SiteStore(connection),
    departments: new DepartmentStore(connection),
    teams: new TeamStore(connection),
    tiers: new SupportTierStore(connection),
    lines: new ProductLineStore(connection),
    users: new UserStore(connection),
  };
  const credentials = new CredentialStore(connection);
  const sessions = new SessionStore(connection);
  const clientKeyStore = new ClientKeyStore(connection);

  const structure = new Structure(stores.teams, clock);
  const references = new References();
  const refers = new UserReferences(
    stores.users,
    stores.sites,
    stores.teams,
    stores.departments,
    stores.lines,
    stores.tiers,
  );
  references.register(refers);
  const loaders = peopleLoaders(stores);
  const keeper: KeeperParts = { foundation, guard: new Guard(foundation.events), references, structure };

  const keys = new SigningKeys(connection, secrets, clock);
  const tokens = new AccessTokens(keys, clock);
  const passwords = new Passwords(options.passwordCost);
  const clientKeyHash = secrets.key('client-key');
  const linkKey = secrets.key('link');
  const authenticator = new Authenticator(
    tokens,
    sessions,
    stores.users,
    clientKeyStore,
    structure,
    clock,
    clientKeyHash,
  );
  const links = new PasswordLinks(credentials, clock, linkKey);
  const throttle = new LoginThrottle(
    new ThrottleStore(connection, throttleWindowMs),
    clock,
    secrets.key('throttle'),
    options.loginLimits ?? usualLimits,
  );
  const accountParts = {
    foundation,
    users: stores.users,
    credentials,
    sessions,
    passwords,
    tokens,
    throttle,
    links,
    authenticator,
    structure,
    refreshKey: secrets.key('refresh'),
    linkKey,
  };

  const directory = new Directory(stores, structure, loaders);
  const sites = new SiteService(keeper, stores.sites);
  const departments = new DepartmentService(keeper, stores.departments, stores.users);
  const teams = new TeamService(keeper, stores.teams, stores.sites, stores.users);
  const tiers = new SupportTierService(keeper, stores.tiers);
  const lines = new ProductLineService(keeper, stores.lines);
  const users = new UserService({
    ...keeper,
    users: stores.users,
    refers,
    credentials,
    sessions,
    links,
    passwords,
    authenticator,
  });
  const clientKeys = new ClientKeyService(foundation, clientKeyStore, authenticator, clientKeyHash);
  const accounts = new AccountService(accountParts);

  return {
    authenticator,
    accounts,
    directory,
    references,
    sites,
    departments,
    teams,
    tiers,
    lines,
    users,
    clientKeys,
    start: async () => {
      await keys.signing();
      await passwords.warm();
    },
    createFirstAdmin: (email) => accounts.createFirstAdmin(email),
    resolvers: [
      new AccountResolver(accounts, new PasswordService(accountParts)),
      new UserSessionResolver(
        new UserSessionService({ foundation, users: stores.users, sessions, links, authenticator }),
        sessionLoaders(sessions, clock),
      ),
      new ViewerResolver(directory, loaders),
      new SiteResolver(sites, stores.sites),
      new DepartmentResolver(departments, stores.departments, loaders),
      new TeamResolver(teams, stores.teams, loaders),
      new SupportTierResolver(tiers, stores.tiers),
      new ProductLineResolver(lines, stores.lines),
      new UserResolver(users, loaders),
      new ClientKeyResolver(clientKeys, clientKeyStore),
    ],
    nodes: [
      node('site', 'Site', maySeeStructure, loaders.sites),
      node('department', 'Department', maySeeStructure, loaders.departments),
      node('team', 'Team', maySeeStructure, loaders.teams),
      {
        prefix: 'tier',
        typeName: 'SupportTier',
        load: async ({ viewer }, id) =>
          maySeeStructure(viewer) ? ((await stores.tiers.all()).find(({ _id }) => _id === id) ?? null) : null,
      },
      node('line', 'ProductLine', mayReadLines, loaders.lines),
      node('user', 'User', (viewer) => viewer.kind === 'person', loaders.users),
      {
        prefix: 'client_key',
        typeName: 'ClientKey',
        load: async ({ viewer }, id) => (mayAdminister(viewer) ? clientKeyStore.byId(id) : null),
      },
    ],
  };
}

const mayReadLines = (viewer: Viewer): boolean =>
  viewer.kind === 'person' || viewer.scopes.includes(Scope.KNOWLEDGE_READ);

function node<T extends object>(
  prefix: string,
  typeName: string,
  may: (viewer: Viewer) => boolean,
  factory: LoaderFactory<string, T | null>,
): NodeKind {
  return {
    prefix,
    typeName,
    load: async (context: Context, id) => (may(context.viewer) ? context.loaders.get(factory).load(id) : null),
  };
}
