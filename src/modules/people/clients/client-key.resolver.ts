import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { ClientKey } from './client-key.js';
import { ClientKeyCreateInput, ClientKeyCreatePayload, ClientKeyRevokePayload } from './client-key.inputs.js';
import type { ClientKeyService } from './client-key.service.js';
import type { ClientKeyStore } from './client-key.store.js';

@Resolver(() => ClientKey)
export class ClientKeyResolver {
  constructor(
    private readonly service: ClientKeyService,
    private readonly store: ClientKeyStore,
  ) {}

  @Query(() => [ClientKey], {
    description: 'All client keys, newest first, revoked ones included; at most 500. For ADMIN.',
  })
  @Access(roles(Role.ADMIN))
  clientKeys(): Promise<ClientKey[]> {
    return this.store.all();
  }

  @Mutation(() => ClientKeyCreatePayload, {
    description: 'Makes a client key and shows it once. For ADMIN. Errors: REQUIRED, TOO_LONG, TOO_MANY, KEY_REUSED.',
  })
  @Access(roles(Role.ADMIN))
  clientKeyCreate(
    @Ctx() context: Context,
    @Arg('input', () => ClientKeyCreateInput, { description: 'The new key.' }) input: ClientKeyCreateInput,
  ): Promise<ClientKeyCreatePayload> {
    return settle<ClientKeyCreatePayload>(context, () => this.service.create(context.viewer, input));
  }

  @Mutation(() => ClientKeyRevokePayload, {
    description: 'Revokes a client key; it stops working within seconds. For ADMIN. Errors: NOT_FOUND, WRONG_STATE.',
  })
  @Access(roles(Role.ADMIN))
  clientKeyRevoke(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The key’s record.' }) id: string,
  ): Promise<ClientKeyRevokePayload> {
    return settle<ClientKeyRevokePayload>(context, async () => ({
      clientKey: await this.service.revoke(context.viewer, id),
    }));
  }
}
