// type-graphql needs reflect-metadata loaded before the first decorated class, in whatever order files are imported:
// so every room takes its decorators from here.
import 'reflect-metadata';
import { Authorized } from 'type-graphql';
import type { AccessRule } from '../auth/access.js';

export {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Int,
  InterfaceType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
  createUnionType,
  registerEnumType,
} from 'type-graphql';

const accessRules = new Map<string, AccessRule>();

/**
 * Who may use a root field at all; stands on every query, mutation and subscription. A field without it fails a contract test.
 * Refusals are top-level errors: UNAUTHENTICATED for anonymous callers, FORBIDDEN for a wrong role.
 */
export function Access(rule: AccessRule): MethodDecorator {
  return (target, key, descriptor) => {
    accessRules.set(String(key), rule);
    Authorized<AccessRule>(rule)(target, key, descriptor);
  };
}

/** The rule of each root field by its name, as declared by `Access`. */
export const declaredAccess = (): ReadonlyMap<string, AccessRule> => accessRules;
