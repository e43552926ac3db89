import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { findCycles } from './cycles.mjs';

/** Lower rooms first: a room may import those before it. */
export const roomOrder = [
  ...['people', 'audit', 'files', 'articles', 'trees', 'calls'],
  ...['quality', 'training', 'competitors', 'voice', 'feed', 'notices', 'search', 'insights'],
];

const IO =
  /^(node:(fs|net|http|https|http2|child_process|dgram|tls|worker_threads)(\/.*)?|mongoose|mongodb|fastify|@fastify\/.*|ws|graphql-ws|undici|meilisearch)$/;
const GRAPHQL = /^(type-graphql|graphql|graphql-scalars|graphql-query-complexity|graphql-ws|@apollo\/.*|dataloader)$/;
const TRANSPORT = /^(fastify|@fastify\/.*|ws|graphql-ws|type-graphql|@apollo\/.*|@as-integrations\/.*)$/;
const SERVER_ONLY =
  /^(node:.*|mongoose|mongodb|fastify|@fastify\/.*|ws|undici|meilisearch|type-graphql|prom-client|pino|@apollo\/server.*)$/;
const MONGOOSE = /^(mongoose|mongodb)$/;

/**
 * What each role of a file in a room may import (docs/architecture.md has the table in words).
 *   libraries   refuses a library by name      platform   folders of src/platform that it may use; '!': all but this
 *   own         refuses roles of its own room  others     doors of other rooms: 'value' or 'type'
 */
const roles = {
  thing: {
    libraries: IO,
    platform: ['graphql', 'errors', 'ids', 'rules'],
    own: ['store', 'service', 'resolver', 'stream', 'loaders'],
    others: 'value',
  },
  resolver: { libraries: MONGOOSE, platform: ['graphql', 'errors', 'auth', 'events', 'ids'], own: [], others: 'value' },
  service: {
    libraries: new RegExp(`${TRANSPORT.source}|${MONGOOSE.source}`),
    platform: ['!graphql'],
    own: ['resolver'],
    others: 'value',
  },
  pure: {
    libraries: new RegExp(`${IO.source}|${GRAPHQL.source}`),
    platform: ['errors', 'rules'],
    own: ['store', 'service', 'resolver', 'stream', 'loaders'],
    others: 'value',
  },
  store: {
    libraries: new RegExp(`${TRANSPORT.source}|${GRAPHQL.source}`),
    platform: ['mongo', 'files', 'errors', 'events', 'rules', 'ids'],
    own: ['service', 'resolver', 'stream'],
    others: 'type',
  },
  search: { libraries: IO, platform: ['search'], own: ['service', 'resolver', 'stream'], others: 'type' },
  door: { libraries: IO, platform: ['!'], own: [], others: 'value' },
};
/** Functions without I/O that even rules, policies and classes may use. */
const pureFiles = new Set([
  'src/platform/auth/viewer.ts',
  'src/platform/auth/actor.ts',
  'src/platform/search/analysis.ts',
  'src/platform/search/folded-text.ts',
  'src/platform/search/frame-words.ts',
  'src/platform/rules/share.ts',
  'src/platform/clock/zone.ts',
]);

const roleOf = {
  inputs: 'thing',
  payloads: 'thing',
  fields: 'resolver',
  loaders: 'resolver',
  rules: 'pure',
  policy: 'pure',
  store: 'store',
  schema: 'store',
  search: 'search',
  resolver: 'resolver',
  thing: 'thing',
  index: 'door',
  room: 'door',
};

const roots = ['src', 'seed', 'test', 'bench', 'scripts', 'web/src', 'web/e2e'];

/** Reads every module and judges every import. */
export async function boundaries(root) {
  const modules = new Map();
  for (const folder of roots) for (const path of sources(root, folder)) modules.set(path, importsOf(root, path));
  const faults = [];
  let imports = 0;
  for (const [from, list] of modules) {
    for (const entry of list) {
      imports += 1;
      const reason = judge(from, entry);
      if (reason)
        faults.push(
          `${from}:${entry.line} imports ${entry.to ?? entry.name}${entry.typeOnly ? ' (types)' : ''}: ${reason}`,
        );
    }
  }
  faults.push(...findCycles(modules));
  if (modules.size === 0) return { ok: false, text: 'no module was read' };
  if (faults.length > 0) return { ok: false, text: faults.join('\n') };
  return { ok: true, text: `${modules.size} modules, ${imports} imports` };
}

function* sources(root, folder) {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && path !== 'web/src/gql') yield* sources(root, path);
    } else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Imports, re-exports and dynamic imports of a file, with `to` (a path in the project) or `name` (a library). */
