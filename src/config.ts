import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { logLevels, type LogLevel } from './platform/telemetry/log.js';

/** What a process does: answers clients, works in the background, or both. */
export const roles = ['web', 'worker'] as const;
export type ProcessRole = (typeof roles)[number];

/** Everything that can be set from outside, checked. Nothing else in `src` reads the environment. */
export interface Config {
  /** Address to listen on. */
  host: string;
  /** Port to listen on; 0 takes a free one. */
  port: number;
  /** Address under which clients reach the server, without a slash at the end; null: as it listens. */
  publicUrl: string | null;
  /** Absolute path of the data folder. */
  dataDir: string;
  /** External MongoDB replica set; null: the embedded one. */
  mongodbUri: string | null;
  /** External Meilisearch; null: the embedded one. */
  meili: { url: string; key: string } | null;
  /** What an empty database is filled with. */
  seed: 'demo' | 'none';
  /** Name of this server copy in logs, metrics and health. */
  instanceId: string;
  /** Key material of the product; null: generated into the data folder. */
  secret: string | null;
  /** On an empty database without the demo: the first administrator. */
  adminEmail: string | null;
  logLevel: LogLevel;
  /** Number of reverse proxies in front whose `X-Forwarded-For` is believed. */
  trustedProxies: number;
  /** Hosts that commands of troubleshooting trees may be sent to: `host`, `host:port` or `*.domain`. */
  webhookHosts: readonly string[];
  /** Hosts that recordings may be fetched from, written the same way. */
  recordingHosts: readonly string[];
  /** Stricter answers: no introspection for strangers. */
  production: boolean;
  roles: ReadonlySet<ProcessRole>;
}

/** A configuration whose secret is known: given from outside, or generated into the data folder. */
export type ReadyConfig = Config & { secret: string };

/** The configuration has faults; all of them are listed. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

/** Variables that may come from a file instead, named by the same variable with `_FILE` at its end. */
const SECRET_NAMES = ['CAREGRAPH_SECRET', 'MEILI_MASTER_KEY', 'MONGODB_URI'] as const;

const url = (schemes: readonly string[], what: string) =>
  z.string().refine((text) => {
    try {
      return schemes.includes(new URL(text).protocol);
    } catch {
      return false;
    }
  }, `must be ${what}`);

/** Connection strings may name several hosts, which `URL` does not read: the shape is checked here, the rest by the driver. */
const mongoUri = z
  .string()
  .regex(
    /^mongodb(\+srv)?:\/\/[^\s/]+(\/\S*)?$/,
    'must be a connection string that begins mongodb:// or mongodb+srv://',
  );

const hostList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
  )
  .refine(
    (hosts) => hosts.every((host) => /^((\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?$/.test(host)),
    'must be host names parted by commas, each with a port or without, `*.` before a domain for all below it',
  )
  .default([]);

const Environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(4000),
  PUBLIC_URL: url(['http:', 'https:'], 'an address that begins http:// or https://').optional(),
  CAREGRAPH_DATA: z.string().default('.data'),
  MONGODB_URI: mongoUri.optional(),
  MEILI_URL: url(['http:', 'https:'], 'an address that begins http:// or https://').optional(),
  MEILI_MASTER_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  CAREGRAPH_SEED: z.enum(['demo', 'none'], 'must be demo or none').optional(),
  INSTANCE_ID: z
    .string()
    .regex(/^[\w.:-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, colons, dashes or underscores')
    .optional(),
  CAREGRAPH_SECRET: z
    .string()
    .refine((text) => Buffer.byteLength(text) >= 32, 'must have at least 32 bytes')
    .optional(),
  CAREGRAPH_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  TRUSTED_PROXIES: z.string().regex(/^\d$/, 'must be a number from 0 to 9').transform(Number).default(0),
  WEBHOOK_HOSTS: hostList,
  RECORDING_HOSTS: hostList,
  NODE_ENV: z.string().optional(),
});

/** Names that the server understands; the example file is checked against them. */
export const configNames: readonly string[] = Object.keys(Environment.shape).filter((name) => name !== 'NODE_ENV');

/** Names that may be given with `_FILE`. */
export const configFileNames: readonly string[] = SECRET_NAMES.map((name) => `${name}_FILE`);

/**
 * Reads and checks environment and arguments.
 * @param args words after the program, such as `--roles=web,worker`.
 * @throws ConfigError with every fault at once.
 */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  args: readonly string[] = process.argv.slice(2),
): Config {
  const faults: string[] = [];
  // An empty value is what a compose file writes for a variable that is not set.
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && value !== '') given[name] = value;
  for (const name of SECRET_NAMES) takeFromFile(given, name, faults);
  const roleSet = readRoles(args, faults);
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(`${issue.path.join('.')} ${issue.message}`);
  }
  if (given.MONGODB_URI && !given.CAREGRAPH_SECRET) {
    faults.push(
      'CAREGRAPH_SECRET (or CAREGRAPH_SECRET_FILE) is required with MONGODB_URI: all server copies must share it',
    );
  }
  if (given.MEILI_URL && !given.MEILI_MASTER_KEY) {
    faults.push('MEILI_MASTER_KEY (or MEILI_MASTER_KEY_FILE) is required with MEILI_URL');
  }
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const values = parsed.data;
  const external = Boolean(values.MONGODB_URI);
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir: resolve(values.CAREGRAPH_DATA),
    mongodbUri: values.MONGODB_URI ?? null,
    meili:
      values.MEILI_URL && values.MEILI_MASTER_KEY
        ? { url: values.MEILI_URL.replace(/\/+$/, ''), key: values.MEILI_MASTER_KEY }
        : null,
    seed: values.CAREGRAPH_SEED ?? (external ? 'none' : 'demo'),
    instanceId:
      values.INSTANCE_ID ??
      `${
        hostname()
          .replace(/[^\w.-]/g, '-')
          .slice(0, 40) || 'caregraph'
      }-${process.pid}`,
    secret: values.CAREGRAPH_SECRET ?? null,
    adminEmail: values.CAREGRAPH_ADMIN_EMAIL?.toLowerCase() ?? null,
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.TRUSTED_PROXIES,
    webhookHosts: values.WEBHOOK_HOSTS,
    recordingHosts: values.RECORDING_HOSTS,
    production: values.NODE_ENV === 'production',
    roles: roleSet,
  };
}

function takeFromFile(given: Record<string, string>, name: string, faults: string[]): void {
  const path = given[`${name}_FILE`];
  if (!path) return;
  if (given[name]) {
    faults.push(`${name} and ${name}_FILE are both set; give one of them`);
    return;
  }
  try {
    const text = readFileSync(path, 'utf8').trim();
    if (text) given[name] = text;
    else faults.push(`${name}_FILE names an empty file: ${path}`);
  } catch {
    faults.push(`${name}_FILE names a file that cannot be read: ${path}`);
  }
}

function readRoles(args: readonly string[], faults: string[]): ReadonlySet<ProcessRole> {
  const chosen = new Set<ProcessRole>();
  for (const word of args) {
    const list = /^--roles=(.*)$/.exec(word)?.[1];
    if (list === undefined) {
      faults.push(`${word} is not an argument of the server; it knows --roles=web,worker`);
      continue;
    }
    for (const name of list.split(',')) {
      const role = roles.find((known) => known === name.trim());
      if (role) chosen.add(role);
      else faults.push(`--roles knows web and worker, not "${name.trim()}"`);
    }
  }
  return chosen.size > 0 ? chosen : new Set(roles);
}
