/**
 * Checks everything that a tool can check:  npm run check, or  node scripts/check.mjs [NAME …] [--root DIR]
 *
 *   types         server, seed, tests, scripts; the console
 *   lint          oxlint with type information
 *   boundaries    who may import whom, and no cycles
 *   schema        the committed schema is the one that the server emits
 *   descriptions  every type, field, argument and value of the schema is described
 *   matrix        every root field stands in the permission matrix
 *   codegen       the console's typed documents are up to date
 *   format        oxfmt
 *
 * Without names all run. Each prints one line, and its findings when it fails. Exit code 1 when any failed.
 * --root looks at another copy of the project; the tests plant faults in one.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundaries } from './checks/boundaries.mjs';
import { descriptions, matrix, schema } from './checks/contract.mjs';
import { codegen, format, lint, types } from './checks/tools.mjs';
import { projectRoot, seconds } from './lib-run.mjs';

/** Each takes the project's folder and resolves to `{ ok, text }`: what was looked at, or what was found. */
const checks = { types, lint, boundaries, schema, descriptions, matrix, codegen, format };

/** Runs the named checks, all when none is named, one after the other, and prints as it goes. */
export async function runChecks(names = Object.keys(checks), root = projectRoot) {
  const results = [];
  for (const name of names) {
    const since = performance.now();
    let result;
    try {
      result = await checks[name](root);
    } catch (error) {
      result = { ok: false, text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    const line = `  ${result.ok ? '✓' : '✗'} ${name} (${seconds(since)})`;
    console.log(result.ok ? `${line} ${result.text}` : `${line}\n${result.text.trim().replace(/^/gm, '    ')}`);
    results.push({ name, ok: result.ok });
  }
  return results;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const at = words.indexOf('--root');
  const root = at >= 0 ? resolve(words.splice(at, 2)[1] ?? '.') : projectRoot;
  const unknown = words.filter((word) => !(word in checks));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(' ')}\nKnown: ${Object.keys(checks).join(' ')}`);
    process.exit(2);
  }
  const results = await runChecks(words.length > 0 ? words : undefined, root);
  const failed = results.filter((result) => !result.ok);
  console.log(
    failed.length === 0 ? `All ${results.length} checks hold.` : `${failed.length} of ${results.length} checks failed.`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
