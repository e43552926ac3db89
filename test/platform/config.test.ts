import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, configFileNames, configNames, readConfig } from '../../src/config.js';

const SECRET = 'x'.repeat(32);

function faultsOf(env: NodeJS.ProcessEnv, args: string[] = []): readonly string[] {
  try {
    readConfig(env, args);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caregraph-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('needs nothing: loopback, port 4000, embedded engines, the demo, both roles', () => {
    const config = readConfig({}, []);
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      dataDir: resolve('.data'),
      mongodbUri: null,
      meili: null,
      seed: 'demo',
      secret: null,
      adminEmail: null,
      production: false,
    });
    expect([...config.roles]).toEqual(['web', 'worker']);
    expect(config.instanceId).toMatch(/^[\w.:-]+$/);
  });

  it('seeds nothing by itself into an external database', () => {
    const env = { MONGODB_URI: 'mongodb://a:1,b:2/caregraph?replicaSet=rs0', CAREGRAPH_SECRET: SECRET };
    expect(readConfig(env, []).seed).toBe('none');
    expect(readConfig({ ...env, CAREGRAPH_SEED: 'demo' }, []).seed).toBe('demo');
  });

  it('lists every fault at once, by name, and never the value of a secret', () => {
    const faults = faultsOf(
      {
        HOST: 'no host',
        PORT: '70000',
        MONGODB_URI: 'postgres://db',
        MEILI_URL: 'search:7700',
        CAREGRAPH_SEED: 'some',
        CAREGRAPH_SECRET: 'short-secret',
        CAREGRAPH_ADMIN_EMAIL: 'nobody',
        LOG_LEVEL: 'loud',
        TRUSTED_PROXIES: 'all',
      },
      ['--roles=web,cook', '--help'],
    );
    for (const name of [
      'HOST',
      'PORT',
      'MONGODB_URI',
      'MEILI_URL',
      'MEILI_MASTER_KEY',
      'CAREGRAPH_SEED',
      'CAREGRAPH_SECRET',
    ]) {
      expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
    }
    for (const name of ['CAREGRAPH_ADMIN_EMAIL', 'LOG_LEVEL', 'TRUSTED_PROXIES', '--roles', '--help']) {
      expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
    }
    expect(faults.join('\n')).not.toContain('short-secret');
  });

  it('requires the secret with an external database, and a key with an external search engine', () => {
    expect(faultsOf({ MONGODB_URI: 'mongodb://db/caregraph' })).toEqual([expect.stringContaining('CAREGRAPH_SECRET')]);
    expect(faultsOf({ MEILI_URL: 'http://search:7700' })).toEqual([expect.stringContaining('MEILI_MASTER_KEY')]);
  });

  it('reads secrets from files, without the line break at the end', () => {
    const path = join(folder, 'secret');
    writeFileSync(path, `${SECRET}\n`);
    expect(readConfig({ CAREGRAPH_SECRET_FILE: path }, []).secret).toBe(SECRET);
    expect(faultsOf({ CAREGRAPH_SECRET_FILE: path, CAREGRAPH_SECRET: SECRET })).toHaveLength(1);
    expect(faultsOf({ CAREGRAPH_SECRET_FILE: join(folder, 'absent') })).toHaveLength(1);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readConfig({ PORT: '', MONGODB_URI: '', CAREGRAPH_SECRET: '' }, []).port).toBe(4000);
  });

  it('takes port 0, and roles one by one', () => {
    expect(readConfig({ PORT: '0' }, ['--roles=worker'])).toMatchObject({ port: 0, roles: new Set(['worker']) });
  });

  it('stands whole in the example file, and the example file knows nothing else', () => {
    const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(new Set(named)).toEqual(new Set([...configNames, ...configFileNames]));
  });
});
