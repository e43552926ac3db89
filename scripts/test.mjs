/**
 * Runs the checks and all tests on what was built:  npm test [-- PATTERN and other jest arguments]
 *
 * With arguments only the matching tests run, without the checks. The last line is always
 * `N passed, N failed`; each check counts as one test. Exit code 0 only when nothing failed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { projectRoot, run } from './lib-run.mjs';

const args = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;

if (args.length === 0) {
  const results = await runChecks();
  passed += results.filter((result) => result.ok).length;
  failed += results.filter((result) => !result.ok).length;
}

const folder = mkdtempSync(join(tmpdir(), 'caregraph-report-'));
try {
  const report = join(folder, 'report.json');
  const jest = join(projectRoot, 'node_modules/jest/bin/jest.js');
  // Quiet about the flag that ES modules need.
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  const { code } = await run(process.execPath, [jest, '--json', `--outputFile=${report}`, ...args], {
    env: { NODE_OPTIONS: nodeOptions.trim() },
  });
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    passed += result.numPassedTests;
    // A file that does not load has no tests of its own to count.
    failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    skipped += result.numPendingTests + result.numTodoTests;
    if (code !== 0 && failed === 0) failed += 1;
  } catch {
    console.error('jest left no report behind');
    failed += 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (skipped > 0) console.log(`\n${skipped} skipped (the lines above say why)`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
