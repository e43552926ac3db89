import { Role, type Scope, type Viewer, staffRoles } from './viewer.js';

/** Who may use a root field at all. What it then shows or changes is the rule sheets' matter. */
export interface AccessRule {
  readonly anonymous: boolean;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
}

/** Everybody, signed in or not (logging in, for instance). */
export const anyone: AccessRule = { anonymous: true, roles: Object.values(Role), scopes: [] };

/** Every signed-in person, outsiders included; and client keys with one of the scopes. */
export const signedIn = (...scopes: readonly Scope[]): AccessRule => ({
  anonymous: false,
  roles: Object.values(Role),
  scopes,
});

/** People who work inside the centre. */
export const staff = (): AccessRule => ({ anonymous: false, roles: staffRoles, scopes: [] });

/** The named roles only; ADMIN is not implied. */
export const roles = (...list: readonly Role[]): AccessRule => ({ anonymous: false, roles: list, scopes: [] });

/** A rule that client keys with one of the scopes fulfil too. */
export const andScopes = (rule: AccessRule, ...scopes: readonly Scope[]): AccessRule => ({
  ...rule,
  scopes: [...rule.scopes, ...scopes],
});

/** Whether a viewer fulfils the rule. */
export function admits(rule: AccessRule, viewer: Viewer): boolean {
  if (rule.anonymous) return true;
  if (viewer.kind === 'client') return viewer.scopes.some((scope) => rule.scopes.includes(scope));
  return viewer.kind === 'person' && viewer.roles.some((role) => rule.roles.includes(role));
}
