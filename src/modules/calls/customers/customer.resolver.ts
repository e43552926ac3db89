import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, Mutation, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { CustomerEraseInput, CustomerErasePayload } from './customer.inputs.js';
import type { CustomerService } from './customers.service.js';

/** Erasing customers. */
@Resolver(() => CustomerErasePayload)
export class CustomerResolver {
  constructor(private readonly service: CustomerService) {}

  @Mutation(() => CustomerErasePayload, {
    description:
      'Erases one customer: recordings, transcripts, quotes and notes of all calls are removed or masked, nobody can be found behind the calls any more, and the figures stay. It cannot be undone. For ADMIN. Errors: REQUIRED, INVALID, NOT_FOUND, TOO_LONG, TOO_MANY, WRONG_STATE (a call is on legal hold).',
  })
  @Access(roles(Role.ADMIN))
  customerErase(
    @Ctx() context: Context,
    @Arg('input', () => CustomerEraseInput, { description: 'Which customer, and why.' }) input: CustomerEraseInput,
  ): Promise<CustomerErasePayload> {
    return settle<CustomerErasePayload>(context, async () => ({
      callCount: await this.service.erase(context.viewer, input),
    }));
  }
}
