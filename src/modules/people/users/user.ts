import { Role } from '../../../platform/auth/viewer.js';
import type { Language } from '../../../platform/errors/user-error.js';
import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Somebody who can sign in. People are never deleted, only deactivated. Passwords are kept elsewhere. */
@ObjectType({ implements: Node, description: 'Somebody who can sign in. People are never deleted, only deactivated.' })
export class User extends Node {
  @Field(() => String, { description: 'Name as colleagues write it, at most 80 characters.' })
  name!: string;

  @Field(() => String, { description: 'Name in Latin letters, at most 80 characters.' })
  nameEn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'E-mail address; only for ADMIN, MANAGER, the supervisor of one of the person’s teams, and the person; null otherwise.',
  })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Staff number; for the same people as `email`, null otherwise or when there is none.',
  })
  staffNumber!: string | null;

  @Field(() => [Role], { description: 'What the person does.' })
  roles!: Role[];

  /** Shown as `site`. */
  siteId!: string | null;

  /** Shown as `teams`. */
  teamIds!: string[];

  /** Shown as `departments`. */
  departmentIds!: string[];

  /** Rank of the support tier, 0 for none; shown as `tier`. */
  tierRank!: number;

  /** Shown as `productLines`; empty means all. */
  lineIds!: string[];

  @Field(() => Locale, { description: 'Language in which the person is addressed.' })
  locale!: Language;

  @Field(() => Boolean, { description: 'Whether the person may sign in.' })
  isActive!: boolean;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When the account was made.' })
  createdAt!: Date;
}
