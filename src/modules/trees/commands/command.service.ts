import { randomBytes } from 'node:crypto';
import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserErrorCode, conflict, forbidden, notFound } from '../../../platform/errors/index.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import type { Foundation } from '../../../platform/room.js';
import { Faults, changed, duplicate } from '../../people/index.js';
import { mayKeepCommands } from '../tree.policy.js';
import type { TreeCommand } from './command.js';
import type { TreeCommandSaveInput, TreeCommandSecretRenewInput } from './command.inputs.js';
import { type CommandStore, mostCommands } from './command.store.js';
import type { Webhook } from './webhook.service.js';

/** What the secrets of commands are sealed for. */
export const sealPurpose = 'tree-command';

const nameForm = /^[a-z][a-z0-9._-]{0,79}$/;

const addressFaults: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  FORM: ['请填写完整的网址。', 'Give a whole address.'],
  SCHEME: ['只允许 https；http 只用于本机。', 'Only https; http for this machine only.'],
  CREDENTIALS: ['网址中不能有用户名、密码或锚点。', 'No name, password or fragment in the address.'],
  HOST: [
    '这台主机不在允许的名单中（WEBHOOK_HOSTS）。',
    'The host is not among those that are allowed (WEBHOOK_HOSTS).',
  ],
};

interface Made {
  readonly command: TreeCommand;
  readonly secret: string | null;
}

/** Setting up commands. Every change is for ADMIN; FORBIDDEN otherwise. */
export class CommandService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: CommandStore,
    private readonly webhook: Webhook,
  ) {}

  /** All commands, by name. */
  all(): Promise<TreeCommand[]> {
    return this.store.all();
  }

  /** Makes a command for a seed, without a look at its host and without an audit event. Its secret is known to nobody until it is renewed. */
  async plant(given: Pick<TreeCommand, 'name' | 'label' | 'address'>): Promise<void> {
    const { clock } = this.foundation;
    const at = clock.now();
    const _id = newId('tree_command', clock);
    const sealedSecret = this.#seal(newSecret());
    const { name, label, address } = given;
    await this.store.insert({
      ...{ _id, revision: 1, name, label, address, isActive: true, sealedSecret },
      createdAt: at,
      updatedAt: at,
    });
  }

  /** Makes a command, or changes one. Errors: REQUIRED, TOO_LONG, INVALID, DUPLICATE, TOO_MANY, NOT_FOUND, CONFLICT, KEY_REUSED. */
  async save(viewer: Viewer, input: TreeCommandSaveInput): Promise<Made> {
    this.#assertKeeps(viewer);
    if (input.id) return { command: await this.#change(viewer, input.id, input), secret: null };
    let secret: string | null = null;
    const id = await this.foundation.idempotency.once(
      viewer,
      'treeCommandSave',
      input.idempotencyKey,
      input,
      async (remember) => {
        const fields = this.#read(input);
        if ((await this.store.count()) >= mostCommands) {
          const faults = new Faults();
          faults.add(UserErrorCode.TOO_MANY, '命令数量已达上限。', `There are at most ${mostCommands} commands.`);
          faults.check();
        }
        const made = newSecret();
        const { clock } = this.foundation;
        const at = clock.now();
        const command: TreeCommand = {
          _id: newId('tree_command', clock),
          revision: 1,
          ...fields,
          ...{ sealedSecret: this.#seal(made), createdAt: at, updatedAt: at },
        };
        await this.#stored(() =>
          this.foundation.transactions.run(async (transaction) => {
            await remember(command._id);
            await this.store.insert(command);
            transaction.append({
              type: 'tree-command.created',
              subject: { type: 'tree_command', id: command._id },
              actor: actorOf(viewer),
              after: { name: command.name, host: new URL(command.address).host, isActive: command.isActive },
            });
          }),
        );
        secret = made;
        return command._id;
      },
    );
    const command = await this.store.byId(id);
    if (!command) throw notFound('id');
    return { command, secret };
  }

  /** Gives a command another secret; the old one is worth nothing from now on. Errors: NOT_FOUND, CONFLICT. */
  async renewSecret(viewer: Viewer, { id, expectedVersion }: TreeCommandSecretRenewInput): Promise<Made> {
    this.#assertKeeps(viewer);
    const before = await this.#load(id, expectedVersion);
    const secret = newSecret();
    const next = { ...before, sealedSecret: this.#seal(secret), updatedAt: this.foundation.clock.now() };
    return { command: await this.#replace(viewer, 'tree-command.secret-renewed', before, next), secret };
  }

  async #change(viewer: Viewer, id: string, input: TreeCommandSaveInput): Promise<TreeCommand> {
    const before = await this.#load(id, input.expectedVersion ?? 0);
    const fields = this.#read(input);
    if (fields.name !== before.name) {
      const faults = new Faults();
      faults.add(
        UserErrorCode.INVALID,
        '名称不能更改：节点按它引用。',
        'The name cannot be changed: nodes refer to it.',
        'name',
      );
      faults.check();
    }
    const next = { ...before, ...fields, updatedAt: this.foundation.clock.now() };
    return this.#replace(viewer, 'tree-command.updated', before, next);
  }

  #read(input: TreeCommandSaveInput): Pick<TreeCommand, 'name' | 'label' | 'address' | 'isActive'> {
    const faults = new Faults();
    const name = faults.text(input.name, 80, 'name');
    if (name && !nameForm.test(name)) {
      faults.add(
        UserErrorCode.INVALID,
        '请用小写字母、数字、点、连字符和下划线，以字母开头。',
        'Use small letters, digits, `.`, `-` and `_`, beginning with a letter.',
        'name',
      );
    }
    const label = faults.localized(input.label, 120, 'label');
    const address = faults.text(input.url, 500, 'url');
    const fault = address && address.length <= 500 ? this.webhook.faultOf(address) : null;
    const words = fault === null ? undefined : addressFaults[fault];
    if (words) faults.add(UserErrorCode.INVALID, words[0], words[1], 'url');
    faults.check();
    return { name, label, address, isActive: input.isActive ?? true };
  }

  async #load(id: string, expectedVersion: number): Promise<TreeCommand> {
    const found = isId(id) ? await this.store.byId(id) : null;
    if (!found) throw notFound('id');
    if (found.revision !== expectedVersion) throw conflict({ command: found });
    return found;
  }

  async #replace(viewer: Viewer, type: string, before: TreeCommand, next: TreeCommand): Promise<TreeCommand> {
    return this.foundation.transactions.run(async (transaction) => {
      const after = await this.store.replace(before.revision, next);
      if (!after) throw conflict({ command: await this.store.byId(before._id) });
      transaction.append({
        type,
        subject: { type: 'tree_command', id: before._id },
        actor: actorOf(viewer),
        ...changed(before, after, ['label', 'address', 'isActive']),
      });
      return after;
    });
  }

  async #stored(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (duplicateKey(error)?.name !== undefined) throw duplicate('name');
      throw error;
    }
  }

  #seal(secret: string): string {
    return this.foundation.secrets.seal(sealPurpose, secret);
  }

  #assertKeeps(viewer: Viewer): void {
    if (!mayKeepCommands(viewer)) throw forbidden();
  }
}

const newSecret = (): string => `cgw_${randomBytes(32).toString('base64url')}`;
