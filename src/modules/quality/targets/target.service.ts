import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { conflict, notAllowed } from '../../../platform/errors/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { QualityTarget, QualityTargets } from './quality-target.js';
import { maySetTargets } from './target.policy.js';
import { checkedTargets } from './target.rules.js';
import type { TargetStore } from './target.store.js';

/** What somebody wants from now on. */
export interface TargetsGiven {
  readonly items: readonly (Omit<QualityTarget, 'queue'> & { readonly queue?: string | null })[];
  readonly tooFewBelow?: number | null;
  readonly expectedVersion: number;
}

/** What of the targets the audit keeps. */
const facts = ({ items, tooFewBelow, revision }: QualityTargets): Record<string, unknown> => ({
  tooFewBelow,
  revision,
  targets: items.map(({ measure, queue, share }) => `${measure}${queue === null ? '' : ` ${queue}`} ${share}`),
});

/** Targets of quality: read with every figure, set by managers. */
export class TargetService {
  constructor(
    private readonly store: TargetStore,
    private readonly foundation: Pick<Foundation, 'transactions' | 'clock'>,
    private readonly queues: () => Promise<ReadonlySet<string>>,
  ) {}

  current(): Promise<QualityTargets> {
    return this.store.current();
  }

  /** Sets all targets at once. For MANAGER and ADMIN. Errors: NOT_ALLOWED, CONFLICT, TOO_MANY, OUT_OF_RANGE, DUPLICATE, NOT_FOUND. */
  async set(viewer: Viewer, given: TargetsGiven): Promise<QualityTargets> {
    if (!maySetTargets(viewer)) throw notAllowed();
    const before = await this.store.current();
    if (before.revision !== given.expectedVersion) throw conflict({ targets: before });
    const tooFewBelow = given.tooFewBelow ?? before.tooFewBelow;
    const items = checkedTargets(
      given.items.map(({ measure, queue = null, share }) => ({ measure, queue, share })),
      await this.queues(),
      tooFewBelow,
    );
    const { transactions, clock } = this.foundation;
    const after: QualityTargets = { items, tooFewBelow, revision: before.revision + 1, updatedAt: clock.now() };
    await transactions.run(async (transaction) => {
      if (!(await this.store.replace(before.revision, after))) throw conflict({ targets: await this.store.current() });
      transaction.append({
        type: 'quality.targets-set',
        subject: { type: 'quality_targets', id: 'centre' },
        actor: actorOf(viewer),
        before: facts(before),
        after: facts(after),
      });
    });
    return after;
  }
}
