import type { Transaction } from '../../../platform/events/index.js';
import type { ReferenceHolder, ReferenceKind } from '../../people/index.js';
import type { AssignmentSuccession } from './assignment-succession.service.js';
import type { AssignmentStore } from './assignment.store.js';
import type { SamplingStore } from './sampling.store.js';

/**
 * What plans and assignments refer to. Somebody who leaves is named by plans no more, and what they have not begun goes to the successor;
 * without one, and where a role was lost, it is spread over the other evaluators of each plan. What they had begun counts as not begun: the
 * holder of evaluations comes before this one and throws their drafts away.
 */
export class SamplingReferences implements ReferenceHolder {
  constructor(
    private readonly store: SamplingStore,
    private readonly assignments: AssignmentStore,
    private readonly succession: Pick<AssignmentSuccession, 'handOn' | 'takeOver'>,
  ) {}

  async countReferences(kind: ReferenceKind, id: string): Promise<number> {
    if (kind === 'user')
      return (await this.store.countPlansOf('evaluatorIds', id)) + (await this.assignments.countOpenOf(id));
    return kind === 'team' ? this.store.countPlansOf('teamIds', id) : 0;
  }

  async moveReferences(kind: ReferenceKind, from: string, to: string, transaction: Transaction): Promise<void> {
    if (kind === 'team') {
      await this.store.movePlans('teamIds', from, to);
      await this.assignments.moveTeam(from, to);
    }
    if (kind !== 'user') return;
    await this.store.movePlans('evaluatorIds', from, to);
    await this.succession.takeOver(from, to, transaction);
  }

  async handOn(userId: string, _teamIds: readonly string[], transaction: Transaction): Promise<void> {
    await this.succession.handOn(userId, transaction);
  }

  rolesLost(userId: string, transaction: Transaction): Promise<void> {
    return this.succession.handOn(userId, transaction);
  }
}
