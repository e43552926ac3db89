import { newId } from '../../../platform/ids/ids.js';
import type { RepairFinding } from './repair-import.js';
import type { RepairFindingStore } from './repair-finding.store.js';
import { findingKey } from './repair-row.rules.js';

/** A finding of the past; it is known from `foundAt` on. */
export type PlantedFinding = Omit<RepairFinding, '_id' | 'key' | 'updatedAt'>;

/** Whole findings with their past, for a seed: no audit event, no report. */
export class RepairPlantService {
  constructor(private readonly findings: Pick<RepairFindingStore, 'isEmpty' | 'write'>) {}

  /** Whether nothing was found yet. */
  isEmpty(): Promise<boolean> {
    return this.findings.isEmpty();
  }

  /** Writes findings; an import that names one of them again changes it. Each is about another call, or has another id of its own. */
  async plant(planted: readonly PlantedFinding[]): Promise<void> {
    await this.findings.write(
      planted.map((finding) => ({
        ...finding,
        _id: newId('repair_finding', { now: () => finding.foundAt }),
        key: findingKey(finding),
        updatedAt: finding.foundAt,
      })),
    );
  }
}
