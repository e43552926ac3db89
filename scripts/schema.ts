/**
 * Emits the GraphQL schema:  node dist/scripts/schema.js [--print]
 *
 * Writes schema/schema.graphql when it differs, so that the file's time tells the builds that depend on it.
 * --print writes to standard output and touches no file. Neither needs a database.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { createContainer } from '../src/app/container.js';
import { createSchema, printContract } from '../src/app/schema.js';
import { systemClock } from '../src/platform/clock/clock.js';
import { silentLog } from '../src/platform/telemetry/log.js';

const path = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url));

// The wiring is what a running server has; nothing of it is started, and the connection is never opened.
const container = createContainer({
  connection: mongoose.createConnection(),
  clock: systemClock,
  log: silentLog(),
  secret: 'a schema is the same under every secret',
  instanceId: 'schema',
  meili: null,
  indexPrefix: 'schema',
  enginesUp: () => ({ mongo: null, meili: null }),
});
const text = printContract(await createSchema(container.resolvers));
if (process.argv.includes('--print')) {
  process.stdout.write(text);
} else if (readOrEmpty() !== text) {
  writeFileSync(path, text);
}
// Metrics keep a timer of their own.
process.exitCode = 0;
process.stdout.write('', () => process.exit());

function readOrEmpty(): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
