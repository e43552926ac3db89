import { newId } from '../../platform/ids/ids.js';
import type { AgentDay } from './agenttime/agent-day.js';
import type { AgentDayStore } from './agenttime/agent-day.store.js';
import type { CallRecord } from './call-record.js';
import type { CallStore } from './call.store.js';
import type { CustomerHashes } from './customers/customer-hash.service.js';
import { faultOfTimes, timed } from './import/call-row.rules.js';
import { ChainBook } from './import/chain.rules.js';

/** A call of the past, as a seed knows it: ids of what it is about, the customer's reference in the clear. */
export interface PlantedCall extends Omit<
  CallRecord,
  | ('_id' | 'customer' | 'contentHash' | 'chainId' | 'talkSeconds' | 'waitSeconds' | 'handleSeconds')
  | ('recordingId' | 'hasTranscript' | 'unhappyWords' | 'isExemplary' | 'isOnLegalHold' | 'erasedAt')
  | ('importId' | 'createdAt' | 'updatedAt')
> {
  readonly customerReference: string | null;
}

/** A day of an agent of the past. */
export type PlantedAgentDay = Omit<AgentDay, '_id' | 'importId' | 'updatedAt'>;

const batchSize = 500;

/** Whole calls and days of agents with their past, for a seed: no audit event, no report. An import that names one of them changes it. */
export class CallPlantService {
  constructor(
    private readonly calls: CallStore,
    private readonly days: AgentDayStore,
    private readonly hashes: CustomerHashes,
  ) {}

  /** Whether nothing was reported yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.calls.isEmpty()) && (await this.days.isEmpty());
  }

  /** Writes calls; all legs of a chain together. Each has another reference; the ids, in the order given. */
  async plant(planted: readonly PlantedCall[]): Promise<string[]> {
    const chains = new ChainBook();
    for (const call of planted) chains.add(call);
    const records = planted.map(({ customerReference, ...call }): CallRecord => {
      const fault = faultOfTimes(call);
      if (fault) throw new Error(`The planted call ${call.reference} is at fault: ${fault.text.en}`);
      const at = call.endedAt;
      return {
        ...{ _id: newId('call', { now: () => at }), ...call, ...timed(call) },
        customer: customerReference === null ? null : this.hashes.of(customerReference),
        chainId: chains.top(call.reference),
        ...{ recordingId: null, hasTranscript: false, unhappyWords: 0, isExemplary: false, isOnLegalHold: false },
        ...{ erasedAt: null, importId: null, contentHash: 'planted', createdAt: at, updatedAt: at },
      };
    });
    for (let from = 0; from < records.length; from += batchSize)
      await this.calls.insert(records.slice(from, from + batchSize));
    return records.map(({ _id }) => _id);
  }

  /** Writes days of agents. */
  async plantDays(planted: readonly PlantedAgentDay[]): Promise<void> {
    for (let from = 0; from < planted.length; from += batchSize) {
      const days = planted.slice(from, from + batchSize).map((day): AgentDay => ({
        ...{ _id: `${day.agentId}:${day.day}`, ...day, importId: null, updatedAt: new Date(`${day.day}T16:00:00Z`) },
      }));
      await this.days.write(days);
    }
  }
}
