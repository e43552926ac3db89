import type * as App from './app/start.js';
import { setTimeout } from 'node:timers/promises';
import { ConfigError, readConfig, type Config } from './config.js';
import { systemClock } from './platform/clock/clock.js';
import { keptSecret, startEngines, type Engines } from './platform/embedded/index.js';
import { createLog, type Log } from './platform/telemetry/log.js';
import { textProgress } from './platform/telemetry/progress.js';

/** Time for requests and sockets to finish after SIGTERM, in milliseconds; all in all an end takes under ten seconds. */
const DRAIN = 8_000;

const progress = textProgress(process.stdout);
const ending = new AbortController();
let engines: Engines | undefined;
let app: App.RunningApp | undefined;
let log: Log | undefined;
let stopping: Promise<void> | undefined;

/** Drains the server, then ends the engines. Asked twice, it ends everything at once. */
function onSignal(signal: NodeJS.Signals): void {
  if (stopping) {
    engines?.kill();
    process.exit(1);
  }
  log?.info({ signal }, 'stopping');
  ending.abort();
  stopping = stop().then(
    () => process.exit(0),
    (error: unknown) => {
      log?.error({ err: error }, 'the stop failed');
      engines?.kill();
      process.exit(1);
    },
  );
}

async function stop(): Promise<void> {
  // A start that is under way sees `ending` and gives up; a download may take longer than anybody waits.
  await Promise.race([started.catch(() => undefined), setTimeout(DRAIN, undefined, { ref: false })]);
  if (app) {
    const late = setTimeout(DRAIN, 'late' as const, { ref: false });
    if ((await Promise.race([app.stop(), late])) === 'late') log?.warn('some requests did not finish in time');
  }
  await engines?.stop();
}

async function start(): Promise<void> {
  const config = readConfig();
  log = createLog({ level: config.logLevel, instance: config.instanceId });
  const ours = { mongo: !config.mongodbUri, meili: !config.meili };
  // The app's code takes as long to read as the engines take to come up.
  let code: Promise<typeof App> | undefined;
  const meanwhile = (): void => {
    code = import('./app/start.js');
    code.catch(() => undefined); // awaited below, unless the engines fail first
  };
  engines = await startEngines({ dataDir: config.dataDir, log, progress, signal: ending.signal, meanwhile, ...ours });
  if (ending.signal.aborted) return;
  const { startApp } = await (code ?? import('./app/start.js'));
  if (engines.meiliWhyNot) progress(engines.meiliWhyNot);
  app = await startApp({
    config: { ...config, secret: config.secret ?? (await keptSecret(config.dataDir, 'secret')) },
    mongodbUri: mongodbUriOf(config, engines),
    meili: config.meili ?? engines.meili,
    clock: systemClock,
    log,
    progress,
    engines,
    seed: async (container, tell) => {
      const { seedDemo } = await import('../seed/run.js');
      await seedDemo(container, tell);
    },
  });
  if (ending.signal.aborted) return;
  watchEngines(engines, app);
  // A worker opens no port.
  process.stdout.write(app.url ? `CareGraph ready at ${app.url}\n` : 'CareGraph worker ready\n');
  if (config.seed === 'demo') process.stdout.write(demoLogins());
}

/** Engines of our own are shown in the metrics; the readiness asks them itself. */
function watchEngines(watched: Engines, { container: { metrics } }: App.RunningApp): void {
  const { mongo, meili } = watched.isUp();
  if (mongo !== null) metrics.engineUp.set({ engine: 'mongodb' }, Number(mongo));
  if (meili !== null) metrics.engineUp.set({ engine: 'meilisearch' }, Number(meili));
  watched.onDown((engine) => metrics.engineUp.set({ engine }, 0));
  watched.onUp((engine) => {
    metrics.engineUp.set({ engine }, 1);
    metrics.engineRestarts.inc({ engine });
  });
}

function mongodbUriOf(config: Config, started: Engines): string {
  const uri = config.mongodbUri ?? started.mongodbUri;
  if (!uri) throw new Error('there is neither an external nor an embedded MongoDB');
  return uri;
}

function demoLogins(): string {
  const names = [
    ...['agent', 'agent.advanced', 'agent.expert', 'agent.two', 'editor', 'editor.two', 'qa', 'qa.two'],
    ...['trainer', 'analyst', 'lead', 'supervisor', 'manager', 'contact', 'partner', 'admin'],
  ];
  return `  Demo logins, password caregraph: ${names.join(', ')} @demo.example\n`;
}

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
// A fault that nobody awaited leaves the process in an unknown state: say it, end the children, be restarted.
process.on('uncaughtException', (error) => {
  if (log) log.fatal({ err: error }, 'uncaught exception');
  else process.stderr.write(`${error.stack ?? error.message}\n`);
  engines?.kill();
  process.exit(1);
});

const started = start();
started.catch(async (error: unknown) => {
  if (stopping) return;
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? text : `CareGraph cannot start. ${text}`}\n`);
  log?.debug({ err: error }, 'start failed');
  await engines?.stop();
  process.exit(1);
});
