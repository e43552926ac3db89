import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { metricNames } from './metric-names.js';

const FAST = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The instruments of one process. Each has its name in `metric-names.ts`. */
export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Makes the registry of a running app and its instruments. Each app has its own, so that several
 * can run in one test process; `process: true` adds memory, CPU and event-loop delay of the process.
 */
export function createMetrics(options: { instance: string; process?: boolean }) {
  const registry = new Registry();
  registry.setDefaultLabels({ instance: options.instance });
  if (options.process ?? true) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    /** HTTP answers by route pattern (not by path) and status class such as `2xx`. */
    httpDuration: new Histogram({
      name: metricNames.httpDuration,
      help: 'Time from a request to its answer, in seconds',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: FAST,
      registers,
    }),
    /** GraphQL operations by door (`http`, `ws`), kind, first root field and outcome (`ok`, `error`). */
    operationDuration: new Histogram({
      name: metricNames.operationDuration,
      help: 'Time of a GraphQL operation, in seconds',
      labelNames: ['door', 'kind', 'field', 'outcome'] as const,
      buckets: FAST,
      registers,
    }),
    graphqlErrors: new Counter({
      name: metricNames.graphqlErrors,
      help: 'Top-level GraphQL errors by code',
      labelNames: ['door', 'code'] as const,
      registers,
    }),
    limitRejections: new Counter({
      name: metricNames.limitRejections,
      help: 'Requests refused by a limit, by the limit that refused',
      labelNames: ['door', 'limit'] as const,
      registers,
    }),
    socketsOpen: new Gauge({ name: metricNames.socketsOpen, help: 'Open WebSocket connections', registers }),
    feedHead: new Gauge({ name: metricNames.feedHead, help: 'Highest feed number this process has seen', registers }),
    searchDuration: new Histogram({
      name: metricNames.searchDuration,
      help: 'Time of a search, in seconds',
      labelNames: ['degraded'] as const,
      buckets: FAST,
      registers,
    }),
    searchDegraded: new Gauge({
      name: metricNames.searchDegraded,
      help: '1 while the search engine is away and the question index answers alone',
      registers,
    }),
    indexerBacklog: new Gauge({
      name: metricNames.indexerBacklog,
      help: 'Changes read from MongoDB and not yet searchable',
      registers,
    }),
    indexerLag: new Gauge({
      name: metricNames.indexerLag,
      help: 'Age of the oldest change that is not yet searchable, in seconds',
      registers,
    }),
    indexerParked: new Gauge({
      name: metricNames.indexerParked,
      help: 'Documents that could not be indexed and wait for a person',
      registers,
    }),
    jobRuns: new Counter({
      name: metricNames.jobRuns,
      help: 'Runs of background jobs by kind and outcome (done, retried, failed)',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    jobsWaiting: new Gauge({ name: metricNames.jobsWaiting, help: 'Background jobs that wait or run', registers }),
    engineUp: new Gauge({
      name: metricNames.engineUp,
      help: '1 while the engine answers, by engine (mongodb, meilisearch)',
      labelNames: ['engine'] as const,
      registers,
    }),
    engineRestarts: new Counter({
      name: metricNames.engineRestarts,
      help: 'Restarts of an embedded engine that died',
      labelNames: ['engine'] as const,
      registers,
    }),
  };
}
