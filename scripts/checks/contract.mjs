import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'graphql';
import { run } from '../lib-run.mjs';

const schemaPath = (root) => join(root, 'schema/schema.graphql');

/** The committed schema against the one that the server emits now. */
export async function schema(root) {
  const emitter = join(root, 'dist/scripts/schema.js');
  if (!existsSync(emitter)) return { ok: false, text: 'dist/scripts/schema.js is missing: run npm run build' };
  const { code, output } = await run(process.execPath, [emitter, '--print'], { cwd: root, keep: true });
  if (code !== 0) return { ok: false, text: output };
  const committed = readFileSync(schemaPath(root), 'utf8');
  if (committed === output) return { ok: true, text: `${committed.split('\n').length} lines` };
  return {
    ok: false,
    text: `schema/schema.graphql differs from what the server emits: ${firstDifference(committed, output)}\nRun: npm run build, and tell the change in schema/CHANGES.md`,
  };
}

function firstDifference(committed, emitted) {
  const [old, fresh] = [committed.split('\n'), emitted.split('\n')];
  const at = fresh.findIndex((line, index) => line !== old[index]);
  const line = at < 0 ? fresh.length : at;
  return `first at line ${line + 1}: "${(old[line] ?? '').trim()}" is now "${(fresh[line] ?? '').trim()}"`;
}

/** Every element of the schema that has no description. */
export async function descriptions(root) {
  const { definitions } = parse(readFileSync(schemaPath(root), 'utf8'));
  let count = 0;
  const bare = [];
  const look = (node, name) => {
    count += 1;
    if (!node.description?.value.trim()) bare.push(name);
  };
  for (const type of definitions) {
    if (type.kind === 'SchemaDefinition') continue;
    look(type, type.name.value);
    for (const value of type.values ?? []) look(value, `${type.name.value}.${value.name.value}`);
    for (const argument of type.arguments ?? []) look(argument, `@${type.name.value}(${argument.name.value}:)`);
    for (const field of type.fields ?? []) {
      look(field, `${type.name.value}.${field.name.value}`);
      for (const argument of field.arguments ?? [])
        look(argument, `${type.name.value}.${field.name.value}(${argument.name.value}:)`);
    }
  }
  if (count === 0) return { ok: false, text: 'the schema is empty' };
  return bare.length === 0
    ? { ok: true, text: `${count} elements` }
    : { ok: false, text: `Without a description (${bare.length}):\n${bare.join('\n')}` };
}

/** Every root field stands in the permission matrix, and nothing else does. */
export async function matrix(root) {
  const path = join(root, 'dist/test/contract/permission-matrix.js');
  if (!existsSync(path))
    return { ok: false, text: 'dist/test/contract/permission-matrix.js is missing: run npm run build' };
  const rows = new Set(Object.keys((await import(pathToFileURL(path).href)).permissionMatrix));
  const fields = new Set();
  for (const type of parse(readFileSync(schemaPath(root), 'utf8')).definitions) {
    if (!['Query', 'Mutation', 'Subscription'].includes(type.name?.value)) continue;
    for (const field of type.fields ?? []) fields.add(field.name.value);
  }
  if (fields.size === 0) return { ok: false, text: 'the schema has no root fields' };
  const absent = [...fields].filter((name) => !rows.has(name));
  const foreign = [...rows].filter((name) => !fields.has(name));
  if (absent.length + foreign.length === 0) return { ok: true, text: `${fields.size} root fields` };
  const lines = [
    ...absent.map((name) => `not in the matrix: ${name}`),
    ...foreign.map((name) => `not in the schema: ${name}`),
  ];
  return { ok: false, text: lines.join('\n') };
}
