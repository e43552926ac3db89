import { roles, staff } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { type PeopleLoaders, loadAll, loadOne } from '../shared/people.loaders.js';
import { User } from '../users/user.js';
import { Department } from './department.js';
import {
  DepartmentCreateInput,
  DepartmentCreatePayload,
  DepartmentDeleteInput,
  DepartmentDeletePayload,
  DepartmentUpdateInput,
  DepartmentUpdatePayload,
} from './department.inputs.js';
import type { DepartmentService } from './department.service.js';
import type { DepartmentStore } from './department.store.js';

@Resolver(() => Department)
export class DepartmentResolver {
  constructor(
    private readonly service: DepartmentService,
    private readonly store: DepartmentStore,
    private readonly loaders: PeopleLoaders,
  ) {}

  @Query(() => [Department], { description: 'All departments, by key; at most 1,000. For staff.' })
  @Access(staff())
  departments(): Promise<Department[]> {
    return this.store.all();
  }

  @FieldResolver(() => [User], { description: 'Named contacts; those whom you may not see are left out.' })
  contacts(@Root() department: Department, @Ctx() context: Context): Promise<User[]> {
    return loadAll(context, this.loaders.users, department.contactIds);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who stands in for the contacts.' })
  deputy(@Root() department: Department, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.users, department.deputyId);
  }

  @Mutation(() => DepartmentCreatePayload, {
    description:
      'Makes a department. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, TOO_MANY, DUPLICATE, NOT_FOUND, KEY_REUSED.',
  })
  @Access(roles(Role.ADMIN))
  departmentCreate(
    @Ctx() context: Context,
    @Arg('input', () => DepartmentCreateInput, { description: 'The new department.' }) input: DepartmentCreateInput,
  ): Promise<DepartmentCreatePayload> {
    return settle<DepartmentCreatePayload>(context, async () => ({
      department: await this.service.create(context.viewer, input),
    }));
  }

  @Mutation(() => DepartmentUpdatePayload, {
    description:
      'Changes a department. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, TOO_MANY, NOT_FOUND, CONFLICT.',
  })
  @Access(roles(Role.ADMIN))
  departmentUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The department.' }) id: string,
    @Arg('input', () => DepartmentUpdateInput, { description: 'What changes.' }) input: DepartmentUpdateInput,
  ): Promise<DepartmentUpdatePayload> {
    return settle<DepartmentUpdatePayload>(context, async () => ({
      department: await this.service.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => DepartmentDeletePayload, {
    description:
      'Deletes a department; with a successor everything that refers to it moves there. For ADMIN. Errors: NOT_FOUND, CONFLICT, IN_USE.',
  })
  @Access(roles(Role.ADMIN))
  departmentDelete(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The department.' }) id: string,
    @Arg('input', () => DepartmentDeleteInput, { description: 'What you saw, and who succeeds.' })
    input: DepartmentDeleteInput,
  ): Promise<DepartmentDeletePayload> {
    return settle<DepartmentDeletePayload>(context, async () => ({
      department: await this.service.delete(context.viewer, id, input),
    }));
  }
}
