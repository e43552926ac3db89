/** Generates the console's typed documents in memory and names those files that differ; run in the folder to look at. */
import { existsSync, readFileSync } from 'node:fs';
import { generate, loadContext } from '@graphql-codegen/cli';

const context = await loadContext('codegen.ts');
const files = await generate({ ...context.getConfig(), cwd: process.cwd(), silent: true, errorsOnly: true }, false);
const stale = files.filter(
  ({ filename, content }) => !existsSync(filename) || readFileSync(filename, 'utf8') !== content,
);
if (files.length === 0) {
  console.log('the code generator made nothing');
  process.exitCode = 1;
} else if (stale.length > 0) {
  console.log(stale.map(({ filename }) => `stale: ${filename}`).join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${files.length} files`);
}
