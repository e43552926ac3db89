import type { Client, CombinedError } from 'urql';
import {
  AgentIntentRecordDocument,
  AgentOutcomeRecordDocument,
  type SearchIntentRecordInput,
  type SearchOutcomeRecordInput,
} from '../../gql/agent/graphql';
import { requestHeaders } from '../../lib/request';

type Entry = { at: number } & (
  | { kind: 'intent'; input: SearchIntentRecordInput }
  | { kind: 'outcome'; input: SearchOutcomeRecordInput }
);

/** What could not be sent within this time is not worth sending. */
const KEPT_MS = 15 * 60_000;
const KEPT_MAX = 100;

/** Codes of errors that pass by themselves. */
const PASSING = ['UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHENTICATED'];

const mayPass = (error: CombinedError): boolean =>
  error.networkError !== undefined || PASSING.includes(String(error.graphQLErrors[0]?.extensions['code']));

/**
 * Sends how searches ended, one after the other: an outcome after its intention. Only the statistics need it, so nobody
 * waits for it or hears of a failure; it has a queue of its own, so that a link to a call never stands behind it.
 */
export class IntentLog {
  private waiting: Entry[] = [];
  private isSending = false;

  constructor(private readonly client: Client) {}

  intent(input: SearchIntentRecordInput): void {
    this.add({ kind: 'intent', at: Date.now(), input });
  }

  outcome(input: SearchOutcomeRecordInput): void {
    this.add({ kind: 'outcome', at: Date.now(), input });
  }

  /** Sends what waits until one cannot be sent; for when the connection is back. */
  async flush(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let next = this.waiting[0]; next; next = this.waiting[0]) {
        if (Date.now() - next.at < KEPT_MS) {
          const error = await this.send(next);
          if (error && mayPass(error)) return;
        }
        this.waiting.shift();
      }
    } finally {
      this.isSending = false;
    }
  }

  private add(entry: Entry): void {
    this.waiting.push(entry);
    if (this.waiting.length > KEPT_MAX) this.waiting.splice(this.isSending ? 1 : 0, 1);
    void this.flush();
  }

  private async send(entry: Entry): Promise<CombinedError | undefined> {
    // Goes on after the page has been left.
    const fetchOptions = (): RequestInit => ({
      credentials: 'same-origin',
      headers: requestHeaders(),
      keepalive: true,
    });
    const reply =
      entry.kind === 'intent'
        ? await this.client.mutation(AgentIntentRecordDocument, { input: entry.input }, { fetchOptions }).toPromise()
        : await this.client.mutation(AgentOutcomeRecordDocument, { input: entry.input }, { fetchOptions }).toPromise();
    return reply.error;
  }
}
