import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { doer } from '../shared/actor.js';
import type { KeeperParts } from '../shared/keeper.service.js';
import { assertAdministers } from '../shared/people.policy.js';
import { Faults } from '../shared/text.rules.js';
import type { SupportTier } from './support-tier.js';
import type { SupportTiersSetInput } from './support-tier.inputs.js';
import type { SupportTierStore } from './support-tier.store.js';

const mostTiers = 9;

/** The ladder of support tiers. */
export class SupportTierService {
  constructor(
    private readonly parts: KeeperParts,
    private readonly tiers: SupportTierStore,
  ) {}

  /**
   * Sets the labels of all ranks 1 to n. People and knowledge refer to ranks, so a new label renames the tier for all of them.
   * A rank that disappears must not be in use (IN_USE). For ADMIN; FORBIDDEN otherwise.
   */
  async set(viewer: Viewer, input: SupportTiersSetInput): Promise<SupportTier[]> {
    assertAdministers(viewer);
    const faults = new Faults();
    if (!input.tiers.length)
      faults.add(UserErrorCode.REQUIRED, '至少需要一级。', 'At least one tier is needed.', 'tiers');
    faults.atMost(input.tiers, mostTiers, 'tiers');
    faults.check();
    const wanted = [...input.tiers].sort((a, b) => a.rank - b.rank);
    if (!wanted.every((tier, index) => tier.rank === index + 1)) {
      faults.add(
        UserErrorCode.INVALID,
        '级别须为 1 到 n，不重复、不间断。',
        'Ranks must be 1 to n, each once.',
        'tiers',
        'rank',
      );
    }
    const keys = wanted.map((tier) => faults.key(tier.key, 'tiers', 'key'));
    if (new Set(keys).size !== keys.length)
      faults.add(UserErrorCode.DUPLICATE, '标识重复。', 'A key is given twice.', 'tiers', 'key');
    const named = wanted.map((tier) => ({
      key: tier.key,
      rank: tier.rank,
      name: faults.localized(tier.name, 120, 'tiers', 'name'),
    }));
    faults.check();
    await this.parts.foundation.transactions.run(async (transaction) => {
      await this.parts.guard.touch();
      const before = await this.tiers.all();
      for (const gone of before.filter((tier) => tier.rank > named.length)) {
        const count = await this.parts.references.count('tier', String(gone.rank));
        if (count) {
          throw new UserError(
            fault(
              UserErrorCode.IN_USE,
              `第 ${gone.rank} 级仍被 ${count} 处引用。`,
              `Rank ${gone.rank} is still referred to in ${count} places.`,
              'tiers',
            ),
          );
        }
      }
      await this.tiers.removeAbove(named.length);
      for (const tier of named) {
        const known = before.find((one) => one.rank === tier.rank);
        await this.tiers.put({ _id: known?._id ?? newId('tier', this.parts.foundation.clock), ...tier });
      }
      transaction.append({
        type: 'tiers.set',
        subject: { type: 'tiers', id: 'tiers' },
        actor: doer(viewer),
        before: { tiers: before.map(({ key, rank, name }) => ({ key, rank, name })) },
        after: { tiers: named },
      });
    });
    this.parts.structure.forget();
    return this.tiers.all();
  }
}
