/** One entry of a list of hosts in the configuration: a host, with a port or without, or `*.domain` for all names below a domain. */
export interface OutboundHost {
  readonly host: string;
  /** Null: any port. */
  readonly port: number | null;
  /** Names below the host, not the host itself. */
  readonly isBelow: boolean;
}

const entryForm =
  /^(\*\.)?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/;

/** Reads one entry; null for what is none. */
export function outboundHostOf(text: string): OutboundHost | null {
  const found = entryForm.exec(text.trim().toLowerCase());
  if (!found) return null;
  const [, below, host = '', port] = found;
  // Addresses have no names below them, and a whole top level is nobody's.
  if (below && (/^[\d.]+$/.test(host) || host.startsWith('[') || !host.includes('.'))) return null;
  return { host, port: port === undefined ? null : Number(port), isBelow: below !== undefined };
}

/** The entry that admits an address, the literal one first; null where none does. */
function admitting(address: URL, hosts: readonly OutboundHost[]): OutboundHost | null {
  const name = address.hostname.toLowerCase();
  const port = address.port === '' ? (address.protocol === 'https:' ? 443 : 80) : Number(address.port);
  const fits = (entry: OutboundHost): boolean => entry.port === null || entry.port === port;
  return (
    hosts.find((entry) => !entry.isBelow && entry.host === name && fits(entry)) ??
    hosts.find((entry) => entry.isBelow && name.endsWith(`.${entry.host}`) && fits(entry)) ??
    null
  );
}

const localNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** What speaks against calling an address. */
export type AddressFault = 'FORM' | 'SCHEME' | 'CREDENTIALS' | 'HOST';

/** Whether an address may be called; the fault otherwise. `mayBePrivate`: the configuration names this very host. */
export function judgeAddress(
  text: string,
  hosts: readonly OutboundHost[],
): { readonly url: URL; readonly mayBePrivate: boolean } | AddressFault {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'FORM';
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && localNames.includes(url.hostname))) return 'SCHEME';
  if (url.username || url.password || url.hash) return 'CREDENTIALS';
  const entry = admitting(url, hosts);
  return entry ? { url, mayBePrivate: !entry.isBelow } : 'HOST';
}
