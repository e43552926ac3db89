import type { Viewer } from '../../../platform/auth/viewer.js';
import { newId } from '../../../platform/ids/ids.js';
import { checkHolidays, checkTimeZone, checkWorkingHours } from '../shared/calendar.rules.js';
import { Keeper, type KeeperParts } from '../shared/keeper.service.js';
import type { Site } from './site.js';
import type { SiteCreateInput, SiteDeleteInput, SiteUpdateInput } from './site.inputs.js';
import type { SiteStore } from './site.store.js';

/** Managing sites. Every call is for ADMIN; FORBIDDEN otherwise. */
export class SiteService {
  readonly #keeper: Keeper<Site>;

  constructor(
    private readonly parts: KeeperParts,
    sites: SiteStore,
  ) {
    this.#keeper = new Keeper(parts, sites, {
      kind: 'site',
      payload: 'site',
      audited: ['name', 'kind', 'timeZone', 'workingHours', 'holidays'],
    });
  }

  /** Makes a site. */
  create(viewer: Viewer, input: SiteCreateInput): Promise<Site> {
    return this.#keeper.create(viewer, 'siteCreate', input, async (faults) => ({
      _id: newId('site', this.parts.foundation.clock),
      key: faults.key(input.key, 'key'),
      name: faults.localized(input.name, 120, 'name'),
      kind: input.kind,
      timeZone: checkTimeZone(faults, input.timeZone),
      workingHours: checkWorkingHours(faults, input.workingHours),
      holidays: checkHolidays(faults, input.holidays),
      revision: 1,
    }));
  }

  /** Changes a site; what is left out or null stays. */
  update(viewer: Viewer, id: string, input: SiteUpdateInput): Promise<Site> {
    return this.#keeper.update(viewer, id, input.expectedVersion, async (_current, faults) => ({
      ...(input.name ? { name: faults.localized(input.name, 120, 'name') } : {}),
      ...(input.kind ? { kind: input.kind } : {}),
      ...(input.timeZone ? { timeZone: checkTimeZone(faults, input.timeZone) } : {}),
      ...(input.workingHours ? { workingHours: checkWorkingHours(faults, input.workingHours) } : {}),
      ...(input.holidays ? { holidays: checkHolidays(faults, input.holidays) } : {}),
    }));
  }

  /** Deletes a site; its people and teams go to the successor. */
  delete(viewer: Viewer, id: string, input: SiteDeleteInput): Promise<Site> {
    return this.#keeper.delete(viewer, id, input);
  }
}
