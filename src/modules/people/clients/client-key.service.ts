import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserErrorCode, notFound, wrongState } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import type { Authenticator } from '../accounts/authenticator.service.js';
import { newSecret, secretHash } from '../accounts/opaque-token.rules.js';
import { doer } from '../shared/actor.js';
import { assertAdministers } from '../shared/people.policy.js';
import { Faults } from '../shared/text.rules.js';
import type { ClientKey } from './client-key.js';
import type { ClientKeyCreateInput } from './client-key.inputs.js';
import { type ClientKeyStore, mostClientKeys } from './client-key.store.js';

/** Managing the keys of client applications. Every call is for ADMIN; FORBIDDEN otherwise. */
export class ClientKeyService {
  constructor(
    private readonly foundation: Foundation,
    private readonly keys: ClientKeyStore,
    private readonly authenticator: Authenticator,
    private readonly hashKey: Buffer,
  ) {}

  /** Makes a key. The key itself is in the answer only; a repeated idempotent call answers without it. */
  async create(viewer: Viewer, input: ClientKeyCreateInput): Promise<{ clientKey: ClientKey; key: string | null }> {
    assertAdministers(viewer);
    const { clock, idempotency, transactions } = this.foundation;
    let secret: string | null = null;
    const id = await idempotency.once(viewer, 'clientKeyCreate', input.idempotencyKey, input, async (remember) => {
      const faults = new Faults();
      const name = faults.text(input.name, 80, 'name');
      if (!input.scopes.length)
        faults.add(UserErrorCode.REQUIRED, '至少需要一个权限范围。', 'At least one scope is needed.', 'scopes');
      if ((await this.keys.count()) >= mostClientKeys)
        faults.add(UserErrorCode.TOO_MANY, '密钥数量已达上限。', `There are at most ${mostClientKeys} keys.`);
      faults.check();
      const made = newSecret('cgk');
      const clientKey: ClientKey = {
        _id: newId('client_key', clock),
        name,
        scopes: [...new Set(input.scopes)],
        createdAt: clock.now(),
        revokedAt: null,
        lastFour: made.slice(-4),
      };
      await transactions.run(async (transaction) => {
        await remember(clientKey._id);
        await this.keys.insert(clientKey, secretHash(this.hashKey, made));
        transaction.append({
          type: 'client_key.created',
          subject: { type: 'client_key', id: clientKey._id },
          actor: doer(viewer),
          after: { name, scopes: clientKey.scopes, lastFour: clientKey.lastFour },
        });
      });
      secret = made;
      return clientKey._id;
    });
    const clientKey = await this.keys.byId(id);
    if (!clientKey) throw notFound();
    return { clientKey, key: secret };
  }

  /** Revokes a key; it stops working within two seconds on every copy. WRONG_STATE when it was revoked before. */
  async revoke(viewer: Viewer, id: string): Promise<ClientKey> {
    assertAdministers(viewer);
    const now = this.foundation.clock.now();
    const revoked = await this.foundation.transactions.run(async (transaction) => {
      const current = await this.keys.byId(id);
      if (!current) throw notFound('id');
      const after = await this.keys.revoke(id, now);
      if (!after) throw wrongState('这个密钥已经停用。', 'This key was revoked before.');
      transaction.append({
        type: 'client_key.revoked',
        subject: { type: 'client_key', id },
        actor: doer(viewer),
        before: { name: current.name, lastFour: current.lastFour },
      });
      return after;
    });
    this.authenticator.forget();
    return revoked;
  }
}
