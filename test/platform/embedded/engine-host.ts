/** A process that runs engines on a folder until it is told to end; prints one JSON line per thing that happens. */
import { startEngines } from '../../../src/platform/embedded/index.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';

const say = (line: Record<string, unknown>): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const engines = await startEngines({
    dataDir: process.argv[2] ?? '',
    log: silentLog(),
    progress: (text) => say({ text }),
    mongo: true,
    meili: true,
  });
  engines.onDown((engine, reason) => say({ down: engine, reason }));
  engines.onUp((engine) => say({ up: engine }));
  process.once('SIGTERM', () => void engines.stop().then(() => process.exit(0)));
  say({ ready: true, mongodbUri: engines.mongodbUri, meili: engines.meili });
  setInterval(() => undefined, 60_000);
} catch (error) {
  say({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