function importsOf(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  const parsed = parseSync(path, text);
  const { module, errors } = parsed;
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const found = [];
  const add = (specifier, start, typeOnly) => {
    const line = text.slice(0, start).split('\n').length;
    if (!specifier.startsWith('.')) return found.push({ name: specifier, line, typeOnly });
    const target = relative(root, normalize(join(root, dirname(path), specifier)))
      .split(sep)
      .join('/');
    const candidates = [
      target.replace(/\.js$/, '.ts'),
      target.replace(/\.jsx?$/, '.tsx'),
      `${target}.ts`,
      `${target}.tsx`,
      `${target}/index.ts`,
      target,
    ];
    return found.push({
      to: candidates.find((each) => /\.\w+$/.test(each) && existsSync(join(root, each))) ?? candidates[0],
      line,
      typeOnly,
    });
  };
  const onlyTypes = (entries) => entries.length > 0 && entries.every((entry) => entry.isType);
  for (const { moduleRequest, entries, start } of module.staticImports) {
    add(moduleRequest.value, start, onlyTypes(entries) || /^import\s+type\b/.test(text.slice(start, start + 20)));
  }
  for (const { entries, start } of module.staticExports) {
    const request = entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    if (request) add(request.value, start, onlyTypes(entries));
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const specifier = text.slice(moduleRequest.start, moduleRequest.end);
    if (/^(['"`]).*\1$/s.test(specifier)) add(specifier.slice(1, -1), start, false);
  }
  // `import('./x.js').Thing` in a type is an import too, which the module record does not hold.
  if (/\bimport\(/.test(text)) for (const type of importTypes(parsed.program)) add(type.source.value, type.start, true);
  return found;
}

function* importTypes(node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'TSImportType') yield node;
  for (const child of Object.values(node)) yield* importTypes(child);
}

/** Why an import is forbidden, or undefined. */
function judge(from, { to, name, typeOnly }) {
  if (from.startsWith('web/')) {
    if (to && !to.startsWith('web/')) return 'the console imports only its own folders';
    return name && SERVER_ONLY.test(name) && from.startsWith('web/src/') ? 'the console runs in a browser' : undefined;
  }
  if (to?.startsWith('web/')) return 'only the console imports the console';
  if (from.startsWith('src/')) return judgeSource(from, to, name, typeOnly);
  const room = roomOf(to);
  if (!room || to.endsWith(`/${room}/index.ts`)) return undefined;
  return from.startsWith(`test/modules/${room}/`) ? undefined : `other folders see a room by its index.ts only`;
}

function judgeSource(from, to, name, typeOnly) {
  if (to && !to.startsWith('src/')) {
    return from === 'src/main.ts' && to.startsWith('seed/')
      ? undefined
      : 'src imports nothing outside of src; only main loads the seed';
  }
  if (from === 'src/main.ts' || from.startsWith('src/app/')) {
    return from !== 'src/main.ts' && to === 'src/main.ts' ? 'nothing imports main' : undefined;
  }
  if (to === 'src/main.ts' || to?.startsWith('src/app/')) return 'only main and app import app';
  if (from === 'src/config.ts')
    return to && !to.startsWith('src/platform/') ? 'config knows the platform only' : undefined;
  if (from.startsWith('src/platform/'))
    return to?.startsWith('src/modules/') ? 'the platform knows no feature' : undefined;
  const room = roomOf(from);
  if (!room) return 'this file stands in no room';
  if (!roomOrder.includes(room))
    return `the room "${room}" has no place in the order of rooms (scripts/checks/boundaries.mjs)`;
  const kind = kindOf(from);
  const rule = roles[kind];
  if (name) return rule.libraries.test(name) ? `a ${kind} file does not use ${name}` : undefined;
  if (to === 'src/config.ts') return typeOnly ? undefined : 'rooms get their configuration by constructor';
  if (to.startsWith('src/platform/')) return judgePlatform(rule, kind, to, typeOnly);
  return judgeRoom(rule, kind, room, to, typeOnly);
}

/** Types bind nothing at run time: any file may name what the platform's types are called. */
function judgePlatform(rule, kind, to, typeOnly) {
  if (typeOnly || pureFiles.has(to)) return undefined;
  const folder = to.split('/')[2] ?? '';
  const [first = ''] = rule.platform;
  const allowed = first.startsWith('!') ? folder !== first.slice(1) : rule.platform.includes(folder);
  return allowed ? undefined : `a ${kind} file does not use platform/${folder}`;
}

function judgeRoom(rule, kind, room, to, typeOnly) {
  const other = roomOf(to);
  if (other === room) {
    const role = roleName(to);
    if (to === `src/modules/${room}/index.ts`) return 'inside a room files import each other, not the door';
    return rule.own.includes(role) ? `a ${kind} file does not use a ${role} of its room` : undefined;
  }
  if (to !== `src/modules/${other}/index.ts`) return 'other rooms are seen by their index.ts only';
  if (roomOrder.indexOf(other) > roomOrder.indexOf(room)) return `"${other}" is a later room than "${room}"`;
  return rule.others === 'type' && !typeOnly ? `a ${kind} file uses types of other rooms only` : undefined;
}

/** Room of a path below src/modules, or undefined. */
const roomOf = (path) => /^src\/modules\/([^/]+)\//.exec(path ?? '')?.[1];

/** `article.store.ts` → store, `article.ts` → thing, `index.ts` → index. */
function roleName(path) {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.tsx?$/, '');
  if (base === 'index' || base === 'room') return base;
  return base.includes('.') ? base.slice(base.lastIndexOf('.') + 1) : 'thing';
}

/** A suffix without a rule of its own (stream, job, import, …) is judged like a service. */
const kindOf = (path) => roleOf[roleName(path)] ?? 'service';
