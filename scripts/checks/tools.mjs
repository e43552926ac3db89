import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib-run.mjs';

const tool = (root, name) => join(root, 'node_modules/.bin', name);

async function ask(root, name, args, good, env = {}) {
  const { code, output } = await run(tool(root, name), args, { cwd: root, keep: true, env: { NO_COLOR: '1', ...env } });
  return code === 0
    ? { ok: true, text: good(output) }
    : { ok: false, text: output || `${name} ended with code ${code}` };
}

/** TypeScript without output, for the server's side and for the console. */
export async function types(root) {
  const server = await ask(root, 'tsc', ['-p', 'tsconfig.json', '--noEmit', '--incremental', 'false'], () => 'server');
  if (!existsSync(join(root, 'web/tsconfig.json'))) return server;
  const web = await ask(root, 'tsc', ['-p', 'web/tsconfig.json', '--noEmit'], () => 'console');
  if (server.ok && web.ok) return { ok: true, text: 'server and console' };
  return {
    ok: false,
    text: [server, web]
      .filter((part) => !part.ok)
      .map((part) => part.text)
      .join('\n'),
  };
}

/** The count is part of the check: a linter that reads nothing finds nothing. */
export async function lint(root) {
  const args = ['--type-aware', '--deny-warnings', '--config', '.oxlintrc.json', '.'];
  const result = await ask(root, 'oxlint', args, (output) => /on (\d+) files/.exec(output)?.[1] ?? '0');
  if (!result.ok) return result;
  return Number(result.text) > 0
    ? { ok: true, text: `${result.text} files` }
    : { ok: false, text: 'oxlint read no files' };
}

export async function format(root) {
  return ask(root, 'oxfmt', ['--check', '.'], (output) => /on (\d+) files/.exec(output)?.[0] ?? '');
}

/** Generates in memory and compares. */
export async function codegen(root) {
  if (!existsSync(join(root, 'codegen.ts'))) return { ok: true, text: 'there is no codegen.ts' };
  const { code, output } = await run(process.execPath, [join(root, 'scripts/checks/codegen-fresh.mjs')], {
    cwd: root,
    keep: true,
  });
  return code === 0 ? { ok: true, text: output.trim() } : { ok: false, text: `${output.trim()}\nRun: npm run build` };
}
