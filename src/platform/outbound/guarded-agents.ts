import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { mayCall } from './addresses.js';

/** An address that leads inside: the same however often it is tried. */
export class InsideAddressError extends Error {
  override readonly name = 'InsideAddressError';
}

/** Whether a failed request failed because its address leads inside. */
export const isInside = (error: unknown): boolean =>
  error instanceof InsideAddressError || (error instanceof Error && error.cause instanceof InsideAddressError);

/** The name's addresses are judged where the connection is made: what was looked up is what is called. */
const guardedLookup =
  (mayBePrivate: boolean): LookupFunction =>
  (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses: LookupAddress[] = found;
      if (!addresses.length || !addresses.every(({ address }) => mayCall(address, mayBePrivate)))
        return callback(new InsideAddressError('the name stands for an address inside'), '', 0);
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      return callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };

/** Whether the host of an address is itself an address that may not be called; names are judged when they are looked up. */
export function isInsideLiteral(url: URL, mayBePrivate: boolean): boolean {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) !== 0 && !mayCall(literal, mayBePrivate);
}

/** Connections to outside systems that lead where the configuration allows, and nowhere else. Redirects are never followed. */
export class GuardedAgents {
  readonly #agents = new Map<boolean, Agent>();

  /** @param mayBePrivate whether the configuration names the very host. */
  of(mayBePrivate: boolean): Agent {
    let agent = this.#agents.get(mayBePrivate);
    if (!agent) {
      agent = new Agent({ connect: { lookup: guardedLookup(mayBePrivate), timeout: 10_000 }, connections: 16 });
      this.#agents.set(mayBePrivate, agent);
    }
    return agent;
  }

  /** Ends the connections, those under way too. */
  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()));
    this.#agents.clear();
  }
}
