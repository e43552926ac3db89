import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Dispatcher, request } from 'undici';
import { GuardedAgents, isInside, isInsideLiteral } from '../../../platform/outbound/guarded-agents.js';
import { type OutboundHost, judgeAddress } from '../../../platform/outbound/hosts.js';
import type { CommandResult, CommandRun } from './command.js';

/** Longest reply that is read, in bytes. */
export const longestReply = 65_536;
const firstPauseMs = 500;
const longestPauseMs = 8_000;

/** What one try gave: an end, or `null` to try again. */
type Try = CommandResult | { readonly again: string };

/** What is sent: the same bytes at each try, so that the signature differs by the time only. */
const bodyOf = ({ _id, command, treeCode, nodeKey, callReference, createdAt, inputs }: CommandRun): string =>
  JSON.stringify({
    ...{ id: _id, command, tree: treeCode, node: nodeKey, callReference },
    ...{ createdAt: createdAt.toISOString(), inputs: inputs ?? {} },
  });

/** Signature of a body at a moment: HMAC-SHA256 over `timestamp.body`, in hexadecimal digits. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

/** Sends commands: signed, never followed anywhere else, tried again until the deadline. */
export class Webhook {
  readonly #agents = new GuardedAgents();

  constructor(private readonly hosts: readonly OutboundHost[]) {}

  /** What speaks against an address, as `judgeAddress`; null for nothing. */
  faultOf(address: string): string | null {
    const judged = judgeAddress(address, this.hosts);
    return typeof judged === 'string' ? judged : null;
  }

  /**
   * Sends a run until it has an answer, for at most `withinMs`. 2xx with a JSON object is success; 4xx (but 408 and 429), a redirect, a
   * reply that is none and an address that may not be called are failures at once; everything else is tried again. Throws when `signal` fires.
   */
  async send(
    target: { readonly address: string; readonly secret: string },
    run: CommandRun,
    withinMs: number,
    signal: AbortSignal,
  ): Promise<CommandResult> {
    const judged = judgeAddress(target.address, this.hosts);
    if (typeof judged === 'string') return { branch: 'FAILURE', error: `address: ${judged}` };
    if (isInsideLiteral(judged.url, judged.mayBePrivate)) return { branch: 'FAILURE', error: 'address: inside' };
    const end = performance.now() + withinMs;
    const body = bodyOf(run);
    let last = 'no answer in time';
    for (let wait = firstPauseMs; ; wait = Math.min(longestPauseMs, wait * 2)) {
      const left = end - performance.now();
      if (left <= 0) return { branch: 'TIMEOUT', error: last };
      const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(left))]);
      const result = await this.#try(judged, target.secret, run, body, limit);
      signal.throwIfAborted();
      if (!('again' in result)) return result;
      last = result.again;
      if (end - performance.now() <= wait) {
        await pause(Math.max(0, end - performance.now()), undefined, { signal });
        return { branch: 'TIMEOUT', error: last };
      }
      await pause(wait, undefined, { signal });
    }
  }

  /** Ends the connections, those under way too: their runs are taken up again by another process. */
  async close(): Promise<void> {
    await this.#agents.close();
  }

  async #try(
    { url, mayBePrivate }: { readonly url: URL; readonly mayBePrivate: boolean },
    secret: string,
    run: CommandRun,
    body: string,
    signal: AbortSignal,
  ): Promise<Try> {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    try {
      const response = await request(url, {
        method: 'POST',
        dispatcher: this.#agents.of(mayBePrivate),
        signal,
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          accept: 'application/json',
          'user-agent': 'CareGraph',
          'idempotency-key': run._id,
          'x-caregraph-timestamp': timestamp,
          'x-caregraph-signature': `v1=${signatureOf(secret, timestamp, body)}`,
        },
      });
      return await outcomeOf(response);
    } catch (error) {
      if (isInside(error)) return { branch: 'FAILURE', error: 'address: inside' };
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      const code = (cause as { code?: unknown }).code;
      return { again: signal.aborted ? 'no answer in time' : `network: ${typeof code === 'string' ? code : 'failed'}` };
    }
  }
}

async function outcomeOf({ statusCode, body }: Dispatcher.ResponseData): Promise<Try> {
  if (statusCode < 200 || statusCode > 299) {
    await body.dump({ limit: longestReply }).catch(() => undefined);
    const isForNow = statusCode >= 500 || statusCode === 408 || statusCode === 429;
    return isForNow ? { again: `status ${statusCode}` } : { branch: 'FAILURE', error: `status ${statusCode}` };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longestReply) {
      body.destroy();
      return { branch: 'FAILURE', error: 'reply: too long' };
    }
    chunks.push(chunk);
  }
  try {
    const reply: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
    if (typeof reply === 'object' && reply !== null && !Array.isArray(reply)) return { branch: 'SUCCESS', reply };
    return { branch: 'FAILURE', error: 'reply: not an object' };
  } catch {
    return { branch: 'FAILURE', error: 'reply: not JSON' };
  }
}
