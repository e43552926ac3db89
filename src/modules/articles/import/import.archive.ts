import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { UnreadableFileError } from './import.faults.js';

/** What an archive may be at most. */
export const archiveLimits = { entries: 5_000, packed: 64 * 1024 * 1024, unpacked: 512 * 1024 * 1024 } as const;

const inflate = promisify(inflateRaw);
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

/** One file of an archive. */
export interface ArchiveEntry {
  readonly path: string;
  /** Size when unpacked, as the archive claims; unpacking holds it to that. */
  readonly bytes: number;
  /** Tells one content from another. */
  readonly fingerprint: string;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

/** A name that stays within its archive, with `/` between its parts; null for a path that leads outside. */
function safePath(name: string): string | null {
  const path = name.replaceAll('\\', '/');
  if (path.includes('\0') || path.startsWith('/') || /^[a-z]:/i.test(path)) return null;
  return path.split('/').includes('..') ? null : path.replace(/^(?:\.\/)+/, '').normalize('NFC');
}

/** Folders, and what systems leave behind: no content. */
const isLitter = (path: string): boolean =>
  path.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(path);

/**
 * A zip archive in memory. Its list of contents is judged before anything is unpacked: too many entries, too much to unpack, paths that
 * lead outside, links, encrypted or overlapping entries are refused, and each entry is unpacked to the size it claims and no further.
 */
export class Archive {
  readonly entries: readonly ArchiveEntry[];
  readonly #byPath: ReadonlyMap<string, ArchiveEntry>;

  constructor(private readonly bytes: Buffer) {
    this.entries = entriesOf(bytes);
    this.#byPath = new Map(this.entries.map((entry) => [entry.path, entry]));
  }

  find(path: string): ArchiveEntry | null {
    return this.#byPath.get(path) ?? null;
  }

  /** The content of an entry. Throws UnreadableFileError where it is not what the archive claims. */
  async read({ at, packed, method, bytes, path }: ArchiveEntry): Promise<Buffer> {
    if (at + 30 > this.bytes.length || this.bytes.readUInt32LE(at) !== localMark) throw damaged();
    const start = at + 30 + this.bytes.readUInt16LE(at + 26) + this.bytes.readUInt16LE(at + 28);
    const data = this.bytes.subarray(start, start + packed);
    if (data.length !== packed) throw damaged();
    let content = data;
    if (method === 8) {
      try {
        content = await inflate(data, { maxOutputLength: Math.max(1, bytes) });
      } catch {
        throw new UnreadableFileError(`${shown(path)} in the archive is damaged, or larger than it claims.`);
      }
    }
    if (content.length !== bytes) throw new UnreadableFileError(`${shown(path)} in the archive is damaged.`);
    return content;
  }
}

const damaged = (): UnreadableFileError => new UnreadableFileError('The archive is damaged.');
const shown = (path: string): string => path.slice(0, 120);

function entriesOf(bytes: Buffer): ArchiveEntry[] {
  if (bytes.length > archiveLimits.packed) throw new UnreadableFileError('An archive has at most 64 MB.');
  let end = bytes.length - 22;
  const furthest = Math.max(0, end - 65_535);
  while (end >= furthest && bytes.readUInt32LE(end) !== endMark) end -= 1;
  if (end < furthest || end < 0) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  if (count > archiveLimits.entries)
    throw new UnreadableFileError(`An archive has at most ${archiveLimits.entries} entries.`);
  const entries: ArchiveEntry[] = [];
  const seen = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) throw damaged();
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    if (at + 46 + nameLength > bytes.length) throw damaged();
    const entry = entryOf(bytes, at, nameLength);
    at += 46 + nameLength + extraLength + commentLength;
    if (entry === null) continue;
    unpacked += entry.bytes;
    if (unpacked > archiveLimits.unpacked)
      throw new UnreadableFileError('The archive holds more than 512 MB when unpacked.');
    if (seen.has(entry.path)) throw new UnreadableFileError(`The archive holds ${shown(entry.path)} twice.`);
    seen.add(entry.path);
    entries.push(entry);
  }
  refuseOverlaps(entries);
  return entries;
}

/** A name in UTF-8, or as a Chinese Windows writes it. */
function nameOf(raw: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(raw);
    } catch {
      // The next one.
    }
  }
  throw new UnreadableFileError('A name in the archive cannot be read.');
}

/** One line of the list of contents; null for a folder and for litter. */
function entryOf(bytes: Buffer, at: number, nameLength: number): ArchiveEntry | null {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
  const path = safePath(name);
  if (path === null) throw new UnreadableFileError(`${shown(name)} leads out of the archive.`);
  // The upper half of the attributes is the file mode of whoever packed it on a Unix system.
  if (((bytes.readUInt32LE(at + 38) >>> 16) & 0o170000) === 0o120000)
    throw new UnreadableFileError(`${shown(path)} in the archive is a link.`);
  if (isLitter(path)) return null;
  if (flags & 1) throw new UnreadableFileError('The archive is encrypted.');
  if (method !== 0 && method !== 8) throw new UnreadableFileError('The archive is packed in a way that is not known.');
  const crc = bytes.readUInt32LE(at + 16).toString(16);
  const size = bytes.readUInt32LE(at + 24);
  return {
    path,
    bytes: size,
    fingerprint: `${crc}-${size}`,
    method,
    packed: bytes.readUInt32LE(at + 20),
    at: bytes.readUInt32LE(at + 42),
  };
}

/** Entries that share their bytes are how a small archive claims to be a huge one. */
function refuseOverlaps(entries: readonly ArchiveEntry[]): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (entry.at < end) throw new UnreadableFileError('Entries of the archive overlap.');
    end = entry.at + 30 + entry.packed;
  }
}
