import { Role } from '../../../platform/auth/viewer.js';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale, OrderDirection } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { User } from './user.js';

/** By what people may be ordered. */
export enum UserOrderField {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
}

registerEnumType(UserOrderField, {
  name: 'UserOrderField',
  description: 'By what people may be ordered.',
  valuesConfig: {
    NAME: { description: 'By `name`, in order of the characters’ codes.' },
    CREATED_AT: { description: 'By the time when the account was made.' },
  },
});

@InputType({ description: 'Order of a list of people.' })
export class UserOrder {
  @Field(() => UserOrderField, { description: 'By what.' })
  field!: UserOrderField;

  @Field(() => OrderDirection, { description: 'Which end comes first.' })
  direction!: OrderDirection;
}

@InputType({ description: 'Which people; all given conditions hold together.' })
export class UserFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Beginnings of words of the name, any part of a Chinese name, or the beginning of its pinyin or pinyin initials; for ADMIN and MANAGER also of e-mail address and staff number. At most 100 characters.',
  })
  text?: string | null;

  @Field(() => [Role], { nullable: true, description: 'People with one of these roles.' })
  roles?: Role[] | null;

  @Field(() => ID, { nullable: true, description: 'People of this site.' })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'People of this team or of one below it.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'People of this support tier; nobody for an unknown one.' })
  tierId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only active people, or only deactivated ones.' })
  isActive?: boolean | null;
}

@InputType({ description: 'A new person.' })
export class UserCreateInput {
  @Field(() => String, { description: 'Name as colleagues write it, 1 to 80 characters.' })
  name!: string;

  @Field(() => String, { description: 'Name in Latin letters, 1 to 80 characters.' })
  nameEn!: string;

  @Field(() => String, { description: 'E-mail address, at most 254 characters, unique; the person signs in with it.' })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Staff number, 1 to 30 letters, digits and hyphens, unique; the person may sign in with it.',
  })
  staffNumber?: string | null;

  @Field(() => [Role], { description: 'What the person does; at least one.' })
  roles!: Role[];

  @Field(() => ID, { nullable: true, description: 'Site where the person works.' })
  siteId?: string | null;

  @Field(() => [ID], { description: 'Teams of the person; at most 20.' })
  teamIds!: string[];

  @Field(() => [ID], { description: 'Departments for which the person answers; at most 20.' })
  departmentIds!: string[];

  @Field(() => ID, { nullable: true, description: 'Support tier of the person.' })
  tierId?: string | null;

  @Field(() => [ID], { description: 'Product lines on which the person works; none means all. At most 100.' })
  productLineIds!: string[];

  @Field(() => Locale, { description: 'Language in which the person is addressed.' })
  locale!: Locale;

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes of a person; what is left out stays.' })
export class UserUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you changed; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Name as colleagues write it, 1 to 80 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Name in Latin letters, 1 to 80 characters.' })
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 254 characters, unique.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Staff number, unique; null takes it away.' })
  staffNumber?: string | null;

  @Field(() => [Role], {
    nullable: true,
    description: 'What the person does; replaces all roles. The last ADMIN stays one (WRONG_STATE).',
  })
  roles?: Role[] | null;

  @Field(() => ID, { nullable: true, description: 'Site where the person works; null for none.' })
  siteId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Teams of the person; replaces all.' })
  teamIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Departments for which the person answers; replaces all.' })
  departmentIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Support tier of the person; null for none.' })
  tierId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Product lines on which the person works; replaces all.' })
  productLineIds?: string[] | null;

  @Field(() => Locale, { nullable: true, description: 'Language in which the person is addressed.' })
  locale?: Locale | null;
}

@InputType({ description: 'Deactivation of a person.' })
export class UserDeactivateInput {
  @Field(() => Int, { description: 'The `revision` that you saw; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The active person who takes over what the other leads, answers for and has open.',
  })
  successorId?: string | null;
}

@InputType({ description: 'Reactivation of a person.' })
export class UserReactivateInput {
  @Field(() => Int, { description: 'The `revision` that you saw; CONFLICT when it is another by now.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'Outcome of `userCreate`.' })
export class UserCreatePayload extends Payload {
  @Field(() => User, { nullable: true, description: 'The new person; null when refused.' })
  user?: User | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Path of the console at which the person sets a password, once, within seven days. Shown only here; null when an idempotent call is repeated.',
  })
  inviteUrl?: string | null;
}

@ObjectType({ description: 'Outcome of `userUpdate`.' })
export class UserUpdatePayload extends Payload {
  @Field(() => User, {
    nullable: true,
    description: 'The person as they are now, also after a CONFLICT; null when it was refused otherwise.',
  })
  user?: User | null;
}

@ObjectType({ description: 'Outcome of `userDeactivate`.' })
export class UserDeactivatePayload extends Payload {
  @Field(() => User, {
    nullable: true,
    description: 'The person as they are now, also after a CONFLICT; null when it was refused otherwise.',
  })
  user?: User | null;
}

@ObjectType({ description: 'Outcome of `userReactivate`.' })
export class UserReactivatePayload extends Payload {
  @Field(() => User, {
    nullable: true,
    description: 'The person as they are now, also after a CONFLICT; null when it was refused otherwise.',
  })
  user?: User | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path of the console at which the person sets a password, once, within seven days. Shown only here.',
  })
  inviteUrl?: string | null;
}

export const { Edge: UserEdge, Connection: UserConnection } = connectionOf<User>('User', () => User);
