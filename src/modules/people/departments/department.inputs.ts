import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { WorkingHoursInput } from '../shared/calendar.js';
import { Department } from './department.js';

@InputType({ description: 'A new department.' })
export class DepartmentCreateInput {
  @Field(() => String, {
    description:
      'Short lasting name, lower-kebab, at most 60 characters, unique among departments; DUPLICATE otherwise.',
  })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'Name, 1 to 120 characters in each language.' })
  name!: LocalizedTextInput;

  @Field(() => [ID], { description: 'Named contacts, active people; at most 20.' })
  contactIds!: string[];

  @Field(() => ID, { nullable: true, description: 'Who stands in for the contacts, an active person.' })
  deputyId?: string | null;

  @Field(() => [WorkingHoursInput], { description: 'When it answers; at most 21 stretches that do not overlap.' })
  workingHours!: WorkingHoursInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes of a department; what is left out stays.' })
export class DepartmentUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you changed; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Name, 1 to 120 characters in each language.' })
  name?: LocalizedTextInput | null;

  @Field(() => [ID], { nullable: true, description: 'Named contacts; replaces all.' })
  contactIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who stands in for the contacts; null for nobody, left out it stays.',
  })
  deputyId?: string | null;

  @Field(() => [WorkingHoursInput], { nullable: true, description: 'When it answers; replaces all stretches.' })
  workingHours?: WorkingHoursInput[] | null;
}

@InputType({ description: 'Deletion of a department.' })
export class DepartmentDeleteInput {
  @Field(() => Int, { description: 'The `revision` that you saw; CONFLICT when it is another by now.' })
  expectedVersion!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The department that takes over. Without it a department that is referred to is refused with IN_USE.',
  })
  successorId?: string | null;
}

@ObjectType({ description: 'Outcome of `departmentCreate`.' })
export class DepartmentCreatePayload extends Payload {
  @Field(() => Department, { nullable: true, description: 'The new department; null when refused.' })
  department?: Department | null;
}

@ObjectType({ description: 'Outcome of `departmentUpdate`.' })
export class DepartmentUpdatePayload extends Payload {
  @Field(() => Department, {
    nullable: true,
    description: 'The department as it is now, also after a CONFLICT; null when it was refused otherwise.',
  })
  department?: Department | null;
}

@ObjectType({ description: 'Outcome of `departmentDelete`.' })
export class DepartmentDeletePayload extends Payload {
  @Field(() => Department, {
    nullable: true,
    description: 'The department as it was; as it is now after a CONFLICT; null when it was refused otherwise.',
  })
  department?: Department | null;
}
