import type { Viewer } from '../../../platform/auth/viewer.js';
import { newId } from '../../../platform/ids/ids.js';
import { checkWorkingHours } from '../shared/calendar.rules.js';
import { Keeper, type KeeperParts } from '../shared/keeper.service.js';
import type { Faults } from '../shared/text.rules.js';
import type { UserStore } from '../users/user.store.js';
import type { Department } from './department.js';
import type { DepartmentCreateInput, DepartmentDeleteInput, DepartmentUpdateInput } from './department.inputs.js';
import type { DepartmentStore } from './department.store.js';

const mostContacts = 20;

/** Managing departments. Every call is for ADMIN; FORBIDDEN otherwise. */
export class DepartmentService {
  readonly #keeper: Keeper<Department>;

  constructor(
    private readonly parts: KeeperParts,
    departments: DepartmentStore,
    private readonly users: UserStore,
  ) {
    this.#keeper = new Keeper(parts, departments, {
      kind: 'department',
      payload: 'department',
      audited: ['name', 'contactIds', 'deputyId', 'workingHours'],
    });
  }

  /** Makes a department. */
  create(viewer: Viewer, input: DepartmentCreateInput): Promise<Department> {
    return this.#keeper.create(viewer, 'departmentCreate', input, async (faults) => ({
      _id: newId('department', this.parts.foundation.clock),
      key: faults.key(input.key, 'key'),
      name: faults.localized(input.name, 120, 'name'),
      contactIds: await this.#people(faults, input.contactIds, 'contactIds'),
      deputyId: await this.#deputy(faults, input.deputyId ?? null),
      workingHours: checkWorkingHours(faults, input.workingHours),
      revision: 1,
    }));
  }

  /** Changes a department; what is left out stays. */
  update(viewer: Viewer, id: string, input: DepartmentUpdateInput): Promise<Department> {
    return this.#keeper.update(viewer, id, input.expectedVersion, async (_current, faults) => ({
      ...(input.name ? { name: faults.localized(input.name, 120, 'name') } : {}),
      ...(input.contactIds ? { contactIds: await this.#people(faults, input.contactIds, 'contactIds') } : {}),
      ...(input.deputyId !== undefined ? { deputyId: await this.#deputy(faults, input.deputyId) } : {}),
      ...(input.workingHours ? { workingHours: checkWorkingHours(faults, input.workingHours) } : {}),
    }));
  }

  /** Deletes a department; its people go to the successor. */
  delete(viewer: Viewer, id: string, input: DepartmentDeleteInput): Promise<Department> {
    return this.#keeper.delete(viewer, id, input);
  }

  async #people(faults: Faults, ids: readonly string[], field: string): Promise<string[]> {
    const wanted = [...new Set(ids)];
    faults.atMost(wanted, mostContacts, field);
    const found = await this.users.activeAmong(wanted.slice(0, mostContacts));
    if (found.length < Math.min(wanted.length, mostContacts)) faults.missing(field);
    return wanted;
  }

  async #deputy(faults: Faults, id: string | null): Promise<string | null> {
    if (id !== null) await this.#people(faults, [id], 'deputyId');
    return id;
  }
}
