import type { Transaction } from '../../../platform/events/index.js';
import type { ReferenceHolder, ReferenceKind } from '../../people/index.js';
import { mayWriteEvaluation } from '../quality.policy.js';
import type { EvaluationParts } from './evaluation-parts.service.js';

/** Drafts that are looked through at a time. */
const batch = 500;

/**
 * Drafts of somebody who leaves, or may no longer write them, are thrown away: nobody goes on with what another answered, and a draft that
 * nobody ends would keep all others from the call. Those of calibrations stay: their session goes on without them. What was handed in
 * stays too; analysts release it. It is registered before the holder of samples, which gives the assignments to others.
 */
export class EvaluationReferences implements ReferenceHolder {
  constructor(private readonly parts: EvaluationParts) {}

  countReferences(kind: ReferenceKind, id: string): Promise<number> {
    return kind === 'user' ? this.parts.store.countDraftsOf(id) : Promise.resolve(0);
  }

  async moveReferences(kind: ReferenceKind, from: string, _to: string, transaction: Transaction): Promise<void> {
    if (kind === 'user') await this.#discard(from, false, transaction);
  }

  handOn(userId: string, _teamIds: readonly string[], transaction: Transaction): Promise<void> {
    return this.#discard(userId, true, transaction);
  }

  rolesLost(userId: string, transaction: Transaction): Promise<void> {
    return this.#discard(userId, true, transaction);
  }

  /** `isJudged`: only what the person may no longer write. */
  async #discard(userId: string, isJudged: boolean, transaction: Transaction): Promise<void> {
    const [viewer] = isJudged ? await this.parts.outside.directory.viewersOf([userId]) : [];
    for (let after = ''; ;) {
      const drafts = await this.parts.store.draftsOf(userId, after, batch);
      for (const draft of drafts) {
        after = draft._id;
        if (viewer && mayWriteEvaluation(viewer, draft)) continue;
        if (await this.parts.remove(draft)) await this.parts.tell('discarded', transaction, draft);
      }
      if (drafts.length < batch) return;
    }
  }
}
